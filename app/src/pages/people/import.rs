//! A list of people taken in at once: paste it or choose a file, look at what it says row by row, agree.

use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    http::StatusCode,
};
use domain::{Lang, Problem, Problems};
use leptos::prelude::*;
use services::{Column, ListForm, NotSaved, PeopleList, Row as ListRow, RowState, UnitChoice, WrongRows};

use super::list::Filters;
use crate::{
    App,
    flash::Flash,
    form::{beside, summary},
    i18n::people as t,
    language::in_language,
    page::{PageResult, Staff, count},
    problem_page::PageError,
    ui::{
        Area, Banner, BannerKind, Button, Cell, Choice, Crumb, ErrorSummary, FileField, Head, HiddenText,
        Look, Need, PageHead, Row, RowHead, Shape, Table, TextArea, UnitField,
    },
};

/// Rows that are right are only sampled: it is those that are wrong that somebody has to see.
const SAMPLE: usize = 20;

/// What is wrong with the list as a whole, with the units to choose from.
#[derive(Default)]
struct Wrong {
    problems: Problems,
    choices: Vec<UnitChoice>,
}

/// The form as it was sent.
#[derive(Default)]
struct Sent {
    form: ListForm,
    file: Vec<u8>,
    step: String,
}

pub(super) async fn show(staff: Staff) -> PageResult {
    services::may_add_people(staff.actor())?;
    let lang = staff.lang;
    Ok(staff.staff(t::import(lang), move || ask(lang, ListForm::default(), Wrong::default())))
}

pub(super) async fn submit(
    State(app): State<App>,
    staff: Staff,
    sent: Result<Multipart, MultipartRejection>,
) -> PageResult {
    let bad = |_| PageError::Status(StatusCode::BAD_REQUEST);
    let mut whole = Sent::default();
    match read(sent.map_err(bad)?, &mut whole).await {
        Ok(()) => {}
        Err(StatusCode::PAYLOAD_TOO_LARGE) => {
            let problem = Problem::Said(t::too_large(Lang::Vi), t::too_large(Lang::En));
            return again(&staff, whole.form, services::Error::invalid("file", problem).into());
        }
        Err(status) => return Err(PageError::Status(status)),
    }
    let Sent { mut form, file, step } = whole;
    if !file.is_empty() {
        match services::read_people_file(&file) {
            Ok(text) => form.text = text,
            Err(error) => return again(&staff, form, error.into()),
        }
    }
    let wrong = match step.as_str() {
        "write" => WrongRows::Refuse,
        "write-right" => WrongRows::Skip,
        _ => return checked(&app, &staff, form).await,
    };
    match services::import_people(&app.services, staff.actor(), &form, wrong).await {
        Ok(done) => {
            let path = Filters::just_added().href(Lang::Vi, "/quan-ly/nguoi");
            Ok(staff.done_until_undone(&path, Flash::PeopleAdded(count(done.n)), done.undo))
        }
        // Somebody changed a unit meanwhile: the rows are shown again.
        Err(NotSaved { error: services::Error::Conflict(_), .. }) => checked(&app, &staff, form).await,
        Err(not) => again(&staff, form, not),
    }
}

async fn checked(app: &App, staff: &Staff, form: ListForm) -> PageResult {
    match services::check_people_list(&app.services, staff.actor(), &form).await {
        Ok(list) => {
            let lang = staff.lang;
            let is_right = list.wrong().next().is_none();
            let view = move || look(lang, form, list);
            Ok(if is_right {
                staff.staff(t::checked(lang), view)
            } else {
                staff.invalid(Area::Staff, t::checked(lang), view)
            })
        }
        Err(not) => again(staff, form, not),
    }
}

fn again(staff: &Staff, form: ListForm, not: NotSaved) -> PageResult {
    let services::Error::Invalid(problems) = not.error else { return Err(not.error.into()) };
    let lang = staff.lang;
    let wrong = Wrong { problems, choices: not.choices };
    Ok(staff.invalid(Area::Staff, t::import(lang), move || ask(lang, form, wrong)))
}

/// Reads part after part; what came before one that is too large is kept.
async fn read(mut parts: Multipart, sent: &mut Sent) -> Result<(), StatusCode> {
    while let Some(part) = parts.next_field().await.map_err(|error| error.status())? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(|error| error.status())?;
        if name == "file" {
            sent.file = bytes.to_vec();
            continue;
        }
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| StatusCode::BAD_REQUEST)?;
        let text = domain::text::compose(&text);
        match name.as_str() {
            "text" => sent.form.text = text,
            "unit" => sent.form.unit = text,
            "unit_id" => sent.form.unit_id = text,
            "step" => sent.step = text,
            _ => {}
        }
    }
    Ok(())
}

fn crumbs(lang: Lang) -> Vec<Crumb> {
    vec![Crumb::new(t::people(lang), in_language(lang, "/quan-ly/nguoi"))]
}

fn ask(lang: Lang, form: ListForm, wrong: Wrong) -> AnyView {
    let notice = view! { <ErrorSummary errors=summary(lang, &wrong.problems)/> }.into_any();
    view! {
        <PageHead title=t::import(lang) lead=t::import_lead(lang) crumbs=crumbs(lang) notice/>
        {entry(lang, form, wrong, t::check(lang), Look::Primary)}
    }
    .into_any()
}

/// The list as it is typed: at first, and again below the rows that are wrong.
fn entry(lang: Lang, form: ListForm, wrong: Wrong, send: &'static str, look: Look) -> AnyView {
    let problems = &wrong.problems;
    let action = in_language(lang, "/quan-ly/nguoi/nhap");
    let choices = wrong
        .choices
        .iter()
        .map(|unit| Choice::new(unit.id.to_string(), unit.label.clone()))
        .collect::<Vec<_>>();
    view! {
        <form class="form list-form" method="post" action=action enctype="multipart/form-data" novalidate>
            <TextArea name="text" label=t::paste(lang) hint=t::paste_hint(lang) value=form.text rows=10 error=beside(lang, problems, "text")/>
            <FileField name="file" label=t::file(lang) hint=t::file_hint(lang) need=Need::Optional
                accept=".csv,.txt,.tsv,text/csv,text/plain" error=beside(lang, problems, "file")/>
            <UnitField label=t::for_all(lang) hint=t::for_all_hint(lang) need=Need::Optional value=form.unit unit_id=form.unit_id choices
                error=beside(lang, problems, "unit")/>
            <Button name="step" value="check" look>{send}</Button>
        </form>
    }
    .into_any()
}

/// What the list says, before anything is written.
fn look(lang: Lang, form: ListForm, list: PeopleList) -> AnyView {
    let (fresh, known, wrong) = (list.fresh(), list.known(), list.wrong().count());
    let title = t::outcome(lang, fresh, known, wrong);
    let kind = if wrong > 0 || fresh == 0 { BannerKind::Warning } else { BannerKind::Info };
    let left_out = (!list.unknown_columns.is_empty())
        .then(|| view! { <p class="soft">{t::left_out(lang, &list.unknown_columns.join(", "))}</p> });
    let bad: Vec<ListRow> = list.wrong().cloned().collect();
    let bad = (!bad.is_empty())
        .then(|| view! { <section class="stack">{rows(lang, "wrong", t::wrong_rows(lang), bad)}</section> });
    let good: Vec<ListRow> =
        list.rows.into_iter().filter(|row| row.state == RowState::New).take(SAMPLE).collect();
    let good = (!good.is_empty()).then(|| {
        let caption = format!("{}: {}", t::right_rows(lang), t::first_rows(lang, good.len(), fresh));
        view! { <section class="stack">{rows(lang, "right", &caption, good)}</section> }
    });
    let notice = view! { <Banner kind title/> }.into_any();
    let again = if wrong > 0 {
        view! {
            <section class="stack">
                <h2>{t::correct_here(lang)}</h2>
                <p class="soft">{t::correct_text(lang)}</p>
                {entry(lang, form.clone(), Wrong::default(), t::check_again(lang), Look::Secondary)}
            </section>
        }
        .into_any()
    } else {
        let href = in_language(lang, "/quan-ly/nguoi/nhap");
        view! { <p><a href=href>{t::start_again(lang)}</a></p> }.into_any()
    };
    view! {
        <PageHead title=t::checked(lang) crumbs=crumbs(lang) notice/>
        <div class="stack-l">
            {left_out}
            {bad}
            {good}
            {act(lang, form, fresh, wrong)}
            {again}
        </div>
    }
    .into_any()
}

/// The list goes along, so that what is written is what was looked at.
fn act(lang: Lang, form: ListForm, fresh: usize, wrong: usize) -> AnyView {
    if fresh == 0 {
        return (wrong == 0).then(|| view! { <p>{t::nothing_new(lang)}</p> }).into_any();
    }
    let (step, words) = if wrong > 0 {
        ("write-right", t::import_act_skipping(lang, fresh, wrong))
    } else {
        ("write", t::import_act(lang, fresh))
    };
    let action = in_language(lang, "/quan-ly/nguoi/nhap");
    view! {
        <form method="post" action=action enctype="multipart/form-data">
            <HiddenText name="text" value=form.text/>
            <input type="hidden" name="unit" value=form.unit/>
            <input type="hidden" name="unit_id" value=form.unit_id/>
            <Button name="step" value=step>{words}</Button>
        </form>
    }
    .into_any()
}

fn rows(lang: Lang, id: &'static str, caption: &str, rows: Vec<ListRow>) -> AnyView {
    let mut head = vec![Head::number(t::line(lang))];
    head.extend(Column::ALL.iter().map(|column| Head::text(column.name(lang))));
    let rows = rows.into_iter().map(|row| one(lang, row)).collect_view();
    view! { <Table id caption=caption.to_owned() head shape=Shape::Cards>{rows}</Table> }.into_any()
}

/// A row, what is wrong with a cell said in the cell.
fn one(lang: Lang, row: ListRow) -> AnyView {
    let problems = match row.state {
        RowState::Wrong(problems) => problems,
        RowState::New | RowState::Known(_) => vec![],
    };
    let mut cells = Column::ALL.iter().zip(row.cells).map(|(column, cell)| {
        let wrong = problems.iter().find(|(at, _)| at == column).map(|(_, problem)| problem.text(lang));
        let wrong = wrong.map(|text| view! { <span class="cell-error">{text}</span> });
        (column.name(lang), view! { {cell}{wrong} }.into_any())
    });
    let name = cells.next().map(|(_, cell)| cell);
    let cells = cells.map(|(label, cell)| view! { <Cell label>{cell}</Cell> }.into_any()).collect_view();
    view! {
        <Row>
            <Cell label=t::line(lang) class="num">{row.line}</Cell>
            <RowHead>{name}</RowHead>
            {cells}
        </Row>
    }
    .into_any()
}

//! A list of people taken in at once: paste it or choose a file, look at what it says row by row, agree.

use std::hash::{Hash, Hasher};

use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    http::StatusCode,
};
use domain::{Lang, Problem, numbers};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    NotSaved,
    people::{Column, ListForm, PeopleList, Row as ListRow, RowState, WrongRows},
};
use ui::{
    Area, Banner, BannerKind, Button, Cell, Crumb, FileField, Head, HiddenText, Look, Need, PageHead, Row,
    RowHead, Shape, Table, TextArea, UnitField,
};

use crate::{
    App,
    flash::Flash,
    form::Query,
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        invitations::invite,
        people::{list::Filters, words as t},
    },
    visit::Staff,
    wrong::Wrong,
};

/// Rows that are right are only sampled: it is those that are wrong that somebody has to see.
const SAMPLE: usize = 20;

/// The form as it was sent.
#[derive(Default)]
struct Sent {
    form: ListForm,
    file: Vec<u8>,
    step: String,
    /// What was looked at, by [`mark_of`]: empty where nothing was.
    seen: String,
    /// The code of the activity that the list is for; empty: it is for none.
    activity: String,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    /// The code of the activity that the list is for.
    #[serde(default)]
    lop: String,
}

/// The activity that a list is for.
#[derive(Clone)]
struct Goal {
    code: String,
    title: String,
}

/// None where the list is for none.
async fn goal(app: &App, staff: &Staff, code: &str) -> Result<Option<Goal>, PageError> {
    if code.is_empty() {
        return Ok(None);
    }
    let activity = services::invitations::may_invite(&app.services, staff.actor(), code).await?;
    Ok(Some(Goal { code: activity.code, title: activity.title }))
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(wanted): Query<Wanted>) -> PageResult {
    services::people::may_add_people(staff.actor())?;
    let goal = goal(&app, &staff, &wanted.lop).await?;
    let lang = staff.lang;
    Ok(staff.staff(t::import(lang), move || ask(lang, goal, ListForm::default(), Wrong::default())))
}

pub(crate) async fn submit(
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
            let goal = goal(&app, &staff, &whole.activity).await?;
            return again(&staff, goal, whole.form, services::Error::invalid("file", problem).into());
        }
        Err(status) => return Err(PageError::Status(status)),
    }
    let Sent { mut form, file, step, seen, activity } = whole;
    let goal = goal(&app, &staff, &activity).await?;
    if !file.is_empty() {
        match services::people::read_people_file(&file) {
            Ok(text) => form.text = text,
            Err(error) => return again(&staff, goal, form, error.into()),
        }
    }
    let wrong = match step.as_str() {
        // A file that nobody has looked at is shown first, whichever button was pressed.
        _ if !file.is_empty() => return checked(&app, &staff, goal, form).await,
        "write" => WrongRows::Refuse,
        // Somebody who corrected a row means it to be taken: rows are left out only as they were seen.
        "write-right" if seen == mark_of(&form) => WrongRows::Skip,
        "write-right" => WrongRows::Refuse,
        _ => return checked(&app, &staff, goal, form).await,
    };
    match services::people::import_people(&app.services, staff.actor(), &form, wrong).await {
        Ok(done) if goal.is_some() => {
            let code = goal.map(|goal| goal.code).unwrap_or_default();
            let flash = Flash::PeopleAdded(numbers::whole(done.n));
            invite::with_chosen(&app, &staff, &code, &done.people, (flash, done.undo)).await
        }
        Ok(done) => {
            let path = Filters::just_added().href(Lang::Vi, "/quan-ly/nguoi");
            Ok(staff.done_until_undone(&path, Flash::PeopleAdded(numbers::whole(done.n)), done.undo))
        }
        // A correction that is not right yet, or somebody changed a unit meanwhile: the rows are shown again.
        Err(NotSaved { error: services::Error::Conflict(_), .. }) => checked(&app, &staff, goal, form).await,
        Err(not) => again(&staff, goal, form, not),
    }
}

async fn checked(app: &App, staff: &Staff, goal: Option<Goal>, form: ListForm) -> PageResult {
    match services::people::check_people_list(&app.services, staff.actor(), &form).await {
        Ok(list) => {
            let lang = staff.lang;
            let is_right = list.wrong().next().is_none();
            let view = move || look(lang, goal, form, list);
            Ok(if is_right {
                staff.staff(t::checked(lang), view)
            } else {
                staff.invalid(Area::Staff, t::checked(lang), view)
            })
        }
        Err(not) => again(staff, goal, form, not),
    }
}

fn again(staff: &Staff, goal: Option<Goal>, form: ListForm, not: NotSaved) -> PageResult {
    let (lang, wrong) = (staff.lang, Wrong::of(not)?);
    Ok(staff.invalid(Area::Staff, t::import(lang), move || ask(lang, goal, form, wrong)))
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
            "seen" => sent.seen = text,
            "lop" => sent.activity = text,
            _ => {}
        }
    }
    Ok(())
}

/// What tells a list that was looked at from one that was changed since. Browsers end lines in their own way.
fn mark_of(form: &ListForm) -> String {
    let mut hasher = std::hash::DefaultHasher::new();
    let text = form.text.replace('\r', "");
    (text.trim(), form.unit.trim(), &form.unit_id).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn crumbs(lang: Lang) -> Vec<Crumb> {
    vec![Crumb::new(t::people(lang), in_language(lang, "/quan-ly/nguoi"))]
}

fn ask(lang: Lang, goal: Option<Goal>, form: ListForm, wrong: Wrong) -> AnyView {
    let what_for = what_for(lang, goal.as_ref());
    let notice = wrong.notice(lang);
    view! {
        <PageHead title=t::import(lang) lead=t::import_lead(lang) crumbs=crumbs(lang) notice/>
        {what_for}
        {entry(lang, goal.as_ref(), form, wrong, view! { <Button name="step" value="check">{t::check(lang)}</Button> }.into_any())}
    }
    .into_any()
}

/// What the list is for, as the form keeps it.
fn kept(goal: Option<&Goal>) -> Option<AnyView> {
    goal.map(|goal| view! { <input type="hidden" name="lop" value=goal.code.clone()/> }.into_any())
}

fn what_for(lang: Lang, goal: Option<&Goal>) -> Option<AnyView> {
    goal.map(|goal| view! { <p>{t::for_activity(lang, &goal.title)}</p> }.into_any())
}

/// The list as it is typed: at first, and again below the rows that are wrong.
fn entry(lang: Lang, goal: Option<&Goal>, form: ListForm, wrong: Wrong, buttons: AnyView) -> AnyView {
    let action = in_language(lang, "/quan-ly/nguoi/nhap");
    let units = wrong.units();
    view! {
        <form class="form list-form" method="post" action=action enctype="multipart/form-data" novalidate>
            {kept(goal)}
            <TextArea name="text" label=t::paste(lang) hint=t::paste_hint(lang) value=form.text rows=10 error=wrong.beside(lang, "text")/>
            <FileField name="file" label=t::file(lang) hint=t::file_hint(lang) need=Need::Optional
                accept=".csv,.txt,.tsv,text/csv,text/plain" error=wrong.beside(lang, "file")/>
            <UnitField label=t::for_all(lang) hint=t::for_all_hint(lang) need=Need::Optional value=form.unit unit_id=form.unit_id choices=units
                error=wrong.beside(lang, "unit")/>
            {buttons}
        </form>
    }
    .into_any()
}

/// What the list says, before anything is written.
fn look(lang: Lang, goal: Option<Goal>, form: ListForm, list: PeopleList) -> AnyView {
    let (fresh, known, wrong) = (list.fresh(), list.known(), list.wrong().count());
    let title = t::outcome(lang, fresh, known, wrong);
    let kind = if wrong > 0 || fresh == 0 { BannerKind::Warning } else { BannerKind::Info };
    let left_out = (!list.unknown_columns.is_empty())
        .then(|| view! { <p class="soft">{t::left_out(lang, &list.unknown_columns.join(", "))}</p> });
    let bad: Vec<ListRow> = list.wrong().cloned().collect();
    let bad = (!bad.is_empty())
        .then(|| view! { <section class="stack">{rows(lang, "wrong", t::wrong_rows(lang), bad)}</section> });
    let there: Vec<ListRow> =
        list.rows.iter().filter(|row| matches!(row.state, RowState::Known(_))).cloned().collect();
    let there = (!there.is_empty()).then(|| {
        let words = t::known_rows(lang, there.len(), goal.is_some());
        let table = rows(lang, "known", &words, there);
        view! { <details class="who"><summary>{words}</summary>{table}</details> }
    });
    let good: Vec<ListRow> =
        list.rows.into_iter().filter(|row| row.state == RowState::New).take(SAMPLE).collect();
    let good = (!good.is_empty()).then(|| {
        let caption = format!("{}: {}", t::right_rows(lang), t::first_rows(lang, good.len(), fresh));
        view! { <section class="stack">{rows(lang, "right", &caption, good)}</section> }
    });
    let notice = view! { <Banner kind title/> }.into_any();
    let (seen, what_for) = (mark_of(&form), what_for(lang, goal.as_ref()));
    let act = if wrong > 0 {
        let chooses = goal.is_some() && known > 0;
        let skip = (fresh > 0 || chooses).then(|| {
            let words = match fresh {
                0 => t::choose_skipping(lang, known, wrong),
                _ => t::import_act_skipping(lang, fresh, wrong),
            };
            view! { <Button name="step" value="write-right">{words}</Button> }
        });
        // The first button is the one that Enter presses: it writes nothing.
        let buttons = view! {
            <input type="hidden" name="seen" value=seen/>
            <div class="actions">
                <Button name="step" value="check" look=Look::Secondary>{t::check_again(lang)}</Button>
                {skip}
            </div>
        };
        view! {
            <section class="stack">
                <h2>{t::correct_here(lang)}</h2>
                <p class="soft">{t::correct_text(lang)}</p>
                {entry(lang, goal.as_ref(), form, Wrong::default(), buttons.into_any())}
            </section>
        }
        .into_any()
    } else {
        let lop = goal.as_ref().map(|goal| format!("?lop={}", goal.code)).unwrap_or_default();
        let href = in_language(lang, &format!("/quan-ly/nguoi/nhap{lop}"));
        view! { {act(lang, goal.as_ref(), form, fresh)} <p><a href=href>{t::start_again(lang)}</a></p> }
            .into_any()
    };
    view! {
        <PageHead title=t::checked(lang) crumbs=crumbs(lang) notice/>
        <div class="stack-l">
            {what_for}
            {left_out}
            {bad}
            {there}
            {good}
            {act}
        </div>
    }
    .into_any()
}

/// Nothing is wrong: the list goes along, so that what is written is what was looked at.
fn act(lang: Lang, goal: Option<&Goal>, form: ListForm, fresh: usize) -> AnyView {
    if fresh == 0 && goal.is_none() {
        return view! { <p>{t::nothing_new(lang)}</p> }.into_any();
    }
    let action = in_language(lang, "/quan-ly/nguoi/nhap");
    let words = if fresh == 0 { t::choose_known(lang).to_owned() } else { t::import_act(lang, fresh) };
    view! {
        <form method="post" action=action enctype="multipart/form-data">
            <HiddenText name="text" value=form.text/>
            <input type="hidden" name="unit" value=form.unit/>
            <input type="hidden" name="unit_id" value=form.unit_id/>
            {kept(goal)}
            <Button name="step" value="write">{words}</Button>
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

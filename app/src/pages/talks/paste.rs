//! A whole agenda is pasted or comes as a file, is looked through, and is kept.

use axum::{
    extract::{Multipart, Path, State, multipart::MultipartRejection},
    http::StatusCode,
};
use domain::{Lang, Problem, Problems, fields::typed_day};
use leptos::prelude::*;
use services::{
    new_form_key,
    rows::Activity,
    talks::{PasteForm, Pasted},
};
use ui::{
    Area, Banner, BannerKind, Button, ButtonLink, Choice, ErrorSummary, Field, FieldError, FileField,
    HiddenText, Look, Need, Select, TextArea,
};

use crate::{
    App,
    flash::Flash,
    form::{beside, summary},
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        activities::{WorkTab, Workspace, workspace},
        schedule::clashes,
        talks::{paste_rows, path, words as t},
    },
    visit::Staff,
};

/// No request with an agenda is larger, in bytes.
pub(crate) const LARGEST: usize = 4 * 1024 * 1024;

/// What browsers offer to choose from.
const ACCEPT: &str = ".xlsx,.xls,.xlsm,.xlsb,.ods,.csv,.txt,.tsv,.docx";

type Sent = Result<Multipart, MultipartRejection>;

/// The form as the browser sends it.
#[derive(Debug, Default)]
struct Typed {
    form: PasteForm,
    /// `ghi` keeps it, anything else looks through it.
    act: String,
    file_wrong: Option<(&'static str, &'static str)>,
}

/// What the page shows.
enum Shown {
    /// The empty form.
    Nothing,
    /// What was read.
    Looked(Box<Pasted>),
    /// A file that could not be read.
    Wrong(Problems),
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let (activity, ..) = services::talks::load_tracks_form(&app.services, staff.actor(), &code).await?;
    let form = PasteForm { day: typed_day(activity.starts_on), key: new_form_key()?, ..PasteForm::default() };
    render(&app, &staff, activity, form, Shown::Nothing).await
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    sent: Sent,
) -> PageResult {
    let (activity, ..) = services::talks::load_tracks_form(&app.services, staff.actor(), &code).await?;
    let Typed { mut form, act, file_wrong } = read(sent).await.map_err(PageError::Status)?;
    if let Some((vi, en)) = file_wrong {
        let problems = Problems(vec![("file", Problem::Said(vi, en))]);
        return render(&app, &staff, activity, form, Shown::Wrong(problems)).await;
    }
    let looked = match act.as_str() {
        "ghi" => match services::talks::paste_agenda(&app.services, staff.actor(), &code, &form).await? {
            Ok(n) => {
                let n = u32::try_from(n).unwrap_or(u32::MAX);
                return Ok(staff.done(&path(&code, ""), Flash::AgendaKept(n)));
            }
            Err(pasted) => pasted,
        },
        _ => services::talks::look_at_agenda(&app.services, staff.actor(), &code, &form).await?,
    };
    if form.key.is_empty() {
        form.key = new_form_key()?;
    }
    render(&app, &staff, activity, form, Shown::Looked(Box::new(looked))).await
}

/// Reads part after part; the cells of a file take the place of what was pasted.
async fn read(sent: Sent) -> Result<Typed, StatusCode> {
    let mut parts = sent.map_err(|_| StatusCode::BAD_REQUEST)?;
    let mut typed = Typed::default();
    while let Some(part) = parts.next_field().await.map_err(|error| error.status())? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = match part.bytes().await.map_err(|error| error.status()) {
            Ok(bytes) => bytes,
            Err(StatusCode::PAYLOAD_TOO_LARGE) => {
                typed.file_wrong = Some((t::file_large(Lang::Vi), t::file_large(Lang::En)));
                return Ok(typed);
            }
            Err(status) => return Err(status),
        };
        if name == "file" {
            match bytes.is_empty() {
                true => {}
                false => match tables::read(&bytes) {
                    Ok(book) => typed.form.text = as_text(&book),
                    Err(_) => typed.file_wrong = Some((t::file_wrong(Lang::Vi), t::file_wrong(Lang::En))),
                },
            }
            continue;
        }
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| StatusCode::BAD_REQUEST)?;
        let text = domain::text::compose(&text);
        match name.as_str() {
            "text" => typed.form.text = text,
            "day" => typed.form.day = text,
            clashes::REASON => typed.form.reason = text,
            "key" => typed.form.key = text,
            "act" => typed.act = text,
            _ => {}
        }
    }
    Ok(typed)
}

/// The first sheet in which something stands, as it would be pasted.
fn as_text(book: &tables::Book) -> String {
    let sheet = book.sheets.iter().find(|sheet| !sheet.is_hidden && !sheet.rows.is_empty());
    let rows = sheet.map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
    // A row of one cell keeps a tab, by which the rest is known to have some.
    rows.iter().map(|row| row.cells.join("\t")).collect::<Vec<_>>().join("\n")
}

async fn render(app: &App, staff: &Staff, activity: Activity, form: PasteForm, shown: Shown) -> PageResult {
    let (_, sessions) =
        services::sessions::list_sessions_of(&app.services, staff.actor(), &activity.code).await?;
    let mut days: Vec<_> = sessions.iter().map(|session| session.held_on).collect();
    days.dedup();
    let days =
        days.into_iter().map(|day| Choice::new(typed_day(day), documents::dates::day(day, staff.lang)));
    let days: Vec<Choice> = days.collect();
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::Agenda);
    let lang = staff.lang;
    let title = format!("{}: {}", t::paste(lang), activity.title);
    let failed = match &shown {
        Shown::Nothing => false,
        Shown::Looked(pasted) => !pasted.is_right(),
        Shown::Wrong(_) => true,
    };
    let view = move || {
        let notice = notice(lang, &shown);
        workspace(frame, notice, view(lang, &activity.code, (form, days), shown))
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn notice(lang: Lang, shown: &Shown) -> Option<AnyView> {
    let pasted = match shown {
        Shown::Nothing => return None,
        Shown::Wrong(problems) => {
            let errors = summary(lang, problems);
            return Some(view! { <ErrorSummary errors/> }.into_any());
        }
        Shown::Looked(pasted) => pasted,
    };
    if let Some(whole) = &pasted.whole {
        return Some(view! { <Banner kind=BannerKind::Failure title=whole.text(lang)/> }.into_any());
    }
    if !pasted.clashes.is_empty() {
        return Some(clashes::notice(lang, &pasted.clashes));
    }
    let mut errors = summary(lang, &pasted.problems);
    errors.extend(pasted.wrong.iter().map(|(n, problem)| {
        FieldError::new(paste_rows::id(*n), format!("{} {n}: {}", t::line(lang), problem.text(lang)))
    }));
    let info = || view! { <Banner kind=BannerKind::Info title=t::looked(lang)/> }.into_any();
    Some(if errors.is_empty() { info() } else { view! { <ErrorSummary errors/> }.into_any() })
}

fn view(lang: Lang, code: &str, (form, days): (PasteForm, Vec<Choice>), shown: Shown) -> AnyView {
    let (action, back) = (in_language(lang, &path(code, "/dan")), in_language(lang, &path(code, "")));
    let (pasted, problems) = match shown {
        Shown::Nothing => (None, Problems::default()),
        Shown::Wrong(problems) => (None, problems),
        Shown::Looked(pasted) => {
            let problems = pasted.problems.clone();
            (Some(*pasted), problems)
        }
    };
    let error = |field: &str| beside(lang, &problems, field);
    let reason = pasted
        .as_ref()
        .and_then(|pasted| clashes::reason_field(lang, &pasted.clashes, &form.reason, Default::default()));
    let keep = pasted.as_ref().filter(|pasted| keeps(pasted)).map(|pasted| {
        let n = pasted.rows.len();
        let (text, day, key) = (form.text.clone(), form.day.clone(), form.key.clone());
        view! {
            <form class="stack" method="post" action=action.clone() enctype="multipart/form-data" novalidate>
                <HiddenText name="text" value=text/>
                <input type="hidden" name="day" value=day/>
                <input type="hidden" name="key" value=key/>
                {reason}
                <div class="actions"><Button name="act" value="ghi">{t::keep(lang, n)}</Button></div>
            </form>
        }
    });
    let rows = pasted.map(|pasted| paste_rows::view(lang, &pasted));
    let look = if rows.is_some() { t::look_again(lang) } else { t::look(lang) };
    let look_of = if keep.is_some() { Look::Secondary } else { Look::Primary };
    view! {
        <div class="stack-l">
            <h2>{t::paste(lang)}</h2>
            {rows}
            {keep}
            <form class="form list-form" method="post" action=action enctype="multipart/form-data" novalidate>
                <input type="hidden" name="key" value=form.key/>
                <TextArea name="text" label=t::paste_text(lang) hint=t::paste_hint(lang) value=form.text rows=10 error=error("text")/>
                <FileField name="file" label=t::paste_file(lang) hint=t::paste_file_hint(lang) need=Need::Optional accept=ACCEPT error=error("file")/>
                {day_field(lang, form.day, days, error("day"))}
                <div class="actions">
                    <Button look=look_of name="act" value="xem">{look}</Button>
                    <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// A day of the activity is chosen; where it has none with a session, one is typed.
fn day_field(lang: Lang, day: String, days: Vec<Choice>, error: ui::OptText) -> AnyView {
    if days.iter().any(|choice| choice.value == day) {
        return view! { <Select name="day" label=t::paste_day(lang) hint=t::paste_day_hint(lang) choices=days value=day error=error/> }
            .into_any();
    }
    view! { <Field name="day" label=t::paste_day(lang) hint=t::paste_day_hint(lang) value=day error=error/> }
        .into_any()
}

/// Whether it can be kept as it is, or once a reason is given.
fn keeps(pasted: &Pasted) -> bool {
    let is_soft = pasted.clashes.iter().all(|clash| !clash.is_hard);
    !pasted.rows.is_empty()
        && pasted.wrong.is_empty()
        && pasted.problems.is_empty()
        && pasted.whole.is_none()
        && is_soft
}

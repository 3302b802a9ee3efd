//! The grid of attendance: a select in each cell, one button, and a column at once.

use std::collections::{HashMap, HashSet};

use axum::extract::{Path, State};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    AttendanceSource, AttendanceStatus, Lang, Word, accounts::access::Role, attendance::headcount_below_list,
    fields::typed_day, numbers::whole,
};
use islands::{AttendanceSaver, GridWords};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Paged, Paging,
    attendance::{AttendanceGrid, Mark},
    ids::{RegistrationId, SessionId},
    registrations::ListEntry,
    rows::Session,
};
use ui::{
    Area, Banner, BannerKind, Button, Empty, EmptyState, ErrorSummary, Field, FieldError, Kind, Look, Need,
    Pager, PagerButtons, Size, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query, beside},
    language::in_language,
    list::page_of,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, path_of, workspace},
        attendance::{grid_sheet, words as t},
    },
    sheet,
    stale::Stale,
    visit::Staff,
};

/// Which page of the people.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct At {
    trang: String,
}

/// People of a page.
const PAGE: u64 = 100;

/// The grid on a page of the people.
fn path_at(code: &str, page: u64) -> String {
    let path = path_of(code, WorkTab::Attendance);
    if page == 1 { path } else { format!("{path}?trang={page}") }
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(at): Query<At>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    if let Some(format) = file.format() {
        let grid = services::attendance::show_attendance(&app.services, staff.actor(), &code).await?;
        return grid_sheet::sheet(staff.lang, &grid).answer(format);
    }
    let trouble = Trouble { page: page_of(&at.trang), ..Trouble::default() };
    render(&app, &staff, &code, trouble).await
}

/// The cells as `m-SESSION-REGISTRATION` with what they were as `o-…` unless they were empty; `all` names a session where everybody was present.
type Cells = Vec<(String, String)>;

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(at): Query<At>,
    Form(cells): Form<Cells>,
) -> PageResult {
    let marks = read(&app, &staff, &code, &cells).await?;
    let page = page_of(&at.trang);
    // The button of another page saves what was chosen on this one, and leads there.
    let step = cells.iter().find(|(name, _)| name == "step");
    let next = step.and_then(|(_, step)| step.strip_prefix("trang-")).map(page_of);
    if let Some(next) = next.filter(|_| marks.is_empty()) {
        return Ok(staff.go(&path_at(&code, next)));
    }
    match services::attendance::record_attendance(&app.services, staff.actor(), &code, &marks).await {
        Ok(done) => {
            let path = path_at(&code, next.unwrap_or(page));
            Ok(staff.done_until_undone(&path, Flash::Marked(whole(done.n)), done.undo))
        }
        Err(services::Error::Conflict(problem)) => {
            let marked = marks.iter().map(|mark| ((mark.session, mark.registration), mark.status)).collect();
            let trouble =
                Trouble { whole: Some(problem.text(staff.lang)), marked, page, ..Trouble::default() };
            render(&app, &staff, &code, trouble).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CountForm {
    people: String,
    note: String,
    version: String,
}

pub(crate) async fn count(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(form): Form<CountForm>,
) -> PageResult {
    let typed = (form.people.as_str(), form.note.as_str());
    match services::attendance::record_headcount(&app.services, staff.actor(), &code, typed, &form.version)
        .await
    {
        Ok(counted) => {
            let flash = counted.map_or(Flash::NotCounted(0), |n| Flash::Counted(n.unsigned_abs()));
            Ok(staff.done(&path_of(&code, WorkTab::Attendance), flash))
        }
        Err(services::Error::Invalid(problems)) => {
            render(&app, &staff, &code, Trouble { problems, typed: Some(form), ..Trouble::default() }).await
        }
        Err(services::Error::Stale(at)) => {
            let stale = Some((at, form.people.clone(), form.note.clone()));
            // The version that is there now: sent again, what was typed holds.
            let typed = Some(CountForm { version: String::new(), ..form });
            render(&app, &staff, &code, Trouble { stale, typed, ..Trouble::default() }).await
        }
        Err(services::Error::Conflict(problem)) => {
            render(
                &app,
                &staff,
                &code,
                Trouble { whole: Some(problem.text(staff.lang)), typed: Some(form), ..Trouble::default() },
            )
            .await
        }
        Err(error) => Err(error.into()),
    }
}

/// What could not be done, with what was typed.
#[derive(Default)]
struct Trouble {
    problems: domain::Problems,
    typed: Option<CountForm>,
    whole: Option<String>,
    /// Somebody else counted meanwhile, at this moment: the number and the note that were typed.
    stale: Option<(DateTime<Utc>, String, String)>,
    /// Marks that were chosen and not saved.
    marked: Marked,
    /// Which page of the people, from 1.
    page: u64,
}

/// What was chosen for a cell.
type Marked = HashMap<(SessionId, RegistrationId), Option<AttendanceStatus>>;

/// The cells that were changed: those that differ from what the page showed. Somebody else's marks are left alone.
async fn read(app: &App, staff: &Staff, code: &str, cells: &Cells) -> services::Result<Vec<Mark>> {
    let key = |name: &str| -> Option<(SessionId, RegistrationId)> {
        let (session, registration) = name.split_once('-')?;
        Some((session.parse().ok()?, registration.parse().ok()?))
    };
    let mark = |session, registration, status, seen| Mark {
        session,
        registration,
        status,
        source: AttendanceSource::Manual,
        seen,
        event_id: None,
    };
    let before: HashMap<&str, &str> =
        cells.iter().filter_map(|(name, value)| Some((name.strip_prefix("o-")?, value.as_str()))).collect();
    let mut marks: Vec<Mark> = cells
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("m-")?, value)))
        .filter(|(name, value)| before.get(name).copied().unwrap_or_default() != value.as_str())
        .filter_map(|(name, value)| {
            let seen = AttendanceStatus::parse(before.get(name).copied().unwrap_or_default());
            let (session, registration) = key(name)?;
            Some(mark(session, registration, AttendanceStatus::parse(value), Some(seen)))
        })
        .collect();
    let all = cells.iter().find(|(name, _)| name == "all").and_then(|(_, id)| id.parse::<SessionId>().ok());
    if let Some(session) = all {
        // Whoever has no mark, neither saved nor just chosen; what was chosen elsewhere is saved with it.
        let grid = services::attendance::show_attendance(&app.services, staff.actor(), code).await?;
        let chosen: HashSet<RegistrationId> =
            marks.iter().filter(|mark| mark.session == session).map(|mark| mark.registration).collect();
        let unmarked = grid.people.iter().map(|entry| entry.registration.id);
        let unmarked =
            unmarked.filter(|id| !grid.marks.contains_key(&(session, *id)) && !chosen.contains(id));
        marks.extend(unmarked.map(|id| mark(session, id, Some(AttendanceStatus::Present), Some(None))));
    }
    Ok(marks)
}

async fn render(app: &App, staff: &Staff, code: &str, trouble: Trouble) -> PageResult {
    let grid = services::attendance::show_attendance(&app.services, staff.actor(), code).await?;
    let today = app.services.today();
    let frame = Workspace::new(staff, staff.actor(), &grid.activity, today, WorkTab::Attendance);
    let lang = staff.lang;
    let takes = if staff.actor().has(&[Role::Admin, Role::Organizer, Role::Trainer, Role::CheckIn]) {
        Takes::Yes
    } else {
        Takes::No
    };
    let title = format!("{}: {}", t::attendance(lang), grid.activity.title);
    let failed = trouble.whole.is_some() || trouble.stale.is_some() || !trouble.problems.is_empty();
    let view = move || {
        let notice = notice(lang, &grid, &trouble);
        workspace(frame, notice, page(lang, today, takes, grid, trouble))
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

/// Whether the viewer may mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    Yes,
    No,
}

fn notice(lang: Lang, grid: &AttendanceGrid, trouble: &Trouble) -> Option<AnyView> {
    if let Some(title) = trouble.whole.clone() {
        return Some(view! { <Banner kind=BannerKind::Failure title/> }.into_any());
    }
    if let Some((at, people, note)) = trouble.stale.clone() {
        let kept = grid.headcount.as_ref();
        let fields = vec![
            (
                t::people(lang).to_owned(),
                people,
                kept.map_or(String::new(), |count| count.people.to_string()),
            ),
            (t::note(lang).to_owned(), note, kept.map_or(String::new(), |count| count.note.clone())),
        ];
        let saved = in_language(lang, &path_of(&grid.activity.code, WorkTab::Attendance));
        return Stale::new(at, fields).map(|stale| stale.notice(lang, "headcount", saved));
    }
    if !trouble.problems.is_empty() {
        let errors = trouble
            .problems
            .0
            .iter()
            .map(|(field, problem)| FieldError::new(*field, problem.text(lang)))
            .collect();
        return Some(view! { <ErrorSummary errors/> }.into_any());
    }
    None
}

fn page(lang: Lang, today: NaiveDate, takes: Takes, grid: AttendanceGrid, mut trouble: Trouble) -> AnyView {
    let (marked, asked) = (std::mem::take(&mut trouble.marked), trouble.page);
    let code = grid.activity.code.clone();
    let headcount = (takes == Takes::Yes && grid.activity.starts_on <= today)
        .then(|| headcount(lang, &code, &grid, trouble));
    let phones = in_language(lang, &crate::pages::checkin::path_of(&code));
    let phones = (takes == Takes::Yes).then(|| view! { <p><a href=phones>{t::by_phone(lang)}</a></p> });
    let body = if grid.people.is_empty() {
        view! { <EmptyState kind=Empty::Nothing title=t::nobody(lang) text=t::nobody_text(lang)/> }.into_any()
    } else {
        table(lang, today, takes, grid, (&marked, asked))
    };
    view! { {phones} {body} {headcount} }.into_any()
}

fn table(
    lang: Lang,
    today: NaiveDate,
    takes: Takes,
    grid: AttendanceGrid,
    (marked, asked): (&Marked, u64),
) -> AnyView {
    let total = grid.people.len() as u64;
    let paging = Paging { page: asked, size: PAGE }.fit(total);
    let shown = Paged { rows: paging.part(&grid.people), paging, total };
    let action = in_language(lang, &path_at(&grid.activity.code, paging.page));
    let head = |session| head(lang, today, takes, (&grid, &shown.rows), session);
    let heads = grid.sessions.iter().map(head).collect_view();
    let before = usize::try_from((paging.page - 1) * PAGE).unwrap_or_default();
    let rows = shown
        .rows
        .iter()
        .enumerate()
        .map(|(i, entry)| row(lang, today, takes, &grid, marked, (before, i + 1, entry)))
        .collect_view();
    let caption = t::caption(lang, grid.people.len(), grid.people_there());
    let saver = (takes == Takes::Yes).then(|| saver(lang, &grid));
    // Where a browser sends a form on Enter, it presses the first button: that must not be one that marks everybody.
    let first = (takes == Takes::Yes).then(|| view! { <button type="submit" hidden></button> });
    let save = (takes == Takes::Yes).then(|| view! { <Button>{t::save(lang)}</Button> });
    let there_here = shown.rows.iter().filter(|entry| grid.attended(entry.registration.id) > 0).count();
    let elsewhere = grid.people_there().saturating_sub(whole(there_here)).to_string();
    let pager = pager(lang, &grid.activity.code, takes, &shown);
    let files = sheet::links(lang, &in_language(lang, &path_at(&grid.activity.code, 1)));
    view! {
        <form class="stack attendance" id="attendance" method="post" action=action autocomplete="off">
            {first}
            <div class="grid-region" role="region" tabindex="0" aria-labelledby="grid">
                <table class="grid">
                    <caption id="grid" class="hidden-text">{caption.clone()}</caption>
                    <thead><tr><th scope="col">{t::name(lang)}</th>{heads}<th scope="col">{t::attended(lang)}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="soft" id="grid-caption" data-elsewhere=elsewhere>{caption}</p>
            {saver}
            {save}
            {pager}
        </form>
        {files}
    }
    .into_any()
}

/// The other pages of the people: a button saves what was chosen here and leads there; who may not mark has links.
fn pager(lang: Lang, code: &str, takes: Takes, found: &Paged<ListEntry>) -> AnyView {
    let (page, pages) = (whole(found.paging.page), whole(found.pages()));
    if takes == Takes::Yes {
        return view! { <PagerButtons page pages/> }.into_any();
    }
    let code = code.to_owned();
    let href = move |n: u32| in_language(lang, &path_at(&code, n.into()));
    view! { <Pager page pages href/> }.into_any()
}

/// Saves each cell as it is chosen, where scripts run.
fn saver(lang: Lang, grid: &AttendanceGrid) -> impl IntoView {
    let said = |words: &str| words.to_owned();
    let words = GridWords {
        keys: said(t::keys(lang)),
        ready: said(t::ready(lang)),
        saving: said(t::saving(lang)),
        saving_more: said(t::saving_more(lang)),
        saved: said(t::saved(lang)),
        away: said(t::away(lang)),
        signed_out: said(t::signed_out(lang)),
        sign_in: said(t::sign_in(lang)),
        signed_in: said(t::signed_in(lang)),
        refused: said(t::refused(lang)),
        refused_more: said(t::refused_more(lang)),
        selected: said(t::selected(lang)),
        set: said(t::set(lang)),
        undone: said(t::undone(lang)),
        caption: t::caption_with(lang, grid.people.len(), "#"),
    };
    let address = in_language(lang, &format!("/api/diem-danh/{}", grid.activity.code));
    let (sign_in, enough) = (in_language(lang, "/dang-nhap"), grid.enough());
    view! { <AttendanceSaver form="attendance".to_owned() address sign_in enough words/> }
}

fn head(
    lang: Lang,
    today: NaiveDate,
    takes: Takes,
    (grid, shown): (&AttendanceGrid, &[ListEntry]),
    session: &Session,
) -> AnyView {
    let (there, listed) = (grid.there(session.id), grid.people.len());
    // What the cells of this page do not add up to.
    let here = shown.iter().filter(|entry| grid.was_there(session.id, entry.registration.id)).count();
    let elsewhere = there.saturating_sub(here).to_string();
    let id = format!("there-{}", session.id);
    let all = (takes == Takes::Yes && session.held_on <= today).then(|| {
        view! { <Button name="all" value=session.id.to_string() look=Look::Quiet size=Size::Small>{t::all_present(lang)}</Button> }
    });
    let when = format!("{} {}", session.slot.name(lang), session.held_on.format("%-d/%-m"));
    // Where a first page leads: the column of its session stands in sight, on a phone too.
    let here = format!("buoi-{}", session.id);
    let class = if session.held_on == today { "session-column is-today" } else { "session-column" };
    view! { <th scope="col" id=here class=class><span class="nowrap">{when}</span><br/><span class="soft"><span id=id data-elsewhere=elsewhere>{there}</span>"/"{listed}</span><br/>{all}</th> }.into_any()
}

fn row(
    lang: Lang,
    today: NaiveDate,
    takes: Takes,
    grid: &AttendanceGrid,
    marked: &Marked,
    (before, number, entry): (usize, usize, &ListEntry),
) -> AnyView {
    let id = entry.registration.id;
    let name = entry.person.full_name.clone();
    let cells = grid
        .sessions
        .iter()
        .enumerate()
        .map(|(column, session)| {
            let status = grid.marks.get(&(session.id, id)).copied();
            if takes == Takes::No || session.held_on > today {
                let words = status.map_or("–", |status| status.name(lang));
                let mark = status.map(Word::code);
                return view! { <td><span class="mark" data-mark=mark>{words}</span></td> }.into_any();
            }
            let chosen = marked.get(&(session.id, id)).copied().unwrap_or(status);
            cell(lang, session, id, (status, chosen), &name, (number, column))
        })
        .collect_view();
    let (attended, of) = (grid.attended(id), grid.sessions.len());
    let sum_id = format!("sum-{id}");
    let done_id = format!("done-{id}");
    let done = view! { <span id=done_id hidden=!grid.completed(id)><span class="hidden-text">{t::completed(lang)}</span>"✓ "</span> };
    let (unit, shown) = (entry.unit_name.clone(), name.clone());
    view! { <tr><th scope="row"><span class="soft">{before + number}". "</span>{shown}<span class="grid-unit">{unit}</span></th>{cells}<td class="num sum nowrap">{done}<span id=sum_id>{attended}</span>"/"{of}</td></tr> }.into_any()
}

fn cell(
    lang: Lang,
    session: &Session,
    registration: RegistrationId,
    (was, status): (Option<AttendanceStatus>, Option<AttendanceStatus>),
    who: &str,
    (row, column): (usize, usize),
) -> AnyView {
    let key = format!("{}-{registration}", session.id);
    // An empty cell was empty: half of a large form need not say so, and what has no name is not sent. The island keeps there what is saved.
    let name = was.map(|_| format!("o-{key}"));
    let before = view! { <input type="hidden" name=name value=was.map(Word::code).unwrap_or_default()/> };
    let label = format!("{who}, {} {}", session.slot.name(lang), typed_day(session.held_on));
    let options = AttendanceStatus::ALL
        .iter()
        .map(|one| view! { <option value=one.code() selected=Some(*one) == status>{one.name(lang)}</option> })
        .collect_view();
    view! {
        <td>
            {before}
            <select class="mark" name=format!("m-{key}") aria-label=label data-row=row.to_string() data-column=column.to_string()><option value="" selected=status.is_none()>"–"</option>{options}</select>
        </td>
    }
    .into_any()
}

fn headcount(lang: Lang, code: &str, grid: &AttendanceGrid, trouble: Trouble) -> AnyView {
    let action = in_language(lang, &format!("/quan-ly/hoat-dong/{code}/so-luong"));
    let kept = grid.headcount.clone();
    let version = kept.as_ref().map_or(0, |count| count.version).to_string();
    let counted = kept.as_ref().and_then(|count| u32::try_from(count.people).ok());
    // Beside the number, where it is put right; the place above the heading belongs to what was just done.
    let low = headcount_below_list(counted, grid.people_there()).then(|| {
        let title = t::headcount_low(lang, counted.unwrap_or(0), grid.people_there());
        view! { <Banner kind=BannerKind::Warning title/> }
    });
    let need = if kept.is_some() { Need::Optional } else { Need::Required };
    // Sent again after another count was shown, what was typed takes the place of that one, and of no later one.
    let typed = trouble.typed.map(|typed| CountForm {
        version: if typed.version.is_empty() { version.clone() } else { typed.version },
        ..typed
    });
    let typed = typed.unwrap_or_else(|| CountForm {
        people: kept.as_ref().map(|count| count.people.to_string()).unwrap_or_default(),
        version,
        note: kept.map(|count| count.note).unwrap_or_default(),
    });
    view! {
        <section class="stack">
            <h2>{t::headcount(lang)}</h2>
            <p class="soft">{t::headcount_text(lang)}</p>
            {low}
            <form class="form" id="headcount" method="post" action=action novalidate>
                <input type="hidden" name="version" value=typed.version/>
                <Field name="people" label=t::people(lang) kind=Kind::Number width=Width::Letters4 need value=typed.people error=beside(lang, &trouble.problems, "people")/>
                <Field name="note" label=t::note(lang) need=Need::Optional value=typed.note error=beside(lang, &trouble.problems, "note")/>
                <Button look=Look::Secondary>{t::save_headcount(lang)}</Button>
            </form>
        </section>
    }
    .into_any()
}

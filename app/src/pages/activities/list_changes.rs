//! The log of changes of an activity: who, when, what, from what to what.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use documents::dates;
use domain::{
    ActivityKind, ActivityState, Admission, AttendanceStatus, Lang, Level, RegistrationState, Slot, Word,
    numbers,
};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Paged,
    activities::{ChangeEntry, ChangedBy},
};
use ui::{Cell, Head, Row, RowHead, Shape, Table};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::{Why, paging, rows},
    page_error::PageResult,
    pages::activities::{
        log_words as t,
        workspace::{WorkTab, Workspace, path_of, workspace},
    },
    sheet::{self, Sheet, maybe, text},
    visit::Staff,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    trang: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    if let Some(format) = file.format() {
        let (lang, name) = (staff.lang, format!("nhat-ky-{code}"));
        let heads = [t::when(lang), t::what(lang), t::whom(lang), t::changed(lang), t::who(lang)];
        let mut file = sheet::Filling::of(Sheet::new(name, WorkTab::Log.name(lang), &heads));
        while let Some(paging) = file.wants() {
            let (_, found) =
                services::activities::list_changes(&app.services, staff.actor(), &code, paging).await?;
            file.take(found, |entry| cells(lang, entry))?;
        }
        return file.answer(format);
    }
    let page = paging(&wanted.trang);
    let (activity, found) =
        services::activities::list_changes(&app.services, staff.actor(), &code, page).await?;
    let frame = Workspace::new(&staff, staff.actor(), &activity, app.services.today(), WorkTab::Log);
    let lang = staff.lang;
    let title = format!("{}: {}", WorkTab::Log.name(lang), activity.title);
    let title = staff.titled(&title, found.paging.page);
    Ok(staff.staff(&title, move || workspace(frame, None, view(lang, &code, found))))
}

fn view(lang: Lang, code: &str, found: Paged<ChangeEntry>) -> AnyView {
    let path = in_language(lang, &path_of(code, WorkTab::Log));
    let why = Why::nothing(t::nothing(lang), t::nothing_text(lang));
    let files = sheet::links(lang, &path);
    let list =
        rows(found, why, |changes, total| table(lang, &changes, total), move |n| format!("{path}?trang={n}"));
    view! { {list}{files} }.into_any()
}

fn cells(lang: Lang, entry: ChangeEntry) -> Vec<sheet::Cell> {
    vec![
        text(dates::moment(entry.at, lang)),
        text(act(lang, &entry)),
        maybe(entry.whom.clone()),
        text(values(lang, &entry)),
        text(by(lang, &entry)),
    ]
}

fn table(lang: Lang, changes: &[ChangeEntry], total: u64) -> AnyView {
    let rows = changes
        .chunk_by(one_act)
        .map(|rows| match rows {
            [one] => row(lang, one),
            many => folded(lang, many),
        })
        .collect_view();
    let head = vec![Head::text(t::when(lang)), Head::text(t::what(lang)), Head::text(t::who(lang))];
    view! { <Table id="changes" caption=t::caption(lang, total) head shape=Shape::Cards>{rows}</Table> }
        .into_any()
}

/// How long one press of a button may take to write its rows.
const ONE_ACT: chrono::Duration = chrono::Duration::seconds(60);

/// Rows that one act wrote: the same thing, by the same person, at once. A grid is saved with all its sessions.
fn one_act(one: &ChangeEntry, next: &ChangeEntry) -> bool {
    one.whom.is_some()
        && next.whom.is_some()
        && (&one.verb, &one.noun, &one.by) == (&next.verb, &next.noun, &next.by)
        && (one.at - next.at).abs() <= ONE_ACT
}

/// What was done, and at which session.
fn act(lang: Lang, entry: &ChangeEntry) -> String {
    let act = t::act(lang, &entry.verb, &entry.noun);
    match session(lang, entry) {
        Some(session) => format!("{act}, {session}"),
        None => act.to_owned(),
    }
}

fn session(lang: Lang, entry: &ChangeEntry) -> Option<String> {
    let (day, slot) = entry.session?;
    Some(t::within(lang, &dates::session(slot, day, lang)))
}

/// What several rows of one act did, in a line.
fn act_of_all(lang: Lang, rows: &[ChangeEntry]) -> Option<String> {
    let first = rows.first()?;
    let sessions: BTreeSet<_> =
        rows.iter().map(|row| row.session.map(|(day, slot)| (day, slot.code()))).collect();
    Some(match sessions.len() {
        1 => t::act_for(lang, &act(lang, first), rows.len()),
        n => t::act_over(lang, t::act(lang, &first.verb, &first.noun), rows.len(), n),
    })
}

/// Each value that changed, from what to what.
fn values(lang: Lang, entry: &ChangeEntry) -> String {
    let told = entry.values.iter().filter_map(|(key, was, is)| {
        let shown = |value: &Option<String>| value.as_ref().map(|value| word(lang, key, value));
        Some(t::change(lang, t::key(lang, key)?, shown(was).as_deref(), shown(is).as_deref()))
    });
    told.collect::<Vec<_>>().join("; ")
}

fn row(lang: Lang, entry: &ChangeEntry) -> AnyView {
    let what = match &entry.whom {
        Some(name) => format!("{}: {name}", act(lang, entry)),
        None => act(lang, entry),
    };
    let values = values(lang, entry);
    let values = (!values.is_empty()).then(|| view! { <br/><span class="soft small">{values}</span> });
    line(lang, entry, view! { {what}{values} }.into_any())
}

/// One line for an act, its rows behind it.
fn folded(lang: Lang, rows: &[ChangeEntry]) -> AnyView {
    let (Some(first), Some(what)) = (rows.first(), act_of_all(lang, rows)) else { return ().into_any() };
    let several = rows.iter().any(|row| row.session != first.session);
    let each = rows
        .iter()
        .map(|entry| {
            let (name, values) = (entry.whom.clone().unwrap_or_default(), values(lang, entry));
            let at = session(lang, entry).filter(|_| several);
            let name = at.map_or(name.clone(), |at| format!("{name}, {at}"));
            let values = (!values.is_empty())
                .then(|| view! { <span class="soft small">{format!(" {values}")}</span> });
            view! { <li>{name}{values}</li> }
        })
        .collect_view();
    line(lang, first, view! { <details><summary>{what}</summary><ul>{each}</ul></details> }.into_any())
}

/// Who did it.
fn by(lang: Lang, entry: &ChangeEntry) -> String {
    match &entry.by {
        ChangedBy::Staff(name) if name.is_empty() => t::staff(lang).to_owned(),
        ChangedBy::Staff(name) => name.clone(),
        ChangedBy::Participant => t::participant(lang).to_owned(),
        ChangedBy::Public => t::public(lang).to_owned(),
        ChangedBy::Program => t::program(lang).to_owned(),
    }
}

fn line(lang: Lang, entry: &ChangeEntry, what: AnyView) -> AnyView {
    let (when, who) = (dates::moment(entry.at, lang), by(lang, entry));
    view! {
        <Row>
            <Cell label=t::when(lang) class="nowrap">{when}</Cell>
            <RowHead>{what}</RowHead>
            <Cell label=t::who(lang)>{who}</Cell>
        </Row>
    }
    .into_any()
}

/// A value in the words of the reader; as the log has it where it is no word of a closed list.
fn word(lang: Lang, key: &str, value: &str) -> String {
    let named = match key {
        "kind" => ActivityKind::parse(value).map(|word| word.name(lang)),
        "level" => Level::parse(value).map(|word| word.name(lang)),
        "admission" => Admission::parse(value).map(|word| word.name(lang)),
        "status" => AttendanceStatus::parse(value).map(|word| word.name(lang)),
        "state" => RegistrationState::parse(value)
            .map(|word| word.name(lang))
            .or_else(|| ActivityState::parse(value).map(|word| word.name(lang))),
        "mail" => domain::ReminderKind::parse(value).map(|word| word.name(lang)),
        "audience" => domain::documents::DocumentAudience::parse(value).map(|word| word.name(lang)),
        "list" => return sessions(lang, value),
        "people" | "capacity" => {
            return value.parse().map_or_else(|_| value.to_owned(), |n| numbers::number_in(lang, n));
        }
        _ => None,
    };
    if let Some(name) = named {
        return name.to_owned();
    }
    let moment = value.parse::<chrono::DateTime<chrono::Utc>>();
    let day = value.parse::<chrono::NaiveDate>();
    match (moment, day) {
        (Ok(moment), _) => dates::moment(moment, lang),
        (_, Ok(day)) => dates::day(day, lang),
        _ => value.to_owned(),
    }
}

/// The sessions of a plan, which the log writes as `2026-07-01 sang, 2026-07-01 chieu`.
fn sessions(lang: Lang, value: &str) -> String {
    let one = |written: &str| {
        let (day, slot) = written.split_once(' ')?;
        let (day, slot) = (day.parse().ok()?, Slot::parse(slot)?);
        Some(format!("{} {}", slot.name(lang).to_lowercase(), dates::day(day, lang)))
    };
    if value.is_empty() {
        return t::empty(lang).to_owned();
    }
    value.split(", ").filter_map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_one_act_are_one_line_and_name_the_session_in_the_words_of_the_page() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        let at: chrono::DateTime<chrono::Utc> = "2026-07-01T05:00:00Z".parse().unwrap();
        let mark = |seconds, whom: &str| ChangeEntry {
            at: at + chrono::Duration::seconds(seconds),
            by: ChangedBy::Staff("Nguyễn Thị Ẩn".into()),
            verb: "mark".into(),
            noun: "registration".into(),
            whom: Some(whom.into()),
            session: Some((day, Slot::Afternoon)),
            values: vec![],
        };
        let rows = [mark(3, "A"), mark(2, "B"), mark(0, "C"), mark(-600, "D")];
        let lines: Vec<usize> = rows.chunk_by(one_act).map(<[_]>::len).collect();
        assert_eq!(lines, [3, 1]);
        assert_eq!(act_of_all(Lang::Vi, &rows[..3]).unwrap(), "Điểm danh, chiều thứ Tư, 1/7/2026: 3 người");
        let morning = ChangeEntry { session: Some((day, Slot::Morning)), ..mark(1, "B") };
        let grid = [mark(3, "A"), morning, mark(0, "C")];
        assert_eq!(grid.chunk_by(one_act).count(), 1, "one press saves the whole grid");
        assert_eq!(act_of_all(Lang::Vi, &grid).unwrap(), "Điểm danh: 3 lượt, 2 buổi");
        assert_eq!(act_of_all(Lang::En, &grid).unwrap(), "Took attendance: 3 marks at 2 sessions");
        assert_eq!(act(Lang::Vi, &rows[0]), "Điểm danh, chiều thứ tư, 1/7/2026".replace("tư", "Tư"));
        assert_eq!(act(Lang::En, &rows[0]), "Took attendance, Wednesday afternoon, 1 July 2026");
    }

    #[test]
    fn a_plan_is_told_in_the_words_of_the_reader() {
        let written = "2026-07-01 sang, 2026-07-01 chieu";
        assert_eq!(word(Lang::Vi, "list", written), "sáng 1/7/2026, chiều 1/7/2026");
        assert_eq!(word(Lang::En, "list", written), "morning 1 July 2026, afternoon 1 July 2026");
        assert_eq!(word(Lang::Vi, "list", ""), "trống");
    }
}

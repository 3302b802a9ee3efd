//! The log of changes of an activity: who, when, what, from what to what.

use axum::extract::{Path, State};
use domain::{
    ActivityKind, ActivityState, Admission, AttendanceStatus, Lang, Level, RegistrationState, Slot, Word,
    figures, local,
};
use leptos::prelude::*;
use serde::Deserialize;
use services::{ChangeEntry, ChangedBy, Paged};

use super::workspace::{WorkTab, Workspace, path_of, workspace};
use crate::{
    App,
    form::Query,
    i18n::log as t,
    language::in_language,
    page::{PageResult, Staff},
    ui::{Cell, Empty, EmptyState, Head, Pager, Row, RowHead, Shape, Table},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    trang: String,
}

pub(super) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let page = wanted.trang.parse().unwrap_or(1);
    let (activity, found) = services::list_changes(&app.services, staff.actor(), &code, page).await?;
    let frame = Workspace::new(&staff, staff.actor(), &activity, app.services.today(), WorkTab::Log);
    let lang = staff.lang;
    let title = format!("{}: {}", WorkTab::Log.name(lang), activity.title);
    let title = staff.titled(&title, found.paging.page);
    Ok(staff.staff(&title, move || workspace(frame, None, view(lang, &code, found))))
}

fn view(lang: Lang, code: &str, found: Paged<ChangeEntry>) -> AnyView {
    if found.rows.is_empty() {
        return view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text=t::nothing_text(lang)/> }
            .into_any();
    }
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let (page, pages) = (small(found.paging.page), small(found.pages()));
    let path = in_language(lang, &path_of(code, WorkTab::Log));
    let caption = t::caption(lang, found.total);
    let rows = found.rows.into_iter().map(|entry| row(lang, entry)).collect_view();
    let head = vec![Head::text(t::when(lang)), Head::text(t::what(lang)), Head::text(t::who(lang))];
    view! {
        <Table id="changes" caption head shape=Shape::Cards>{rows}</Table>
        <Pager page pages href=move |n| format!("{path}?trang={n}")/>
    }
    .into_any()
}

fn row(lang: Lang, entry: ChangeEntry) -> AnyView {
    let when = local::at(entry.at).format("%H:%M %-d/%-m/%Y").to_string();
    let act = t::act(lang, &entry.verb, &entry.noun);
    let what = match &entry.whom {
        Some(name) => format!("{act}: {name}"),
        None => act.to_owned(),
    };
    let values = entry
        .values
        .iter()
        .filter_map(|(key, was, is)| {
            let shown = |value: &Option<String>| value.as_ref().map(|value| word(lang, key, value));
            Some(t::change(lang, t::key(lang, key)?, shown(was).as_deref(), shown(is).as_deref()))
        })
        .collect::<Vec<_>>()
        .join("; ");
    let values = (!values.is_empty()).then(|| view! { <br/><span class="soft small">{values}</span> });
    let who = match entry.by {
        ChangedBy::Staff(name) if name.is_empty() => t::staff(lang).to_owned(),
        ChangedBy::Staff(name) => name,
        ChangedBy::Participant => t::participant(lang).to_owned(),
        ChangedBy::Public => t::public(lang).to_owned(),
        ChangedBy::Program => t::program(lang).to_owned(),
    };
    view! {
        <Row>
            <Cell label=t::when(lang) class="nowrap">{when}</Cell>
            <RowHead>{what}{values}</RowHead>
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
        "list" => return sessions(lang, value),
        "people" | "capacity" => {
            return value.parse().map_or_else(|_| value.to_owned(), |n| figures::number_in(lang, n));
        }
        _ => None,
    };
    if let Some(name) = named {
        return name.to_owned();
    }
    let moment = value.parse::<chrono::DateTime<chrono::Utc>>();
    let day = value.parse::<chrono::NaiveDate>();
    match (moment, day) {
        (Ok(moment), _) => local::at(moment).format("%H:%M %-d/%-m/%Y").to_string(),
        (_, Ok(day)) => documents::dates::day(day, lang),
        _ => value.to_owned(),
    }
}

/// The sessions of a plan, which the log writes as `2026-07-01 sang, 2026-07-01 chieu`.
fn sessions(lang: Lang, value: &str) -> String {
    let one = |written: &str| {
        let (day, slot) = written.split_once(' ')?;
        let (day, slot) = (day.parse().ok()?, Slot::parse(slot)?);
        Some(format!("{} {}", slot.name(lang).to_lowercase(), documents::dates::day(day, lang)))
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
    fn a_plan_is_told_in_the_words_of_the_reader() {
        let written = "2026-07-01 sang, 2026-07-01 chieu";
        assert_eq!(word(Lang::Vi, "list", written), "sáng 1/7/2026, chiều 1/7/2026");
        assert_eq!(word(Lang::En, "list", written), "morning 1/7/2026, afternoon 1/7/2026");
        assert_eq!(word(Lang::Vi, "list", ""), "trống");
    }
}

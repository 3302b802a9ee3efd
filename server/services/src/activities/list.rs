//! Activities, a page at a time: those that everybody may see, and those of the staff's own units.

use chrono::NaiveDate;
use domain::{
    ActivityKind, ActivityState, Level,
    accounts::access::{Action, Actor},
    text,
};
use store::{
    Paged, Paging,
    activities::{ActivityFilter, ActivityScope, DayOrder},
};

use crate::{
    Error, Result, Services,
    activities::card::{ActivityCard, cards},
    permit::reach,
    units,
};

/// Rows of a page of a public list.
const PUBLIC_PAGE: u64 = 20;

/// What somebody asks of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityQuery {
    /// Words of the title, place or code, with accents or without.
    pub words: String,
    /// Of a kind.
    pub kind: Option<ActivityKind>,
    /// At a level.
    pub level: Option<Level>,
    /// Of the unit of this code and below; empty: of every unit.
    pub unit: String,
    /// With a day in this month, given by its first day.
    pub month: Option<NaiveDate>,
    /// In this state; staff only.
    pub state: Option<ActivityState>,
    /// Coming and running, or past.
    pub when: When,
    /// Which rows of it.
    pub paging: Paging,
}

/// Which side of today a list looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// Not over yet, the next first.
    #[default]
    Coming,
    /// Over, the last first.
    Past,
    /// All, the last first.
    Any,
}

/// Published and cancelled activities, for everybody.
pub async fn list_public_activities(
    services: &Services,
    query: &ActivityQuery,
) -> Result<Paged<ActivityCard>> {
    let paging = Paging { size: PUBLIC_PAGE, ..query.paging };
    list_public(services, &ActivityQuery { paging, ..query.clone() }).await
}

/// As [`list_public_activities`], with as many rows as are asked for.
pub(crate) async fn list_public(services: &Services, query: &ActivityQuery) -> Result<Paged<ActivityCard>> {
    let states = vec![ActivityState::Published];
    let filter = filter(services, query, states, None).await?;
    list(services, &filter, query.paging).await
}

/// The months in which published activities begin, given by their first days: the next first, or the last first of those that are
/// past.
pub async fn list_public_months(services: &Services, when: When) -> Result<Vec<NaiveDate>> {
    let states = vec![ActivityState::Published];
    let filter = filter(services, &ActivityQuery { when, ..ActivityQuery::default() }, states, None).await?;
    let mut months: Vec<NaiveDate> = store::activities::first_days(services.db.read(), &filter)
        .await?
        .into_iter()
        .map(|day| domain::local::month_of(day).0)
        .collect();
    months.sort();
    months.dedup();
    if when != When::Coming {
        months.reverse();
    }
    Ok(months)
}

/// Activities of the units that the actor may see.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who may see none.
pub async fn list_staff_activities(
    services: &Services,
    actor: &Actor,
    query: &ActivityQuery,
) -> Result<Paged<ActivityCard>> {
    let scope = reach(actor, Action::ReadActivity);
    if scope.as_ref().is_some_and(ActivityScope::is_empty) {
        return Err(Error::Forbidden);
    }
    let states = query.state.map(|state| vec![state]).unwrap_or_default();
    let filter = filter(services, query, states, scope).await?;
    list(services, &filter, query.paging).await
}

pub(crate) async fn filter(
    services: &Services,
    query: &ActivityQuery,
    states: Vec<ActivityState>,
    scope: Option<ActivityScope>,
) -> Result<ActivityFilter> {
    let today = services.today();
    let unit = units::find::narrowed_to(services.db.read(), &query.unit).await?;
    let mut filter = ActivityFilter {
        words: text::search_words(&query.words),
        kind: query.kind,
        level: query.level,
        scope,
        unit,
        states,
        order: if query.when == When::Coming { DayOrder::SoonestFirst } else { DayOrder::LatestFirst },
        ..ActivityFilter::default()
    };
    match query.when {
        When::Coming => filter.ends_from = Some(today),
        When::Past => filter.ends_before = Some(today),
        When::Any => {}
    }
    if let Some((first, last)) = query.month.map(domain::local::month_of) {
        filter.ends_from = Some(filter.ends_from.map_or(first, |day| day.max(first)));
        filter.starts_to = Some(last);
    }
    Ok(filter)
}

/// A page of the activities that a filter lets through.
pub(crate) async fn list(
    services: &Services,
    filter: &ActivityFilter,
    paging: Paging,
) -> Result<Paged<ActivityCard>> {
    let read = services.db.read();
    let found = store::activities::list(read, filter, paging).await?;
    Ok(Paged { rows: cards(services, read, found.rows).await?, paging: found.paging, total: found.total })
}

//! Activities, a page at a time: those that everybody may see, and those of the staff's own units.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    ActivityKind, ActivityState, Level, RegistrationState,
    access::{Action, Actor},
    activity::{Door, Doorway, Phase, door, phase},
    seats::{Place, Quota, Seats, place},
    text,
};
use store::{
    ConnectionTrait, Paged, Paging,
    activities::{ActivityFilter, ActivityScope, DayOrder},
    ids::ActivityId,
    rows::{Activity, Session},
};

use crate::{Error, Result, Services, find_units, permit::reach, quotas::Quotas};

/// Rows of a page of a public list.
const PUBLIC_PAGE: u64 = 20;
/// Rows of a page of a list for the staff.
const STAFF_PAGE: u64 = 50;

/// What somebody asks of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityQuery {
    /// Words of the title, place or code, with accents or without.
    pub words: String,
    /// Of a kind.
    pub kind: Option<ActivityKind>,
    /// At a level.
    pub level: Option<Level>,
    /// Of the unit of this code and below.
    pub unit: Option<String>,
    /// With a day in this month, given by its first day.
    pub month: Option<NaiveDate>,
    /// In this state; staff only.
    pub state: Option<ActivityState>,
    /// Coming and running, or past.
    pub when: When,
    /// From 1.
    pub page: u64,
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

/// An activity as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityCard {
    /// The activity.
    pub activity: Activity,
    /// The body that holds it: no territory invites or signs.
    pub organizer: String,
    /// Its sessions in order.
    pub sessions: Vec<Session>,
    /// Its seats.
    pub seats: Seats,
    /// How many wait for a seat.
    pub waiting: u32,
    /// How many are to be decided.
    pub to_decide: u32,
    /// Whether one can register today.
    pub door: Door,
    /// Coming, running or past.
    pub phase: Phase,
}

/// Published and cancelled activities, for everybody.
///
/// # Errors
/// What the database says.
pub async fn list_public_activities(
    services: &Services,
    query: &ActivityQuery,
) -> Result<Paged<ActivityCard>> {
    let states = vec![ActivityState::Published];
    let filter = filter(services, query, states, None).await?;
    list(services, &filter, Paging { page: query.page, size: PUBLIC_PAGE }).await
}

/// The months in which published activities begin, given by their first days: the next first, or the last first of those that are
/// past.
///
/// # Errors
/// What the database says.
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
    list(services, &filter, Paging { page: query.page, size: STAFF_PAGE }).await
}

async fn filter(
    services: &Services,
    query: &ActivityQuery,
    states: Vec<ActivityState>,
    scope: Option<ActivityScope>,
) -> Result<ActivityFilter> {
    let today = services.today();
    let unit = match query.unit.as_deref().filter(|code| !code.is_empty()) {
        // A unit that isn't there narrows to nothing rather than to everything.
        Some(code) => Some(
            find_units::path_of_code(services.db.read(), code)
                .await?
                .unwrap_or_else(|| domain::UnitPath::top("?")),
        ),
        None => None,
    };
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

async fn list(services: &Services, filter: &ActivityFilter, paging: Paging) -> Result<Paged<ActivityCard>> {
    let read = services.db.read();
    let page = store::activities::list(read, filter, paging).await?;
    let mut cards: HashMap<ActivityId, ActivityCard> = cards(services, read, page.rows.clone())
        .await?
        .into_iter()
        .map(|card| (card.activity.id, card))
        .collect();
    Ok(Paged {
        rows: page.rows.iter().filter_map(|row| cards.remove(&row.id)).collect(),
        paging: page.paging,
        total: page.total,
    })
}

/// What a list shows of activities, in their order.
///
/// # Errors
/// What the database says.
pub(crate) async fn cards(
    services: &Services,
    conn: &impl ConnectionTrait,
    rows: Vec<Activity>,
) -> Result<Vec<ActivityCard>> {
    let ids: Vec<ActivityId> = rows.iter().map(|row| row.id).collect();
    let units = find_units::by_number(conn, rows.iter().map(|row| row.unit_id)).await?;
    let sessions = store::sessions::of_activities(conn, &ids).await?;
    let counts = store::registrations::counts(conn, &ids).await?;
    let quotas = Quotas::of_activities(conn, &ids).await?;
    let count = |id: ActivityId, state: RegistrationState| {
        counts
            .iter()
            .filter(|(of, in_state, _)| *of == id && *in_state == state)
            .map(|(_, _, n)| u32::try_from(*n).unwrap_or(u32::MAX))
            .sum()
    };
    let (today, now) = (services.today(), services.now());
    Ok(rows
        .into_iter()
        .map(|activity| {
            let waiting = count(activity.id, RegistrationState::Waitlisted);
            let seats = seats_of(&activity);
            ActivityCard {
                organizer: units
                    .get(&activity.unit_id)
                    .map(|unit| find_units::acting_body(services, unit))
                    .unwrap_or_default(),
                sessions: sessions
                    .iter()
                    .filter(|session| session.activity_id == activity.id)
                    .cloned()
                    .collect(),
                seats,
                waiting,
                to_decide: count(activity.id, RegistrationState::Nominated),
                door: door(
                    doorway(
                        &activity,
                        sessions.iter().filter(|session| session.activity_id == activity.id),
                        place(seats, Quota { most: None, taken: 0 }, quotas.line(activity.id)),
                    ),
                    now,
                ),
                phase: phase(activity.starts_on, activity.ends_on, today),
                activity,
            }
        })
        .collect())
}

/// The seats of an activity.
pub(crate) fn seats_of(activity: &Activity) -> Seats {
    let whole = |n: i32| u32::try_from(n).unwrap_or(0);
    Seats { capacity: whole(activity.capacity), taken: whole(activity.seats_taken) }
}

/// When an activity has begun for good: the end of its last session on the first day, or of that day where none is planned.
pub(crate) fn begun_by<'a>(
    activity: &Activity,
    sessions: impl IntoIterator<Item = &'a Session>,
) -> DateTime<Utc> {
    let first_day = sessions.into_iter().filter(|session| session.held_on == activity.starts_on);
    let last = first_day.map(|session| session.ends_at).max();
    last.unwrap_or_else(|| domain::local::end_of(activity.starts_on))
}

/// As [`begun_by`], with the sessions read from the database.
///
/// # Errors
/// What the database says.
pub(crate) async fn has_begun(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
) -> Result<bool> {
    let sessions = store::sessions::of_activity(conn, activity.id).await?;
    Ok(services.now() > begun_by(activity, &sessions))
}

/// What decides about the door of an activity.
pub(crate) fn doorway<'a>(
    activity: &Activity,
    sessions: impl IntoIterator<Item = &'a Session>,
    seats: Place,
) -> Doorway {
    Doorway {
        state: *activity.state,
        admission: *activity.admission,
        closes_on: activity.registration_closes_on,
        begun_by: begun_by(activity, sessions),
        seats,
    }
}

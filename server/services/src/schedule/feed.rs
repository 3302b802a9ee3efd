//! What somebody plans as a calendar that their own program reads again and again, at an address that is a secret of theirs.

use std::collections::BTreeMap;

use chrono::Duration;
use documents::ics::{Status, feed};
use domain::{
    Lang,
    accounts::access::{Action, Actor},
};
use serde_json::json;
use store::{
    ids::{ActivityId, PersonId, RoomId, UserId},
    rows::{Activity, CalendarFeed, Session},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    mails::calendar::event,
    permit::{reach, require_somewhere},
    secret::{fresh_token, token_hash},
    units,
};

/// So far back a calendar goes.
const BACK: Duration = Duration::days(60);

/// So far ahead.
const AHEAD: Duration = Duration::days(400);

/// So many sessions are in one calendar.
const MOST: u64 = 3_000;

/// What a calendar is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedQuery {
    /// The code of a unit: its activities and those of the units below.
    pub unit: String,
    /// The number of a room.
    pub room: String,
    /// The number of a trainer.
    pub trainer: String,
}

/// When the address of one's own calendar was made; none: there is none.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who plans nowhere.
pub async fn show_feed(services: &Services, actor: &Actor) -> Result<Option<CalendarFeed>> {
    let user = user_of(actor)?;
    Ok(store::feeds::of_user(services.db.read(), user).await?)
}

/// Makes an address, which ends the one before, and answers its secret part: it is told this once.
///
/// # Errors
/// As [`show_feed`].
pub async fn renew_feed(services: &Services, actor: &Actor) -> Result<String> {
    let user = user_of(actor)?;
    let (token, token_hash) = fresh_token()?;
    let tx = services.db.begin().await?;
    store::feeds::remove(&tx, user).await?;
    store::insert(&tx, CalendarFeed { user_id: user, token_hash, made_at: services.now() }).await?;
    note(services, &tx, actor, user, "renew_feed");
    tx.commit().await?;
    Ok(token)
}

/// Ends the address.
///
/// # Errors
/// As [`show_feed`].
pub async fn end_feed(services: &Services, actor: &Actor) -> Result<()> {
    let user = user_of(actor)?;
    let tx = services.db.begin().await?;
    if store::feeds::of_user(&tx, user).await?.is_some() {
        store::feeds::remove(&tx, user).await?;
        note(services, &tx, actor, user, "end_feed");
    }
    Ok(tx.commit().await?)
}

fn user_of(actor: &Actor) -> Result<UserId> {
    require_somewhere(actor, Action::ManageActivity)?;
    actor.user().map(UserId).ok_or(Error::Forbidden)
}

fn note(services: &Services, tx: &store::Tx, actor: &Actor, user: UserId, verb: &str) {
    let after = Some(json!({ "feed": true }));
    record(services, tx, actor, Change { verb, noun: "user", id: user.0, before: None, after });
}

/// The calendar behind an address: the sessions of the activities that its owner may read now.
///
/// # Errors
/// [`Error::NotFound`] where the address is nobody's, or its owner may plan no more.
pub async fn read_feed(services: &Services, lang: Lang, token: &str, query: &FeedQuery) -> Result<String> {
    let read = services.db.read();
    let user = store::feeds::by_token(read, &token_hash(token)).await?;
    let user = user.filter(|user| user.disabled_at.is_none()).ok_or(Error::NotFound)?;
    let actor = Actor::Staff(user.id.0, store::roles::grants(read, user.id).await?);
    require_somewhere(&actor, Action::ManageActivity).map_err(|_| Error::NotFound)?;
    let scope = reach(&actor, Action::ReadActivity);
    let unit = units::find::narrowed_to(read, &query.unit).await?;
    let window = (services.now() - BACK, services.now() + AHEAD);
    let mut found = store::sessions::between(read, (scope.as_ref(), unit.as_ref()), window, MOST).await?;
    let (room, trainer) = (query.room.parse().ok(), query.trainer.parse().ok());
    if !query.room.is_empty() || !query.trainer.is_empty() {
        let rooms: Vec<RoomId> = room.into_iter().collect();
        let trainers: Vec<PersonId> = trainer.into_iter().collect();
        let booked = store::bookings::sessions_of(read, (&rooms, &trainers), window).await?;
        found.retain(|(session, _)| booked.contains(&session.id));
    }
    let mut by_activity: BTreeMap<ActivityId, (Activity, Vec<Session>)> = BTreeMap::new();
    for (session, activity) in found {
        by_activity.entry(activity.id).or_insert_with(|| (activity, vec![])).1.push(session);
    }
    let names = units::find::names(read, by_activity.values().map(|(row, _)| row.unit_id)).await?;
    let events = by_activity.values().map(|(activity, sessions)| {
        let unit = names.get(&activity.unit_id).map_or("", String::as_str);
        let status = match activity.published_at {
            Some(_) => Status::Confirmed,
            None => Status::Tentative,
        };
        event(services, lang, (activity, sessions, unit), status)
    });
    Ok(feed(&events.collect::<Vec<_>>()).text)
}

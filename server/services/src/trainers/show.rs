//! One trainer: what they teach, when they are away, what they taught and will teach.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc};
use domain::{
    accounts::access::{Action, Actor},
    local,
};
use store::{
    ids::PersonId,
    rows::{Activity, Person, Session, Trainer, TrainerAbsence},
};

use crate::{
    Error, Result, Services,
    permit::{may, require_person, require_somewhere},
    schedule::around::at_hours_of,
    trainers::hours::{Hours, taught},
    units,
};

/// How many years of teaching are told.
const YEARS: i32 = 5;

/// How far ahead sessions are told, in days.
const AHEAD: i64 = 180;

/// No days away are told that lie further ahead, in days: years of more than four figures don't sort as text.
const FURTHEST: i64 = 3_660;

/// A trainer as their page shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainerPage {
    /// The person.
    pub person: Person,
    /// What is known of them as a trainer.
    pub trainer: Trainer,
    /// The name of the unit.
    pub unit_name: String,
    /// The reader may change it.
    pub edits: Edits,
    /// When they are away from today on.
    pub away: Vec<TrainerAbsence>,
    /// What they taught each year, the latest first; years without are left out.
    pub taught: Vec<(i32, Hours)>,
    /// Their sessions to come, of activities that the reader may know of.
    pub coming: Vec<(Session, Activity)>,
}

/// Whether the reader may change what is known of a trainer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edits {
    /// They may.
    Yes,
    /// The trainer is another unit's.
    No,
}

/// One trainer.
///
/// # Errors
/// [`Error::NotFound`] of somebody who is none; as the gate decides.
pub async fn show_trainer(services: &Services, actor: &Actor, id: PersonId) -> Result<TrainerPage> {
    require_somewhere(actor, Action::ManageActivity)?;
    let read = services.db.read();
    let trainer = store::trainers::by_ids(read, &[id]).await?.pop().ok_or(Error::NotFound)?;
    let person = store::people::by_id(read, id).await?.filter(|person| person.erased_at.is_none());
    let person = person.ok_or(Error::NotFound)?;
    let edits = match require_person(read, actor, Action::ManagePeople, &person).await {
        Ok(()) => Edits::Yes,
        Err(Error::NotFound | Error::Forbidden) => Edits::No,
        Err(error) => return Err(error),
    };
    let unit_name = match person.unit_id {
        Some(unit) => units::find::name(read, unit).await?,
        None => String::new(),
    };
    let today = services.today();
    let away = store::trainers::away(read, &[id], (today, today + Duration::days(FURTHEST))).await?;
    let mut by_year = vec![];
    for year in (today.year() - YEARS + 1..=today.year()).rev() {
        let hours = taught(read, &[id], year_until(year, services.now())).await?;
        by_year.extend(hours.get(&id).map(|hours| (year, *hours)));
    }
    let window = (services.now(), services.now() + Duration::days(AHEAD));
    let mut coming = vec![];
    for (booking, session) in store::bookings::taken(read, (&[], &[id]), window, None).await? {
        let session = at_hours_of(&booking, session);
        let Some(activity) = store::activities::by_id(read, session.activity_id).await? else { continue };
        if activity.published_at.is_some() || may(read, actor, Action::ReadActivity, &activity).await? {
            coming.push((session, activity));
        }
    }
    Ok(TrainerPage { person, trainer, unit_name, edits, away, taught: by_year, coming })
}

fn year_until(year: i32, now: DateTime<Utc>) -> (DateTime<Utc>, DateTime<Utc>) {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let moment = |day| local::to_utc(day, NaiveTime::MIN);
    (moment(first(year)), moment(first(year + 1)).min(now))
}

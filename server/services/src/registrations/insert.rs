//! A registration is written: with its place, its row in the log, and the seats counted anew.

use domain::{Attends, RegistrationSource, RegistrationState, accounts::access::Actor};
use serde_json::json;
use store::{
    Tx,
    ids::{RegistrationId, UnitId},
    rows::{Activity, Person, Registration},
};

use crate::{
    Result, Services,
    audit::{Change, record},
    registrations::{move_on::keep_count, seats::counted_as},
};

/// A new row of a list.
pub(crate) struct Entry {
    /// The person's unit, as it is now.
    pub unit: Option<UnitId>,
    /// The state it begins in.
    pub state: RegistrationState,
    /// How it came to be there.
    pub source: RegistrationSource,
    /// In the room or online, where the activity is held both ways.
    pub attends: Attends,
}

/// Puts a person on the list of a locked activity.
///
/// # Errors
/// [`Error::Conflict`] where no seat is left for a confirmed one.
pub(crate) async fn add(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    person: &Person,
    entry: Entry,
) -> Result<Registration> {
    let row = add_uncounted(services, tx, actor, activity, person, entry).await?;
    if *row.state == RegistrationState::Confirmed {
        keep_count(tx, row.activity_id).await?;
    }
    Ok(row)
}

/// As [`add`], of many: whoever calls it counts the seats when all are there ([`keep_count`]).
pub(crate) async fn add_uncounted(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    person: &Person,
    entry: Entry,
) -> Result<Registration> {
    let now = services.now();
    let row = Registration {
        id: RegistrationId::NEW,
        activity_id: activity.id,
        person_id: person.id,
        unit_id: entry.unit,
        state: entry.state.into(),
        source: entry.source.into(),
        attends: counted_as(activity, entry.attends).into(),
        queued_at: (entry.state == RegistrationState::Waitlisted).then_some(now),
        note: String::new(),
        taken_off_by: None,
        link_version: 1,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let row = store::insert(tx, row).await?;
    let after = json!({ "state": entry.state, "activity": activity.code, "person": person.id });
    record(
        services,
        tx,
        actor,
        Change { verb: "register", noun: "registration", id: row.id.0, before: None, after: Some(after) },
    );
    Ok(row)
}

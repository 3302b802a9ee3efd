//! The people on the list of an activity, as organizers see them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{
    RegistrationState,
    accounts::access::{Action, Actor},
    registrations::wait::Wait,
};
use store::{
    ConnectionTrait,
    ids::{ActivityId, RegistrationId, UnitId},
    rows::{Activity, Person, Registration, SeatTransfer},
};

use crate::{
    Result, Services,
    activities::show::open,
    permit::may,
    registrations::{doubles::likely_doubles, waits::Waits},
    requirements::Exception,
    units,
};

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntry {
    /// The registration.
    pub registration: Registration,
    /// The person.
    pub person: Person,
    /// The unit, as it was.
    pub unit_name: String,
    /// The place in line, from 1, while it waits.
    pub place_in_line: Option<usize>,
    /// Why it waits, while it does, and where else the person has a seat then: by code, where the reader may know of it.
    pub waits: Option<(Wait, Option<String>)>,
    /// Whether the person does not meet what the activity asks for, and why they may be there.
    pub exception: Option<Exception>,
    /// Until when the seat is held, while it was not taken.
    pub held_until: Option<DateTime<Utc>>,
    /// Whose seat it was, who has it now, who is named for it.
    pub seat: SeatNotes,
    /// The names of the units under which the list likely has the same person once more.
    pub likely_doubles: Vec<String>,
}

/// How a seat went from one to another, or may go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeatNotes {
    /// Whose seat it was, by name: they handed it over, or gave it up to whom they had named.
    pub in_place_of: Option<String>,
    /// Who has the seat now, by name.
    pub given_to: Option<String>,
    /// Who takes the seat should they not be able to come, by name.
    pub substitute: Option<String>,
}

/// What somebody has to do with the list of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListRights {
    /// Decides about it.
    Decides,
    /// Reads it.
    Reads,
    /// Needs to know who is who at the door, and not how to reach them (rule 10).
    AtTheDoor,
}

/// What the actor has to do with the list of this activity, whatever they are elsewhere.
///
/// # Errors
/// As the gate decides.
pub async fn list_rights(services: &Services, actor: &Actor, code: &str) -> Result<ListRights> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadList, code).await?;
    for (action, rights) in
        [(Action::ManageList, ListRights::Decides), (Action::ReadCertificates, ListRights::Reads)]
    {
        if may(read, actor, action, &activity).await? {
            return Ok(rights);
        }
    }
    Ok(ListRights::AtTheDoor)
}

/// Everybody on the list of an activity, in the order of names.
///
/// # Errors
/// As the gate decides.
pub async fn list_registrations(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(Activity, Vec<ListEntry>)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadList, code).await?;
    let rows = store::registrations::of_activity(read, activity.id).await?;
    let names = units::find::names(read, rows.iter().filter_map(|(row, _)| row.unit_id)).await?;
    let typed = store::typed_units::words(read, activity.id).await?;
    let held = store::held_seats::of_activity(read, activity.id).await?;
    let name = |row: &Registration| name_of(row, &names, &typed);
    let line = store::registrations::line(read, activity.id).await?;
    let why = Waits::load(services, read, actor, &activity, &line).await?;
    let mut exceptions = store::requirements::exceptions(read, activity.id).await?;
    let doubles = likely_doubles(&rows);
    let unit_of: HashMap<RegistrationId, String> = rows.iter().map(|(row, _)| (row.id, name(row))).collect();
    let seats = transfers(read, activity.id, &rows).await?;
    let units = |of: RegistrationId| {
        let others = doubles.get(&of).into_iter().flatten();
        others.filter_map(|other| unit_of.get(other).cloned()).collect::<Vec<_>>()
    };
    let entries = rows
        .into_iter()
        .map(|(registration, person)| ListEntry {
            likely_doubles: units(registration.id),
            held_until: held.get(&registration.id).copied(),
            seat: seats.notes(&registration),
            unit_name: name(&registration),
            exception: exceptions.remove(&registration.id).map(Exception::from),
            waits: why.as_ref().and_then(|why| why.of(&registration)),
            place_in_line: (*registration.state == RegistrationState::Waitlisted)
                .then(|| place_in(&line, &registration))
                .flatten(),
            registration,
            person,
        })
        .collect();
    Ok((activity, entries))
}

/// The place of a registration among those of a line who wait for a seat of the same way, from 1.
fn place_in(line: &[Registration], row: &Registration) -> Option<usize> {
    let mut line = line.iter().filter(|other| other.attends == row.attends);
    line.position(|other| other.id == row.id).map(|place| place + 1)
}

/// Seats that went from one to another, and those who are named for it.
struct Transfers {
    rows: Vec<SeatTransfer>,
    names: HashMap<RegistrationId, String>,
    substitutes: HashMap<RegistrationId, String>,
}

impl Transfers {
    fn notes(&self, row: &Registration) -> SeatNotes {
        SeatNotes {
            in_place_of: self.in_place_of(row),
            given_to: self.given_to(row),
            substitute: self.substitutes.get(&row.id).filter(|_| !row.state.is_final()).cloned(),
        }
    }

    /// The last one who gave their seat to somebody who still has it.
    fn in_place_of(&self, row: &Registration) -> Option<String> {
        let last = self.rows.iter().rev().find(|one| one.to_id == row.id)?;
        self.names.get(&last.from_id).filter(|_| !row.state.is_final()).cloned()
    }

    /// The last one to whom somebody gave their seat, unless they came back.
    fn given_to(&self, row: &Registration) -> Option<String> {
        let last = self.rows.iter().rev().find(|one| one.from_id == row.id)?;
        self.names.get(&last.to_id).filter(|_| row.state.is_final()).cloned()
    }
}

async fn transfers(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    list: &[(Registration, Person)],
) -> Result<Transfers> {
    let rows = store::seat_transfers::of_activity(conn, activity).await?;
    let substitutes = store::seat_transfers::substitutes_of_activity(conn, activity).await?;
    let is_in = |id: RegistrationId| rows.iter().any(|one| [one.from_id, one.to_id].contains(&id));
    let names = list.iter().filter(|(row, _)| is_in(row.id));
    Ok(Transfers {
        names: names.map(|(row, person)| (row.id, person.full_name.clone())).collect(),
        substitutes: substitutes.into_iter().map(|one| (one.registration_id, one.full_name)).collect(),
        rows,
    })
}

/// The name of the unit of a registration; where it is none of the list, what was typed.
pub(crate) fn name_of(
    row: &Registration,
    names: &HashMap<UnitId, String>,
    typed: &HashMap<RegistrationId, String>,
) -> String {
    let name = match row.unit_id {
        Some(unit) => names.get(&unit),
        None => typed.get(&row.id),
    };
    name.cloned().unwrap_or_default()
}

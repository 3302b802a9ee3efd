//! What a device keeps for the time without a network: the list without names, who is in, and, where the organizer wants that, the names.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::{
    AttendanceStatus, RegistrationState,
    accounts::access::Action,
    checkin::{
        fold::fold,
        pack::{Arrived, Listed, Pack, PackSession, key_text},
        verdict::{Since, Window},
    },
};
use serde::Serialize;
use store::{
    ConnectionTrait,
    ids::{CheckinDeviceId, RegistrationId, SessionId, UserId},
    rows::{Activity, AttendanceEvent, CheckinDevice, Person, Registration, Session},
};

use crate::{
    Result, Services,
    attendance::grid::grid_in,
    checkin::{
        codes::{readers, short_of},
        join::{OpenDevice, late_device, open_device},
        link::ends,
        take::folds,
    },
    permit::require_activity,
    registrations::list::{ListEntry, name_of},
};

/// What a device keeps, with what its page says.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The rules' part of it.
    pub pack: Pack,
    /// The activity.
    pub activity: Activity,
    /// The device.
    pub device: CheckinDevice,
    /// The sessions, in the order of the pack.
    pub sessions: Vec<Session>,
    /// When the check-in ends, and with it what the device keeps.
    pub ends: DateTime<Utc>,
    /// Whether it may keep names.
    pub with_names: bool,
}

/// Somebody of the list, by name: no more of a person goes to a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackName {
    /// The registration.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// The unit, by name.
    pub unit: String,
}

/// What a device keeps, as it is now.
///
/// # Errors
/// [`crate::Error::NotFound`] where the device may do nothing any more.
pub async fn load_pack(services: &Services, token: &str) -> Result<Kept> {
    let read = services.db.read();
    let OpenDevice { device, activity, actor } = open_device(services, read, token).await?;
    require_activity(read, &actor, Action::ReadList, &activity).await?;
    let sessions = store::sessions::of_activity(read, activity.id).await?;
    let listed = store::registrations::of_activity(read, activity.id).await?;
    let listed = listed.into_iter().map(|(row, _)| Listed {
        id: row.id.0,
        state: *row.state,
        typed: short_of(services, row.id).collect(),
    });
    let pack_session = |session: &Session| PackSession {
        id: session.id.0,
        window: Window::of(session.starts_at, session.ends_at),
    };
    let pack = Pack {
        activity: activity.id.0,
        keys: readers(services).iter().map(key_text).collect(),
        sessions: sessions.iter().map(pack_session).collect(),
        listed: listed.collect(),
        arrived: arrived(read, &activity).await?,
    };
    let with_names = with_names(read, &activity).await?;
    Ok(Kept { ends: ends(&activity), with_names, pack, activity, device, sessions })
}

async fn with_names(conn: &impl ConnectionTrait, activity: &Activity) -> Result<bool> {
    Ok(store::checkin::link(conn, activity.id).await?.is_some_and(|link| link.with_names))
}

/// The names of those who have a seat or were marked; none where devices may not keep them.
///
/// # Errors
/// As [`load_pack`].
pub async fn load_names(services: &Services, token: &str) -> Result<Option<Vec<PackName>>> {
    let read = services.db.read();
    let OpenDevice { activity, actor, .. } = open_device(services, read, token).await?;
    require_activity(read, &actor, Action::ReadList, &activity).await?;
    if !with_names(read, &activity).await? {
        return Ok(None);
    }
    let grid = grid_in(read, &activity).await?;
    let marked: HashSet<RegistrationId> = grid.marks.keys().map(|(_, id)| *id).collect();
    let seated = grid.people.into_iter().filter(|entry| {
        *entry.registration.state == RegistrationState::Confirmed || marked.contains(&entry.registration.id)
    });
    let name = |entry: ListEntry| PackName {
        id: entry.registration.id.0,
        name: entry.person.full_name,
        unit: entry.unit_name,
    };
    Ok(Some(seated.map(name).collect()))
}

/// The names of some of the list: of those whom a device just took.
///
/// # Errors
/// [`crate::Error::NotFound`] where there is no such device.
pub async fn name_those(services: &Services, token: &str, ids: &[RegistrationId]) -> Result<Vec<PackName>> {
    let read = services.db.read();
    let (OpenDevice { activity, .. }, _) = late_device(services, read, token).await?;
    let mut rows = store::registrations::of_activity(read, activity.id).await?;
    rows.retain(|(row, _)| ids.contains(&row.id));
    let names = crate::units::find::names(read, rows.iter().filter_map(|(row, _)| row.unit_id)).await?;
    let typed = store::typed_units::words(read, activity.id).await?;
    let name = |(row, person): (Registration, Person)| PackName {
        id: row.id.0,
        unit: name_of(&row, &names, &typed),
        name: person.full_name,
    };
    Ok(rows.into_iter().map(name).collect())
}

/// Who is in at each session, since when, and where that was taken.
async fn arrived(conn: &impl ConnectionTrait, activity: &Activity) -> Result<Vec<Arrived>> {
    let mut cells: BTreeMap<(SessionId, RegistrationId), Vec<AttendanceEvent>> = BTreeMap::new();
    for event in store::checkin::events_of_activity(conn, activity.id).await? {
        cells.entry((event.session_id, event.registration_id)).or_default().push(event);
    }
    let devices = store::checkin::devices(conn, activity.id).await?;
    let devices: HashMap<CheckinDeviceId, String> =
        devices.into_iter().map(|device| (device.id, device.name)).collect();
    let users: HashMap<UserId, String> =
        store::users::all(conn).await?.into_iter().map(|user| (user.id, user.name)).collect();
    let one = |((session, registration), events): ((SessionId, RegistrationId), Vec<AttendanceEvent>)| {
        let folded: Vec<_> = events.iter().map(folds).collect();
        let standing = fold(&folded);
        if !standing.status.is_some_and(AttendanceStatus::was_there) {
            return None;
        }
        let at = folded.iter().position(|event| Some(&event.id) == standing.by.as_ref())?;
        let (row, event) = (&events[at], &folded[at]);
        let by = row.device_id.and_then(|id| devices.get(&id));
        let by = by.or_else(|| row.recorded_by.and_then(|id| users.get(&id)));
        let since = Since { at: event.at, by: by.cloned().unwrap_or_default() };
        let event = row.device_id.and(row.event_id.clone());
        Some(Arrived { session: session.0, id: registration.0, since, event })
    };
    Ok(cells.into_iter().filter_map(one).collect())
}

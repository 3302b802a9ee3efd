//! What a device keeps for the time without a network: the list without names, who is in, and, where the organizer wants that, the names.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::{
    RegistrationState,
    accounts::access::Action,
    checkin::{
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
    checkin::{
        arrival::arrival,
        codes::{readers, short_of},
        join::{OpenDevice, late_device, open_device},
        link::ends,
    },
    permit::require_activity,
    registrations::list::name_of,
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
    /// The names of those who have a seat or are in; none where devices may not keep them.
    pub names: Option<Vec<PackName>>,
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
    let people = store::registrations::of_activity(read, activity.id).await?;
    let listed = people.iter().map(|(row, _)| Listed {
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
    let link = store::checkin::link(read, activity.id).await?;
    let names = match link.is_some_and(|link| link.with_names) {
        false => None,
        true => {
            let is_in: HashSet<i64> = pack.arrived.iter().map(|one| one.id).collect();
            let mut seated = people;
            seated.retain(|(row, _)| *row.state == RegistrationState::Confirmed || is_in.contains(&row.id.0));
            Some(named(read, &activity, seated).await?)
        }
    };
    Ok(Kept { ends: ends(&activity), names, pack, activity, device, sessions })
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
    named(read, &activity, rows).await
}

async fn named(
    conn: &impl ConnectionTrait,
    activity: &Activity,
    rows: Vec<(Registration, Person)>,
) -> Result<Vec<PackName>> {
    let units = crate::units::find::names(conn, rows.iter().filter_map(|(row, _)| row.unit_id)).await?;
    let typed = store::typed_units::words(conn, activity.id).await?;
    let name = |(row, person): (Registration, Person)| PackName {
        id: row.id.0,
        unit: name_of(&row, &units, &typed),
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
        let (row, at) = arrival(&events)?;
        let by = row.device_id.and_then(|id| devices.get(&id));
        let by = by.or_else(|| row.recorded_by.and_then(|id| users.get(&id)));
        let since = Since { at, by: by.cloned().unwrap_or_default() };
        let event = row.device_id.and(row.event_id.clone());
        Some(Arrived { session: session.0, id: registration.0, since, event })
    };
    Ok(cells.into_iter().filter_map(one).collect())
}

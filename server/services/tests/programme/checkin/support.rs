//! A class with people on its list, and a device that takes attendance there.

use chrono::Duration;
use domain::accounts::access::Actor;
use services::{
    activities::Telling,
    checkin::{self, Deed, Sent, Who},
    ids::{PersonId, RegistrationId, SessionId},
};

use crate::support::{Fixture, class, organizer, take_in};

/// A class today, with a morning and an afternoon.
pub struct Class {
    pub code: String,
    pub sessions: Vec<SessionId>,
    pub people: Vec<RegistrationId>,
}

pub const NAMES: [&str; 4] = ["Ma Thị Én", "Y Blŏ Niê Kdăm", "H'Hen Niê", "Lò Văn Ỵ"];

/// A class of these people, and seats for so many more.
pub async fn a_class(fixture: &Fixture, more: usize) -> Class {
    let seats = (NAMES.len() + more).to_string();
    let form = class(&seats, "1/7/2026", &["sang", "chieu"]);
    let services = &fixture.services;
    let code = services::activities::create_activity(services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(services, &Actor::System, &code).await.unwrap();
    let person = async |name: &str| {
        let name = name.replace('\'', "''");
        fixture.number(&format!("SELECT coalesce(max(id), 0) FROM people WHERE full_name = '{name}'")).await
    };
    if person(NAMES[0]).await == 0 {
        let clerk = organizer(fixture, "clerk@example.org").await;
        let row = |(n, name): (usize, &&str)| format!("{name};{}/6/1992", n + 1);
        let rows: Vec<String> = NAMES.iter().enumerate().map(row).collect();
        let list = format!("Họ và tên;Ngày sinh\n{}", rows.join("\n"));
        take_in(fixture, &clerk, &list, "Tỉnh Thái Nguyên").await;
    }
    let mut people = Vec::new();
    for name in NAMES {
        people.push(PersonId(person(name).await));
    }
    services::registrations::add_participants(
        services,
        &Actor::System,
        &code,
        people.as_slice(),
        Telling::Ask,
    )
    .await
    .unwrap();
    let grid = services::attendance::show_attendance(services, &Actor::System, &code).await.unwrap();
    let of = |person: &PersonId| {
        grid.people.iter().find(|entry| entry.person.id == *person).unwrap().registration.id
    };
    Class {
        sessions: grid.sessions.iter().map(|session| session.id).collect(),
        people: people.iter().map(of).collect(),
        code,
    }
}

/// The token of the link of a class.
pub async fn link_of(fixture: &Fixture, code: &str) -> String {
    let devices = checkin::list_devices(&fixture.services, &Actor::System, code).await.unwrap();
    devices.address.unwrap().rsplit('/').next().unwrap().to_owned()
}

/// A device that joined.
pub async fn a_device(fixture: &Fixture, code: &str, name: &str) -> String {
    checkin::open_link(&fixture.services, &Actor::System, code).await.unwrap();
    checkin::join(&fixture.services, &link_of(fixture, code).await, name).await.unwrap()
}

/// Somebody comes in, so many minutes after now.
pub fn arrival(fixture: &Fixture, id: &str, session: SessionId, who: Who, minutes: i64) -> Sent {
    let at = fixture.services.now() + Duration::minutes(minutes);
    Sent { id: id.into(), session, deed: Deed::In(who), at, offset: Some(Duration::zero()) }
}

/// What is marked of a class, by session and registration.
pub async fn marks(
    fixture: &Fixture,
    code: &str,
) -> Vec<(SessionId, RegistrationId, domain::AttendanceStatus)> {
    let grid = services::attendance::show_attendance(&fixture.services, &Actor::System, code).await.unwrap();
    let mut marks: Vec<_> =
        grid.marks.into_iter().map(|((session, who), status)| (session, who, status)).collect();
    marks.sort_unstable();
    marks
}

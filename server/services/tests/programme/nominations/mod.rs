//! Nomination rounds: calls, lists of units, and the seats that come of them.

use domain::{
    Lang,
    accounts::access::{Actor, Grant, Role},
};
use services::{
    activities::ActivityForm,
    ids::{NomineeId, PersonId, RegistrationId, RoundId},
    nominations::{NewNomineeForm, RoundForm, UnitList, name_new_person, save_round, show_unit_list},
    registrations::Registered,
};

use crate::support::{self, Fixture};

mod flows;
mod lists;
mod merged;
mod pleas;
mod rounds;
mod undone;

/// A published class on 20 July.
pub async fn class(fixture: &Fixture, seats: &str, admission: &str) -> String {
    let form = ActivityForm { admission: admission.into(), ..support::class(seats, "20/7/2026", &["sang"]) };
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

/// A form that calls units until 10 July, 17:00.
pub fn form(units: &str) -> RoundForm {
    RoundForm {
        units: units.into(),
        message: "Đề nghị cử người phụ trách công tác phòng, chống tệ nạn xã hội.".into(),
        closes_on: "10/7/2026".into(),
        closes_at: "17:00".into(),
        flows_on: "12/7/2026".into(),
        rule: "each_in_turn".into(),
        ..RoundForm::default()
    }
}

/// A call that was sent.
pub async fn call(fixture: &Fixture, code: &str, units: &str) -> RoundId {
    let round = save_round(&fixture.services, &Actor::System, code, &form(units)).await.unwrap();
    fixture.run("UPDATE rounds SET sent_at = created_at").await;
    round
}

/// The code of a unit in force, by its name.
pub async fn code_of(fixture: &Fixture, name: &str) -> String {
    fixture.text(&format!("SELECT code FROM units WHERE name = '{name}' AND valid_to IS NULL")).await
}

/// The focal person of a unit, by its name.
pub async fn focal(fixture: &Fixture, name: &str) -> Actor {
    let code = code_of(fixture, name).await;
    let path = fixture.text(&format!("SELECT path FROM units WHERE code = '{code}'")).await;
    let user = services::accounts::AddUser {
        email: format!("{}@example.org", code.to_lowercase()),
        name: format!("Đầu mối {name}"),
        role: Role::Focal,
        unit: Some(code),
        activity: None,
        password: None,
    };
    let id = services::accounts::add_user(&fixture.services, &Actor::System, user).await.unwrap().0.id;
    let unit = Some(domain::UnitPath::from_stored(path));
    Actor::Staff(id.0, vec![Grant { role: Role::Focal, unit, activity: None }])
}

/// Names somebody new.
pub async fn name(fixture: &Fixture, actor: &Actor, of: (RoundId, &str), full_name: &str) -> NomineeId {
    let form = NewNomineeForm {
        full_name: full_name.into(),
        birth_date: "1985".into(),
        phone: "0912345678".into(),
        position: "Công chức".into(),
        email: format!("{}@example.org", domain::text::fold(full_name).replace(' ', ".")),
        ..NewNomineeForm::default()
    };
    name_new_person(&fixture.services, actor, of, &form).await.unwrap();
    NomineeId(fixture.number("SELECT max(id) FROM nominees").await)
}

pub async fn list(fixture: &Fixture, actor: &Actor, of: (RoundId, &str)) -> UnitList {
    show_unit_list(&fixture.services, actor, of).await.unwrap()
}

/// Somebody registers by themselves.
pub async fn register(fixture: &Fixture, code: &str, name: &str) -> Registered {
    let email = format!("{}@example.org", domain::text::fold(name).replace(' ', "."));
    let form = support::registrant(name, &email);
    services::registrations::register_participant(&fixture.services, code, &form, Lang::Vi, "192.0.2.1")
        .await
        .unwrap()
}

/// The token of a registration's own link.
pub async fn token(fixture: &Fixture, id: RegistrationId) -> String {
    services::registrations::link_token(&fixture.services, &Actor::System, id).await.unwrap()
}

/// What became of each on the list: the name, and the state of the registration.
pub fn states(list: &UnitList) -> Vec<(String, Option<&'static str>)> {
    let state = |one: &services::nominations::NomineeEntry| {
        let state = one.registration.as_ref().map(|row| domain::Word::code(*row.state));
        (one.person.full_name.clone(), state)
    };
    list.people.iter().map(state).collect()
}

/// The person on a list by name.
pub fn person(list: &UnitList, name: &str) -> (NomineeId, PersonId) {
    let one = list.people.iter().find(|one| one.person.full_name == name).unwrap();
    (one.nominee.id, one.person.id)
}

//! Whom a unit asks for although they don't meet what is asked for: they hold no seat until the organizer lets them in.

use domain::{RegistrationState, accounts::access::Actor, nominations::ranks::Standing};
use services::{
    Error,
    ids::RegistrationId,
    nominations::{
        NewNomineeForm, ask_for_person, find_candidates, name_new_person, remove_nominee, send_list,
    },
    registrations::{Decision, decide_registrations},
    requirements::{RequirementsForm, save_requirements},
    undo::undo_act,
};

use super::{call, class, code_of, focal, list, name, person, states};
use crate::support::Fixture;
use domain::registrations::step::Step;

/// Only chairs may come.
async fn for_chairs(fixture: &Fixture, code: &str) {
    let rules = RequirementsForm { positions: "chủ tịch".into(), ..RequirementsForm::default() };
    save_requirements(&fixture.services, &Actor::System, code, &rules).await.unwrap();
}

fn clerk(name: &str, plea: &str) -> NewNomineeForm {
    NewNomineeForm {
        full_name: name.into(),
        birth_date: "1985".into(),
        position: "Văn thư".into(),
        phone: "0912345678".into(),
        email: format!("{}@example.org", domain::text::fold(name).replace(' ', ".")),
        plea: plea.into(),
        ..NewNomineeForm::default()
    }
}

async fn registration(fixture: &Fixture, name: &str) -> RegistrationId {
    let sql = format!(
        "SELECT r.id FROM registrations r JOIN people p ON p.id = r.person_id WHERE p.full_name = '{name}'"
    );
    RegistrationId(fixture.number(&sql).await)
}

on_the_programme!(whoever_is_asked_for_holds_no_seat_until_the_organizer_says_yes, async |fixture| {
    let code = class(&fixture, "5", "open").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 1").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    for_chairs(&fixture, &code).await;
    let mails = fixture.number("SELECT count(*) FROM mails").await;
    let wrong = name_new_person(&fixture.services, &actor, of, &clerk("Ma Thị Én", "")).await.unwrap_err();
    let Error::Invalid(problems) = wrong.error else { panic!("{wrong:?}") };
    assert!(problems.of("plea").is_some(), "{problems:?}");
    assert_eq!(fixture.number("SELECT count(*) FROM people WHERE full_name = 'Ma Thị Én'").await, 0);
    let asked = clerk("Ma Thị Én", "Được phân công phụ trách từ tháng này");
    let done = name_new_person(&fixture.services, &actor, of, &asked).await.unwrap();
    let now = list(&fixture, &actor, of).await;
    assert_eq!(now.people[0].standing, Standing::Asks);
    assert_eq!(now.people[0].exception.as_ref().unwrap().plea, "Được phân công phụ trách từ tháng này");
    undo_act(&fixture.services, &actor, done.undo.unwrap()).await.unwrap();
    assert!(list(&fixture, &actor, of).await.people.is_empty());

    // Somebody on file is asked for by a reason as well.
    let found = find_candidates(&fixture.services, &actor, of, "Ma Thị Én").await.unwrap().0;
    assert_eq!(found[0].unmet, [domain::requirements::Unmet::Position]);
    let who = found[0].person.id;
    let silent = ask_for_person(&fixture.services, &actor, of, who, (" ", "a")).await;
    assert!(matches!(silent, Err(Error::Invalid(_))), "{silent:?}");
    ask_for_person(&fixture.services, &actor, of, who, ("Được phân công", "b")).await.unwrap();
    let settled = send_list(&fixture.services, &actor, of).await.unwrap();
    assert_eq!(settled.named, 0, "a list with nobody but whom it asks for gives no seat");
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, mails, "nobody was told anything");
    let row = registration(&fixture, "Ma Thị Én").await;
    let silent = decide_registrations(
        &fixture.services,
        &Actor::System,
        &code,
        &[row],
        Decision::LetIn(Step::Confirm, ""),
    )
    .await;
    assert!(matches!(silent, Err(Error::Invalid(_))), "a yes needs a reason: {silent:?}");
    let yes = Decision::LetIn(Step::Confirm, "Phụ trách thực tế");
    assert_eq!(
        decide_registrations(&fixture.services, &Actor::System, &code, &[row], yes).await.unwrap().n,
        1
    );
    assert_eq!(states(&list(&fixture, &actor, of).await), [("Ma Thị Én".to_owned(), Some("confirmed"))]);
    assert_eq!(fixture.text("SELECT reason FROM entry_exceptions").await, "Phụ trách thực tế");
    let told = "SELECT count(*) FROM mails WHERE subject LIKE '%đồng ý để Ma Thị Én%'";
    assert_eq!(fixture.number(told).await, 1, "the unit is told");
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, mails + 2, "and so is she, of her seat");
});

on_the_programme!(a_no_is_told_to_the_unit_and_a_yes_takes_nobodys_seat, async |fixture| {
    let code = class(&fixture, "5", "open").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 1").await;
    let (unit, actor) = (code_of(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Đại Từ").await);
    let of = (round, unit.as_str());
    name(&fixture, &actor, of, "Lê Thị Bé").await;
    for_chairs(&fixture, &code).await;
    for who in ["Ma Thị Én", "Vũ Thị Ca"] {
        name_new_person(&fixture.services, &actor, of, &clerk(who, "Phụ trách")).await.unwrap();
    }
    send_list(&fixture.services, &actor, of).await.unwrap();
    let yes = Decision::LetIn(Step::Confirm, "Phụ trách thực tế");
    let row = registration(&fixture, "Ma Thị Én").await;
    decide_registrations(&fixture.services, &Actor::System, &code, &[row], yes).await.unwrap();
    let now = list(&fixture, &actor, of).await;
    assert_eq!(
        now.standings,
        [Standing::Named, Standing::Substitute, Standing::Asks],
        "the unit’s order stands"
    );
    let no = registration(&fixture, "Vũ Thị Ca").await;
    let mails = fixture.number("SELECT count(*) FROM mails").await;
    decide_registrations(
        &fixture.services,
        &Actor::System,
        &code,
        &[no],
        Decision::Reject("Không đúng đối tượng."),
    )
    .await
    .unwrap();
    assert_eq!(list(&fixture, &actor, of).await.standings[2], Standing::Out);
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, mails + 1, "the unit alone is told");
    // The substitute has the seat once the first can't come.
    let first = person(&list(&fixture, &actor, of).await, "Lê Thị Bé").0;
    remove_nominee(&fixture.services, &actor, of, first).await.unwrap();
    let row = list(&fixture, &actor, of).await.people[0].registration.clone().unwrap();
    assert_eq!(*row.state, RegistrationState::Confirmed);
});

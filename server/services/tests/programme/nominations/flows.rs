//! Mails to units, and seats that flow: what is shown beforehand, what happens by itself, and that nothing happens twice.

use chrono::Duration;
use domain::{RegistrationState, accounts::access::Actor, registrations::step::Step};
use services::{
    Error,
    nominations::{
        Letter, flow_seats, list_calls, plan_flow, plan_letters, save_round, send_letters, send_list,
        show_round, tend_rounds,
    },
};

use super::{call, class, code_of, focal, form, list, name, person, register, states};

const ME: Actor = Actor::System;

on_the_programme!(units_are_called_once_and_those_that_are_silent_reminded, async |fixture| {
    let services = &fixture.services;
    let code = class(&fixture, "10", "invited").await;
    let dai_tu = focal(&fixture, "Xã Đại Từ").await;
    save_round(services, &ME, &code, &form("Xã Đại Từ: 2\nXã Định Hóa: 3")).await.unwrap();
    assert!(list_calls(services, &dai_tu).await.unwrap().is_empty(), "not sent yet");
    let plan = plan_letters(services, &ME, &code, Letter::Call).await.unwrap();
    assert_eq!((plan.units.len(), plan.mails), (2, 1));
    assert_eq!(plan.unreached, ["Xã Định Hóa"]);
    let preview = plan.preview.unwrap().1;
    assert!(preview.text.contains("Đề nghị Xã Đại Từ cử 2 người"), "{}", preview.text);
    assert!(preview.text.contains("17:00"), "{}", preview.text);
    let others = send_letters(services, &ME, &code, Letter::Call, 1).await;
    assert!(matches!(others, Err(Error::Conflict(_))), "others than were seen");
    assert_eq!(send_letters(services, &ME, &code, Letter::Call, 2).await.unwrap().mails, 1);
    assert_eq!(plan_letters(services, &ME, &code, Letter::Call).await.unwrap().units.len(), 0);
    let calls = list_calls(services, &dai_tu).await.unwrap();
    assert_eq!((calls.len(), calls[0].seats), (1, 2));

    assert_eq!(tend_rounds(services).await.unwrap(), 0, "nine days before the deadline");
    fixture.pass(Duration::days(8));
    assert_eq!(tend_rounds(services).await.unwrap(), 1);
    assert_eq!(tend_rounds(services).await.unwrap(), 0, "once");
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, 2);
    // The organizer may remind again.
    assert_eq!(send_letters(services, &ME, &code, Letter::Reminder, 2).await.unwrap().mails, 1);
    fixture.pass(Duration::days(2));
    assert!(matches!(plan_letters(services, &ME, &code, Letter::Reminder).await, Err(Error::Conflict(_))));
});

on_the_programme!(unused_seats_flow_on_their_day_as_the_dry_run_said, async |fixture| {
    let services = &fixture.services;
    let code = class(&fixture, "5", "invited").await;
    let (a, b) = (focal(&fixture, "Xã Đại Từ").await, focal(&fixture, "Xã Định Hóa").await);
    let (code_a, code_b) = (code_of(&fixture, "Xã Đại Từ").await, code_of(&fixture, "Xã Định Hóa").await);
    let round = save_round(services, &ME, &code, &form("Xã Đại Từ: 2\nXã Định Hóa: 1\nXã Phú Bình: 2"))
        .await
        .unwrap();
    send_letters(services, &ME, &code, Letter::Call, 3).await.unwrap();
    let (of_a, of_b) = ((round, code_a.as_str()), (round, code_b.as_str()));
    for who in ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca", "Hà Thị Dư"] {
        name(&fixture, &a, of_a, who).await;
    }
    for who in ["Ma Văn Én", "Lê Văn Bé", "Vũ Văn Ca"] {
        name(&fixture, &b, of_b, who).await;
    }
    send_list(services, &a, of_a).await.unwrap();
    // Định Hóa forgets to press the button.
    assert!(matches!(flow_seats(services, &ME, &code, 2).await, Err(Error::Conflict(_))), "too early");
    fixture.pass(Duration::days(10));
    assert_eq!(tend_rounds(services).await.unwrap(), 1, "the list is taken as it stands");
    assert_eq!(states(&list(&fixture, &b, of_b).await)[0].1, Some("confirmed"));
    let rows = "SELECT count(*) FROM registrations";
    let before = fixture.number(rows).await;
    let plan = plan_flow(services, &ME, &code).await.unwrap();
    let seats: Vec<_> =
        plan.seats.iter().map(|one| (one.to.as_str(), one.person.full_name.as_str())).collect();
    assert_eq!(seats, [("Xã Định Hóa", "Lê Văn Bé"), ("Xã Đại Từ", "Vũ Thị Ca")], "the smaller unit first");
    assert_eq!((plan.unused, plan.substitutes, plan.mails), (2, 4, 2));
    assert_eq!(fixture.number(rows).await, before, "trying writes nothing");
    assert!(matches!(flow_seats(services, &ME, &code, 1).await, Err(Error::Conflict(_))));
    fixture.pass(Duration::days(2));
    assert_eq!(tend_rounds(services).await.unwrap(), 1);
    assert_eq!(tend_rounds(services).await.unwrap(), 0, "once");
    assert!(matches!(flow_seats(services, &ME, &code, 0).await, Err(Error::Conflict(_))));
    assert_eq!(states(&list(&fixture, &a, of_a).await)[2], ("Vũ Thị Ca".into(), Some("confirmed")));
    let lines = show_round(services, &ME, &code).await.unwrap().units;
    let seats: Vec<_> =
        lines.iter().map(|line| (line.unit.name.as_str(), line.seats, line.row.flowed)).collect();
    assert_eq!(seats, [("Xã Đại Từ", 3, 1), ("Xã Định Hóa", 2, 1), ("Xã Phú Bình", 0, -2)]);
    assert_eq!(fixture.number(&format!("SELECT seats_taken FROM activities WHERE code = '{code}'")).await, 5);
});

on_the_programme!(where_the_organizer_decides_those_who_are_named_wait_for_it, async |fixture| {
    let services = &fixture.services;
    let code = class(&fixture, "5", "approval").await;
    let actor = focal(&fixture, "Xã Đại Từ").await;
    let unit = code_of(&fixture, "Xã Đại Từ").await;
    let round = call(&fixture, &code, "Xã Đại Từ: 1").await;
    let of = (round, unit.as_str());
    for who in ["Ma Thị Én", "Lê Thị Bé"] {
        name(&fixture, &actor, of, who).await;
    }
    send_list(services, &actor, of).await.unwrap();
    let now = list(&fixture, &actor, of).await;
    assert_eq!(now.becomes(), RegistrationState::Nominated);
    assert_eq!(states(&now)[0].1, Some("nominated"));
    // Somebody who is refused is out; the unit puts the next one in their place.
    let id = now.people[0].registration.as_ref().unwrap().id;
    let no = services::registrations::Decision::Reject("Chưa đúng đối tượng");
    services::registrations::decide_registrations(services, &ME, &code, &[id], no).await.unwrap();
    let now = list(&fixture, &actor, of).await;
    services::nominations::replace_nominee(
        services,
        &actor,
        of,
        person(&now, "Ma Thị Én").0,
        person(&now, "Lê Thị Bé").1,
    )
    .await
    .unwrap();
    let now = list(&fixture, &actor, of).await;
    assert_eq!(states(&now), [("Lê Thị Bé".into(), Some("nominated"))]);
    let id = now.people[0].registration.as_ref().unwrap().id;
    services::registrations::decide_registrations(services, &ME, &code, &[id], Step::Confirm).await.unwrap();
    assert_eq!(states(&list(&fixture, &actor, of).await)[0].1, Some("confirmed"));
});

on_the_programme!(seats_of_units_are_kept_for_them_until_they_flow_and_then_are_the_lines, async |fixture| {
    let services = &fixture.services;
    let code = class(&fixture, "5", "open").await;
    let actor = focal(&fixture, "Xã Định Hóa").await;
    let unit = code_of(&fixture, "Xã Định Hóa").await;
    let no_flow = services::nominations::RoundForm {
        flows_on: String::new(),
        ..form("Xã Định Hóa: 2\nXã Phú Bình: 2")
    };
    let round = save_round(services, &ME, &code, &no_flow).await.unwrap();
    let seated = format!(
        "SELECT count(*) FROM registrations r JOIN activities a ON a.id = r.activity_id WHERE a.code = '{code}' AND r.state = 'confirmed'"
    );
    send_letters(services, &ME, &code, Letter::Call, 2).await.unwrap();
    // One seat is nobody's; whoever comes after its owner waits, and the page says so.
    for who in ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca"] {
        register(&fixture, &code, who).await;
    }
    assert_eq!(fixture.number(&seated).await, 1);
    let card = services::activities::show_public_activity(services, &code).await.unwrap();
    assert_eq!(card.door, domain::activities::door::Door::LineOnly);
    name(&fixture, &actor, (round, &unit), "Hà Thị Dư").await;
    send_list(services, &actor, (round, &unit)).await.unwrap();
    assert_eq!(fixture.number(&seated).await, 2, "the unit has its seat");
    fixture.pass(Duration::days(10));
    assert_eq!(tend_rounds(services).await.unwrap(), 1);
    assert_eq!(fixture.number(&seated).await, 4, "what the units left is the line's");
    assert_eq!(tend_rounds(services).await.unwrap(), 0, "once");
});

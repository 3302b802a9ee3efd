//! Who waits: a freed seat is offered with an end, nobody is given two places at once, and each reads why they still wait.

use chrono::Duration;
use domain::{Lang, accounts::access::Actor, registrations::wait::Wait};
use services::{
    activities::ActivityForm,
    registrations::{ListEntry, Registered},
};

use crate::{
    mails::lives::Sink,
    support::{Fixture, class, organizer, registrant},
};

/// A published class of one seat. Answers its code.
async fn published(fixture: &Fixture, form: ActivityForm) -> String {
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

/// Registers somebody. Answers the token of their link, where they were told it.
async fn register(fixture: &Fixture, code: &str, name: &str) -> Option<String> {
    let form = registrant(name, &format!("{}@example.org", domain::text::fold(name).replace(' ', ".")));
    let services = &fixture.services;
    match services::registrations::register_participant(services, code, &form, Lang::Vi, "192.0.2.1").await {
        Ok(Registered::Done(_, token)) => Some(token),
        Ok(Registered::OnFile(..)) => None,
        other => panic!("{name}: {:?}", other.map_err(|not| not.error)),
    }
}

async fn entry(fixture: &Fixture, actor: &Actor, code: &str, name: &str) -> ListEntry {
    let (_, list) =
        services::registrations::list_registrations(&fixture.services, actor, code).await.unwrap();
    list.into_iter().find(|entry| entry.person.full_name == name).unwrap()
}

async fn state(fixture: &Fixture, actor: &Actor, code: &str, name: &str) -> &'static str {
    domain::Word::code(*entry(fixture, actor, code, name).await.registration.state)
}

on_the_programme!(a_freed_seat_is_offered_for_its_hours_and_then_to_the_next, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    let form = ActivityForm { offer_hours: "6".into(), ..class("1", "6/7/2026", &["sang"]) };
    let code = published(&fixture, form).await;
    let first = register(&fixture, &code, "Ma Thị Én").await.unwrap();
    assert_eq!(
        entry(&fixture, &actor, &code, "Ma Thị Én").await.held_until,
        None,
        "a seat that was free is theirs at once"
    );
    let second = register(&fixture, &code, "Lê Thị Bé").await.unwrap();
    register(&fixture, &code, "Vũ Thị Ca").await.unwrap();
    let waits = entry(&fixture, &actor, &code, "Lê Thị Bé").await.waits;
    assert_eq!(waits, Some((Wait::NoSeat, None)));

    services::registrations::cancel_registration(services, &first).await.unwrap();
    let offered = entry(&fixture, &actor, &code, "Lê Thị Bé").await;
    assert_eq!(offered.held_until, Some(services.now() + Duration::hours(6)));
    assert_eq!(state(&fixture, &actor, &code, "Vũ Thị Ca").await, "waitlisted");
    let sink = Sink::default();
    sink.work(&fixture).await;
    let mail = sink.came().into_iter().rfind(|came| came.to == "le.thi.be@example.org").unwrap();
    assert!(mail.text.contains("18:00, 1/7/2026"), "{}", mail.text);

    fixture.pass(Duration::hours(5));
    assert_eq!(services::registrations::release_seats(services).await.unwrap(), 0);
    fixture.pass(Duration::hours(2));
    assert_eq!(services::registrations::release_seats(services).await.unwrap(), 1);
    assert_eq!(state(&fixture, &actor, &code, "Lê Thị Bé").await, "cancelled");
    assert!(services::registrations::take_seat(services, &second).await.is_err(), "too late");
    let next = entry(&fixture, &actor, &code, "Vũ Thị Ca").await;
    assert_eq!(next.held_until, Some(services.now() + Duration::hours(6)));
});

on_the_programme!(nobody_who_waits_is_given_two_places_at_once_and_they_hold_up_nobody, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    let here = published(&fixture, class("1", "6/7/2026", &["sang"])).await;
    let there = published(
        &fixture,
        ActivityForm { place: "Nhà văn hóa xã Đại Từ".into(), ..class("5", "6/7/2026", &["sang"]) },
    )
    .await;
    let afternoon = published(
        &fixture,
        ActivityForm { place: "Hội trường B".into(), ..class("1", "6/7/2026", &["chieu"]) },
    )
    .await;
    let first = register(&fixture, &here, "Ma Thị Én").await.unwrap();
    register(&fixture, &here, "Lê Thị Bé").await.unwrap();
    register(&fixture, &here, "Vũ Thị Ca").await.unwrap();
    // The morning elsewhere is in the way, the afternoon of that day is not.
    register(&fixture, &there, "Lê Thị Bé").await;
    register(&fixture, &afternoon, "Vũ Thị Ca").await;
    let waits = entry(&fixture, &actor, &here, "Lê Thị Bé").await.waits;
    assert_eq!(waits, Some((Wait::Elsewhere, Some(there.clone()))));

    services::registrations::cancel_registration(services, &first).await.unwrap();
    assert_eq!(state(&fixture, &actor, &here, "Lê Thị Bé").await, "waitlisted");
    assert_eq!(state(&fixture, &actor, &here, "Vũ Thị Ca").await, "confirmed");

    // A seat is left, and who can't take it closes the door to nobody.
    fixture.run(&format!("UPDATE activities SET capacity = 2 WHERE code = '{here}'")).await;
    let card = services::activities::show_public_activity(services, &here).await.unwrap();
    assert_eq!(card.door, domain::activities::door::Door::Open);
    assert_eq!(services::registrations::move_up(services).await.unwrap(), 0);

    let elsewhere = entry(&fixture, &actor, &there, "Lê Thị Bé").await.registration.id;
    services::registrations::decide_registrations(
        services,
        &actor,
        &there,
        &[elsewhere],
        domain::registrations::step::Step::Cancel,
    )
    .await
    .unwrap();
    assert_eq!(
        state(&fixture, &actor, &here, "Lê Thị Bé").await,
        "waitlisted",
        "another activity is locked by another transaction"
    );
    assert_eq!(services::registrations::move_up(services).await.unwrap(), 1);
    assert_eq!(state(&fixture, &actor, &here, "Lê Thị Bé").await, "confirmed");
    assert_eq!(services::registrations::move_up(services).await.unwrap(), 0);
});

on_the_programme!(who_waits_moves_up_when_the_other_activity_is_cancelled, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    let here = published(&fixture, class("1", "6/7/2026", &["sang"])).await;
    let there = published(
        &fixture,
        ActivityForm { place: "Nhà văn hóa xã Đại Từ".into(), ..class("5", "6/7/2026", &["sang"]) },
    )
    .await;
    let first = register(&fixture, &here, "Ma Thị Én").await.unwrap();
    register(&fixture, &here, "Lê Thị Bé").await.unwrap();
    register(&fixture, &there, "Lê Thị Bé").await;
    services::registrations::cancel_registration(services, &first).await.unwrap();
    assert_eq!(state(&fixture, &actor, &here, "Lê Thị Bé").await, "waitlisted");
    services::activities::cancel_activity(services, &actor, &there, "Mưa lũ").await.unwrap();
    assert_eq!(services::registrations::move_up(services).await.unwrap(), 1);
    assert_eq!(state(&fixture, &actor, &here, "Lê Thị Bé").await, "confirmed");
});

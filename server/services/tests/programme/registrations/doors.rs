//! Registration opens and closes to the minute.

use chrono::Duration;
use domain::{Lang, accounts::access::Actor, activities::door::Door};
use services::{Error, NotSaved, activities::ActivityForm};

use crate::support::{Fixture, class, organizer, registrant};

/// The program's clock stands at 12:00 on 1/7/2026.
fn form() -> ActivityForm {
    ActivityForm {
        opens_on: "2/7/2026".into(),
        opens_at: "8h".into(),
        closes_on: "3/7/2026".into(),
        closes_at: "16:30".into(),
        ..class("10", "6/7/2026", &["sang"])
    }
}

async fn door(fixture: &Fixture, code: &str) -> Door {
    services::activities::show_public_activity(&fixture.services, code).await.unwrap().door
}

async fn try_at(fixture: &Fixture, code: &str, name: &str) -> Result<(), String> {
    let form = registrant(name, &format!("{}@example.org", domain::text::fold(name).replace(' ', ".")));
    match services::registrations::register_participant(&fixture.services, code, &form, Lang::Vi, "192.0.2.1")
        .await
    {
        Ok(_) => Ok(()),
        Err(not) => match not.error {
            Error::Conflict(problem) => Err(problem.text(Lang::Vi)),
            other => panic!("{other:?}"),
        },
    }
}

on_the_programme!(registration_opens_and_closes_to_the_minute_and_says_when, async |fixture| {
    let code =
        services::activities::create_activity(&fixture.services, &Actor::System, &form()).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    assert!(matches!(door(&fixture, &code).await, Door::NotYet(first) if first.minute == Some(480)));
    let early = try_at(&fixture, &code, "Ma Thị Én").await.unwrap_err();
    assert!(early.contains("08:00 ngày 2/7/2026"), "{early}");
    fixture.pass(Duration::hours(20) - Duration::minutes(1));
    assert!(try_at(&fixture, &code, "Ma Thị Én").await.is_err());
    fixture.pass(Duration::minutes(1));
    assert_eq!(door(&fixture, &code).await, Door::Open);
    try_at(&fixture, &code, "Ma Thị Én").await.unwrap();
    fixture.pass(Duration::hours(32) + Duration::minutes(30));
    try_at(&fixture, &code, "Lê Thị Bé").await.unwrap();
    fixture.pass(Duration::minutes(1));
    let late = try_at(&fixture, &code, "Vũ Thị Ca").await.unwrap_err();
    assert!(late.contains("16:30 ngày 3/7/2026"), "{late}");
});

on_the_programme!(what_opens_after_it_closes_is_told_at_its_field_and_nothing_is_saved, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let code = services::activities::create_activity(&fixture.services, &actor, &form()).await.unwrap();
    let saved = services::activities::load_activity_form(&fixture.services, &actor, &code).await.unwrap();
    assert_eq!(
        [&saved.opens_on, &saved.opens_at, &saved.closes_on, &saved.closes_at],
        ["2/7/2026", "08:00", "3/7/2026", "16:30"]
    );
    for (wrong, at) in [
        (ActivityForm { opens_on: "3/7/2026".into(), opens_at: "16:30".into(), ..saved.clone() }, "opens_on"),
        (
            ActivityForm {
                opens_on: "7/7/2026".into(),
                closes_on: String::new(),
                closes_at: String::new(),
                ..saved.clone()
            },
            "opens_on",
        ),
        (ActivityForm { opens_on: String::new(), ..saved.clone() }, "opens_on"),
        (ActivityForm { closes_on: "7/7/2026".into(), ..saved.clone() }, "closes_on"),
        (ActivityForm { closes_at: "25:00".into(), ..saved.clone() }, "closes_at"),
        (ActivityForm { offer_hours: "500".into(), ..saved.clone() }, "offer_hours"),
    ] {
        let telling = services::activities::Telling::NotYet;
        let not =
            services::activities::edit_activity(&fixture.services, &actor, &code, &wrong, telling).await;
        let Err(NotSaved { error: Error::Invalid(problems), .. }) = not else { panic!("{at}: {not:?}") };
        assert!(problems.of(at).is_some(), "{at}: {problems:?}");
    }
    let again = services::activities::load_activity_form(&fixture.services, &actor, &code).await.unwrap();
    assert_eq!(again, saved);
});

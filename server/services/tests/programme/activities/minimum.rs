//! An activity that lacks people: it says so, and is merged with another one or held all the same.

use chrono::Duration;
use domain::{Lang, RegistrationState, accounts::access::Actor, activities::minimum::Standing};
use services::{
    Error, NotSaved,
    activities::{ActivityForm, Telling, merge_activities, show_too_few},
    home::TaskKind,
    registrations::Registered,
};

use crate::{
    mails::lives::Sink,
    support::{Fixture, class, organizer, registrant},
};

async fn published(fixture: &Fixture, form: ActivityForm) -> String {
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

async fn register(fixture: &Fixture, code: &str, name: &str) {
    let form = registrant(name, &format!("{}@example.org", domain::text::fold(name).replace(' ', ".")));
    let done =
        services::registrations::register_participant(&fixture.services, code, &form, Lang::Vi, "192.0.2.1")
            .await;
    assert!(matches!(done, Ok(Registered::Done(..) | Registered::OnFile(..))), "{name}");
}

async fn standing(fixture: &Fixture, code: &str) -> Standing {
    services::activities::show_public_activity(&fixture.services, code).await.unwrap().standing
}

on_the_programme!(
    an_activity_that_lacks_people_is_a_task_from_its_day_on_until_it_is_held_all_the_same,
    async |fixture| {
        let (services, actor) = (&fixture.services, organizer(&fixture, "a@example.org").await);
        let form = ActivityForm {
            minimum: "2".into(),
            decide_on: "5/7/2026".into(),
            ..class("10", "8/7/2026", &["sang"])
        };
        let code = published(&fixture, form).await;
        register(&fixture, &code, "Ma Thị Én").await;
        assert_eq!(standing(&fixture, &code).await, Standing::Tentative { missing: 1 });
        let tasks = async || {
            let work = services::home::list_work(services, &actor).await.unwrap();
            work.tasks
                .iter()
                .filter(|task| task.kind == TaskKind::TooFew)
                .map(|task| (task.activity.code.clone(), task.count))
                .collect::<Vec<_>>()
        };
        assert_eq!(tasks().await, []);
        fixture.pass(Duration::days(4));
        assert_eq!(standing(&fixture, &code).await, Standing::Due { missing: 1 });
        assert_eq!(tasks().await, [(code.clone(), 1)]);
        services::activities::hold_anyway(services, &actor, &code).await.unwrap();
        services::activities::hold_anyway(services, &actor, &code).await.unwrap();
        assert_eq!((standing(&fixture, &code).await, tasks().await), (Standing::Enough, vec![]));
    }
);

on_the_programme!(
    who_is_on_the_list_goes_to_the_other_activity_in_order_and_hears_of_both,
    async |fixture| {
        let (services, actor) = (&fixture.services, organizer(&fixture, "a@example.org").await);
        let here =
            published(&fixture, ActivityForm { minimum: "3".into(), ..class("3", "8/7/2026", &["sang"]) })
                .await;
        let there = published(
            &fixture,
            ActivityForm { place: "Hội trường B".into(), ..class("3", "9/7/2026", &["sang"]) },
        )
        .await;
        for name in ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca", "Đỗ Thị Dần"] {
            register(&fixture, &here, name).await;
        }
        // One has a seat there already.
        register(&fixture, &there, "Lê Thị Bé").await;
        let found = show_too_few(services, &actor, &here).await.unwrap();
        assert_eq!(
            (found.moving.len(), found.into.first().map(|card| card.activity.code.clone())),
            (4, Some(there.clone()))
        );

        for wrong in ["", here.as_str()] {
            let answer = merge_activities(services, &actor, &here, wrong).await;
            assert!(
                matches!(&answer, Err(Error::Invalid(problems)) if problems.of("into").is_some()),
                "{answer:?}"
            );
        }
        let merged = merge_activities(services, &actor, &here, &there).await.unwrap();
        assert_eq!((merged.seated, merged.waiting), (2, 1));
        let (_, list) = services::registrations::list_registrations(services, &actor, &there).await.unwrap();
        let of = |name: &str| {
            list.iter().find(|entry| entry.person.full_name == name).map(|entry| *entry.registration.state)
        };
        assert_eq!(of("Ma Thị Én"), Some(RegistrationState::Confirmed));
        assert_eq!(of("Vũ Thị Ca"), Some(RegistrationState::Confirmed));
        assert_eq!(of("Đỗ Thị Dần"), Some(RegistrationState::Waitlisted), "who waited comes last");
        let gone = services::activities::show_public_activity(services, &here).await.unwrap();
        assert!(gone.activity.cancel_reason.unwrap().contains(&there));
        let sink = Sink::default();
        sink.work(&fixture).await;
        let mails = sink.came().into_iter().filter(|came| came.to == "ma.thi.en@example.org").count();
        assert!(mails >= 2, "of the one that is cancelled, and of the seat");
        // Done twice, nothing more is done.
        assert!(matches!(merge_activities(services, &actor, &here, &there).await, Err(Error::Conflict(_))));
    }
);

on_the_programme!(it_takes_no_more_people_than_can_come, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let code = published(&fixture, class("10", "8/7/2026", &["sang"])).await;
    let form = services::activities::load_activity_form(&fixture.services, &actor, &code).await.unwrap();
    for (minimum, decide_on, at) in [
        ("11", "", "minimum"),
        ("", "5/7/2026", "minimum"),
        ("5", "9/7/2026", "decide_on"),
        ("x", "", "minimum"),
    ] {
        let wrong = ActivityForm { minimum: minimum.into(), decide_on: decide_on.into(), ..form.clone() };
        let not =
            services::activities::edit_activity(&fixture.services, &actor, &code, &wrong, Telling::NotYet)
                .await;
        let Err(NotSaved { error: Error::Invalid(problems), .. }) = not else { panic!("{at}: {not:?}") };
        assert!(problems.of(at).is_some(), "{minimum} {decide_on}: {problems:?}");
    }
});

on_the_programme!(a_merger_passes_no_quota_and_lets_nobody_in_who_was_to_be_decided_about, async |fixture| {
    let (services, actor) = (&fixture.services, organizer(&fixture, "a@example.org").await);
    let here = published(&fixture, class("5", "8/7/2026", &["sang"])).await;
    let asked = published(
        &fixture,
        ActivityForm { admission: "approval".into(), ..class("5", "8/7/2026", &["chieu"]) },
    )
    .await;
    let there = published(
        &fixture,
        ActivityForm { place: "Hội trường B".into(), ..class("9", "9/7/2026", &["sang"]) },
    )
    .await;
    fixture
        .run(&format!(
            "INSERT INTO unit_quotas (activity_id, unit_id, seats) SELECT a.id, u.id, 1 FROM activities a, units u \
             WHERE a.code = '{there}' AND u.name = 'Xã Đại Từ' AND u.valid_to IS NULL"
        ))
        .await;
    for name in ["Ma Thị Én", "Lê Thị Bé"] {
        register(&fixture, &here, name).await;
    }
    register(&fixture, &asked, "Vũ Thị Ca").await;
    let merged = merge_activities(services, &actor, &here, &there).await.unwrap();
    assert_eq!((merged.seated, merged.waiting), (1, 1), "the unit may have one seat there");
    let merged = merge_activities(services, &actor, &asked, &there).await.unwrap();
    assert_eq!((merged.seated, merged.waiting), (0, 1));
    let (_, list) = services::registrations::list_registrations(services, &actor, &there).await.unwrap();
    let of = |name: &str| {
        list.iter().find(|entry| entry.person.full_name == name).map(|entry| *entry.registration.state)
    };
    assert_eq!(of("Vũ Thị Ca"), Some(RegistrationState::Nominated), "nobody has decided about them");
    assert_eq!(of("Lê Thị Bé"), Some(RegistrationState::Waitlisted));
});

//! Seats: quotas of units, a capacity that is lowered, and what those read who are on the list already.

use domain::{Lang, RegistrationState, accounts::access::Actor, registrations::step::Step};
use services::{
    Error,
    activities::ActivityForm,
    ids::RegistrationId,
    registrations::{Decision, Registered, RegistrationForm},
};

use crate::support::{self, Fixture, organizer};

/// A published class tomorrow. Answers its code.
async fn class(fixture: &Fixture, seats: &str, admission: &str) -> String {
    let form = ActivityForm { admission: admission.into(), ..support::class(seats, "2/7/2026", &["sang"]) };
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

fn form(name: &str, unit: &str) -> RegistrationForm {
    RegistrationForm {
        full_name: name.into(),
        birth_date: "1/2/1990".into(),
        sex: "nu".into(),
        unit: unit.into(),
        email: format!("{}@example.org", domain::text::fold(name).replace(' ', ".")),
        consent: "yes".into(),
        ..RegistrationForm::default()
    }
}

async fn register(
    fixture: &Fixture,
    code: &str,
    form: &RegistrationForm,
) -> services::registrations::Registered {
    services::registrations::register_participant(&fixture.services, code, form, Lang::Vi, "192.0.2.1")
        .await
        .unwrap()
}

async fn row(
    fixture: &Fixture,
    code: &str,
    name: &str,
    unit: &str,
) -> (RegistrationId, RegistrationState, String) {
    let Registered::Done(row, token) = register(fixture, code, &form(name, unit)).await else {
        panic!("{name} is new");
    };
    (row.id, *row.state, token)
}

on_the_programme!(a_unit_whose_quota_is_used_up_does_not_close_the_door_to_the_others, async |fixture| {
    let code = class(&fixture, "10", "open").await;
    fixture
            .run(&format!(
                "INSERT INTO unit_quotas (activity_id, unit_id, seats) SELECT a.id, u.id, 1 FROM activities a, units u \
                 WHERE a.code = '{code}' AND u.name = 'Xã Đại Từ' AND u.valid_to IS NULL"
            ))
            .await;
    assert_eq!(row(&fixture, &code, "Ma Thị Én", "Xã Đại Từ").await.1, RegistrationState::Confirmed);
    assert_eq!(row(&fixture, &code, "Ma Thị Ba", "Xã Đại Từ").await.1, RegistrationState::Waitlisted);
    let card = services::activities::show_public_activity(&fixture.services, &code).await.unwrap();
    assert_eq!(card.door, domain::activities::door::Door::Open, "nine seats are left for all the others");
    assert_eq!(row(&fixture, &code, "Lê Thị Bé", "Xã Định Hóa").await.1, RegistrationState::Confirmed);
});

on_the_programme!(
    a_capacity_below_the_seats_taken_is_a_target_and_nobody_moves_up_until_it_is_met,
    async |fixture| {
        let code = class(&fixture, "3", "open").await;
        let mut seated = vec![];
        for name in ["Ma Thị Én", "Lê Thị Bé", "Vũ Thị Ca"] {
            seated.push(row(&fixture, &code, name, "Xã Đại Từ").await.0);
        }
        let (waits, state, _) = row(&fixture, &code, "Đỗ Thị Dần", "Xã Đại Từ").await;
        assert_eq!(state, RegistrationState::Waitlisted);
        let form =
            services::activities::load_activity_form(&fixture.services, &Actor::System, &code).await.unwrap();
        let lower = ActivityForm { capacity: "2".into(), ..form };
        let promoted = services::activities::edit_activity(
            &fixture.services,
            &Actor::System,
            &code,
            &lower,
            services::activities::Telling::Tell,
        )
        .await
        .unwrap();
        assert_eq!(promoted, services::activities::Edited::Saved(0));
        let now = async |id: RegistrationId| {
            fixture.text(&format!("SELECT state FROM registrations WHERE id = {id}")).await
        };
        let leave = async |id: RegistrationId| {
            services::registrations::decide_registrations(
                &fixture.services,
                &Actor::System,
                &code,
                &[id],
                Step::Cancel,
            )
            .await
            .unwrap()
        };
        assert_eq!(leave(seated[0]).await.promoted, 0, "three became two, which is the target");
        assert_eq!(now(waits).await, "waitlisted");
        let confirm = services::registrations::decide_registrations(
            &fixture.services,
            &Actor::System,
            &code,
            &[waits],
            Step::Confirm,
        )
        .await;
        assert!(matches!(confirm, Err(Error::Conflict(_))), "{confirm:?}");
        assert_eq!(leave(seated[1]).await.promoted, 1, "now one seat is free");
        assert_eq!(now(waits).await, "confirmed");
        assert_eq!(
            fixture.number(&format!("SELECT seats_taken FROM activities WHERE code = '{code}'")).await,
            2
        );
    }
);

on_each_database!(the_database_refuses_a_seat_that_is_not_there_whatever_the_program_does, async |fixture| {
    use sea_orm::ConnectionTrait;
    fixture.import_fixture().await;
    let code = class(&fixture, "3", "open").await;
    let set = async |words: &str| {
        fixture.rows.execute_unprepared(&format!("UPDATE activities SET {words} WHERE code = '{code}'")).await
    };
    set("seats_taken = 3").await.unwrap();
    assert!(set("seats_taken = 4").await.is_err());
    set("capacity = 2").await.unwrap();
    set("seats_taken = 3").await.unwrap();
    assert!(set("seats_taken = 4").await.is_err());
    set("seats_taken = 2").await.unwrap();
    assert!(set("seats_taken = 3").await.is_err(), "once the target is met it holds");
});

on_the_programme!(who_is_on_the_list_hears_so_also_where_the_door_is_shut_to_others, async |fixture| {
    let code = class(&fixture, "1", "open").await;
    let (id, ..) = row(&fixture, &code, "Ma Thị Én", "Xã Đại Từ").await;
    let again = RegistrationForm { offered: "seat".into(), ..form("Ma Thị Én", "Xã Đại Từ") };
    assert_eq!(
        register(&fixture, &code, &again).await,
        Registered::AlreadyThere,
        "and not “only the line is left”"
    );
    fixture
        .run("UPDATE activities SET registration_closes_on = '2026-06-30' WHERE title = 'Lớp kiểm thử'")
        .await;
    assert_eq!(register(&fixture, &code, &again).await, Registered::AlreadyThere, "and not “closed”");
    let organizer = organizer(&fixture, "a@example.org").await;
    services::registrations::decide_registrations(&fixture.services, &organizer, &code, &[id], Step::Cancel)
        .await
        .unwrap();
    assert_eq!(register(&fixture, &code, &again).await, Registered::AlreadyThere);
});

on_the_programme!(nobody_is_told_no_without_a_reason_and_everybody_reads_it, async |fixture| {
    let code = class(&fixture, "5", "approval").await;
    let (id, _, token) = row(&fixture, &code, "Ma Thị Én", "Xã Đại Từ").await;
    let reject = async |reason| {
        let how = Decision::Reject(reason);
        services::registrations::decide_registrations(&fixture.services, &Actor::System, &code, &[id], how)
            .await
    };
    let refused = reject("  ").await;
    assert!(
        matches!(&refused, Err(Error::Invalid(problems)) if problems.of("reason").is_some()),
        "{refused:?}"
    );
    assert_eq!(reject("Lớp này dành cho cán bộ cấp xã").await.unwrap().n, 1);
    let own = services::registrations::show_registration(&fixture.services, &token).await.unwrap();
    assert_eq!(own.registration.note, "Lớp này dành cho cán bộ cấp xã");
    let mails = "SELECT count(*) FROM mails WHERE cause LIKE 'rejected:%' AND text LIKE '%Lớp này dành cho cán bộ cấp xã%'";
    assert_eq!(fixture.number(mails).await, 1);
});

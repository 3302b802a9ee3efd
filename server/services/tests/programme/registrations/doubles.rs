//! The same person on one list under two units.

use domain::{Lang, RegistrationState, accounts::access::Actor};
use services::registrations::{Decision, Registered, RegistrationForm};

use crate::support::{self, Fixture, organizer};

fn form(unit: &str, phone: &str, birth_date: &str) -> RegistrationForm {
    RegistrationForm {
        full_name: "Ma Thị Én".into(),
        birth_date: birth_date.into(),
        sex: "nu".into(),
        unit: unit.into(),
        phone: phone.into(),
        consent: "yes".into(),
        ..RegistrationForm::default()
    }
}

async fn register(fixture: &Fixture, code: &str, form: &RegistrationForm) -> RegistrationState {
    let done =
        services::registrations::register_participant(&fixture.services, code, form, Lang::Vi, "192.0.2.1")
            .await;
    match done.unwrap() {
        Registered::Done(row, _) => *row.state,
        other => panic!("{other:?}"),
    }
}

on_the_programme!(
    who_is_likely_there_under_another_unit_waits_for_the_organizer_and_takes_no_second_seat,
    async |fixture| {
        let class = support::class("10", "2/7/2026", &["sang"]);
        let code =
            services::activities::create_activity(&fixture.services, &Actor::System, &class).await.unwrap();
        services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
        let actor = organizer(&fixture, "organizer@example.org").await;
        let taken = format!("SELECT seats_taken FROM activities WHERE code = '{code}'");

        let phone = "0912345678";
        let first = register(&fixture, &code, &form("Xã Đại Từ", phone, "1/2/1990")).await;
        assert_eq!(first, RegistrationState::Confirmed);
        let second = register(&fixture, &code, &form("Phường Tích Lương", phone, "1/2/1990")).await;
        assert_eq!(second, RegistrationState::Nominated);
        assert_eq!(fixture.number(&taken).await, 1);
        // Who shares less is somebody else.
        for other in [("0912345679", "1/2/1990"), (phone, "2/2/1990")] {
            let state = register(&fixture, &code, &form("Phường Quyết Thắng", other.0, other.1)).await;
            assert_eq!(state, RegistrationState::Confirmed, "{other:?}");
        }

        // Each of the two is told of the other one's unit, and nobody else of anything.
        let (_, list) =
            services::registrations::list_registrations(&fixture.services, &actor, &code).await.unwrap();
        let mut told: Vec<(String, Vec<String>)> = list
            .iter()
            .filter(|entry| !entry.likely_doubles.is_empty())
            .map(|entry| (entry.unit_name.clone(), entry.likely_doubles.clone()))
            .collect();
        told.sort();
        let pair = |a: &str, b: &str| (a.to_owned(), vec![b.to_owned()]);
        assert_eq!(told, [pair("Phường Tích Lương", "Xã Đại Từ"), pair("Xã Đại Từ", "Phường Tích Lương")]);

        // The one that the organizer says no to doubles nobody any more.
        let double = list.iter().find(|entry| entry.unit_name == "Phường Tích Lương").unwrap();
        let step = [double.registration.id];
        services::registrations::decide_registrations(
            &fixture.services,
            &actor,
            &code,
            &step,
            Decision::Reject("Đã đăng ký theo đơn vị khác"),
        )
        .await
        .unwrap();
        let (_, list) =
            services::registrations::list_registrations(&fixture.services, &actor, &code).await.unwrap();
        assert!(list.iter().all(|entry| entry.likely_doubles.is_empty()));
        assert_eq!(fixture.number(&taken).await, 3);
    }
);

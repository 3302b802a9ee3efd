//! Somebody's unit is none of the list: their words are kept, and an organizer says later which unit they mean.

use domain::{
    Lang,
    accounts::access::{Actor, Role},
};
use services::{
    Error,
    home::TaskKind,
    registrations::{Registered, RegistrationForm},
    units::{Means, Settled},
};

use crate::support::{Fixture, class, organizer, registrant, staff};

fn form(name: &str, unit: &str) -> RegistrationForm {
    let email = format!("{}@example.org", domain::text::fold(name).replace(' ', "."));
    RegistrationForm { unit: unit.into(), other_unit: "yes".into(), ..registrant(name, &email) }
}

async fn register(fixture: &Fixture, code: &str, form: &RegistrationForm) -> services::Result<Registered> {
    services::registrations::register_participant(&fixture.services, code, form, Lang::Vi, "192.0.2.1")
        .await
        .map_err(|not| not.error)
}

async fn published(fixture: &Fixture) -> String {
    let form = class("10", "2/12/2026", &["sang"]);
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

on_the_programme!(
    a_unit_that_the_list_does_not_have_is_kept_and_found_later_for_all_who_typed_it,
    async |fixture| {
        let services = &fixture.services;
        let actor = organizer(&fixture, "a@example.org").await;
        let code = published(&fixture).await;
        // Without the tick it is asked about, as ever.
        let asked = RegistrationForm {
            other_unit: String::new(),
            ..form("Ma Thị Én", "Hợp tác xã chè La Bằng Mới")
        };
        assert!(matches!(register(&fixture, &code, &asked).await, Err(Error::Invalid(_))));
        let sent = register(&fixture, &code, &form("Ma Thị Én", "Hợp tác xã chè La Bằng Mới")).await.unwrap();
        let Registered::Done(_, token) = sent else { panic!("{sent:?}") };
        assert_eq!(
            services::registrations::show_registration(services, &token).await.unwrap().unit_name,
            "Hợp tác xã chè La Bằng Mới"
        );
        register(&fixture, &code, &form("Lê Thị Bé", "hop tac xa CHÈ la bằng mới")).await.unwrap();
        register(&fixture, &code, &form("Trần Thị Cúc", "Câu lạc bộ Hoa Sen")).await.unwrap();
        // Who ticks it without having seen the unit on the list has that unit.
        register(&fixture, &code, &form("Đỗ Thị Dung", "xa dai tu")).await.unwrap();

        let (_, list) = services::registrations::list_registrations(services, &actor, &code).await.unwrap();
        let unit =
            |name: &str| list.iter().find(|entry| entry.person.full_name == name).unwrap().unit_name.clone();
        assert_eq!(
            (unit("Trần Thị Cúc"), unit("Đỗ Thị Dung")),
            ("Câu lạc bộ Hoa Sen".into(), "Xã Đại Từ".into())
        );
        let (_, groups) = services::units::list_typed_units(services, &actor, &code).await.unwrap();
        let two = groups.iter().find(|group| group.people.len() == 2).unwrap().clone();
        assert_eq!(groups.len(), 2);
        assert_eq!(
            (two.people.join(", "), two.settled.clone()),
            ("Ma Thị Én, Lê Thị Bé".into(), Settled::NotYet)
        );
        let task = |work: services::home::Work| {
            let mut tasks = work.tasks.into_iter();
            tasks
                .find(|task| task.kind == TaskKind::SettleUnits && task.activity.code == code)
                .map(|task| task.count)
        };
        assert_eq!(
            task(services::home::list_work(services, &actor).await.unwrap()),
            None,
            "the class is far away"
        );
        fixture.pass(chrono::Duration::days(120));
        assert_eq!(task(services::home::list_work(services, &actor).await.unwrap()), Some(3));

        let unclear = Means::Unit { typed: "không có đơn vị này", id: "" };
        let not =
            services::units::settle_unit(services, &actor, &code, &two.fold, unclear).await.unwrap_err();
        assert!(matches!(not.error, Error::Invalid(_)), "{not:?}");
        let means = Means::Unit { typed: "Xã La Bằng", id: "" };
        assert_eq!(services::units::settle_unit(services, &actor, &code, &two.fold, means).await.unwrap(), 2);
        let of = "SELECT count(*) FROM registrations r JOIN people p ON p.id = r.person_id \
            JOIN units u ON u.id = r.unit_id AND u.id = p.unit_id WHERE u.name = 'Xã La Bằng' AND p.full_name IN ('Ma Thị Én', 'Lê Thị Bé')";
        assert_eq!(fixture.number(of).await, 2, "the registrations and the people");
        // What was said can be said otherwise.
        let means = Means::Unit { typed: "Xã Đại Từ", id: "" };
        services::units::settle_unit(services, &actor, &code, &two.fold, means).await.unwrap();
        assert_eq!(fixture.number(of).await, 0);
        let other = groups.iter().find(|group| group.people.len() == 1).unwrap();
        services::units::settle_unit(services, &actor, &code, &other.fold, Means::Other).await.unwrap();
        assert_eq!(task(services::home::list_work(services, &actor).await.unwrap()), None);
        let (_, groups) = services::units::list_typed_units(services, &actor, &code).await.unwrap();
        let settled: Vec<_> = groups.into_iter().map(|group| group.settled).collect();
        assert!(
            settled.contains(&Settled::Other) && settled.contains(&Settled::Unit("Xã Đại Từ".into())),
            "{settled:?}"
        );
        let (_, log) = services::activities::list_changes(services, &actor, &code, services::Paging::page(1))
            .await
            .unwrap();
        let said = log.rows.iter().filter(|row| row.verb == "settle_unit").flat_map(|row| row.values.clone());
        let said: Vec<_> = said.filter(|(key, ..)| key == "typed_unit").collect();
        let from_to =
            |was: &str, is: &str| ("typed_unit".to_owned(), Some(was.to_owned()), Some(is.to_owned()));
        assert!(said.contains(&from_to("Hợp tác xã chè La Bằng Mới", "Xã La Bằng")), "{said:?}");
        assert!(said.contains(&from_to("Xã La Bằng", "Xã Đại Từ")), "{said:?}");
        // Whose list it is not, and words that nobody typed.
        let elsewhere = fixture.text("SELECT path FROM units WHERE code = 'N05569'").await;
        let stranger = staff(Role::Organizer, Some(&elsewhere));
        assert!(services::units::list_typed_units(services, &stranger, &code).await.is_err());
        let nobody = services::units::settle_unit(services, &actor, &code, "chua ai ghi", Means::Other)
            .await
            .unwrap_err();
        assert!(matches!(nobody.error, Error::NotFound));
    }
);

on_the_programme!(words_that_are_no_unit_are_refused_with_a_reason, async |fixture| {
    let code = published(&fixture).await;
    let long = "a".repeat(201);
    for bad in ["", "  ", "123", "Bấm evil.vn", "www.x.com", "Hội\u{3164}", long.as_str()] {
        let done = register(&fixture, &code, &form("Ma Thị Én", bad)).await;
        let Err(Error::Invalid(problems)) = done else { panic!("{bad:?}: {done:?}") };
        assert!(problems.of("unit").is_some(), "{bad:?}: {problems:?}");
    }
    // Letters of full width are those they stand for.
    register(&fixture, &code, &form("Ma Thị Én", "ＨＴＸ　Chè")).await.unwrap();
    assert_eq!(fixture.text("SELECT words FROM typed_units").await, "HTX Chè");
});

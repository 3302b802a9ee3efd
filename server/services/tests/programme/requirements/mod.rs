//! Who may come: the door, the organizer, units and lists all ask for the same, and an organizer overrules it for a reason.

use domain::{
    AttendanceSource, AttendanceStatus, Lang, RegistrationState, accounts::access::Actor,
    registrations::step::Step, requirements::Unmet,
};
use services::{
    Error,
    activities::{ActivityForm, Telling},
    ids::{PersonId, SessionId},
    registrations::{Chosen, Decision, ListEntry, Registered, RegistrationForm},
    requirements::{RequirementsForm, save_requirements},
};

use crate::support::{Fixture, class, organizer, registrant};

/// A published class. Answers its code.
async fn published(fixture: &Fixture, form: ActivityForm) -> String {
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

async fn require(fixture: &Fixture, actor: &Actor, code: &str, form: RequirementsForm) {
    save_requirements(&fixture.services, actor, code, &form).await.unwrap();
}

fn form(name: &str) -> RegistrationForm {
    registrant(name, &format!("{}@example.org", domain::text::fold(name).replace(' ', ".")))
}

async fn register(fixture: &Fixture, code: &str, form: &RegistrationForm) -> Registered {
    services::registrations::register_participant(&fixture.services, code, form, Lang::Vi, "192.0.2.1")
        .await
        .unwrap()
}

async fn entry(fixture: &Fixture, actor: &Actor, code: &str, name: &str) -> ListEntry {
    let (_, list) =
        services::registrations::list_registrations(&fixture.services, actor, code).await.unwrap();
    list.into_iter().find(|entry| entry.person.full_name == name).unwrap()
}

/// What is not met, where the door says so.
fn unmet(answer: Registered) -> Vec<Unmet> {
    let Registered::NotEligible(unmet, _) = answer else { panic!("{answer:?}") };
    unmet
}

/// The number of the newest row of a table.
async fn newest(fixture: &Fixture, table: &str) -> i64 {
    fixture.number(&format!("SELECT max(id) FROM {table}")).await
}

on_the_programme!(who_does_not_meet_what_is_asked_for_reads_why_and_may_ask_the_organizer, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let code = published(&fixture, class("5", "6/7/2026", &["sang"])).await;
    let rules = RequirementsForm {
        positions: "chủ tịch\nCông an".into(),
        units: "Xã Đại Từ\nXã Định Hóa".into(),
        levels: vec!["commune".into()],
        ..RequirementsForm::default()
    };
    require(&fixture, &actor, &code, rules).await;
    let clerk =
        RegistrationForm {
            position: "Văn thư".into(), unit: "Xã Phú Lương".into(), ..form("Ma Thị Én")
        };
    assert_eq!(unmet(register(&fixture, &code, &clerk).await), [Unmet::Position, Unmet::Unit]);
    assert_eq!(fixture.number("SELECT count(*) FROM people WHERE full_name = 'Ma Thị Én'").await, 0);
    let chair = RegistrationForm { position: "Phó Chủ tịch UBND".into(), ..form("Lê Thị Bé") };
    let Registered::Done(row, _) = register(&fixture, &code, &chair).await else { panic!("may come") };
    assert_eq!(*row.state, RegistrationState::Confirmed);

    // The same form again, with a word to the organizer.
    let asks = RegistrationForm { asks: "yes".into(), plea: "Mới được phân công".into(), ..clerk };
    let Registered::Done(row, _) = register(&fixture, &code, &asks).await else { panic!("asked") };
    assert_eq!(*row.state, RegistrationState::Nominated, "an organizer decides");
    let found = entry(&fixture, &actor, &code, "Ma Thị Én").await.exception.unwrap();
    assert_eq!((found.unmet.len(), found.plea.as_str(), found.reason), (2, "Mới được phân công", None));

    let confirm = async |decision: Decision<'_>| {
        services::registrations::decide_registrations(&fixture.services, &actor, &code, &[row.id], decision)
            .await
    };
    let Err(Error::Invalid(problems)) = confirm(Decision::Step(Step::Confirm)).await else {
        panic!("no reason")
    };
    assert!(problems.of("overrule").is_some());
    // In line they would be given the next seat without anybody being asked.
    fixture.run(&format!("UPDATE activities SET capacity = 1 WHERE code = '{code}'")).await;
    let Err(Error::Invalid(problems)) = confirm(Decision::Step(Step::Waitlist)).await else {
        panic!("no reason")
    };
    assert!(problems.of("overrule").is_some());
    fixture.run(&format!("UPDATE activities SET capacity = 5 WHERE code = '{code}'")).await;
    let long = RegistrationForm { plea: "a".repeat(501), ..asks };
    let not =
        services::registrations::register_participant(&fixture.services, &code, &long, Lang::Vi, "192.0.2.1")
            .await;
    assert!(
        matches!(not.map_err(|not| not.error), Err(Error::Invalid(problems)) if problems.of("plea").is_some())
    );
    confirm(Decision::LetIn(Step::Confirm, "Phụ trách thay đồng chí Chủ tịch")).await.unwrap();
    let found = entry(&fixture, &actor, &code, "Ma Thị Én").await;
    assert_eq!(*found.registration.state, RegistrationState::Confirmed);
    assert_eq!(found.exception.unwrap().reason.as_deref(), Some("Phụ trách thay đồng chí Chủ tịch"));
});

on_the_programme!(a_course_is_needed_before_and_is_not_repeated_too_soon, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    // A class of the course a few days ago, with one who completed it and one who stayed away.
    let basic = published(
        &fixture,
        ActivityForm { title: "Kỹ năng cơ bản".into(), ..class("5", "3/7/2026", &["sang"]) },
    )
    .await;
    let mut rows = vec![];
    for name in ["Ma Thị Én", "Lê Thị Bé"] {
        let Registered::Done(row, _) = register(&fixture, &basic, &form(name)).await else {
            panic!("{name}")
        };
        rows.push(row);
    }
    let session = SessionId(newest(&fixture, "sessions").await);
    fixture.pass(chrono::Duration::days(3));
    for (row, status) in rows.iter().zip([AttendanceStatus::Present, AttendanceStatus::Absent]) {
        let mark = services::attendance::Mark {
            session,
            registration: row.id,
            status: Some(status),
            source: AttendanceSource::Manual,
            seen: None,
            event_id: None,
        };
        services::attendance::record_attendance(services, &actor, &basic, &[mark]).await.unwrap();
    }
    let advanced = published(
        &fixture,
        ActivityForm { title: "Kỹ năng nâng cao".into(), ..class("5", "10/7/2026", &["sang"]) },
    )
    .await;
    require(
        &fixture,
        &actor,
        &advanced,
        RequirementsForm { needs: "kỹ năng CƠ BẢN".into(), ..RequirementsForm::default() },
    )
    .await;
    let again = published(
        &fixture,
        ActivityForm { title: "Kỹ năng cơ bản khóa 2".into(), ..class("5", "17/7/2026", &["sang"]) },
    )
    .await;
    require(
        &fixture,
        &actor,
        &again,
        RequirementsForm {
            course: "Kỹ năng cơ bản".into(),
            years: "2".into(),
            ..RequirementsForm::default()
        },
    )
    .await;

    assert!(
        matches!(register(&fixture, &advanced, &form("Ma Thị Én")).await, Registered::OnFile(row, _) if *row.state == RegistrationState::Confirmed)
    );
    assert_eq!(unmet(register(&fixture, &advanced, &form("Lê Thị Bé")).await), [Unmet::Course]);
    assert_eq!(unmet(register(&fixture, &again, &form("Ma Thị Én")).await), [Unmet::TooSoon]);
    assert_eq!(unmet(register(&fixture, &advanced, &form("Vũ Thị Ca")).await), [Unmet::Course]);

    // An organizer who adds both is told who and why, and adds them for a reason.
    let people: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let add = async |overrule: &str| {
        services::registrations::add_participants(
            services,
            &actor,
            &again,
            Chosen { people: &people, overrule },
            Telling::NotYet,
        )
        .await
    };
    let Err(Error::Invalid(problems)) = add("").await else { panic!("no reason") };
    let told = problems.of("overrule").unwrap().text(Lang::Vi);
    assert!(told.contains("Ma Thị Én") && told.contains("đã dự khóa này gần đây"), "{told}");
    assert_eq!(add("Đổi giáo trình").await.unwrap().n, 2);
    let found = entry(&fixture, &actor, &again, "Ma Thị Én").await.exception.unwrap();
    assert_eq!((found.unmet, found.reason.as_deref()), (vec![Unmet::TooSoon], Some("Đổi giáo trình")));
});

on_the_programme!(
    a_list_lets_nobody_in_who_does_not_meet_what_is_asked_for_without_a_reason,
    async |fixture| {
        let actor = organizer(&fixture, "a@example.org").await;
        let services = &fixture.services;
        let code = published(&fixture, class("5", "6/7/2026", &["sang"])).await;
        require(
            &fixture,
            &actor,
            &code,
            RequirementsForm { positions: "chủ tịch".into(), ..RequirementsForm::default() },
        )
        .await;
        let text =
            "Họ và tên\tChức vụ\tĐơn vị\nMa Thị Én\tVăn thư\tXã Đại Từ\nLê Thị Bé\tChủ tịch\tXã Đại Từ";
        let form = services::rosters::RosterForm {
            activity: code.clone(),
            text: text.into(),
            ..services::rosters::RosterForm::default()
        };
        let id = services::rosters::bring_roster(services, &actor, &form).await.unwrap();
        let list = services::rosters::check_roster(services, &actor, id).await.unwrap();
        let how = services::rosters::TakeIn {
            version: list.version,
            wrong_seen: 0,
            tells: false,
            people_only: false,
        };
        let Err(Error::Invalid(problems)) =
            services::rosters::take_in_roster(services, &actor, id, how, "").await
        else {
            panic!("no reason")
        };
        let told = problems.of("overrule").unwrap().text(Lang::Vi);
        assert!(told.contains("Ma Thị Én (chức vụ)") && !told.contains("Lê Thị Bé"), "{told}");
        assert_eq!(
            fixture.number("SELECT count(*) FROM people WHERE full_name = 'Lê Thị Bé'").await,
            0,
            "nothing half done"
        );
        services::rosters::take_in_roster(services, &actor, id, how, "Theo công văn").await.unwrap();
        assert!(entry(&fixture, &actor, &code, "Lê Thị Bé").await.exception.is_none());
        let found = entry(&fixture, &actor, &code, "Ma Thị Én").await.exception.unwrap();
        assert_eq!(found.reason.as_deref(), Some("Theo công văn"));
    }
);

on_the_programme!(a_stale_form_and_a_wrong_unit_save_nothing_and_a_copy_asks_for_the_same, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let services = &fixture.services;
    let code = published(&fixture, class("5", "6/7/2026", &["sang"])).await;
    let rules =
        RequirementsForm {
            units: "Xã Đại Từ".into(), years: "3".into(), ..RequirementsForm::default()
        };
    require(&fixture, &actor, &code, rules.clone()).await;
    assert!(matches!(save_requirements(services, &actor, &code, &rules).await, Err(Error::Stale(_))));
    for (wrong, at) in [
        (RequirementsForm { version: "1".into(), units: "Xã Không Có".into(), ..rules.clone() }, "units"),
        (RequirementsForm { version: "1".into(), years: "0".into(), ..rules.clone() }, "years"),
        (RequirementsForm { version: "1".into(), levels: vec!["moon".into()], ..rules.clone() }, "levels"),
    ] {
        let Err(Error::Invalid(problems)) = save_requirements(services, &actor, &code, &wrong).await else {
            panic!("{at}")
        };
        assert!(problems.of(at).is_some(), "{at}: {problems:?}");
    }
    let copy = services::activities::copy_activity(services, &actor, &code, "13/7/2026", "k").await.unwrap();
    let (_, of_copy, _) =
        services::requirements::load_requirements_form(services, &actor, &copy).await.unwrap();
    let (_, saved, _) =
        services::requirements::load_requirements_form(services, &actor, &code).await.unwrap();
    assert_eq!(of_copy, saved);
    assert_eq!((saved.years.as_str(), saved.version.as_str()), ("3", "1"));
    assert!(saved.units.contains("Đại Từ"), "{}", saved.units);
});

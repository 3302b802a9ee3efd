//! A seat is handed over, or goes to a substitute: past the line, once, and with everybody told.

use domain::{Lang, accounts::access::Actor};
use services::{
    Error,
    activities::ActivityForm,
    ids::RegistrationId,
    registrations::{
        Registered, SuccessorForm, cancel_registration, hand_over, name_substitute, show_registration,
    },
};

use crate::support::{self, Fixture, registrant};

/// A published class tomorrow at which seats go to whom `hand_over` says. Answers its code.
async fn class(fixture: &Fixture, seats: &str, hand_over: &str) -> String {
    let form = ActivityForm { hand_over: hand_over.into(), ..support::class(seats, "2/7/2026", &["sang"]) };
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

async fn register(fixture: &Fixture, code: &str, name: &str) -> (RegistrationId, String) {
    let email = format!("{}@example.org", domain::text::fold(name).replace(' ', "."));
    let form = registrant(name, &email);
    let done =
        services::registrations::register_participant(&fixture.services, code, &form, Lang::Vi, "192.0.2.1");
    match done.await.unwrap() {
        Registered::Done(row, token) => (row.id, token),
        other => panic!("{other:?}"),
    }
}

fn successor(name: &str) -> SuccessorForm {
    SuccessorForm {
        full_name: name.into(),
        birth_date: "1988".into(),
        position: "Công chức".into(),
        email: format!("{}@example.org", domain::text::fold(name).replace(' ', ".")),
        ..SuccessorForm::default()
    }
}

async fn state(fixture: &Fixture, id: RegistrationId) -> String {
    fixture.text(&format!("SELECT state FROM registrations WHERE id = {id}")).await
}

async fn state_of(fixture: &Fixture, name: &str) -> String {
    let sql = "SELECT coalesce((SELECT r.state FROM registrations r JOIN people p ON p.id = r.person_id WHERE p.full_name = ";
    fixture.text(&format!("{sql}'{name}'), '')")).await
}

async fn confirmed(fixture: &Fixture, code: &str) -> (i64, i64) {
    let seats = format!("SELECT seats_taken FROM activities WHERE code = '{code}'");
    let rows = format!(
        "SELECT count(*) FROM registrations r JOIN activities a ON a.id = r.activity_id WHERE a.code = '{code}' AND r.state = 'confirmed'"
    );
    (fixture.number(&seats).await, fixture.number(&rows).await)
}

on_the_programme!(a_seat_that_is_handed_over_passes_the_line_and_the_old_link_ends, async |fixture| {
    let code = class(&fixture, "1", "unit").await;
    let (old, token) = register(&fixture, &code, "Ma Thị Én").await;
    let (waits, _) = register(&fixture, &code, "Lê Thị Bé").await;
    let new = hand_over(&fixture.services, &token, &successor("Vũ Thị Ca")).await.unwrap();
    assert_eq!(state(&fixture, old).await, "cancelled");
    assert_eq!(state(&fixture, new).await, "confirmed");
    assert_eq!(state(&fixture, waits).await, "waitlisted", "nobody of the line lost or got anything");
    assert_eq!(confirmed(&fixture, &code).await, (1, 1));
    let gone = show_registration(&fixture.services, &token).await;
    assert!(matches!(gone, Err(Error::NotFound)), "{:?}", gone.map(|own| own.registration));
    let same_unit = format!("SELECT count(DISTINCT unit_id) FROM registrations WHERE id IN ({old}, {new})");
    assert_eq!(fixture.number(&same_unit).await, 1);
    for (whose, cause) in [(old, "handed-over"), (new, "took-over")] {
        let mails = format!(
            "SELECT count(*) FROM mails WHERE registration_id = {whose} AND cause LIKE '{cause}:%' AND state = 'queued'"
        );
        assert_eq!(fixture.number(&mails).await, 1, "{cause}");
    }
    let (_, list) =
        services::registrations::list_registrations(&fixture.services, &Actor::System, &code).await.unwrap();
    let of = |id| list.iter().find(|entry| entry.registration.id == id).unwrap().seat.clone();
    assert_eq!(of(new).in_place_of.as_deref(), Some("Ma Thị Én"));
    assert_eq!(of(old).given_to.as_deref(), Some("Vũ Thị Ca"));
    // Who gave the seat away may register again, and stands at the end of the line.
    let again = registrant("Ma Thị Én", "ma.thi.en@example.org");
    services::registrations::register_participant(&fixture.services, &code, &again, Lang::Vi, "192.0.2.1")
        .await
        .unwrap();
    assert_eq!(state(&fixture, old).await, "waitlisted");
});

on_the_programme!(of_two_who_hand_one_seat_over_at_one_moment_one_does, async |fixture| {
    for n in 0..4 {
        let code = class(&fixture, "1", "unit").await;
        let letter = ["An", "Bình", "Chi", "Dung"][n];
        let (_, token) = register(&fixture, &code, &format!("Ma Thị {letter}")).await;
        let (one, other) = (successor(&format!("Lê Thị {letter}")), successor(&format!("Vũ Thị {letter}")));
        let services = &fixture.services;
        let (a, b) = tokio::join!(hand_over(services, &token, &one), hand_over(services, &token, &other));
        assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
        assert_eq!(confirmed(&fixture, &code).await, (1, 1));
    }
});

on_the_programme!(the_same_form_sent_twice_hands_over_once, async |fixture| {
    let code = class(&fixture, "1", "unit").await;
    let (_, token) = register(&fixture, &code, "Ma Thị Én").await;
    let form = SuccessorForm { key: services::new_form_key().unwrap(), ..successor("Vũ Thị Ca") };
    let once = hand_over(&fixture.services, &token, &form).await.unwrap();
    assert_eq!(hand_over(&fixture.services, &token, &form).await.unwrap(), once);
    assert_eq!(fixture.number("SELECT count(*) FROM seat_transfers").await, 1);
});

on_the_programme!(nobody_gets_a_seat_who_is_on_the_list_or_where_it_is_not_allowed, async |fixture| {
    let code = class(&fixture, "2", "unit").await;
    let (_, token) = register(&fixture, &code, "Ma Thị Én").await;
    register(&fixture, &code, "Lê Thị Bé").await;
    let same = SuccessorForm { birth_date: "1/2/1990".into(), ..successor("Lê Thị Bé") };
    let refused = hand_over(&fixture.services, &token, &same).await;
    assert!(matches!(refused, Err(ref not) if matches!(not.error, Error::Conflict(_))), "{refused:?}");
    let bad = SuccessorForm { birth_date: "31/2/1990".into(), email: "x".into(), ..successor("V1") };
    let Err(not) = hand_over(&fixture.services, &token, &bad).await else { panic!("it is wrong") };
    let Error::Invalid(problems) = not.error else { panic!("{:?}", not.error) };
    let fields: Vec<_> = problems.0.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, ["full_name", "birth_date", "email"]);
    let closed = class(&fixture, "2", "no").await;
    let (_, token) = register(&fixture, &closed, "Vũ Thị Ca").await;
    let refused = hand_over(&fixture.services, &token, &successor("Đỗ Thị Dần")).await;
    assert!(matches!(refused, Err(ref not) if matches!(not.error, Error::Conflict(_))), "{refused:?}");
    assert_eq!(fixture.number("SELECT count(*) FROM seat_transfers").await, 0);
});

on_the_programme!(
    who_cancels_with_a_substitute_leaves_the_seat_to_them_and_not_to_the_line,
    async |fixture| {
        let services = &fixture.services;
        let code = class(&fixture, "1", "anybody").await;
        let (old, token) = register(&fixture, &code, "Ma Thị Én").await;
        let (waits, waiting) = register(&fixture, &code, "Lê Thị Bé").await;
        let named = SuccessorForm { unit: "Xã Định Hóa".into(), ..successor("Vũ Thị Ca") };
        name_substitute(services, &token, &named).await.unwrap();
        assert_eq!(state_of(&fixture, "Vũ Thị Ca").await, "", "nothing becomes of it yet");
        cancel_registration(services, &token).await.unwrap();
        assert_eq!(state_of(&fixture, "Vũ Thị Ca").await, "confirmed");
        assert_eq!(
            (state(&fixture, old).await, state(&fixture, waits).await),
            ("cancelled".into(), "waitlisted".into())
        );
        assert_eq!(confirmed(&fixture, &code).await, (1, 1));
        let own = show_registration(services, &token).await.unwrap();
        assert_eq!(own.own.given_to.as_deref(), Some("Vũ Thị Ca"));
        let units = "SELECT count(DISTINCT u.name) FROM people p JOIN units u ON u.id = p.unit_id WHERE p.full_name IN ('Vũ Thị Ca', 'Ma Thị Én')";
        assert_eq!(fixture.number(units).await, 2, "the substitute is of another unit");

        // Whoever was named and came onto the list by themselves takes no second seat: the line has it.
        let other = class(&fixture, "1", "unit").await;
        let (_, token) = register(&fixture, &other, "Hà Thị Sen").await;
        name_substitute(
            services,
            &token,
            &SuccessorForm { birth_date: "1/2/1990".into(), ..successor("Hà Thị Sim") },
        )
        .await
        .unwrap();
        let (sim, _) = register(&fixture, &other, "Hà Thị Sim").await;
        cancel_registration(services, &token).await.unwrap();
        assert_eq!(state(&fixture, sim).await, "confirmed");
        assert_eq!(confirmed(&fixture, &other).await, (1, 1));
        let _ = waiting;
    }
);

on_the_programme!(a_capacity_below_the_seats_taken_lets_a_seat_be_handed_over, async |fixture| {
    let code = class(&fixture, "2", "unit").await;
    let (_, token) = register(&fixture, &code, "Ma Thị Én").await;
    register(&fixture, &code, "Lê Thị Bé").await;
    fixture.run(&format!("UPDATE activities SET capacity = 1 WHERE code = '{code}'")).await;
    hand_over(&fixture.services, &token, &successor("Vũ Thị Ca")).await.unwrap();
    assert_eq!(confirmed(&fixture, &code).await, (2, 2));
});

on_the_programme!(another_address_ends_the_link_and_the_old_one_is_told, async |fixture| {
    use services::registrations::{ContactForm, Contacted, change_contact};
    let services = &fixture.services;
    let code = class(&fixture, "2", "no").await;
    let (_, token) = register(&fixture, &code, "Ma Thị Én").await;
    let form = |email: &str, phone: &str| ContactForm { email: email.into(), phone: phone.into() };
    let none = change_contact(services, &token, &form("", "0912345678")).await;
    assert!(matches!(none, Err(Error::Invalid(_))), "{none:?}");
    let phone = change_contact(services, &token, &form("ma.thi.en@example.org", "0987654321")).await;
    assert_eq!(phone.unwrap(), Contacted::Saved);
    assert!(show_registration(services, &token).await.is_ok());
    let moved = change_contact(services, &token, &form("en@example.net", "0987654321")).await;
    assert_eq!(moved.unwrap(), Contacted::Moved);
    assert!(matches!(show_registration(services, &token).await, Err(Error::NotFound)));
});

on_the_programme!(a_seat_goes_to_nobody_who_does_not_meet_what_is_asked_for, async |fixture| {
    let services = &fixture.services;
    let code = class(&fixture, "1", "unit").await;
    let (old, token) = register(&fixture, &code, "Ma Thị Én").await;
    let rules = services::requirements::RequirementsForm {
        positions: "chủ tịch".into(),
        ..services::requirements::RequirementsForm::default()
    };
    services::requirements::save_requirements(services, &Actor::System, &code, &rules).await.unwrap();
    let not = hand_over(services, &token, &successor("Vũ Thị Ca")).await.map_err(|not| not.error);
    let Err(Error::Conflict(problem)) = not else { panic!("{not:?}") };
    assert!(problem.text(Lang::Vi).contains("Vũ Thị Ca chưa đủ điều kiện"), "{}", problem.text(Lang::Vi));
    let named = name_substitute(services, &token, &successor("Vũ Thị Ca")).await.map_err(|not| not.error);
    assert!(matches!(named, Err(Error::Conflict(_))), "{named:?}");
    assert_eq!(state(&fixture, old).await, "confirmed");
    let chair = SuccessorForm { position: "Phó Chủ tịch".into(), ..successor("Lê Thị Bé") };
    let new = hand_over(services, &token, &chair).await.unwrap();
    assert_eq!(state(&fixture, new).await, "confirmed");
});

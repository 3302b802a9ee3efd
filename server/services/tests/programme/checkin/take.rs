//! What devices send.

use chrono::Duration;
use domain::{
    AttendanceStatus::Present,
    accounts::access::Actor,
    checkin::{Doubt, Refusal},
};
use services::{
    checkin::{self, Deed, Is, Sent, WalkIn, Who, code_of},
    ids::SessionId,
};

use crate::{
    checkin::support::{Class, a_class, a_device, arrival, marks},
    support::Fixture,
};

pub async fn codes(fixture: &Fixture, class: &Class) -> Vec<checkin::Shown> {
    let grid =
        services::attendance::show_attendance(&fixture.services, &Actor::System, &class.code).await.unwrap();
    let of = |id| grid.people.iter().find(|entry| entry.registration.id == id).unwrap();
    class.people.iter().map(|id| code_of(&fixture.services, &grid.activity, &of(*id).registration)).collect()
}

on_the_programme!(batches_in_any_order_and_any_number_of_times_come_to_the_same, async |fixture| {
    let class = a_class(&fixture, 3).await;
    let (morning, afternoon) = (class.sessions[0], class.sessions[1]);
    let codes = codes(&fixture, &class).await;
    let devices =
        [a_device(&fixture, &class.code, "Lan").await, a_device(&fixture, &class.code, "Hoa").await];
    fixture.pass(Duration::hours(3));
    let code = |n: usize| Who::Code(codes[n].qr.clone());
    let undo = |id: &str, of: &str| Sent {
        deed: Deed::Undo(of.into()),
        ..arrival(&fixture, id, morning, code(0), -10)
    };
    let late = WalkIn { name: "Nông Thị Ẩn".into(), unit: "Tỉnh Thái Nguyên".into() };
    let events = [
        (0, arrival(&fixture, "a", morning, code(0), -60)),
        (1, arrival(&fixture, "b", morning, code(0), -50)),
        (0, arrival(&fixture, "c", morning, Who::Code(codes[1].typed.to_lowercase()), -40)),
        (0, undo("d", "c")),
        (1, arrival(&fixture, "e", afternoon, Who::Listed(class.people[2]), -30)),
        (1, Sent { deed: Deed::WalkIn(late), ..arrival(&fixture, "f", morning, code(0), -20) }),
        (1, arrival(&fixture, "g", morning, code(3), -15)),
        (0, undo("h", "g")),
        (0, arrival(&fixture, "i", morning, code(3), -5)),
    ];
    // Seven orders out of nine factorial, each event by its device and some twice: undone before it came, too.
    for order in [1, 2, 4, 5, 7, 8, 10] {
        for step in 0..events.len() + 3 {
            let (device, event) = &events[(step * order + order) % events.len()];
            checkin::take(&fixture.services, &devices[*device], std::slice::from_ref(event), 0)
                .await
                .unwrap();
        }
    }
    for (device, event) in events.iter().rev() {
        checkin::take(&fixture.services, &devices[*device], std::slice::from_ref(event), 0).await.unwrap();
    }
    let newcomer = fixture.number("SELECT max(id) FROM registrations").await;
    let mut expected = vec![
        (morning, class.people[0], Present),
        (morning, services::ids::RegistrationId(newcomer), Present),
        (morning, class.people[3], Present),
        (afternoon, class.people[2], Present),
    ];
    expected.sort_unstable();
    assert_eq!(marks(&fixture, &class.code).await, expected);
    assert_eq!(fixture.number("SELECT count(*) FROM attendance_events WHERE device_id IS NOT NULL").await, 9);
    assert_eq!(fixture.number("SELECT count(*) FROM early_undos").await, 0);
    assert_eq!(fixture.number("SELECT count(*) FROM checkin_refusals").await, 0);
});

on_the_programme!(an_undo_that_comes_before_what_it_takes_back_holds, async |fixture| {
    let class = a_class(&fixture, 1).await;
    let device = a_device(&fixture, &class.code, "Lan").await;
    let who = Who::Listed(class.people[0]);
    let arrived = arrival(&fixture, "in", class.sessions[0], who.clone(), 0);
    let undo = Sent { id: "undo".into(), deed: Deed::Undo("in".into()), ..arrived.clone() };
    let services = &fixture.services;
    let answers = checkin::take(services, &device, std::slice::from_ref(&undo), 0).await.unwrap();
    assert_eq!(answers[0].is, Is::Taken(None));
    assert_eq!(fixture.number("SELECT count(*) FROM early_undos").await, 1);
    checkin::take(services, &device, &[undo, arrived.clone(), arrived], 0).await.unwrap();
    assert_eq!(marks(&fixture, &class.code).await, []);
    assert_eq!(fixture.number("SELECT count(*) FROM early_undos").await, 0);
    let again = arrival(&fixture, "again", class.sessions[0], who, 1);
    checkin::take(services, &device, &[again], 0).await.unwrap();
    assert_eq!(marks(&fixture, &class.code).await.len(), 1);
});

on_the_programme!(what_cannot_be_taken_waits_for_an_organizer_with_the_reason, async |fixture| {
    let services = &fixture.services;
    let (class, other) = (a_class(&fixture, 0).await, a_class(&fixture, 0).await);
    let device = a_device(&fixture, &class.code, "Lan").await;
    let (here, elsewhere) = (codes(&fixture, &class).await, codes(&fixture, &other).await);
    let code = |text: &str| Who::Code(text.into());
    let morning = class.sessions[0];
    let forged = here[0].qr.replace("TH:A", "TH:B").replacen('A', "B", 40);
    let walk_in = |name: &str| Deed::WalkIn(WalkIn { name: name.into(), unit: "Xã Phú Đình".into() });
    let sent = [
        (Refusal::OtherActivity, arrival(&fixture, "1", morning, code(&elsewhere[0].qr), 0)),
        (Refusal::NoCode, arrival(&fixture, "2", morning, code("https://example.vn/toi/abc"), 0)),
        (Refusal::NoCode, arrival(&fixture, "3", morning, code(&forged), 0)),
        (Refusal::Nobody, arrival(&fixture, "4", morning, code(&elsewhere[1].typed), 0)),
        (Refusal::Nobody, arrival(&fixture, "5", morning, Who::Listed(other.people[0]), 0)),
        (Refusal::NoSession, arrival(&fixture, "6", other.sessions[0], code(&here[0].qr), 0)),
        (Refusal::NoSession, arrival(&fixture, "7", SessionId(i64::MAX), code(&here[0].qr), 0)),
        (
            Refusal::Full,
            Sent { deed: walk_in("Nông Thị Ẩn"), ..arrival(&fixture, "8", morning, code(""), 0) },
        ),
        (Refusal::Unreadable, Sent { deed: walk_in("  "), ..arrival(&fixture, "9", morning, code(""), 0) }),
    ];
    let events: Vec<Sent> = sent.iter().map(|(_, event)| event.clone()).collect();
    for _ in 0..2 {
        let answers = checkin::take(services, &device, &events, 0).await.unwrap();
        for ((why, event), answer) in sent.iter().zip(&answers) {
            assert_eq!(
                (answer.id.as_str(), &answer.is),
                (event.id.as_str(), &Is::Refused(*why)),
                "{event:?}"
            );
        }
    }
    let review = checkin::list_review(services, &Actor::System, &class.code).await.unwrap();
    assert_eq!(review.refused.len(), sent.len());
    assert!(review.refused.iter().all(|refused| refused.device == "Lan"));
    assert!(
        !review
            .refused
            .iter()
            .any(|refused| refused.refusal.what.len() > 40 && refused.refusal.what.starts_with("TH:")),
        "no whole code"
    );
    let first = review.refused[0].refusal.id;
    checkin::settle_refusal(services, &Actor::System, &class.code, first).await.unwrap();
    assert_eq!(
        checkin::list_review(services, &Actor::System, &class.code).await.unwrap().refused.len(),
        sent.len() - 1
    );
    // Settled or not, what comes again is known.
    checkin::take(services, &device, &events, 0).await.unwrap();
    assert_eq!(fixture.number("SELECT count(*) FROM checkin_refusals").await, sent.len() as i64);
    assert_eq!(marks(&fixture, &class.code).await, []);
});

on_the_programme!(who_gave_the_seat_up_counts_who_came_and_is_shown_to_the_organizer, async |fixture| {
    let services = &fixture.services;
    let class = a_class(&fixture, 1).await;
    let device = a_device(&fixture, &class.code, "Lan").await;
    let codes = codes(&fixture, &class).await;
    let token = services::registrations::link_token(services, &Actor::System, class.people[0]).await.unwrap();
    services::registrations::cancel_registration(services, &token).await.unwrap();
    fixture.pass(Duration::hours(1));
    let code = |n: usize| Who::Code(codes[n].qr.clone());
    let wrong = Sent { offset: None, ..arrival(&fixture, "2", class.sessions[0], code(1), 60 * 24 * 400) };
    let measured = Sent {
        offset: Some(Duration::days(-400)),
        ..arrival(&fixture, "3", class.sessions[0], code(2), 60 * 24 * 400 - 30)
    };
    let sent = [arrival(&fixture, "1", class.sessions[0], code(0), 0), wrong, measured];
    let answers = checkin::take(services, &device, &sent, 0).await.unwrap();
    assert!(answers.iter().all(|answer| matches!(answer.is, Is::Taken(Some(_)))));
    assert_eq!(marks(&fixture, &class.code).await.len(), 3);
    let review = checkin::list_review(services, &Actor::System, &class.code).await.unwrap();
    let doubts: Vec<_> =
        review.doubtful.iter().map(|one| (one.event.registration_id, *one.event.doubt.unwrap())).collect();
    assert_eq!(doubts, [(class.people[0], Doubt::NoSeat), (class.people[1], Doubt::Clock)]);
    checkin::settle_doubt(services, &Actor::System, &class.code, review.doubtful[0].event.id).await.unwrap();
    assert_eq!(checkin::list_review(services, &Actor::System, &class.code).await.unwrap().doubtful.len(), 1);
    assert_eq!(marks(&fixture, &class.code).await.len(), 3, "to look at it changes nothing");
});

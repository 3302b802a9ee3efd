//! Seats that are held until the mailed link was opened and the seat taken.

use chrono::Duration;
use domain::{Lang, RegistrationState, accounts::access::Actor, registrations::step::Step};
use services::{
    Error,
    registrations::{Registered, RegistrationForm},
};

use crate::{
    mails::lives::Sink,
    support::{Fixture, class, organizer, registrant},
};

fn form(name: &str) -> RegistrationForm {
    registrant(name, &format!("{}@example.org", domain::text::fold(name).replace(' ', ".")))
}

async fn register(fixture: &Fixture, code: &str, form: &RegistrationForm) -> services::Result<Registered> {
    services::registrations::register_participant(&fixture.services, code, form, Lang::Vi, "192.0.2.1")
        .await
        .map_err(|not| not.error)
}

/// A class with one seat that is held.
async fn published(fixture: &Fixture) -> String {
    let form = services::activities::ActivityForm {
        holds_seats: "yes".into(),
        ..class("1", "2/12/2026", &["sang"])
    };
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

async fn state(fixture: &Fixture, name: &str) -> String {
    let sql = format!(
        "SELECT r.state FROM registrations r JOIN people p ON p.id = r.person_id WHERE p.full_name = '{name}'"
    );
    fixture.text(&sql).await
}

/// The token in the last mail that came to a box.
fn token(sink: &Sink, to: &str) -> String {
    let last = sink.came().into_iter().rev().find(|came| came.to == to).unwrap();
    let rest = last.text.split("/toi/").nth(1).unwrap().to_owned();
    rest.split(char::is_whitespace).next().unwrap().to_owned()
}

on_the_programme!(
    a_seat_that_is_not_taken_in_time_goes_to_the_next_who_has_to_take_it_too,
    async |fixture| {
        let (services, sink) = (&fixture.services, Sink::default());
        let code = published(&fixture).await;
        let by_phone = RegistrationForm { email: String::new(), ..form("Ma Thị Én") };
        let Err(Error::Invalid(problems)) = register(&fixture, &code, &by_phone).await else {
            panic!("no mail")
        };
        assert!(problems.of("email").is_some());
        // The link is told to nobody but the address.
        let sent = register(&fixture, &code, &form("Ma Thị Én")).await.unwrap();
        let Registered::Held(row, until) = sent else { panic!("{sent:?}") };
        assert_eq!((*row.state, until - services.now()), (RegistrationState::Confirmed, Duration::hours(24)));
        register(&fixture, &code, &form("Lê Thị Bé")).await.unwrap();
        assert_eq!(state(&fixture, "Lê Thị Bé").await, "waitlisted");
        sink.work(&fixture).await;
        let mail = sink.came().into_iter().find(|came| came.to == "ma.thi.en@example.org").unwrap();
        assert!(mail.text.contains("Nhận chỗ") && mail.text.contains("12:00, 2/7/2026"), "{}", mail.text);
        assert_eq!(mail.calendar, None, "it is nobody's yet");

        fixture.pass(Duration::hours(23));
        assert_eq!(services::registrations::release_seats(services).await.unwrap(), 0);
        fixture.pass(Duration::hours(2));
        assert_eq!(services::registrations::release_seats(services).await.unwrap(), 1);
        assert_eq!(state(&fixture, "Ma Thị Én").await, "cancelled");
        assert_eq!(state(&fixture, "Lê Thị Bé").await, "confirmed");
        // Who comes too late reads why; and who got the seat has to take it as well.
        let late = services::registrations::take_seat(services, &token(&sink, "ma.thi.en@example.org")).await;
        assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
        sink.work(&fixture).await;
        let taken = token(&sink, "le.thi.be@example.org");
        assert!(
            services::registrations::show_registration(services, &taken).await.unwrap().held_until.is_some()
        );
        services::registrations::take_seat(services, &taken).await.unwrap();
        services::registrations::take_seat(services, &taken).await.unwrap();
        fixture.pass(Duration::hours(30));
        assert_eq!(services::registrations::release_seats(services).await.unwrap(), 0);
        assert_eq!(state(&fixture, "Lê Thị Bé").await, "confirmed");
        sink.work(&fixture).await;
        let confirmed = sink.came().into_iter().filter(|came| came.calendar.is_some()).count();
        assert_eq!(confirmed, 1, "one confirmation with its days");
        // Whoever lost it may come back.
        let again = register(&fixture, &code, &form("Ma Thị Én")).await.unwrap();
        assert!(matches!(again, Registered::OnFile(row, _) if *row.state == RegistrationState::Waitlisted));
    }
);

on_the_programme!(
    an_organizer_gives_a_held_seat_for_good_and_what_was_given_up_is_held_for_nobody,
    async |fixture| {
        let (services, sink) = (&fixture.services, Sink::default());
        let actor = organizer(&fixture, "a@example.org").await;
        let code = published(&fixture).await;
        let Ok(Registered::Held(row, _)) = register(&fixture, &code, &form("Ma Thị Én")).await else {
            panic!("held")
        };
        let (_, list) = services::registrations::list_registrations(services, &actor, &code).await.unwrap();
        assert!(list[0].held_until.is_some());
        let done =
            services::registrations::decide_registrations(services, &actor, &code, &[row.id], Step::Confirm)
                .await
                .unwrap();
        assert_eq!(done.n, 1);
        fixture.pass(Duration::hours(30));
        assert_eq!(services::registrations::release_seats(services).await.unwrap(), 0);
        assert_eq!(state(&fixture, "Ma Thị Én").await, "confirmed");
        services::registrations::decide_registrations(services, &actor, &code, &[row.id], Step::Cancel)
            .await
            .unwrap();

        let Ok(Registered::Held(..)) = register(&fixture, &code, &form("Lê Thị Bé")).await else {
            panic!("held")
        };
        sink.work(&fixture).await;
        services::registrations::cancel_registration(services, &token(&sink, "le.thi.be@example.org"))
            .await
            .unwrap();
        assert_eq!(fixture.number("SELECT count(*) FROM held_seats").await, 0);
        fixture.pass(Duration::hours(30));
        assert_eq!(services::registrations::release_seats(services).await.unwrap(), 0);
        assert_eq!(state(&fixture, "Lê Thị Bé").await, "cancelled");
    }
);

on_the_programme!(of_taking_a_seat_and_losing_it_at_the_same_moment_one_holds, async |fixture| {
    let (services, sink) = (&fixture.services, Sink::default());
    let code = published(&fixture).await;
    register(&fixture, &code, &form("Ma Thị Én")).await.unwrap();
    sink.work(&fixture).await;
    let token = token(&sink, "ma.thi.en@example.org");
    fixture.pass(Duration::hours(24));
    let (taker, releaser) = (services.clone(), services.clone());
    let taking =
        tokio::spawn(async move { services::registrations::take_seat(&taker, &token).await.is_ok() });
    let releasing =
        tokio::spawn(async move { services::registrations::release_seats(&releaser).await.unwrap() });
    let (taken, released) = (taking.await.unwrap(), releasing.await.unwrap());
    let holds = state(&fixture, "Ma Thị Én").await == "confirmed";
    assert_eq!((taken, released), (holds, usize::from(!holds)));
    assert_eq!(fixture.number("SELECT count(*) FROM held_seats").await, 0);
});

on_the_programme!(where_seats_are_held_no_more_whose_seat_was_held_has_it, async |fixture| {
    let (services, sink) = (&fixture.services, Sink::default());
    let code = published(&fixture).await;
    register(&fixture, &code, &form("Ma Thị Én")).await.unwrap();
    sink.work(&fixture).await;
    let loaded = services::activities::load_activity_form(services, &Actor::System, &code).await.unwrap();
    let off = services::activities::ActivityForm { holds_seats: String::new(), ..loaded };
    services::activities::edit_activity(
        services,
        &Actor::System,
        &code,
        &off,
        services::activities::Telling::Ask,
    )
    .await
    .unwrap();
    fixture.pass(Duration::hours(25));
    assert_eq!(services::registrations::release_seats(services).await.unwrap(), 0);
    assert_eq!(state(&fixture, "Ma Thị Én").await, "confirmed");
    sink.work(&fixture).await;
    assert!(sink.came().last().unwrap().calendar.is_some(), "the confirmation with its days");
});

on_the_programme!(nobody_but_the_owner_of_the_address_gets_the_link_that_takes_a_seat, async |fixture| {
    let (services, sink) = (&fixture.services, Sink::default());
    let code = published(&fixture).await;
    let sent = RegistrationForm { key: "one form".into(), ..form("Ma Thị Én") };
    assert!(matches!(register(&fixture, &code, &sent).await, Ok(Registered::Held(..))));
    // Whoever sent the form for a place in line saw a link: it opens nothing once the seat is there to be taken.
    let Ok(Registered::Done(_, seen)) = register(&fixture, &code, &form("Lê Thị Bé")).await else {
        panic!("in line")
    };
    sink.work(&fixture).await;
    services::registrations::take_seat(services, &token(&sink, "ma.thi.en@example.org")).await.unwrap();
    // The same form again, after the owner took the seat.
    assert_eq!(register(&fixture, &code, &sent).await.unwrap(), Registered::AlreadyThere);
    services::registrations::cancel_registration(services, &token(&sink, "ma.thi.en@example.org"))
        .await
        .unwrap();
    assert!(services::registrations::take_seat(services, &seen).await.is_err());
    sink.work(&fixture).await;
    services::registrations::take_seat(services, &token(&sink, "le.thi.be@example.org")).await.unwrap();
});

on_the_programme!(
    a_seat_whose_mail_has_not_left_is_held_anew_and_one_that_was_taken_off_and_put_back_is_still_held,
    async |fixture| {
        let (services, sink) = (&fixture.services, Sink::default());
        let actor = organizer(&fixture, "a@example.org").await;
        let code = published(&fixture).await;
        let Ok(Registered::Held(row, first)) = register(&fixture, &code, &form("Ma Thị Én")).await else {
            panic!("held")
        };
        // The mail server is away for more than a day.
        fixture.pass(Duration::hours(30));
        assert_eq!(services::registrations::release_seats(services).await.unwrap(), 0);
        assert_eq!(
            fixture.number("SELECT count(*) FROM mails WHERE state = 'queued'").await,
            1,
            "one mail, the newer"
        );
        sink.work(&fixture).await;
        let own =
            services::registrations::show_registration(services, &token(&sink, "ma.thi.en@example.org"))
                .await
                .unwrap();
        assert!(own.held_until.unwrap() > first + Duration::hours(24));

        let done =
            services::registrations::decide_registrations(services, &actor, &code, &[row.id], Step::Cancel)
                .await
                .unwrap();
        services::undo::undo_act(services, &actor, done.undo.unwrap()).await.unwrap();
        let (_, list) = services::registrations::list_registrations(services, &actor, &code).await.unwrap();
        assert!(list[0].held_until.is_some(), "it is asked for anew");
        sink.work(&fixture).await;
        fixture.pass(Duration::hours(30));
        assert_eq!(services::registrations::release_seats(services).await.unwrap(), 1);
        assert_eq!(state(&fixture, "Ma Thị Én").await, "cancelled");
    }
);

on_the_programme!(who_waits_without_an_address_gets_the_seat_at_once, async |fixture| {
    let services = &fixture.services;
    let loose =
        services::activities::create_activity(services, &Actor::System, &class("1", "2/12/2026", &["sang"]))
            .await
            .unwrap();
    services::activities::publish_activity(services, &Actor::System, &loose).await.unwrap();
    let Ok(Registered::Done(first, _)) = register(&fixture, &loose, &form("Ma Thị Én")).await else {
        panic!("seated")
    };
    let by_phone = RegistrationForm { email: String::new(), ..form("Lê Thị Bé") };
    register(&fixture, &loose, &by_phone).await.unwrap();
    let loaded = services::activities::load_activity_form(services, &Actor::System, &loose).await.unwrap();
    let holds = services::activities::ActivityForm { holds_seats: "yes".into(), ..loaded };
    services::activities::edit_activity(
        services,
        &Actor::System,
        &loose,
        &holds,
        services::activities::Telling::Ask,
    )
    .await
    .unwrap();
    services::registrations::decide_registrations(
        services,
        &Actor::System,
        &loose,
        &[first.id],
        Step::Cancel,
    )
    .await
    .unwrap();
    assert_eq!(state(&fixture, "Lê Thị Bé").await, "confirmed");
    assert_eq!(fixture.number("SELECT count(*) FROM held_seats").await, 0);
});

on_the_programme!(whoever_says_yes_to_an_invitation_takes_the_seat_that_is_held, async |fixture| {
    let (services, sink) = (&fixture.services, Sink::default());
    let code = published(&fixture).await;
    let Ok(Registered::Held(row, _)) = register(&fixture, &code, &form("Ma Thị Én")).await else {
        panic!("held")
    };
    sink.work(&fixture).await;
    services::registrations::cancel_registration(services, &token(&sink, "ma.thi.en@example.org"))
        .await
        .unwrap();
    services::invitations::invite_people(services, &Actor::System, &code, &[row.person_id], "", "")
        .await
        .unwrap();
    sink.work(&fixture).await;
    let answer = async |answer| {
        services::invitations::answer_invitation(services, &token(&sink, "ma.thi.en@example.org"), answer)
            .await
            .unwrap()
    };
    assert_eq!(answer(services::invitations::Answer::No).await, RegistrationState::Declined);
    assert!(matches!(register(&fixture, &code, &form("Ma Thị Én")).await, Ok(Registered::Held(..))));
    sink.work(&fixture).await;
    assert_eq!(answer(services::invitations::Answer::Yes).await, RegistrationState::Confirmed);
    fixture.pass(Duration::hours(30));
    assert_eq!(services::registrations::release_seats(services).await.unwrap(), 0);
    assert_eq!(state(&fixture, "Ma Thị Én").await, "confirmed");
    assert_eq!(fixture.text("SELECT answer FROM invitations").await, "yes");
});

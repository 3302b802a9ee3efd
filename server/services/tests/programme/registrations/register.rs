//! Who gets onto a list and who doesn't: seats, the line, people of one name, those whom an organizer took off.

use domain::{
    Lang, RegistrationState,
    accounts::access::{Actor, Role},
    registrations::step::Step,
};
use services::{
    Error,
    activities::{ActivityForm, Telling},
    ids::RegistrationId,
    invitations::Answer,
    registrations::{Registered, RegistrationForm},
};

use crate::support::{self, Fixture, organizer, plan, staff};

/// A published class tomorrow. Answers its code.
async fn class(fixture: &Fixture, seats: &str, admission: &str) -> String {
    let form = ActivityForm {
        title: format!("Lớp {seats} chỗ"),
        admission: admission.into(),
        ..support::class(seats, "2/7/2026", &["sang"])
    };
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
    code
}

fn form(name: &str, email: &str, phone: &str) -> RegistrationForm {
    RegistrationForm {
        full_name: name.into(),
        birth_date: "1/2/1990".into(),
        sex: "nu".into(),
        unit: "Xã Đại Từ".into(),
        email: email.into(),
        phone: phone.into(),
        consent: "yes".into(),
        ..RegistrationForm::default()
    }
}

async fn register(fixture: &Fixture, code: &str, form: &RegistrationForm) -> Registered {
    services::registrations::register_participant(&fixture.services, code, form, Lang::Vi, "192.0.2.1")
        .await
        .unwrap()
}

async fn people(fixture: &Fixture) -> i64 {
    fixture.number("SELECT count(*) FROM people").await
}

on_the_programme!(nobody_gets_another_persons_links_by_their_name_and_birth_date, async |fixture| {
    let code = class(&fixture, "10", "open").await;
    let Registered::Done(row, _) = register(&fixture, &code, &form("Ma Thị Én", "", "0912345678")).await
    else {
        panic!("she is on the list");
    };
    let before = people(&fixture).await;
    // Everything is known of her, the telephone number too; the address is the stranger's own.
    let stranger = form("Ma Thị Én", "ke.la@example.org", "0912345678");
    let Registered::Done(other, _) = register(&fixture, &code, &stranger).await else {
        panic!("another person for the list");
    };
    assert_ne!(row.person_id, other.person_id);
    assert_eq!(people(&fixture).await, before + 1);
    services::registrations::send_links(&fixture.services, "ke.la@example.org", "192.0.2.1").await.unwrap();
    let sent = "SELECT count(*) FROM mails WHERE to_email = 'ke.la@example.org' AND registration_id = ";
    assert_eq!(fixture.number(&format!("{sent}{}", row.id)).await, 0);
    let email = format!("SELECT count(*) FROM people WHERE id = {} AND email IS NULL", row.person_id);
    assert_eq!(fixture.number(&email).await, 1);

    // The same address in capitals is the same person.
    let again = form("MA THỊ ÉN", "Ke.La@Example.org", "");
    assert_eq!(register(&fixture, &code, &again).await, Registered::AlreadyThere);
    // Another name that only looks the same without its marks is another person.
    let Registered::Done(..) = register(&fixture, &code, &form("Ma Thị Ến", "ke.la@example.org", "")).await
    else {
        panic!("Ến is not Én");
    };
});

on_the_programme!(a_form_sent_twice_registers_once_and_answers_the_same, async |fixture| {
    let code = class(&fixture, "10", "open").await;
    let sent = RegistrationForm { key: "one form".into(), ..form("Ma Thị Én", "", "0912345678") };
    let first = register(&fixture, &code, &sent).await;
    assert!(matches!(first, Registered::Done(..)));
    assert_eq!(register(&fixture, &code, &sent).await, first);
    assert_eq!(fixture.number("SELECT seats_taken FROM activities WHERE title = 'Lớp 10 chỗ'").await, 1);
});

on_the_programme!(who_was_offered_a_seat_is_not_put_in_line_without_being_asked, async |fixture| {
    let code = class(&fixture, "1", "open").await;
    register(&fixture, &code, &form("Ma Thị Én", "en@example.org", "")).await;
    let offered = RegistrationForm { offered: "seat".into(), ..form("Lê Thị Bé", "be@example.org", "") };
    assert_eq!(register(&fixture, &code, &offered).await, Registered::OnlyLineLeft);
    assert_eq!(
        fixture.number("SELECT count(*) FROM people WHERE email = 'be@example.org'").await,
        0,
        "nothing was done"
    );
    let asked = RegistrationForm { offered: "line".into(), ..offered };
    let Registered::Done(row, _) = register(&fixture, &code, &asked).await else { panic!("in line") };
    assert_eq!(*row.state, RegistrationState::Waitlisted);
});

on_the_programme!(
    whom_an_organizer_put_in_line_stays_there_and_whom_one_took_off_stays_off,
    async |fixture| {
        let code = class(&fixture, "10", "approval").await;
        let Registered::Done(row, token) =
            register(&fixture, &code, &form("Ma Thị Én", "en@example.org", "")).await
        else {
            panic!("to be decided");
        };
        let organizer = organizer(&fixture, "a@example.org").await;
        let decide = async |step: Step| {
            services::registrations::decide_registrations(
                &fixture.services,
                &organizer,
                &code,
                &[row.id],
                step,
            )
            .await
            .unwrap()
        };
        let state =
            async || fixture.text(&format!("SELECT state FROM registrations WHERE id = {}", row.id)).await;
        assert_eq!(decide(Step::Waitlist).await.n, 1);
        assert_eq!(state().await, "waitlisted", "seats are free, and yet the organizer said to wait");
        assert_eq!(decide(Step::Confirm).await.n, 1);
        assert_eq!(decide(Step::Confirm).await.n, 0, "a second press changes nothing");
        assert_eq!(decide(Step::Cancel).await.n, 1);

        let again = services::registrations::register_participant(
            &fixture.services,
            &code,
            &form("Ma Thị Én", "en@example.org", ""),
            Lang::Vi,
            "192.0.2.1",
        )
        .await
        .unwrap();
        assert_eq!(again, Registered::AlreadyThere);
        let answer = services::invitations::answer_invitation(&fixture.services, &token, Answer::Yes).await;
        assert!(matches!(answer, Err(Error::NotFound | Error::Conflict(_))), "{answer:?}");
        assert_eq!(state().await, "cancelled");
        let said = "SELECT count(*) FROM mails WHERE cause LIKE 'taken-off:%'";
        assert_eq!(fixture.number(said).await, 1);
    }
);

on_the_programme!(
    nothing_is_decided_about_what_was_cancelled_and_nobody_is_added_to_a_draft,
    async |fixture| {
        let code = class(&fixture, "10", "approval").await;
        let Registered::Done(row, _) =
            register(&fixture, &code, &form("Ma Thị Én", "en@example.org", "")).await
        else {
            panic!("to be decided");
        };
        let told =
            services::activities::cancel_activity(&fixture.services, &Actor::System, &code, "Bão số 3")
                .await
                .unwrap();
        let again =
            services::activities::cancel_activity(&fixture.services, &Actor::System, &code, "Bão số 3")
                .await
                .unwrap();
        assert_eq!((told, again), (1, 1), "pressed twice, everybody is told once");
        assert_eq!(
            fixture.number("SELECT count(*) FROM mails WHERE cause LIKE 'activity-cancelled:%'").await,
            1
        );
        let confirmed = services::registrations::decide_registrations(
            &fixture.services,
            &Actor::System,
            &code,
            &[row.id],
            Step::Confirm,
        )
        .await;
        assert!(matches!(confirmed, Err(Error::Conflict(_))), "{confirmed:?}");

        let copy =
            services::activities::copy_activity(&fixture.services, &Actor::System, &code, "9/7/2026", "")
                .await
                .unwrap();
        let added = services::registrations::add_participants(
            &fixture.services,
            &Actor::System,
            &copy,
            &[row.person_id],
            Telling::Ask,
        )
        .await;
        assert!(matches!(added, Err(Error::Conflict(_))), "{added:?}");
    }
);

on_the_programme!(a_change_of_place_reaches_calendars_of_those_with_a_seat_and_no_others, async |fixture| {
    let code = class(&fixture, "1", "open").await;
    register(&fixture, &code, &form("Ma Thị Én", "en@example.org", "")).await;
    register(&fixture, &code, &form("Lê Thị Bé", "be@example.org", "")).await;
    let mut form =
        services::activities::load_activity_form(&fixture.services, &Actor::System, &code).await.unwrap();
    form.place = "Nhà văn hóa xã".into();
    services::activities::edit_activity(&fixture.services, &Actor::System, &code, &form, Telling::Tell)
        .await
        .unwrap();
    let mail = async |to: &str, what: &str| {
        fixture
            .text(&format!(
                "SELECT COALESCE({what}, '') FROM mails WHERE cause LIKE 'changed-%' AND to_email = '{to}'"
            ))
            .await
    };
    let calendar = mail("en@example.org", "calendar").await;
    assert!(
        calendar.contains("LOCATION:Nhà văn hóa xã") && calendar.contains("STATUS:CONFIRMED"),
        "{calendar}"
    );
    assert_eq!(mail("be@example.org", "calendar").await, "", "who waits has nothing in the calendar");
    assert!(mail("be@example.org", "text").await.contains("Hội trường"), "what it was before");
    assert!(
        fixture.text("SELECT qr FROM mails WHERE cause LIKE 'confirmed:%' LIMIT 1").await.contains("/toi/")
    );
});

on_the_programme!(a_session_that_is_dropped_leaves_the_calendars_it_is_in, async |fixture| {
    let code = class(&fixture, "1", "open").await;
    register(&fixture, &code, &form("Ma Thị Én", "en@example.org", "")).await;
    register(&fixture, &code, &form("Lê Thị Bé", "be@example.org", "")).await;
    let (_, sessions) =
        services::sessions::list_sessions_of(&fixture.services, &Actor::System, &code).await.unwrap();
    let elsewhere = [(sessions[0].held_on, domain::Slot::Evening)];
    plan(&fixture, &code, &elsewhere).await.unwrap();
    let mail = async |to: &str, what: &str| {
        let of = format!("FROM mails WHERE cause LIKE 'changed-%' AND to_email = '{to}'");
        fixture.text(&format!("SELECT COALESCE({what}, '') {of}")).await
    };
    let calendar = testing::calendar::read(&mail("en@example.org", "calendar").await);
    assert_eq!((calendar.method.as_str(), calendar.sequence), ("REQUEST", 2), "one file replaces the other");
    assert_eq!((calendar.uids.len(), calendar.shown.len()), (1, 1));
    let dropped = format!("FROM sessions WHERE id = {}", sessions[0].id);
    assert_eq!(fixture.number(&format!("SELECT count(*) {dropped}")).await, 0);
    assert!(calendar.shown[0].starts_at > sessions[0].ends_at, "the evening");
    assert_eq!(mail("be@example.org", "calendar").await, "", "who waits has nothing in the calendar");
});

on_the_programme!(a_list_for_a_unit_that_is_not_ones_own_is_refused_and_tells_nothing, async |fixture| {
    let own = fixture.text("SELECT path FROM units WHERE code = 'N05569'").await;
    let organizer = staff(Role::Organizer, Some(&own));
    let form = services::rosters::RosterForm {
        text: "Họ và tên
Ma Thị Én"
            .into(),
        unit: "Xã Đại Từ".into(),
        ..services::rosters::RosterForm::default()
    };
    let before = people(&fixture).await;
    let brought = services::rosters::bring_roster(&fixture.services, &organizer, &form).await.unwrap_err();
    assert!(matches!(brought.error, Error::Invalid(_)), "{brought:?}");
    assert_eq!(people(&fixture).await, before);
});

on_the_programme!(an_undone_act_leaves_things_as_they_were_and_bars_nobody, async |fixture| {
    let code = class(&fixture, "10", "approval").await;
    let sent = form("Ma Thị Én", "en@example.org", "");
    let Registered::Done(row, _) = register(&fixture, &code, &sent).await else { panic!("to be decided") };
    let organizer = organizer(&fixture, "a@example.org").await;
    let decide = async |step: Step| {
        let done = services::registrations::decide_registrations(
            &fixture.services,
            &organizer,
            &code,
            &[row.id],
            step,
        )
        .await;
        done.unwrap().undo.unwrap()
    };
    let state =
        async || fixture.text(&format!("SELECT state FROM registrations WHERE id = {}", row.id)).await;
    decide(Step::Waitlist).await;
    let undo = decide(Step::Confirm).await;
    services::undo::undo_act(&fixture.services, &organizer, undo).await.unwrap();
    assert_eq!(state().await, "waitlisted", "the undo is not undone by the line moving up");

    // Added by mistake and taken back: she may still come by herself.
    let other = class(&fixture, "11", "open").await;
    let added = services::registrations::add_participants(
        &fixture.services,
        &organizer,
        &other,
        &[row.person_id],
        Telling::Ask,
    )
    .await;
    services::undo::undo_act(&fixture.services, &organizer, added.unwrap().undo.unwrap()).await.unwrap();
    assert!(matches!(register(&fixture, &other, &sent).await, Registered::OnFile(..)));
    // Where seats are left, nobody is put in line by hand: the door would close to all who come after.
    let id = RegistrationId(fixture.number("SELECT max(id) FROM registrations").await);
    services::registrations::decide_registrations(&fixture.services, &organizer, &other, &[id], Step::Cancel)
        .await
        .unwrap();
    let invited =
        services::invitations::invite_people(&fixture.services, &organizer, &other, &[row.person_id], "", "")
            .await;
    assert_eq!(invited.unwrap(), 1, "an organizer can ask again whom one took off");
    let held = services::registrations::decide_registrations(
        &fixture.services,
        &organizer,
        &other,
        &[id],
        Step::Waitlist,
    )
    .await;
    assert!(matches!(held, Err(Error::Conflict(_))), "{held:?}");
});

on_the_programme!(
    who_enters_the_list_of_a_class_that_is_over_is_told_only_where_that_is_wanted,
    async |fixture| {
        let services = &fixture.services;
        let (code, other) = (class(&fixture, "10", "open").await, class(&fixture, "11", "open").await);
        let sent = form("Ma Thị Én", "en@example.org", "");
        let Registered::Done(row, _) = register(&fixture, &other, &sent).await else { panic!("new") };
        let before = fixture.number("SELECT count(*) FROM mails").await;
        fixture.pass(chrono::Duration::days(3));
        let actor = organizer(&fixture, "a@example.org").await;
        let chosen = [row.person_id];
        let done = services::registrations::add_participants(services, &actor, &code, &chosen, Telling::Ask)
            .await
            .unwrap();
        assert_eq!((done.n, fixture.number("SELECT count(*) FROM mails").await), (1, before));
        // Taken back and put there again: whoever was told nothing is told nothing of that either.
        services::undo::undo_act(services, &actor, done.undo.unwrap()).await.unwrap();
        assert_eq!(fixture.number("SELECT count(*) FROM mails").await, before);
        let done = services::registrations::add_participants(services, &actor, &code, &chosen, Telling::Tell)
            .await
            .unwrap();
        assert_eq!((done.n, fixture.number("SELECT count(*) FROM mails").await), (1, before + 1));
    }
);

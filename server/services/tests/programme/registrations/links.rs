//! Who gets the link of a registration, how long it opens, and how often it can be asked for.

use chrono::Duration;
use domain::{
    Lang, RegistrationState,
    accounts::access::{Actor, Role},
};
use services::{
    Error,
    ids::PersonId,
    people::PersonForm,
    registrations::{Reach, Registered, RegistrationForm},
};

use crate::{
    mails::lives::Sink,
    support::{self, Fixture, organizer, staff},
};

/// A published class tomorrow. Answers its code.
async fn class(fixture: &Fixture, seats: &str) -> String {
    let form = support::class(seats, "2/7/2026", &["sang"]);
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

async fn register(fixture: &Fixture, code: &str, form: &RegistrationForm) -> services::Result<Registered> {
    services::registrations::register_participant(&fixture.services, code, form, Lang::Vi, "192.0.2.1")
        .await
        .map_err(|not| not.error)
}

async fn opens(fixture: &Fixture, token: &str) -> bool {
    services::registrations::show_registration(&fixture.services, token).await.is_ok()
}

/// The token in the newest mail to an address.
async fn mailed(fixture: &Fixture, to: &str) -> String {
    let newest = format!("SELECT max(id) FROM mails WHERE to_email = '{to}'");
    let id = services::ids::MailId(fixture.number(&newest).await);
    let (mail, _) = services::mails::show_mail(&fixture.services, &Actor::System, id).await.unwrap();
    token_in(&mail.text)
}

fn token_in(text: &str) -> String {
    text.split("/toi/")
        .nth(1)
        .unwrap()
        .split(|c: char| c.is_whitespace() || c == '?')
        .next()
        .unwrap()
        .to_owned()
}

on_the_programme!(whoever_knows_all_about_somebody_on_file_is_shown_no_link, async |fixture| {
    let (one, two) = (class(&fixture, "10").await, class(&fixture, "10").await);
    let known = form("Ma Thị Én", "", "0912345678");
    assert!(matches!(register(&fixture, &one, &known).await, Ok(Registered::Done(..))));
    // The same data for another class: it may be a colleague who sends them.
    let RegisteredRow(row) = on_file(register(&fixture, &two, &known).await, Reach::Unreached);
    assert_eq!(*row.state, RegistrationState::Confirmed);
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, 0, "there is nowhere to send it");

    let reached = form("Lê Thị Bé", "be@example.org", "");
    assert!(matches!(register(&fixture, &one, &reached).await, Ok(Registered::Done(..))));
    let sent = RegistrationForm { key: "one form".into(), ..reached };
    let first = register(&fixture, &two, &sent).await.unwrap();
    assert!(matches!(first, Registered::OnFile(_, Reach::ByMail)), "{first:?}");
    assert_eq!(register(&fixture, &two, &sent).await.unwrap(), first, "nor by a second press");
    assert!(opens(&fixture, &mailed(&fixture, "be@example.org").await).await);
});

struct RegisteredRow(services::rows::Registration);

fn on_file(outcome: services::Result<Registered>, reach: Reach) -> RegisteredRow {
    match outcome {
        Ok(Registered::OnFile(row, how)) if how == reach => RegisteredRow(row),
        other => panic!("on file, {reach:?}: {other:?}"),
    }
}

on_the_programme!(who_cancels_and_comes_back_has_another_link, async |fixture| {
    let code = class(&fixture, "10").await;
    let sent = form("Ma Thị Én", "en@example.org", "");
    let Ok(Registered::Done(_, first)) = register(&fixture, &code, &sent).await else { panic!("new") };
    services::registrations::cancel_registration(&fixture.services, &first).await.unwrap();
    assert!(opens(&fixture, &first).await, "the page says that it was cancelled");
    on_file(register(&fixture, &code, &sent).await, Reach::ByMail);
    assert!(!opens(&fixture, &first).await);
    let second = mailed(&fixture, "en@example.org").await;
    assert!(second != first && opens(&fixture, &second).await);
});

on_the_programme!(an_organizer_takes_links_back_and_new_ones_are_mailed, async |fixture| {
    let code = class(&fixture, "10").await;
    let organizer = organizer(&fixture, "a@example.org").await;
    let Ok(Registered::Done(one, token)) =
        register(&fixture, &code, &form("Ma Thị Én", "en@example.org", "")).await
    else {
        panic!("new");
    };
    let Ok(Registered::Done(two, other)) =
        register(&fixture, &code, &form("Lê Thị Bé", "", "0912345678")).await
    else {
        panic!("new");
    };
    let nobody = services::registrations::renew_links(&fixture.services, &organizer, &code, &[]).await;
    assert!(matches!(nobody, Err(Error::Invalid(_))), "{nobody:?}");
    let stranger = staff(Role::Manager, Some("P19"));
    assert!(
        services::registrations::renew_links(&fixture.services, &stranger, &code, &[one.id]).await.is_err()
    );
    assert!(opens(&fixture, &token).await);

    let done =
        services::registrations::renew_links(&fixture.services, &organizer, &code, &[one.id, two.id]).await;
    assert_eq!(done.unwrap(), (2, 1), "one of them has no address");
    assert!(!opens(&fixture, &token).await && !opens(&fixture, &other).await);
    assert!(opens(&fixture, &mailed(&fixture, "en@example.org").await).await);
    let logged = "SELECT count(*) FROM audit_log WHERE verb = 'renew_link'";
    assert_eq!(fixture.number(logged).await, 2);
});

on_the_programme!(
    a_mail_that_waits_opens_nothing_and_leaves_with_the_link_that_holds_then,
    async |fixture| {
        let code = class(&fixture, "10").await;
        let sent = register(&fixture, &code, &form("Ma Thị Én", "en@example.org", "")).await.unwrap();
        let Registered::Done(row, token) = sent else { panic!("{sent:?}") };
        for column in ["text", "html", "qr"] {
            let kept = fixture.text(&format!("SELECT {column} FROM mails")).await;
            assert!(!kept.contains(&token), "{kept}");
            assert!(!opens(&fixture, &token_in(&kept)).await, "{kept}");
        }
        assert!(
            opens(&fixture, &mailed(&fixture, "en@example.org").await).await,
            "an office without a mail server"
        );
        services::registrations::renew_links(&fixture.services, &Actor::System, &code, &[row.id])
            .await
            .unwrap();
        assert!(!opens(&fixture, &token).await);
        let sink = Sink::default();
        sink.work(&fixture).await;
        let came = sink.came();
        assert_eq!(came.len(), 2, "the confirmation and the new link");
        for mail in came {
            assert!(opens(&fixture, &token_in(&mail.text)).await, "{}", mail.text);
            assert!(!mail.text.contains("/toi/~"), "{}", mail.text);
        }
        // What everybody may read stays in what is kept.
        let kept = fixture.text("SELECT text FROM mails ORDER BY id LIMIT 1").await;
        assert!(kept.contains("[đường dẫn đã gạch bỏ]") && !kept.contains("/toi/"), "{kept}");
    }
);

on_the_programme!(
    a_mail_to_an_address_that_is_on_file_no_more_and_a_mark_that_somebody_typed_get_no_link,
    async |fixture| {
        let code = class(&fixture, "10").await;
        let sent = register(&fixture, &code, &form("Ma Thị Én", "ke.la@example.org", "")).await.unwrap();
        let Registered::Done(row, _) = sent else { panic!("{sent:?}") };
        let other = register(&fixture, &code, &form("Lê Thị Bé", "be@example.org", "")).await.unwrap();
        let Registered::Done(other, _) = other else { panic!("{other:?}") };
        // An organizer writes what stands for another's link into the place, and tells everybody.
        let loaded =
            services::activities::load_activity_form(&fixture.services, &Actor::System, &code).await.unwrap();
        let place = format!("Nhà A http://localhost/toi/~{}~ ", other.id);
        let moved = services::activities::ActivityForm { place, ..loaded };
        services::activities::edit_activity(
            &fixture.services,
            &Actor::System,
            &code,
            &moved,
            services::activities::Telling::Tell,
        )
        .await
        .unwrap();
        // The address was wrong, and is set right while the mails to it wait.
        let loaded = services::people::load_person_form(&fixture.services, &Actor::System, row.person_id)
            .await
            .unwrap();
        let right = PersonForm { email: "en@example.org".into(), ..loaded };
        services::people::save_person(&fixture.services, &Actor::System, Some(row.person_id), &right)
            .await
            .unwrap();
        fixture.pass(Duration::minutes(11));
        let sink = Sink::default();
        sink.work(&fixture).await;
        let mut opened = std::collections::BTreeMap::new();
        for mail in sink.came() {
            for token in mail.text.split("/toi/").skip(1).map(|rest| token_in(&format!("/toi/{rest}"))) {
                if let Ok(own) = services::registrations::show_registration(&fixture.services, &token).await {
                    opened.entry(mail.to.clone()).or_insert_with(Vec::new).push(own.person.full_name);
                }
            }
        }
        assert!(!opened.contains_key("ke.la@example.org"), "{opened:?}");
        assert!(opened["be@example.org"].iter().all(|name| name == "Lê Thị Bé"), "{opened:?}");
        assert!(opened["en@example.org"].iter().all(|name| name == "Ma Thị Én"), "{opened:?}");
    }
);

on_the_programme!(another_address_ends_the_links_that_the_old_one_has_and_is_told_to_it, async |fixture| {
    let code = class(&fixture, "10").await;
    let Ok(Registered::Done(row, token)) =
        register(&fixture, &code, &form("Ma Thị Én", "en@example.org", "")).await
    else {
        panic!("new");
    };
    let save = async |email: &str| {
        let loaded =
            services::people::load_person_form(&fixture.services, &Actor::System, row.person_id).await;
        let form = PersonForm { email: email.into(), ..loaded.unwrap() };
        services::people::save_person(&fixture.services, &Actor::System, Some(row.person_id), &form)
            .await
            .unwrap();
    };
    save("en.moi@example.org").await;
    assert!(!opens(&fixture, &token).await);
    assert!(opens(&fixture, &mailed(&fixture, "en.moi@example.org").await).await);
    let told = fixture
        .text("SELECT subject || text FROM mails WHERE to_email = 'en@example.org' ORDER BY id DESC LIMIT 1")
        .await;
    assert!(told.contains("đã được thay") && !told.contains("en.moi@"), "{told}");
    let log = "SELECT COALESCE(before, '') || COALESCE(after, '') FROM audit_log WHERE noun = 'person' AND verb = 'change_email'";
    let log = fixture.text(log).await;
    assert!(!log.contains("example.org"));
    // Keyed hashes of both tell the addresses apart.
    let hashes = log.split("\"email_hash\":\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let hashes: std::collections::BTreeSet<&str> = hashes.collect();
    assert!(hashes.len() == 2 && hashes.iter().all(|hash| hash.len() == 32), "{log}");
    // What an organizer then does to the registration revives no link.
    let (services, cancel) = (&fixture.services, domain::registrations::step::Step::Cancel);
    services::registrations::decide_registrations(services, &Actor::System, &code, &[row.id], cancel)
        .await
        .unwrap();
    assert!(!opens(&fixture, &token).await);
    // The other fields alone tell nobody anything.
    let mails = fixture.number("SELECT count(*) FROM mails").await;
    save("en.moi@example.org").await;
    assert_eq!(fixture.number("SELECT count(*) FROM mails").await, mails);
});

on_the_programme!(nobody_fills_a_mailbox_or_a_class_by_the_form, async |fixture| {
    let code = class(&fixture, "10").await;
    let to_one = |name: &str| form(name, "nan.nhan@example.org", "");
    for name in ["Ma Thị Én", "Ma Thị Liên", "Ma Thị Yến"] {
        // What is wrong and corrected is no try.
        let wrong = RegistrationForm { consent: String::new(), ..to_one(name) };
        assert!(matches!(register(&fixture, &code, &wrong).await, Err(Error::Invalid(_))));
        assert!(matches!(register(&fixture, &code, &to_one(name)).await, Ok(Registered::Done(..))));
    }
    let fourth = register(&fixture, &code, &to_one("Ma Thị Hoa")).await;
    assert!(matches!(fourth, Err(Error::TooMany(900))), "{fourth:?}");
    let mails = "SELECT count(*) FROM mails WHERE to_email = 'nan.nhan@example.org'";
    assert_eq!(fixture.number(mails).await, 3);
    assert_eq!(
        fixture.number("SELECT max(seats_taken) FROM activities WHERE title = 'Lớp kiểm thử'").await,
        3
    );
    fixture.pass(Duration::minutes(16));
    assert!(register(&fixture, &code, &to_one("Ma Thị Hoa")).await.is_ok());
});

on_the_programme!(one_place_sends_no_more_than_a_hundred_for_one_activity, async |fixture| {
    let (code, other) = (class(&fixture, "200").await, class(&fixture, "200").await);
    let letters =
        |n: usize| n.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect::<String>();
    let one = |n: usize| form(&format!("Ma Thị {}", letters(n)), &format!("m{n}@example.org"), "");
    for n in 0..100 {
        // Neighbours in one network are one place.
        let from = format!("2001:db8::{n:x}");
        services::registrations::register_participant(&fixture.services, &code, &one(n), Lang::Vi, &from)
            .await
            .unwrap();
    }
    let next = services::registrations::register_participant(
        &fixture.services,
        &code,
        &one(100),
        Lang::Vi,
        "2001:db8::ffff",
    )
    .await;
    assert!(matches!(next.unwrap_err().error, Error::TooMany(600)));
    for (code, from) in [(&code, "2001:db8:0:1::1"), (&other, "2001:db8::1")] {
        services::registrations::register_participant(&fixture.services, code, &one(101), Lang::Vi, from)
            .await
            .unwrap();
    }
});

on_the_programme!(people_whom_no_unit_holds_are_out_of_reach_of_those_who_have_one, async |fixture| {
    let (there, code) = (class(&fixture, "10").await, class(&fixture, "10").await);
    let organizer = organizer(&fixture, "a@example.org").await;
    let Ok(Registered::Done(row, _)) =
        register(&fixture, &there, &form("Ma Thị Én", "en@example.org", "")).await
    else {
        panic!("new");
    };
    fixture.run(&format!("UPDATE people SET unit_id = NULL WHERE id = {}", row.person_id)).await;
    let chosen: [PersonId; 1] = [row.person_id];
    let services = &fixture.services;
    let added = services::registrations::add_participants(
        services,
        &organizer,
        &code,
        &chosen,
        services::activities::Telling::Tell,
    )
    .await;
    assert!(matches!(added, Err(Error::NotFound)), "{added:?}");
    let planned = services::invitations::plan_invitations(services, &organizer, &code, &chosen, "").await;
    assert!(matches!(planned, Err(Error::NotFound)), "{planned:?}");
    let invited = services::invitations::invite_people(services, &organizer, &code, &chosen, "", "").await;
    assert!(matches!(invited, Err(Error::NotFound)), "{invited:?}");
    services::registrations::add_participants(
        services,
        &Actor::System,
        &code,
        &chosen,
        services::activities::Telling::Tell,
    )
    .await
    .unwrap();
});

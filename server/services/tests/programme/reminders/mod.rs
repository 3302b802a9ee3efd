//! Mails that activities send by themselves.

use chrono::Duration;
use domain::{Lang, ReminderState, accounts::access::Actor};
use services::{
    Error,
    activities::{ActivityForm, Begin, Telling, begin_activity, copy_activity, create_activity},
    holder::Holder,
    ids::MailRuleId,
    reminders::{
        ReminderForm, ReminderList, Switch, add_reminder, edit_reminder, list_reminders, load_reminder_form,
        preview_reminder, remove_reminder, send_reminders, switch_reminder,
    },
    templates::{begin_template, create_template},
};

use crate::support::{self, Fixture, organizer};

const ME: Actor = Actor::System;

/// A published class on 20 July, 07:30, and its number in the database.
async fn class(fixture: &Fixture) -> String {
    let form = support::class("10", "20/7/2026", &["sang", "chieu"]);
    let code = create_activity(&fixture.services, &ME, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, &ME, &code).await.unwrap();
    code
}

async fn list(fixture: &Fixture, code: &str) -> ReminderList {
    list_reminders(&fixture.services, &ME, Holder::Activity(code)).await.unwrap()
}

async fn state(fixture: &Fixture, code: &str) -> ReminderState {
    list(fixture, code).await.lines[0].planned.unwrap().state
}

async fn register(fixture: &Fixture, code: &str, name: &str) {
    let email = format!("{}@example.org", domain::text::fold(name).replace(' ', "."));
    let form = support::registrant(name, &email);
    services::registrations::register_participant(&fixture.services, code, &form, Lang::Vi, "192.0.2.1")
        .await
        .unwrap();
}

/// Adds one; answers its number.
async fn add(fixture: &Fixture, code: &str, of: [&str; 4]) -> Result<MailRuleId, Error> {
    let [kind, way, n, at] = of.map(str::to_owned);
    let form = ReminderForm { kind, way, days: n.clone(), hours: n, at, ..ReminderForm::default() };
    add_reminder(&fixture.services, &ME, Holder::Activity(code), &form).await
}

/// How many mails of a kind of subject there are.
async fn written(fixture: &Fixture, subject: &str) -> i64 {
    fixture.number(&format!("SELECT count(*) FROM mails WHERE subject LIKE '{subject}%'")).await
}

on_the_programme!(a_new_activity_reminds_two_days_before_and_each_person_once, async |fixture| {
    let services = &fixture.services;
    let code = class(&fixture).await;
    register(&fixture, &code, "Ma Thị Én").await;
    register(&fixture, &code, "Lê Văn Bé").await;
    let line = list(&fixture, &code).await.lines.remove(0);
    let at = line.planned.unwrap().leaves.unwrap().at;
    // 08:00 of 18 July in Viet Nam; now it is noon of 1 July there.
    assert_eq!((at.to_rfc3339().as_str(), line.reach), ("2026-07-18T01:00:00+00:00", (2, 0)));
    assert_eq!(send_reminders(services).await.unwrap(), 0, "not yet");

    fixture.pass(Duration::days(16) + Duration::hours(19) + Duration::minutes(59));
    assert_eq!(send_reminders(services).await.unwrap(), 0, "a minute before");
    fixture.pass(Duration::minutes(2));
    // After the moment: the confirmation said it all.
    register(&fixture, &code, "Vũ Thị Ca").await;
    let both = tokio::join!(send_reminders(services), send_reminders(services));
    assert_eq!(both.0.unwrap() + both.1.unwrap(), 2, "two processes at once");
    assert_eq!(send_reminders(services).await.unwrap(), 0, "once");
    assert_eq!(written(&fixture, "Nhắc lịch").await, 2);
    let text = fixture.text("SELECT min(text) FROM mails WHERE subject LIKE 'Nhắc lịch%'").await;
    assert!(text.contains("Hội trường") && text.contains("07:30"), "{text}");
    assert_eq!(
        fixture.number("SELECT count(*) FROM mails WHERE subject LIKE 'Nhắc lịch%' AND qr IS NOT NULL").await,
        2
    );
    assert_eq!(state(&fixture, &code).await, ReminderState::Done);

    // Who gives the seat up before the mail left gets no reminder any more: it is dropped, with the reason.
    let row = "SELECT r.id FROM registrations r JOIN people p ON p.id = r.person_id WHERE p.full_name = 'Ma Thị Én'";
    let id = services::ids::RegistrationId(fixture.number(row).await);
    let token = services::registrations::link_token(services, &ME, id).await.unwrap();
    services::registrations::cancel_registration(services, &token).await.unwrap();
    let dropped = format!(
        "SELECT count(*) FROM mails WHERE subject LIKE 'Nhắc lịch%' AND state = 'dropped' AND registration_id = {}",
        id.0
    );
    assert_eq!(fixture.number(&dropped).await, 1);
});

on_the_programme!(
    nothing_is_sent_for_what_is_off_cancelled_or_over_and_another_day_counts_anew,
    async |fixture| {
        let services = &fixture.services;
        let code = class(&fixture).await;
        register(&fixture, &code, "Ma Thị Én").await;
        let id = list(&fixture, &code).await.lines[0].rule.id;
        let place = Holder::Activity(&code);
        switch_reminder(services, &ME, place, (id, Switch::Off)).await.unwrap();
        fixture.pass(Duration::days(17));
        assert_eq!(send_reminders(services).await.unwrap(), 0);
        // Switched on after its moment it is not made up for.
        switch_reminder(services, &ME, place, (id, Switch::On)).await.unwrap();
        assert_eq!(send_reminders(services).await.unwrap(), 0);
        assert_eq!(state(&fixture, &code).await, ReminderState::Missed);

        // A week later the moment is another one.
        let days = ["2026-07-27".parse().unwrap(), "2026-07-27".parse().unwrap()];
        let slots = [domain::Slot::Morning, domain::Slot::Afternoon];
        let there: Vec<_> = days.into_iter().zip(slots).collect();
        let mut form = support::planned(&fixture, &code, &there).await;
        form.agreed = vec![];
        support::save_sessions(&fixture, &code, &form).await.unwrap();
        assert_eq!(state(&fixture, &code).await, ReminderState::Waits);
        fixture.pass(Duration::days(7));
        assert_eq!(send_reminders(services).await.unwrap(), 1);

        let other = class_on(&fixture, "30/7/2026").await;
        register(&fixture, &other, "Lê Văn Bé").await;
        services::activities::cancel_activity(services, &ME, &other, "Mưa bão").await.unwrap();
        fixture.pass(Duration::days(3));
        assert_eq!(send_reminders(services).await.unwrap(), 0);
    }
);

/// A published class on a day.
async fn class_on(fixture: &Fixture, day: &str) -> String {
    let form = ActivityForm { publish: "yes".into(), ..support::class("10", day, &["sang"]) };
    create_activity(&fixture.services, &ME, &form).await.unwrap()
}

on_the_programme!(those_who_were_invited_are_asked_again_and_the_morning_has_its_own_mail, async |fixture| {
    let services = &fixture.services;
    let code = class(&fixture).await;
    register(&fixture, &code, "Ma Thị Én").await;
    let wrong = add(&fixture, &code, ["unanswered", "days", "3", "23:00"]).await.unwrap_err();
    assert!(matches!(wrong, Error::Invalid(all) if all.of("at").is_some()), "at night");
    let twice = add(&fixture, &code, ["reminder", "days", "2", "8:00"]).await.unwrap_err();
    assert!(matches!(twice, Error::Invalid(all) if all.of("kind").is_some()));
    add(&fixture, &code, ["unanswered", "days", "10", "9:00"]).await.unwrap();
    let morning = add(&fixture, &code, ["morning", "days", "5", "6:30"]).await.unwrap();
    add(&fixture, &code, ["reminder", "hours", "4", ""]).await.unwrap();
    // Four hours before half past seven is at night: at six.
    let shifted = list(&fixture, &code).await.lines.into_iter().find(|one| one.rule.hours_before.is_some());
    let leaves = shifted.unwrap().planned.unwrap().leaves.unwrap();
    assert_eq!((domain::local::hour(leaves.at).as_str(), leaves.instead_of.is_some()), ("06:00", true));
    let guest = fixture.number("SELECT max(id) FROM people WHERE full_name <> 'Ma Thị Én'").await;
    fixture.run(&format!("UPDATE people SET email = 'moi@example.org' WHERE id = {guest}")).await;
    let guest = [services::ids::PersonId(guest)];
    services::invitations::invite_people(services, &ME, &code, &guest[..], "15/7/2026", "").await.unwrap();
    fixture.pass(Duration::days(9));
    assert_eq!(send_reminders(services).await.unwrap(), 1);
    assert_eq!(written(&fixture, "Nhắc trả lời thư mời").await, 1);
    fixture.pass(Duration::days(9) + Duration::hours(18) + Duration::minutes(30));
    assert_eq!(send_reminders(services).await.unwrap(), 2, "four hours before, and on the day");
    assert_eq!(written(&fixture, "Hôm nay").await, 1);
    let preview = preview_reminder(services, &ME, &code, morning).await.unwrap();
    assert!(preview.mails[1].subject.starts_with("Today:"), "{}", preview.mails[1].subject);
    // What was sent two days before was not: the moment was over for more than a day.
    assert_eq!(written(&fixture, "Nhắc lịch").await, 1);
});

on_the_programme!(the_mails_of_a_template_and_of_the_last_of_its_kind_come_along, async |fixture| {
    let services = &fixture.services;
    let actor = organizer(&fixture, "lich@example.org").await;
    let code = class(&fixture).await;
    let place = Holder::Activity(&code);
    add(&fixture, &code, ["unanswered", "days", "5", "9:00"]).await.unwrap();
    let first =
        list(&fixture, &code).await.lines.into_iter().find(|one| one.rule.days_before == Some(2)).unwrap();
    let form = ReminderForm {
        days: "3".into(),
        ..load_reminder_form(services, &actor, place, Some(first.rule.id)).await.unwrap().form
    };
    edit_reminder(services, &actor, place, first.rule.id, &form).await.unwrap();
    assert!(matches!(
        edit_reminder(services, &actor, place, first.rule.id, &form).await,
        Err(Error::Stale(_))
    ));
    let ahead = async |code: &str| {
        let lines = list(&fixture, code).await.lines;
        lines.iter().map(|one| one.rule.days_before).collect::<Vec<_>>()
    };
    assert_eq!(ahead(&code).await, [Some(5), Some(3)]);
    let copy = copy_activity(services, &ME, &code, "3/8/2026", "").await.unwrap();
    assert_eq!(ahead(&copy).await, [Some(5), Some(3)]);
    let template = begin_template(services, &actor, &code).await.unwrap();
    let template = create_template(services, &actor, &template).await.unwrap();

    // Removed and put back; removed once more, the next of its kind has what is left.
    let done = remove_reminder(
        services,
        &actor,
        Holder::Activity(&copy),
        list(&fixture, &copy).await.lines[0].rule.id,
    )
    .await
    .unwrap();
    assert_eq!(ahead(&copy).await, [Some(3)]);
    assert_eq!(ahead(&class_on(&fixture, "5/8/2026").await).await, [Some(3)]);
    services::undo::undo_act(services, &actor, done.undo.unwrap()).await.unwrap();
    assert_eq!(ahead(&copy).await, [Some(5), Some(3)]);

    let begun = begin_activity(services, &actor, Begin::OfTemplate(template)).await.unwrap();
    let form = ActivityForm { starts_on: "10/8/2026".into(), place: "Nhà văn hóa".into(), ..begun.form };
    let made = create_activity(services, &actor, &form).await.unwrap();
    assert_eq!(ahead(&made).await, [Some(5), Some(3)]);
});

on_the_programme!(topics_are_said_in_english_where_somebody_wrote_that, async |fixture| {
    let services = &fixture.services;
    let code = class(&fixture).await;
    register(&fixture, &code, "Ma Thị Én").await;
    fixture.run("UPDATE people SET lang = 'en' WHERE full_name = 'Ma Thị Én'").await;
    let (activity, sessions) = services::sessions::list_sessions_of(services, &ME, &code).await.unwrap();
    let mut form = services::sessions::SessionsForm {
        version: activity.version.to_string(),
        keep: sessions.iter().map(|one| one.id.to_string()).collect(),
        sessions: sessions.iter().map(services::sessions::session_form).collect(),
        tells_contents: true,
        ..Default::default()
    };
    (form.sessions[0].topic, form.sessions[0].topic_en) =
        ("Kỹ năng tư vấn".into(), "Counselling skills".into());
    form.sessions[1].topic = "Thực hành".into();
    form.reason = "Kiểm thử".into();
    services::sessions::edit_sessions(services, &ME, &code, &form, Telling::Tell).await.unwrap();
    let (_, sessions) = services::sessions::list_sessions_of(services, &ME, &code).await.unwrap();
    let said = |lang| sessions.iter().map(|one| one.topic_in(lang).to_owned()).collect::<Vec<_>>();
    assert_eq!(said(Lang::En), ["Counselling skills", "Thực hành"]);
    assert_eq!(said(Lang::Vi), ["Kỹ năng tư vấn", "Thực hành"]);
    let text = fixture.text("SELECT text FROM mails WHERE topic = 'change'").await;
    assert!(text.contains("Counselling skills") && !text.contains("Kỹ năng tư vấn"), "{text}");
    // A copy and a template have both.
    let copy = copy_activity(services, &ME, &code, "3/8/2026", "").await.unwrap();
    let (_, copied) = services::sessions::list_sessions_of(services, &ME, &copy).await.unwrap();
    assert_eq!(copied[0].topic_en, "Counselling skills");
    let agenda =
        begin_template(services, &organizer(&fixture, "mau@example.org").await, &code).await.unwrap().agenda;
    assert_eq!(agenda[0].topic_en, "Counselling skills");
});

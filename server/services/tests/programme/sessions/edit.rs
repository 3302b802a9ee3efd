//! The sessions of an activity: one form, one save; moved ones stay themselves, and nothing goes unasked.

use domain::{Slot, accounts::access::Actor};
use services::{
    Error,
    activities::{Edited, Telling},
    sessions::{NotEdited, SessionForm, SessionsForm, new_id},
};

use crate::support::{Fixture, class, planned, registrant, save_sessions};

async fn save(fixture: &Fixture, code: &str, form: &SessionsForm) -> Result<(), NotEdited> {
    save_sessions(fixture, code, form).await
}

async fn loaded(fixture: &Fixture, code: &str) -> (SessionsForm, Vec<services::rows::Session>) {
    let (_, sessions) =
        services::sessions::list_sessions_of(&fixture.services, &Actor::System, code).await.unwrap();
    let all: Vec<_> = sessions.iter().map(|session| (session.held_on, *session.slot)).collect();
    (planned(fixture, code, &all).await, sessions)
}

async fn create(fixture: &Fixture, slots: &[&str]) -> String {
    services::activities::create_activity(&fixture.services, &Actor::System, &class("10", "5/12/2026", slots))
        .await
        .unwrap()
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

on_the_programme!(days_and_details_are_saved_by_one_press, async |fixture| {
    let code = create(&fixture, &["sang"]).await;
    let (mut form, _) = loaded(&fixture, &code).await;
    let evening = (day("2026-12-06"), Slot::Evening);
    form.sessions[0].topic = "Kỹ năng tư vấn".into();
    form.sessions[0].to = "11h15".into();
    form.add.push(evening);
    form.sessions.push(SessionForm { room: "P. 2".into(), ..services::sessions::new_session_form(evening) });
    save(&fixture, &code, &form).await.unwrap();
    let (_, after) = loaded(&fixture, &code).await;
    let told: Vec<_> = after.iter().map(|session| (session.topic.as_str(), session.room.as_str())).collect();
    assert_eq!(told, [("Kỹ năng tư vấn", ""), ("", "P. 2")]);
    assert_eq!(services::sessions::session_form(&after[0]).to, "11:15");
    // The form of before is stale now, and says so instead of undoing anything.
    form.sessions[0].topic = "Khác".into();
    assert!(matches!(save(&fixture, &code, &form).await, Err(NotEdited { error: Error::Stale(_), .. })));
    // A wrong hour of one session saves nothing of the other.
    let (mut form, _) = loaded(&fixture, &code).await;
    form.sessions[0].topic = "Không được lưu".into();
    form.sessions[1].from = "bảy giờ".into();
    let not = save(&fixture, &code, &form).await.unwrap_err();
    assert_eq!(not.sessions.len(), 1);
    assert_eq!(not.sessions[0].0, after[1].id.to_string());
    assert_eq!(loaded(&fixture, &code).await.1, after);
});

on_the_programme!(a_session_that_is_moved_keeps_its_number_marks_and_details, async |fixture| {
    let code = "TR-2023-01";
    let (mut form, before) = loaded(&fixture, code).await;
    let marks = async || {
        let of = "SELECT count(*) FROM attendance WHERE session_id";
        fixture.number(&format!("{of} = {}", before[0].id)).await
    };
    let (marked, new_day) = (marks().await, before[0].held_on + chrono::Duration::days(20));
    assert!(marked > 0);
    form.sessions[0].day = new_day.format("%-d/%-m/%Y").to_string();
    form.sessions[0].slot = "toi".into();
    form.sessions[0].from = "19:15".into();
    form.sessions[0].to = "21:00".into();
    form.sessions[0].topic = "Ôn tập".into();
    save(&fixture, code, &form).await.unwrap();
    let (_, after) = loaded(&fixture, code).await;
    let moved = after.iter().find(|session| session.id == before[0].id).unwrap();
    assert_eq!((moved.held_on, *moved.slot, moved.topic.as_str()), (new_day, Slot::Evening, "Ôn tập"));
    assert_eq!(services::sessions::session_form(moved).from, "19:15");
    assert_eq!((after.len(), marks().await), (before.len(), marked));
    let log = "SELECT count(*) FROM audit_log WHERE verb = 'move' AND noun = 'session'";
    assert_eq!(fixture.number(log).await, 1);
});

on_the_programme!(two_sessions_change_places_and_two_are_never_at_one, async |fixture| {
    let code = create(&fixture, &["sang", "chieu"]).await;
    let (mut form, before) = loaded(&fixture, &code).await;
    form.sessions[0].room = "A".into();
    form.sessions[1].room = "B".into();
    let (morning, afternoon) = (form.sessions[0].slot.clone(), form.sessions[1].slot.clone());
    form.sessions[0].slot = afternoon.clone();
    let not = save(&fixture, &code, &form).await.unwrap_err();
    assert_eq!(not.sessions[0].1.0[0].0, "day");
    form.sessions[1].slot = morning;
    save(&fixture, &code, &form).await.unwrap();
    let (mut form, after) = loaded(&fixture, &code).await;
    let seen: Vec<_> = after.iter().map(|session| (session.id, session.room.as_str())).collect();
    assert_eq!(seen, [(before[1].id, "B"), (before[0].id, "A")]);
    // The usual hours of a morning became those of an afternoon.
    let hours = |session| {
        let SessionForm { from, to, .. } = services::sessions::session_form(session);
        (from, to)
    };
    assert_eq!(hours(&after[0]), ("07:30".into(), "11:30".into()));
    assert_eq!(hours(&after[1]), ("13:30".into(), "17:30".into()));
    // Unusual ones are asked for: nobody meant an evening at eight in the morning.
    form.sessions[0].from = "8:00".into();
    save(&fixture, &code, &form).await.unwrap();
    let (mut form, _) = loaded(&fixture, &code).await;
    form.sessions[0].slot = "toi".into();
    let not = save(&fixture, &code, &form).await.unwrap_err();
    assert_eq!(not.sessions[0].1.0[0].0, "from");
    // Moved to where a tick stands: it is the one session there, not two.
    form.sessions[0].from = "18:00".into();
    form.sessions[0].to = "20:00".into();
    form.add.push((before[0].held_on, Slot::Evening));
    save(&fixture, &code, &form).await.unwrap();
    assert_eq!(loaded(&fixture, &code).await.1.len(), 2);
});

on_the_programme!(a_session_with_details_or_marks_goes_only_when_somebody_agrees, async |fixture| {
    let code = create(&fixture, &["sang", "chieu", "toi"]).await;
    let (mut form, sessions) = loaded(&fixture, &code).await;
    form.sessions[0].topic = "Quan trọng".into();
    save(&fixture, &code, &form).await.unwrap();
    // A bare one goes at once; one with a topic is asked about, and both stay until then.
    let (mut form, _) = loaded(&fixture, &code).await;
    form.keep = vec![sessions[2].id.to_string()];
    let not = save(&fixture, &code, &form).await.unwrap_err();
    assert_eq!(
        not.ask.iter().map(|removal| (removal.session.id, removal.marks)).collect::<Vec<_>>(),
        [(sessions[0].id, 0)]
    );
    assert_eq!(loaded(&fixture, &code).await.1.len(), 3);
    form.agreed = not.ask.iter().map(services::sessions::Removal::agreement).collect();
    save(&fixture, &code, &form).await.unwrap();
    assert_eq!(loaded(&fixture, &code).await.1.len(), 1);
    // The last one stays, agreed or not.
    let (mut form, _) = loaded(&fixture, &code).await;
    form.keep.clear();
    assert!(matches!(save(&fixture, &code, &form).await, Err(NotEdited { error: Error::Invalid(_), .. })));

    // Marks go with their session, and stay in the log.
    let code = "TR-2023-01";
    let (form, sessions) = loaded(&fixture, code).await;
    let evening = (sessions[0].held_on, Slot::Evening);
    let mut form = SessionsForm { add: vec![evening], ..form };
    save(&fixture, code, &form).await.unwrap();
    form = loaded(&fixture, code).await.0;
    let gone = sessions[0].id;
    form.keep.retain(|id| *id != gone.to_string());
    let not = save(&fixture, code, &form).await.unwrap_err();
    assert!(not.ask[0].marks > 0);
    // What was agreed to no longer holds where more was marked since.
    let grid = services::attendance::show_attendance(&fixture.services, &Actor::System, code).await.unwrap();
    let mark = services::attendance::Mark {
        session: gone,
        registration: grid.people[0].registration.id,
        status: None,
        source: domain::AttendanceSource::Manual,
        seen: None,
        event_id: None,
    };
    form.agreed = not.ask.iter().map(services::sessions::Removal::agreement).collect();
    services::attendance::record_attendance(&fixture.services, &Actor::System, code, &[mark]).await.unwrap();
    let again = save(&fixture, code, &form).await.unwrap_err();
    assert_eq!(again.ask[0].session.id, gone);
    form.agreed = again.ask.iter().map(services::sessions::Removal::agreement).collect();
    save(&fixture, code, &form).await.unwrap();
    assert_eq!(
        fixture.number(&format!("SELECT count(*) FROM attendance_events WHERE session_id = {gone}")).await,
        0
    );
    let log = format!(
        "SELECT before FROM audit_log WHERE verb = 'remove' AND noun = 'session' AND noun_id = {gone}"
    );
    assert!(fixture.text(&log).await.contains("\"status\":\"present\""));
});

on_the_programme!(what_somebody_else_added_since_the_form_was_loaded_stays, async |fixture| {
    let code = create(&fixture, &["sang"]).await;
    let (mine, _) = loaded(&fixture, &code).await;
    let (mut theirs, sessions) = loaded(&fixture, &code).await;
    theirs.add.push((sessions[0].held_on, Slot::Evening));
    save(&fixture, &code, &theirs).await.unwrap();
    let mut mine = SessionsForm { version: planned(&fixture, &code, &[]).await.version, ..mine };
    mine.sessions[0].room = "P. 1".into();
    save(&fixture, &code, &mine).await.unwrap();
    assert_eq!(loaded(&fixture, &code).await.1.len(), 2);
});

on_the_programme!(an_activity_is_created_with_hours_of_its_own, async |fixture| {
    let hours = |list: [&str; 3]| list.map(str::to_owned).to_vec();
    let form = services::activities::ActivityForm {
        from: hours(["8h", "", "rác"]),
        to: hours(["11:00", "17:00", ""]),
        ..class("10", "5/12/2026", &["sang", "chieu"])
    };
    let code = services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
    let (_, sessions) = loaded(&fixture, &code).await;
    let seen: Vec<_> =
        sessions.iter().map(services::sessions::session_form).map(|form| (form.from, form.to)).collect();
    assert_eq!(seen, [("08:00".into(), "11:00".into()), ("13:30".into(), "17:00".into())]);
    let late = services::activities::ActivityForm { from: hours(["12:00", "", ""]), ..form };
    let not =
        services::activities::create_activity(&fixture.services, &Actor::System, &late).await.unwrap_err();
    let Error::Invalid(problems) = not.error else { panic!("{:?}", not.error) };
    assert_eq!(problems.0.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["to-sang"]);
    assert_eq!(new_id((day("2026-12-05"), Slot::Morning)), "2026-12-05 sang");
});

on_the_programme!(nobody_is_told_of_other_sessions_before_it_was_said_how_many_and_whom, async |fixture| {
    let services = &fixture.services;
    let code = create(&fixture, &["sang"]).await;
    services::activities::publish_activity(services, &Actor::System, &code).await.unwrap();
    for (name, email) in [("Ma Thị Én", "en@example.org"), ("Lê Thị Bé", "")] {
        let form = registrant(name, email);
        let done = services::registrations::register_participant(
            services,
            &code,
            &form,
            domain::Lang::Vi,
            "192.0.2.1",
        )
        .await;
        assert!(done.is_ok(), "{done:?}");
    }
    let sink = crate::mails::lives::Sink::default();
    sink.work(&fixture).await;
    let edit = async |change: &dyn Fn(&mut SessionsForm), telling: Telling| {
        let (mut form, _) = loaded(&fixture, &code).await;
        change(&mut form);
        services::sessions::edit_sessions(services, &Actor::System, &code, &form, telling).await.unwrap()
    };
    let waiting = async || fixture.number("SELECT count(*) FROM mails WHERE state = 'queued'").await;
    let room = |form: &mut SessionsForm| form.sessions[0].room = "Phòng 201".into();
    let Edited::Asks(audience) = edit(&room, Telling::Ask).await else { panic!("not asked") };
    assert_eq!((audience.names, audience.without_address), (vec!["Ma Thị Én".to_owned()], 1));
    assert_eq!(loaded(&fixture, &code).await.1[0].room, "", "it was only looked at");
    assert_eq!(edit(&room, Telling::NotYet).await, Edited::Saved(0));
    assert_eq!((loaded(&fixture, &code).await.1[0].room.as_str(), waiting().await), ("Phòng 201", 0));

    // Another topic alone is saved at once and told to nobody.
    let topic = |form: &mut SessionsForm| form.sessions[0].topic = "Kỹ năng tư vấn".into();
    assert_eq!(edit(&topic, Telling::Ask).await, Edited::Saved(0));
    assert_eq!((loaded(&fixture, &code).await.1[0].topic.as_str(), waiting().await), ("Kỹ năng tư vấn", 0));
    // Where it is to be told, it is asked first, too; and what was not told before is told with it.
    let both = |form: &mut SessionsForm| {
        form.sessions[0].topic = "Kỹ năng lắng nghe".into();
        form.tells_contents = true;
    };
    let Edited::Asks(audience) = edit(&both, Telling::Ask).await else { panic!("not asked") };
    assert_eq!(audience.names.len(), 1);
    assert_eq!(edit(&both, Telling::Tell).await, Edited::Saved(0));
    let text = fixture.text("SELECT text FROM mails WHERE state = 'queued'").await;
    assert!(text.contains("Kỹ năng lắng nghe") && text.contains("Phòng 201"), "{text}");
});

on_the_programme!(another_trainer_alone_is_told_where_that_is_wanted, async |fixture| {
    let services = &fixture.services;
    let code = create(&fixture, &["sang"]).await;
    services::activities::publish_activity(services, &Actor::System, &code).await.unwrap();
    let form = registrant("Ma Thị Én", "en@example.org");
    services::registrations::register_participant(services, &code, &form, domain::Lang::Vi, "192.0.2.1")
        .await
        .unwrap();
    crate::mails::lives::Sink::default().work(&fixture).await;
    let (mut form, _) = loaded(&fixture, &code).await;
    form.sessions[0].trainer = "Đàm Ngọc Ánh".into();
    form.tells_contents = true;
    let asked = services::sessions::edit_sessions(services, &Actor::System, &code, &form, Telling::Ask).await;
    assert!(matches!(asked, Ok(Edited::Asks(_))), "{asked:?}");
    services::sessions::edit_sessions(services, &Actor::System, &code, &form, Telling::Tell).await.unwrap();
    let subject = fixture.text("SELECT subject FROM mails WHERE state = 'queued'").await;
    let text = fixture.text("SELECT text FROM mails WHERE state = 'queued'").await;
    assert!(text.contains("Đàm Ngọc Ánh"), "{subject}\n{text}");
    assert!(!text.contains("Thời gian cũ"), "nobody has to come otherwise: {text}");
});

on_the_programme!(
    a_mail_that_waits_says_what_holds_and_what_was_saved_in_silence_can_be_told_later,
    async |fixture| {
        let services = &fixture.services;
        let code = create(&fixture, &["sang"]).await;
        services::activities::publish_activity(services, &Actor::System, &code).await.unwrap();
        let form = registrant("Ma Thị Én", "en@example.org");
        services::registrations::register_participant(services, &code, &form, domain::Lang::Vi, "192.0.2.1")
            .await
            .unwrap();
        let sink = crate::mails::lives::Sink::default();
        sink.work(&fixture).await;
        let edit = async |room: &str, topic: &str, telling: Telling, tells_contents: bool| {
            let (mut form, _) = loaded(&fixture, &code).await;
            (form.sessions[0].room, form.sessions[0].topic) = (room.into(), topic.into());
            form.tells_contents = tells_contents;
            services::sessions::edit_sessions(services, &Actor::System, &code, &form, telling).await.unwrap()
        };
        let waiting = async || fixture.text("SELECT text FROM mails WHERE state = 'queued'").await;
        edit("Phòng 201", "Mở đầu", Telling::Tell, false).await;
        assert!(waiting().await.contains("Phòng 201"));
        // They are told in minutes anyway: of what holds by then.
        edit("Phòng 305", "Mở đầu", Telling::NotYet, false).await;
        assert!(waiting().await.contains("Phòng 305") && !waiting().await.contains("Phòng 201"));
        edit("Phòng 305", "Kỹ năng tư vấn", Telling::Ask, false).await;
        assert!(waiting().await.contains("Kỹ năng tư vấn"), "{}", waiting().await);
        fixture.pass(chrono::Duration::minutes(11));
        sink.work(&fixture).await;

        // Saved in silence, and told later without a further change.
        edit("Phòng 305", "Kỹ năng lắng nghe", Telling::Ask, false).await;
        assert_eq!(fixture.number("SELECT count(*) FROM mails WHERE state = 'queued'").await, 0);
        let asked = edit("Phòng 305", "Kỹ năng lắng nghe", Telling::Ask, true).await;
        assert!(matches!(asked, Edited::Asks(_)), "{asked:?}");
        edit("Phòng 305", "Kỹ năng lắng nghe", Telling::Tell, true).await;
        assert!(waiting().await.contains("Kỹ năng lắng nghe"));
    }
);

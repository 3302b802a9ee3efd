//! What was done is taken back, all of it or nothing, by the one who did it.

use domain::{AttendanceSource, AttendanceStatus, accounts::access::Actor, registrations::step::Step};
use services::{
    Error,
    activities::Telling,
    attendance::Mark,
    ids::{RegistrationId, SessionId, UndoId},
    registrations::Decision,
    undo::NotUndone,
};

use crate::support::{self, Fixture, organizer, take_in};

/// A published class of one day, today, with so many seats. Answers its code.
async fn class(fixture: &Fixture, actor: &Actor, seats: &str) -> String {
    // The session has not begun.
    let form = support::class(seats, "1/7/2026", &["chieu"]);
    let code = services::activities::create_activity(&fixture.services, actor, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, actor, &code).await.unwrap();
    code
}

const LIST: &str = "Họ và tên;Ngày sinh;Thư điện tử
Trần Thị Cúc;1/2/1990;cuc@example.org
Lê Văn Dần;3/4/1991;dan@example.org
Ma Thị Én;5/6/1992;en@example.org";

/// Takes in three people; answers the number by which that can be taken back.
async fn people(fixture: &Fixture, actor: &Actor) -> UndoId {
    let done = take_in(fixture, actor, LIST, "Tỉnh Thái Nguyên").await;
    assert_eq!(done.fresh, 3);
    done.undo.unwrap()
}

async fn registration(fixture: &Fixture, name: &str) -> RegistrationId {
    let sql = format!(
        "SELECT r.id FROM registrations r JOIN people p ON p.id = r.person_id WHERE p.full_name = '{name}'"
    );
    RegistrationId(fixture.number(&sql).await)
}

async fn state(fixture: &Fixture, name: &str) -> String {
    let sql = format!(
        "SELECT r.state FROM registrations r JOIN people p ON p.id = r.person_id WHERE p.full_name = '{name}'"
    );
    fixture.text(&sql).await
}

/// Puts everybody who was taken in onto the list; answers the number by which that can be taken back.
async fn add_all(fixture: &Fixture, actor: &Actor, code: &str) -> Option<UndoId> {
    add(fixture, actor, code, &["Trần Thị Cúc", "Lê Văn Dần", "Ma Thị Én"]).await
}

async fn add(fixture: &Fixture, actor: &Actor, code: &str, names: &[&str]) -> Option<UndoId> {
    let mut ids = vec![];
    for name in names {
        let id = fixture.number(&format!("SELECT id FROM people WHERE full_name = '{name}'")).await;
        ids.push(services::ids::PersonId(id));
    }
    services::registrations::add_participants(&fixture.services, actor, code, &ids, Telling::Ask)
        .await
        .unwrap()
        .undo
}

on_the_programme!(a_list_that_was_taken_in_goes_again_unless_somebody_of_it_was_used, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let before = fixture.number("SELECT count(*) FROM people").await;
    let undo = people(&fixture, &actor).await;
    assert_eq!(fixture.number("SELECT count(*) FROM people").await, before + 3);
    assert_eq!(services::undo::undo_act(&fixture.services, &actor, undo).await.unwrap().n, 3);
    assert_eq!(fixture.number("SELECT count(*) FROM people").await, before);
    assert_eq!(
        fixture.number("SELECT count(*) FROM audit_log WHERE noun = 'person' AND verb = 'undo'").await,
        3
    );

    let undo = people(&fixture, &actor).await;
    let code = class(&fixture, &actor, "10").await;
    add_all(&fixture, &actor, &code).await;
    let refused = services::undo::undo_act(&fixture.services, &actor, undo).await;
    assert!(matches!(refused, Err(NotUndone::ChangedSince)), "{refused:?}");
    assert_eq!(fixture.number("SELECT count(*) FROM people").await, before + 3);
});

on_the_programme!(a_decision_is_taken_back_with_its_mail_and_the_place_in_line, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    people(&fixture, &actor).await;
    let code = class(&fixture, &actor, "10").await;
    add_all(&fixture, &actor, &code).await;
    let (cuc, dan) =
        (registration(&fixture, "Trần Thị Cúc").await, registration(&fixture, "Lê Văn Dần").await);
    let decide = async |chosen: &[RegistrationId], step: Step| {
        services::registrations::decide_registrations(&fixture.services, &actor, &code, chosen, step)
            .await
            .unwrap()
            .undo
            .unwrap()
    };
    let mails = async || fixture.number("SELECT count(*) FROM mails WHERE state <> 'dropped'").await;

    let told = mails().await;
    let undo = decide(&[cuc, dan], Step::Cancel).await;
    assert_eq!((state(&fixture, "Trần Thị Cúc").await.as_str(), mails().await), ("cancelled", told));
    // Somebody else can't take it back, nor learn that it was done.
    let other = organizer(&fixture, "b@example.org").await;
    assert!(matches!(
        services::undo::undo_act(&fixture.services, &other, undo).await,
        Err(NotUndone::Error(Error::NotFound))
    ));
    assert_eq!(services::undo::undo_act(&fixture.services, &actor, undo).await.unwrap().n, 2);
    // The mails that had not left yet are gone, and no other was written.
    assert_eq!((state(&fixture, "Trần Thị Cúc").await.as_str(), mails().await), ("confirmed", told));
    let again = services::undo::undo_act(&fixture.services, &actor, undo).await;
    assert!(matches!(again, Err(NotUndone::TooLate)), "taken back twice: {again:?}");

    // Who was told already is told again.
    let undo = decide(&[cuc], Step::Cancel).await;
    fixture
        .run("UPDATE mails SET state = 'sent', attempts = 1, sent_at = created_at WHERE state = 'queued'")
        .await;
    services::undo::undo_act(&fixture.services, &actor, undo).await.unwrap();
    assert_eq!((state(&fixture, "Trần Thị Cúc").await.as_str(), mails().await), ("confirmed", told + 1));
    let last =
        fixture.text("SELECT cause FROM mails WHERE state <> 'dropped' ORDER BY id DESC LIMIT 1").await;
    assert!(last.starts_with("confirmed:"), "{last}");

    // What was decided since stays.
    let undo = decide(&[cuc, dan], Step::Cancel).await;
    add(&fixture, &actor, &code, &["Lê Văn Dần"]).await;
    let refused = services::undo::undo_act(&fixture.services, &actor, undo).await;
    assert!(matches!(refused, Err(NotUndone::ChangedSince)), "{refused:?}");
    assert_eq!(state(&fixture, "Trần Thị Cúc").await, "cancelled");
    assert_eq!(fixture.number("SELECT seats_taken FROM activities WHERE title = 'Lớp kiểm thử'").await, 2);
});

on_the_programme!(
    people_who_were_added_leave_the_list_again_and_a_seat_given_on_is_not_taken_from_anybody,
    async |fixture| {
        let actor = organizer(&fixture, "a@example.org").await;
        people(&fixture, &actor).await;
        let code = class(&fixture, &actor, "3").await;
        let undo = add_all(&fixture, &actor, &code).await.unwrap();
        let mails = fixture.number("SELECT count(*) FROM mails WHERE state <> 'dropped'").await;
        assert!(mails >= 3);
        assert_eq!(services::undo::undo_act(&fixture.services, &actor, undo).await.unwrap().n, 3);
        assert_eq!(state(&fixture, "Ma Thị Én").await, "cancelled");
        assert_eq!(fixture.number("SELECT count(*) FROM mails WHERE state <> 'dropped'").await, mails - 3);
        assert_eq!(
            fixture.number("SELECT seats_taken FROM activities WHERE title = 'Lớp kiểm thử'").await,
            0
        );

        // All three again; one more waits. The seat of who is taken off goes to the one who waits, and can't be taken back.
        add_all(&fixture, &actor, &code).await;
        let (cuc, dan) =
            (registration(&fixture, "Trần Thị Cúc").await, registration(&fixture, "Lê Văn Dần").await);
        let decide = async |chosen: RegistrationId, step: Decision<'static>| {
            services::registrations::decide_registrations(&fixture.services, &actor, &code, &[chosen], step)
                .await
                .unwrap()
                .undo
                .unwrap()
        };
        fixture.run("UPDATE activities SET capacity = 2, seats_taken = 2, version = version + 1 WHERE seats_taken = 3 AND capacity = 3").await;
        fixture.run(&format!("UPDATE registrations SET state = 'waitlisted', queued_at = '2026-06-30T01:00:00+00:00' WHERE id = {dan}")).await;
        let waits_since = async || {
            fixture.text(&format!("SELECT CAST(queued_at AS TEXT) FROM registrations WHERE id = {dan}")).await
        };
        let since = waits_since().await;
        let undo = decide(dan, Decision::Reject("Hết chỗ")).await;
        services::undo::undo_act(&fixture.services, &actor, undo).await.unwrap();
        assert_eq!(
            (state(&fixture, "Lê Văn Dần").await.as_str(), waits_since().await),
            ("waitlisted", since)
        );

        let done = services::registrations::decide_registrations(
            &fixture.services,
            &actor,
            &code,
            &[cuc],
            Step::Cancel,
        )
        .await
        .unwrap();
        assert_eq!((done.promoted, done.undo), (1, None), "what can't be taken back is not offered");
        assert_eq!(state(&fixture, "Lê Văn Dần").await, "confirmed");

        // Nobody waits, and somebody else gets the seat before the act is taken back.
        let undo = decide(registration(&fixture, "Ma Thị Én").await, Decision::Step(Step::Cancel)).await;
        add(&fixture, &actor, &code, &["Trần Thị Cúc"]).await;
        let refused = services::undo::undo_act(&fixture.services, &actor, undo).await;
        assert!(matches!(refused, Err(NotUndone::NoSeat)), "{refused:?}");
        assert_eq!(state(&fixture, "Ma Thị Én").await, "cancelled");
        assert_eq!(state(&fixture, "Trần Thị Cúc").await, "confirmed");
    }
);

on_the_programme!(
    marks_become_what_they_were_unless_somebody_marked_since_or_it_is_too_late,
    async |fixture| {
        let actor = organizer(&fixture, "a@example.org").await;
        people(&fixture, &actor).await;
        let code = class(&fixture, &actor, "10").await;
        add_all(&fixture, &actor, &code).await;
        let session = fixture
            .number("SELECT s.id FROM sessions s JOIN activities a ON a.id = s.activity_id WHERE a.title = 'Lớp kiểm thử'")
            .await;
        let (cuc, dan) =
            (registration(&fixture, "Trần Thị Cúc").await, registration(&fixture, "Lê Văn Dần").await);
        let mark = async |marks: &[(RegistrationId, AttendanceStatus)]| {
            let marks: Vec<Mark> = marks
                .iter()
                .map(|(registration, status)| Mark {
                    session: SessionId(session),
                    registration: *registration,
                    status: Some(*status),
                    source: AttendanceSource::Manual,
                    seen: None,
                    event_id: None,
                })
                .collect();
            services::attendance::record_attendance(&fixture.services, &actor, &code, &marks)
                .await
                .unwrap()
                .undo
                .unwrap()
        };
        let marks = async || {
            let all =
                services::attendance::show_attendance(&fixture.services, &actor, &code).await.unwrap().marks;
            let of = |who| all.get(&(SessionId(session), who)).copied();
            (of(cuc), of(dan))
        };
        use AttendanceStatus as S;
        mark(&[(cuc, S::Late)]).await;
        let undo = mark(&[(cuc, S::Present), (dan, S::Absent)]).await;
        assert_eq!(marks().await, (Some(S::Present), Some(S::Absent)));
        assert_eq!(services::undo::undo_act(&fixture.services, &actor, undo).await.unwrap().n, 2);
        assert_eq!(marks().await, (Some(S::Late), None));

        let undo = mark(&[(cuc, S::Present), (dan, S::Absent)]).await;
        mark(&[(dan, S::Excused)]).await;
        let refused = services::undo::undo_act(&fixture.services, &actor, undo).await;
        assert!(matches!(refused, Err(NotUndone::ChangedSince)), "{refused:?}");
        assert_eq!(marks().await, (Some(S::Present), Some(S::Excused)));

        let undo = mark(&[(cuc, S::Absent)]).await;
        fixture.run("UPDATE undos SET ends_at = '2026-07-01T04:59:59+00:00'").await;
        let refused = services::undo::undo_act(&fixture.services, &actor, undo).await;
        assert!(matches!(refused, Err(NotUndone::TooLate)), "{refused:?}");
        assert_eq!(marks().await, (Some(S::Absent), Some(S::Excused)));
    }
);

on_the_programme!(people_whom_no_unit_holds_any_more_are_not_taken_back_by_who_has_a_unit, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let undo = people(&fixture, &actor).await;
    fixture.run("UPDATE people SET unit_id = NULL WHERE full_name = 'Lê Văn Dần'").await;
    let before = fixture.number("SELECT count(*) FROM people").await;
    let refused = services::undo::undo_act(&fixture.services, &actor, undo).await;
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(fixture.number("SELECT count(*) FROM people").await, before, "all or nothing");
});

//! What the database keeps of attendance is what the plain counts say, whatever is marked, changed, taken back or decided, and by how many.

use domain::{
    AttendanceSource, AttendanceStatus as Status, Word, accounts::access::Actor, registrations::step::Step,
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use services::{
    activities::Telling,
    attendance::Mark,
    ids::{PersonId, RegistrationId, SessionId, UndoId},
};

use crate::support::{Fixture, class, organizer};

/// Whatever differs between what is kept and what is counted; `WAS_THERE` stands for the statuses by which somebody was there.
const DIFFERENCES: [(&str, &str); 4] = [
    (
        "sessions",
        "SELECT count(*) FROM sessions s WHERE s.marks <> (SELECT count(*) FROM attendance a WHERE a.session_id = s.id)
            OR s.there <> (SELECT count(*) FROM attendance a WHERE a.session_id = s.id AND a.status IN (WAS_THERE))",
    ),
    (
        "registrations",
        "SELECT count(*) FROM registrations r WHERE r.marks <> (SELECT count(*) FROM attendance a WHERE a.registration_id = r.id)
            OR r.there <> (SELECT count(*) FROM attendance a WHERE a.registration_id = r.id AND a.status IN (WAS_THERE))",
    ),
    (
        "activities",
        "SELECT count(*) FROM activities c WHERE
            c.marks <> (SELECT count(*) FROM attendance a JOIN registrations r ON r.id = a.registration_id WHERE r.activity_id = c.id)
            OR c.people_there <> (SELECT count(*) FROM registrations r WHERE r.activity_id = c.id AND EXISTS
                (SELECT 1 FROM attendance a WHERE a.registration_id = r.id AND a.status IN (WAS_THERE)))
            OR c.people_listed <> (SELECT count(*) FROM registrations r WHERE r.activity_id = c.id AND (r.state = 'confirmed' OR EXISTS
                (SELECT 1 FROM attendance a WHERE a.registration_id = r.id)))",
    ),
    (
        "presences",
        "WITH counted AS (SELECT r.id, r.person_id, c.id AS activity_id, c.kind, c.level, c.starts_on, c.unit_id AS held_by, r.unit_id
             FROM registrations r JOIN activities c ON c.id = r.activity_id WHERE c.state = 'published'
             AND EXISTS (SELECT 1 FROM attendance a WHERE a.registration_id = r.id AND a.status IN (WAS_THERE)))
         SELECT count(*) FROM (SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM presences) AS missing
             UNION ALL SELECT * FROM (SELECT * FROM presences EXCEPT SELECT * FROM counted) AS extra) AS differ",
    ),
];

pub(crate) async fn check(fixture: &Fixture, after: &str) {
    let was_there = Status::ALL.iter().filter(|status| status.was_there());
    let was_there: Vec<String> = was_there.map(|status| format!("'{}'", status.code())).collect();
    for (what, differ) in DIFFERENCES {
        let differ = differ.replace("WAS_THERE", &was_there.join(", "));
        assert_eq!(fixture.number(&differ).await, 0, "{what}, after {after}");
    }
}

#[derive(Debug, Clone)]
enum Act {
    Mark(usize, usize, Option<Status>),
    Decide(usize, Step),
    Undo,
    Import(usize, Status),
    Change(&'static str, &'static str),
}

/// What may become of an activity, or of whom it has on its list, and how it becomes again what it was: past the use cases.
const CHANGES: [(&str, &str); 7] = [
    ("activities SET state = 'draft'", "activities SET state = 'published'"),
    ("activities SET kind = 'workshop'", "activities SET kind = 'training_class'"),
    ("activities SET level = 'district'", "activities SET level = 'commune'"),
    ("activities SET starts_on = '2026-06-30'", "activities SET starts_on = '2026-07-01'"),
    ("activities SET unit_id = unit_id + 1", "activities SET unit_id = unit_id - 1"),
    ("registrations SET unit_id = NULL", "registrations SET unit_id = 1"),
    ("registrations SET person_id = person_id + 10", "registrations SET person_id = person_id - 10"),
];

fn act() -> impl Strategy<Value = Act> {
    let status = prop::sample::select(Status::ALL);
    let step = prop::sample::select(&[Step::Confirm, Step::Cancel, Step::Waitlist, Step::Reject][..]);
    prop_oneof![
        6 => (0usize..4, 0usize..2, prop::option::of(status.clone())).prop_map(|(who, at, status)| Act::Mark(who, at, status)),
        3 => (0usize..4, step).prop_map(|(who, step)| Act::Decide(who, step)),
        2 => Just(Act::Undo),
        1 => (0usize..4, status).prop_map(|(who, status)| Act::Import(who, status)),
        2 => prop::sample::select(&CHANGES[..]).prop_map(|(change, back)| Act::Change(change, back)),
    ]
}

on_the_programme!(what_is_kept_of_attendance_is_what_is_counted, async |fixture| {
    check(&fixture, "the import").await;
    assert!(fixture.number("SELECT sum(people_there) FROM activities").await > 100);
    let actor = organizer(&fixture, "lan@example.org").await;
    let class = class("3", "1/7/2026", &["sang", "chieu"]);
    let code = services::activities::create_activity(&fixture.services, &actor, &class).await.unwrap();
    services::activities::publish_activity(&fixture.services, &actor, &code).await.unwrap();
    let people: Vec<PersonId> = (1..=4).map(PersonId).collect();
    services::registrations::add_participants(
        &fixture.services,
        &Actor::System,
        &code,
        &people,
        Telling::Ask,
    )
    .await
    .ok();
    for person in &people {
        services::registrations::add_participants(
            &fixture.services,
            &Actor::System,
            &code,
            &[*person],
            Telling::Ask,
        )
        .await
        .ok();
    }
    let activity = fixture.number(&format!("SELECT id FROM activities WHERE code = '{code}'")).await;
    let nth = async |table: &str, n: usize| {
        fixture
            .number(&format!(
                "SELECT id FROM {table} WHERE activity_id = {activity} ORDER BY id LIMIT 1 OFFSET {n}"
            ))
            .await
    };
    let listed =
        fixture.number(&format!("SELECT count(*) FROM registrations WHERE activity_id = {activity}")).await;
    assert!(listed >= 3, "{listed} on the list");
    let mut undo: Option<UndoId> = None;
    let mut runner = TestRunner::deterministic();
    let acts = prop::collection::vec(act(), 250).new_tree(&mut runner).unwrap().current();
    let mut done = 0;
    for act in &acts {
        match act {
            Act::Mark(who, at, status) => {
                let who = who % usize::try_from(listed).unwrap();
                let mark = Mark {
                    session: SessionId(nth("sessions", *at).await),
                    registration: RegistrationId(nth("registrations", who).await),
                    status: *status,
                    source: AttendanceSource::Manual,
                    seen: None,
                    event_id: None,
                };
                let marked =
                    services::attendance::record_attendance(&fixture.services, &actor, &code, &[mark]).await;
                done += usize::from(marked.is_ok());
                undo = marked.ok().and_then(|done| done.undo).or(undo);
            }
            Act::Decide(who, step) => {
                let who = who % usize::try_from(listed).unwrap();
                let id = RegistrationId(nth("registrations", who).await);
                let decision = match step {
                    Step::Reject => services::registrations::Decision::Reject("hết chỗ"),
                    step => (*step).into(),
                };
                let decided = services::registrations::decide_registrations(
                    &fixture.services,
                    &actor,
                    &code,
                    &[id],
                    decision,
                )
                .await;
                done += usize::from(decided.is_ok());
                undo = decided.ok().and_then(|done| done.undo).or(undo);
            }
            Act::Undo => {
                if let Some(undo) = undo.take() {
                    done +=
                        usize::from(services::undo::undo_act(&fixture.services, &actor, undo).await.is_ok());
                }
            }
            // Past the use cases: what an import, or somebody at the database, writes.
            Act::Import(who, status) => {
                let who = who % usize::try_from(listed).unwrap();
                let (session, registration) = (nth("sessions", 0).await, nth("registrations", who).await);
                fixture.run(&format!("DELETE FROM attendance WHERE session_id = {session} AND registration_id = {registration}")).await;
                fixture
                        .run(&format!(
                            "INSERT INTO attendance (session_id, registration_id, status, source, recorded_at, version)
                             VALUES ({session}, {registration}, '{}', 'import', '2026-07-01T01:00:00+00:00', 1)",
                            status.code()
                        ))
                        .await;
                done += 1;
            }
            Act::Change(change, back) => {
                let of = if change.starts_with("activities") { "id" } else { "activity_id" };
                fixture.run(&format!("UPDATE {change} WHERE {of} = {activity}")).await;
                check(&fixture, change).await;
                fixture.run(&format!("UPDATE {back} WHERE {of} = {activity}")).await;
                done += 1;
            }
        }
        check(&fixture, &format!("{act:?}")).await;
    }
    assert!(done > acts.len() / 4, "only {done} of {} were done", acts.len());
});

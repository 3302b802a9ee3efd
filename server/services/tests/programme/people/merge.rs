//! Two rows become one, and two again exactly as they were, whatever there is of either.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Word,
    accounts::access::{Actor, Role},
    people::merge::{Side, Trait},
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use services::{
    Error,
    activities::Telling,
    ids::{MergeId, PersonId},
    people::MergeForm,
};
use store::merges::{KEPT_BY_TRIGGERS, REFERENCES, Referred};

use crate::support::{Fixture, class, organizer, staff};

/// Every table but those that say what was done, each row as text.
async fn dump(fixture: &Fixture) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for table in fixture.table_sizes().await.into_keys() {
        if ["audit_log", "audit_chain", "undos", "merges", "sent_forms", "seaql_migrations"]
            .contains(&table.as_str())
        {
            continue;
        }
        all.insert(table.clone(), rows(fixture, &table).await);
    }
    all
}

async fn texts(fixture: &Fixture, sql: &str) -> Vec<String> {
    let found =
        fixture.rows.query_all_raw(Statement::from_string(fixture.rows.get_database_backend(), sql)).await;
    found.unwrap().iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

async fn rows(fixture: &Fixture, table: &str) -> Vec<String> {
    let sql = if fixture.rows.get_database_backend() == DbBackend::Sqlite {
        let columns = texts(fixture, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
        let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
        format!("SELECT {} FROM {table} ORDER BY 1", quoted.join(" || '|' || "))
    } else {
        format!("SELECT t::text FROM {table} t ORDER BY 1")
    };
    texts(fixture, &sql).await
}

fn differences(before: &BTreeMap<String, Vec<String>>, after: &BTreeMap<String, Vec<String>>) -> String {
    let mut told = String::new();
    for (table, rows) in before {
        let (was, is): (BTreeSet<_>, BTreeSet<_>) = (rows.iter().collect(), after[table].iter().collect());
        for row in was.difference(&is) {
            told.push_str(&format!("- {table}: {row}\n"));
        }
        for row in is.difference(&was) {
            told.push_str(&format!("+ {table}: {row}\n"));
        }
        if rows.len() != after[table].len() {
            told.push_str(&format!("{table}: {} rows became {}\n", rows.len(), after[table].len()));
        }
    }
    told
}

/// The form with the fuller values, or with a side for each.
async fn form(fixture: &Fixture, pair: (PersonId, PersonId), side: Option<Side>) -> MergeForm {
    let found = services::people::compare_people(&fixture.services, &Actor::System, pair).await.unwrap();
    let versions = services::people::versions(&found.first.person, &found.second.person);
    let choice = found.values.iter().map(|value| (value.what, side.unwrap_or(value.fuller))).collect();
    MergeForm { choice, versions, key: String::new() }
}

async fn merge_id(fixture: &Fixture) -> MergeId {
    MergeId(fixture.number("SELECT max(id) FROM merges").await)
}

/// What there may be of two people, past the use cases.
const THINGS: [&str; 12] = [
    "INSERT INTO trainers (person_id, subjects, fold, retired, version) VALUES ({a}, 'Tâm lý', 'tam ly', FALSE, 3)",
    "INSERT INTO trainers (person_id, subjects, fold, retired, version) VALUES ({b}, 'Luật', 'luat', TRUE, 2)",
    "INSERT INTO trainer_absences (person_id, from_on, to_on, reason) SELECT person_id, '2026-08-01', '2026-08-02', 'Đi học' FROM trainers WHERE person_id = {b}",
    "INSERT INTO bookings (session_id, trainer_id, starts_at, ends_at) SELECT s.id, {b}, s.starts_at, s.ends_at FROM sessions s JOIN trainers t ON t.person_id = {b} ORDER BY s.id LIMIT 1",
    "INSERT INTO not_doubles (low_id, high_id, said_at) SELECT 3, {b}, created_at FROM people WHERE id = 1",
    "INSERT INTO not_doubles (low_id, high_id, said_at) SELECT {a}, {b}, created_at FROM people WHERE id = 1",
    "UPDATE people SET code = 'CB-A', email = 'chung@example.org' WHERE id = {a}",
    "UPDATE people SET code = 'CB-B', phone = '0912000111', birth_date = NULL, birth_year = 1980 WHERE id = {b}",
    "INSERT INTO invitations (registration_id, answer_by, sent_at) SELECT max(r.id), '2026-08-01', max(r.created_at) FROM registrations r WHERE r.person_id = {b} HAVING count(*) > 0",
    "INSERT INTO held_seats (registration_id, until) SELECT max(r.id), max(r.created_at) FROM registrations r WHERE r.person_id = {b} AND r.state = 'confirmed' HAVING count(*) > 0",
    "UPDATE registrations SET unit_id = NULL WHERE id = (SELECT max(id) FROM registrations WHERE person_id = {a})",
    "INSERT INTO typed_units (registration_id, words, fold) SELECT max(r.id), 'Phòng lạ', 'phong la' FROM registrations r WHERE r.person_id = {b} HAVING count(*) > 0",
];

on_the_programme!(a_merge_that_is_taken_back_leaves_every_table_as_it_was, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let codes = {
        let mut codes = vec![];
        for day in ["10/7/2026", "11/7/2026"] {
            let code = services::activities::create_activity(
                &fixture.services,
                &actor,
                &class("50", day, &["sang", "chieu"]),
            )
            .await
            .unwrap();
            services::activities::publish_activity(&fixture.services, &actor, &code).await.unwrap();
            codes.push(code);
        }
        codes
    };
    // People of the fixture: some were at classes years ago, with marks and certificates.
    let mut runner = TestRunner::deterministic();
    let person = || prop::sample::select((4i64..60).collect::<Vec<_>>());
    let plan = (
        person(),
        person(),
        prop::sample::subsequence((0..THINGS.len()).collect::<Vec<_>>(), 0..=THINGS.len()),
        0u8..4,
        0u8..4,
        prop::option::of(prop::sample::select(Side::ALL)),
    );
    let mut merged = 0;
    for _ in 0..24 {
        let (one, other, things, at_first, at_second, side) = plan.new_tree(&mut runner).unwrap().current();
        if one == other {
            continue;
        }
        let (low, high) = (one.min(other), one.max(other));
        for (bits, person) in [(at_first, low), (at_second, high)] {
            for (_, code) in codes.iter().enumerate().filter(|(n, _)| bits & (1 << n) != 0) {
                services::registrations::add_participants(
                    &fixture.services,
                    &actor,
                    code,
                    &[PersonId(person)],
                    Telling::Tell,
                )
                .await
                .unwrap();
            }
        }
        // A mark or two at the classes, whichever; earlier rounds may have left some.
        let marks = format!(
            "INSERT INTO attendance (session_id, registration_id, status, source, recorded_at, version)
             SELECT s.id, r.id, CASE WHEN (s.id + r.id) % 3 = 0 THEN 'absent' ELSE 'present' END, 'manual', r.created_at, 1
             FROM registrations r JOIN sessions s ON s.activity_id = r.activity_id
             WHERE r.person_id IN ({low}, {high}) AND (s.id + r.id) % 2 = 0
                AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = s.id AND a.registration_id = r.id)"
        );
        fixture.run(&marks).await;
        for thing in things {
            let sql = THINGS[thing].replace("{a}", &low.to_string()).replace("{b}", &high.to_string());
            // What is there already, or can't be, is left out.
            fixture.rows.execute_unprepared(&sql).await.ok();
        }
        let pair = (PersonId(low), PersonId(high));
        let form = form(&fixture, pair, side).await;
        let before = dump(&fixture).await;
        let certificates = fixture.number("SELECT count(*) FROM certificates").await;
        match services::people::merge_people(&fixture.services, &actor, pair, &form).await {
            Ok(made) => assert_eq!(made.person, pair.0),
            // Both hold a certificate of one class, or teach at one time.
            Err(Error::Conflict(_)) => continue,
            Err(error) => panic!("{error:?}"),
        }
        merged += 1;
        assert_eq!(fixture.number(&format!("SELECT count(*) FROM people WHERE id = {high}")).await, 0);
        assert_eq!(fixture.number("SELECT count(*) FROM certificates").await, certificates);
        crate::attendance::kept::check(&fixture, "a merge").await;
        // Everything else of the fixture stands as it did.
        let id = merge_id(&fixture).await;
        let kept = services::people::unmerge_people(&fixture.services, &actor, id).await.unwrap();
        assert_eq!(kept, pair.0);
        let told = differences(&before, &dump(&fixture).await);
        assert!(told.is_empty(), "{low} and {high}, {side:?}:\n{told}");
        crate::attendance::kept::check(&fixture, "it was taken back").await;
        assert!(matches!(
            services::people::unmerge_people(&fixture.services, &actor, id).await,
            Err(Error::Conflict(_))
        ));
    }
    assert!(merged >= 12, "{merged}");
});

/// Two people on the lists of classes of one seat and of many.
async fn two(fixture: &Fixture) -> (PersonId, PersonId) {
    for (name, unit) in [("Lò Thị Sủi", "Xã Đại Từ"), ("LÒ THỊ SỦI", "Xã Phú Bình")] {
        let form = services::people::PersonForm {
            full_name: name.into(),
            birth_date: "1/2/1990".into(),
            unit: unit.into(),
            ..services::people::PersonForm::default()
        };
        services::people::save_person(&fixture.services, &Actor::System, None, &form).await.unwrap();
    }
    let last = fixture.number("SELECT max(id) FROM people").await;
    (PersonId(last - 1), PersonId(last))
}

async fn published(fixture: &Fixture, actor: &Actor, seats: &str) -> String {
    let form = class(seats, "10/7/2026", &["sang"]);
    let code = services::activities::create_activity(&fixture.services, actor, &form).await.unwrap();
    services::activities::publish_activity(&fixture.services, actor, &code).await.unwrap();
    code
}

async fn add(fixture: &Fixture, actor: &Actor, code: &str, who: &[PersonId]) {
    services::registrations::add_participants(&fixture.services, actor, code, who, Telling::Ask)
        .await
        .unwrap();
}

on_the_programme!(one_who_had_two_seats_has_one_and_the_next_in_line_gets_the_other, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let (low, high) = two(&fixture).await;
    let code = published(&fixture, &actor, "2").await;
    add(&fixture, &actor, &code, &[low, high]).await;
    let waiting = crate::support::registrant("Vi Văn Chờ", "cho@example.org");
    services::registrations::register_participant(
        &fixture.services,
        &code,
        &waiting,
        domain::Lang::Vi,
        "10.0.0.1",
    )
    .await
    .unwrap();
    let state = "SELECT r.state FROM registrations r JOIN people p ON p.id = r.person_id WHERE p.full_name = 'Vi Văn Chờ'";
    assert_eq!(fixture.text(state).await, "waitlisted");

    let form = form(&fixture, (low, high), None).await;
    services::people::merge_people(&fixture.services, &actor, (high, low), &form).await.unwrap();
    assert_eq!(fixture.text(state).await, "confirmed");
    let seats = format!("SELECT seats_taken FROM activities WHERE code = '{code}'");
    assert_eq!(fixture.number(&seats).await, 2);
    // The other's seat is somebody else's now.
    let id = merge_id(&fixture).await;
    let parted = services::people::unmerge_people(&fixture.services, &actor, id).await;
    assert!(matches!(parted, Err(Error::Conflict(_))), "{parted:?}");
    fixture.run(&format!("UPDATE activities SET capacity = 3 WHERE code = '{code}'")).await;
    services::people::unmerge_people(&fixture.services, &actor, id).await.unwrap();
    assert_eq!(fixture.number(&seats).await, 3);
});

on_the_programme!(what_was_changed_since_is_told_and_nothing_is_parted, async |fixture| {
    let actor = organizer(&fixture, "a@example.org").await;
    let (low, high) = two(&fixture).await;
    let code = published(&fixture, &actor, "10").await;
    add(&fixture, &actor, &code, &[low, high]).await;
    let first = form(&fixture, (low, high), None).await;
    // Somebody who looked before another changed one of them looks again.
    fixture.run(&format!("UPDATE people SET version = version + 1 WHERE id = {low}")).await;
    assert!(matches!(
        services::people::merge_people(&fixture.services, &actor, (low, high), &first).await,
        Err(Error::Conflict(_))
    ));
    let form = form(&fixture, (low, high), Some(Side::Second)).await;
    let made = services::people::merge_people(&fixture.services, &actor, (low, high), &form).await.unwrap();
    assert_eq!(fixture.text(&format!("SELECT full_name FROM people WHERE id = {low}")).await, "LÒ THỊ SỦI");
    assert_eq!(services::people::find_merged(&fixture.services, high).await.unwrap(), Some(low));
    fixture
        .run(&format!("UPDATE people SET position = 'Công chức', version = version + 1 WHERE id = {low}"))
        .await;
    let id = merge_id(&fixture).await;
    match services::people::unmerge_people(&fixture.services, &actor, id).await {
        Err(Error::Conflict(problem)) => {
            assert!(problem.text(domain::Lang::Vi).contains("thông tin cá nhân"), "{problem:?}");
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(
        services::undo::undo_act(&fixture.services, &actor, made.undo.unwrap()).await,
        Err(services::undo::NotUndone::ChangedSince)
    ));
    assert_eq!(fixture.number(&format!("SELECT count(*) FROM people WHERE id = {high}")).await, 0);
    assert_eq!(
        fixture.number("SELECT count(*) FROM audit_log WHERE verb = 'merge' AND noun = 'person'").await,
        1
    );
});

on_the_programme!(who_manages_one_unit_of_two_neither_merges_nor_parts, async |fixture| {
    let (low, high) = two(&fixture).await;
    let form = form(&fixture, (low, high), None).await;
    let path = fixture
        .text(&format!("SELECT u.path FROM units u JOIN people p ON p.unit_id = u.id WHERE p.id = {low}"))
        .await;
    for actor in [
        staff(Role::Organizer, Some(&path)),
        staff(Role::Manager, Some("P19")),
        staff(Role::Focal, Some("P19")),
    ] {
        let refused = services::people::merge_people(&fixture.services, &actor, (low, high), &form).await;
        assert!(matches!(refused, Err(Error::NotFound | Error::Forbidden)), "{refused:?}");
    }
    services::people::merge_people(&fixture.services, &Actor::System, (low, high), &form).await.unwrap();
    let id = merge_id(&fixture).await;
    let refused =
        services::people::unmerge_people(&fixture.services, &staff(Role::Organizer, Some(&path)), id).await;
    assert!(matches!(refused, Err(Error::NotFound | Error::Forbidden)), "{refused:?}");
    services::people::unmerge_people(&fixture.services, &Actor::System, id).await.unwrap();
});

// Whoever adds a table that refers to people or registrations writes down what a merge does with it (`store/src/merges/references.rs`).
on_each_database!(the_merge_knows_every_reference_of_the_schema, async |fixture| {
    let mut found = BTreeSet::new();
    if fixture.rows.get_database_backend() == DbBackend::Sqlite {
        for table in fixture.table_sizes().await.into_keys() {
            let sql = format!(
                "SELECT '{table}.' || \"from\" || ' ' || \"table\" FROM pragma_foreign_key_list('{table}') WHERE \"table\" IN ('people', 'registrations', 'trainers')"
            );
            found.extend(texts(&fixture, &sql).await);
        }
    } else {
        let sql = "SELECT format('%s.%s %s', c.conrelid::regclass, a.attname, c.confrelid::regclass) FROM pg_constraint c
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
            WHERE c.contype = 'f' AND c.confrelid::regclass::text IN ('people', 'registrations', 'trainers')";
        found.extend(texts(&fixture, sql).await);
    }
    let known: BTreeSet<String> = REFERENCES
        .iter()
        .map(|(table, column, referred)| {
            let to = match (referred, *table) {
                (Referred::Registration, _) => "registrations",
                (Referred::Person, "trainer_absences" | "bookings") => "trainers",
                (Referred::Person, _) => "people",
            };
            format!("{table}.{column} {to}")
        })
        .collect();
    let is_kept =
        |reference: &String| KEPT_BY_TRIGGERS.iter().any(|table| reference.starts_with(&format!("{table}.")));
    let unknown: Vec<&String> = found.iter().filter(|one| !known.contains(*one) && !is_kept(one)).collect();
    assert!(unknown.is_empty(), "a merge of people does not know {unknown:?}");
    assert!(known.iter().all(|one| found.contains(one)), "no longer there: {known:?} {found:?}");
    assert_eq!(Trait::ALL.len(), 9);
});

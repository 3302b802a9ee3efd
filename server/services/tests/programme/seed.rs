//! A database that is filled to measure on: the same each time, and right in what it keeps.

use std::collections::BTreeMap;

use domain::accounts::access::Actor;
use services::{
    Error,
    programme_import::import_programme,
    seed::{LARGEST_CLASS, Scale, seed},
};
use testing::Backend;

use crate::support::{Fixture, fixture_files, on_an_empty_database};

async fn units(fixture: &Fixture) {
    let files = fixture_files().into_iter().filter(|(name, _)| name.starts_with("unit")).collect();
    import_programme(&fixture.services, &Actor::System, files).await.unwrap();
}

on_each_database!(every_count_of_what_is_seeded_is_right, async |fixture| {
    assert!(
        matches!(seed(&fixture.services, Scale { marks: 1_000 }).await, Err(Error::Conflict(_))),
        "no units yet"
    );
    units(&fixture).await;
    let seeded = seed(&fixture.services, Scale { marks: 5_000 }).await.unwrap();
    assert_eq!((seeded.people, seeded.activities), (1_000, 50));
    assert!((3_000..9_000).contains(&seeded.marks), "{seeded:?}");
    assert!(seeded.certificates > 50 && seeded.mails > 200, "{seeded:?}");
    let of_teams = "SELECT count(DISTINCT r.unit_id) FROM presences r JOIN units u ON u.id = r.unit_id WHERE u.level = 'team'";
    assert!(fixture.number(of_teams).await > 20, "teams have people who were there");
    for (what, wrong) in [
        (
            "seats",
            "SELECT count(*) FROM activities a WHERE seats_taken <> (SELECT count(*) FROM registrations r WHERE r.activity_id = a.id AND r.state = 'confirmed')",
        ),
        (
            "people there",
            "SELECT count(*) FROM activities a WHERE people_there <> (SELECT count(*) FROM registrations r WHERE r.activity_id = a.id AND r.there > 0)",
        ),
        (
            "marks of others",
            "SELECT count(*) FROM attendance t JOIN sessions s ON s.id = t.session_id JOIN registrations r ON r.id = t.registration_id WHERE s.activity_id <> r.activity_id",
        ),
        (
            "certificates of others",
            "SELECT count(*) FROM certificates c JOIN registrations r ON r.id = c.registration_id WHERE r.person_id <> c.person_id OR r.activity_id <> c.activity_id",
        ),
        (
            "names of others",
            "SELECT count(*) FROM certificates c JOIN people p ON p.id = c.person_id WHERE p.full_name <> c.full_name",
        ),
    ] {
        assert_eq!(fixture.number(wrong).await, 0, "{what}");
    }
    let code = format!(
        "SELECT count(*) FROM registrations r JOIN activities a ON a.id = r.activity_id WHERE a.code = '{LARGEST_CLASS}'"
    );
    assert_eq!(fixture.number(&code).await, 400);
    assert!(
        matches!(seed(&fixture.services, Scale { marks: 1_000 }).await, Err(Error::Conflict(_))),
        "no longer empty"
    );
});

/// The sizes of the tables, a name and a title.
async fn seeded(backend: Backend) -> (BTreeMap<String, i64>, String) {
    let mut seen = None;
    on_an_empty_database(backend, async |fixture| {
        units(&fixture).await;
        seed(&fixture.services, Scale { marks: 1_000 }).await.unwrap();
        let first = fixture.text("SELECT full_name FROM people ORDER BY id LIMIT 1").await;
        let title = fixture.text("SELECT title FROM activities ORDER BY id DESC LIMIT 1").await;
        seen = Some((fixture.table_sizes().await, first + &title));
    })
    .await;
    seen.unwrap()
}

#[tokio::test]
async fn the_same_scale_gives_the_same_data_on_both_databases() {
    assert_eq!(seeded(Backend::Sqlite).await, seeded(Backend::Postgres).await);
}

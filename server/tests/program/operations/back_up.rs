//! A copy is taken while people register, and really put back.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use sea_orm::{ConnectionTrait, Database, Statement};
use testing::Backend;

use crate::support::{
    Office, assert_ok, complained, said,
    steps::{publish, register},
    until,
};

/// A number out of the office's database.
async fn count(office: &Office, sql: &str) -> i64 {
    let db = Database::connect(&office.database.url).await.unwrap();
    let rows = Statement::from_string(db.get_database_backend(), sql);
    let number = db.query_one_raw(rows).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    db.close().await.unwrap();
    number
}

const REGISTERED: &str =
    "SELECT count(*) FROM registrations r JOIN people p ON p.id = r.person_id WHERE p.email LIKE 'nguoi%'";

both!(a_copy_taken_while_people_register_restores_whole, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    let code = publish(&organizer, "5000").await;
    let (stop, next, done) =
        (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let people: Vec<_> = (0..4)
        .map(|_| {
            let (browser, code) = (program.browser(), code.clone());
            let (stop, next, done) = (stop.clone(), next.clone(), done.clone());
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    let page = register(&browser, &code, next.fetch_add(1, Ordering::Relaxed)).await;
                    assert_eq!(page.status, 303, "{}", page.body);
                    done.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    until("twenty have registered", async || done.load(Ordering::Relaxed) >= 20).await;
    let before = done.load(Ordering::Relaxed);
    let copy = office.folder.path().join("copy");
    let mut command = office.command(&["--lang", "en", "backup", copy.to_str().unwrap()]);
    let copied = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let after = next.load(Ordering::Relaxed);
    stop.store(true, Ordering::Relaxed);
    for person in people {
        person.await.unwrap();
    }
    assert_ok(&copied);
    assert!(after > before, "nobody registered while the copy was made");
    drop(program);

    // A backup is put where there is nothing, and never over something.
    let again = office.run(&["restore", copy.to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(2), "{}", complained(&again));
    let other = Office::new(backend);
    let restored = other.run(&["--lang", "en", "restore", copy.to_str().unwrap()]);
    assert_ok(&restored);
    let registered = count(&other, REGISTERED).await;
    assert!(
        usize::try_from(registered).is_ok_and(|n| n >= before && n <= after),
        "{before} were confirmed before it began, {after} began before it ended: {registered}"
    );
    // Both commands say what is in it.
    let holds = said(&copied).lines().nth(1).unwrap().to_owned();
    assert!(said(&restored).contains(&holds), "{holds}: {}", said(&restored));
    let people = count(&other, "SELECT count(*) FROM people").await;
    assert!(holds.contains(&format!("{people} people")), "{holds}: {people}");
    // The log of changes is whole, with the restoring as its last row.
    assert_ok(&other.run(&["audit", "verify"]));
    assert_eq!(count(&other, "SELECT count(*) FROM audit_log WHERE verb = 'restore'").await, 1);

    // What waited may have left since: it is set aside, each with its reason.
    let waiting = "SELECT count(*) FROM mails WHERE state IN ('queued', 'sending')";
    assert_eq!(count(&other, waiting).await, 0);
    assert_eq!(count(&other, "SELECT count(*) FROM mails WHERE state = 'failed'").await, registered);
    assert!(said(&restored).contains(&format!("by themselves: {registered}.")), "{}", said(&restored));

    // It serves. Whoever was signed in signs in anew, with the password from before.
    let program = other.serve();
    let old = program.browser().with_cookie(organizer.cookie());
    assert_eq!(old.get("/quan-ly").await.status, 303, "the session from before the backup");
    let list = program.signed_in("organizer").await.get(&format!("/quan-ly/hoat-dong/{code}")).await;
    assert_eq!(list.status, 200);
    assert_eq!(register(&program.browser(), &code, 4_999).await.status, 303);
});

both!(what_is_no_copy_is_refused_and_leaves_nothing, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let other = Office::new(backend);
    let folder = office.folder.path();
    let copy = folder.join("copy");
    assert_ok(&office.run(&["backup", copy.to_str().unwrap()]));
    // Again under the same name: the copy that is there is worth more than the new one.
    let bytes = fs::read(&copy).unwrap();
    assert_eq!(office.run(&["backup", copy.to_str().unwrap()]).status.code(), Some(2));
    assert_eq!(fs::read(&copy).unwrap(), bytes);

    for (name, content) in [
        ("torn", &bytes[..bytes.len() / 2]),
        ("empty", &[][..]),
        ("words", b"SELECT 1;"),
        ("head", b"SQLite format 3\0"),
        ("dump", b"PGDMP"),
    ] {
        let file = folder.join(name);
        fs::write(&file, content).unwrap();
        let refused = other.run(&["restore", file.to_str().unwrap()]);
        assert!(matches!(refused.status.code(), Some(1 | 2)), "{name}: {}", said(&refused));
        assert!(!complained(&refused).is_empty(), "{name}");
    }
    // Nothing of them is there: the right one still finds an empty place.
    assert_ok(&other.run(&["restore", copy.to_str().unwrap()]));
    assert_eq!(count(&other, "SELECT count(*) FROM users").await, 3);
    assert_eq!(
        fs::read_dir(folder)
            .unwrap()
            .filter(|file| file.as_ref().unwrap().path().ends_with(".partial"))
            .count(),
        0
    );
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_says_its_kind_and_a_folder_names_it() {
    let (sqlite, postgres) = (Office::with_programme(Backend::Sqlite), Office::new(Backend::Postgres));
    let copies = sqlite.folder.path().join("copies");
    fs::create_dir(&copies).unwrap();
    assert_ok(&sqlite.run(&["backup", copies.to_str().unwrap()]));
    let made: Vec<_> = fs::read_dir(&copies).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(made.len(), 1, "{made:?}");
    let name = made[0].file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("taphuan-20") && name.ends_with(".sqlite"), "{name}");
    let refused = postgres.run(&["restore", made[0].to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(complained(&refused).contains("DATABASE_URL"), "{}", complained(&refused));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restore_that_was_cut_off_is_not_served() {
    let office = Office::with_programme(Backend::Postgres);
    let db = Database::connect(&office.database.url).await.unwrap();
    db.execute_unprepared("CREATE TABLE taphuan_restore_unfinished (since timestamptz)").await.unwrap();
    let refused = office.run(&["serve"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(complained(&refused).contains("cut off"), "{}", complained(&refused));
    db.execute_unprepared("DROP TABLE taphuan_restore_unfinished").await.unwrap();
    office.serve();
}

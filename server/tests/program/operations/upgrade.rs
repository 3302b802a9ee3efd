//! A database that an older program left behind, opened by this one.
//!
//! `older.zip` holds the programme of the fixture, two activities with registrations, a waiting list, mails in the queue and 50
//! certificates, as the program before migration 25 kept them: a file of SQLite, what `pg_dump` wrote, and the report that it printed.

use std::{fs, io::Read, path::Path};

use sea_orm::{ConnectionTrait, Database, Statement};
use testing::Backend;

use crate::support::{Office, assert_ok, complained, said};

/// Writes a file of the archive where a test wants it.
fn unpack(name: &str, to: &Path) {
    let archive = std::io::Cursor::new(include_bytes!("older.zip"));
    let mut content = Vec::new();
    let mut archive = zip::ZipArchive::new(archive).unwrap();
    archive.by_name(name).unwrap().read_to_end(&mut content).unwrap();
    fs::write(to, content).unwrap();
}

/// Everything of it is there, kept counts included, and pages open.
async fn is_whole(office: &Office) {
    let report = office.run(&["report", "--from", "2013-01-01", "--to", "2023-12-31", "--format", "json"]);
    assert_ok(&report);
    let older = office.folder.path().join("report.json");
    unpack("report.json", &older);
    assert_eq!(said(&report), fs::read_to_string(older).unwrap());
    assert_ok(&office.run(&["audit", "verify"]));
    let db = Database::connect(&office.database.url).await.unwrap();
    let rows = |sql: &str| {
        let (statement, db) = (Statement::from_string(db.get_database_backend(), sql), db.clone());
        async move { db.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index::<i64>(0).unwrap() }
    };
    // What newer tables and columns keep was made for the rows that were there before them.
    let there = "SELECT count(*) FROM attendance WHERE status IN ('present', 'late')";
    let kept = "SELECT CAST(sum(there) AS bigint) FROM registrations";
    assert_eq!(rows(kept).await, rows(there).await);
    assert!(rows(there).await > 100);
    assert_eq!(rows("SELECT count(*) FROM certificates").await, 50);
    assert_eq!(rows("SELECT count(*) FROM registrations WHERE state = 'waitlisted'").await, 3);
    db.close().await.unwrap();

    let program = office.serve();
    let organizer = program.signed_in("organizer").await;
    for page in [
        "/quan-ly",
        "/quan-ly/hoat-dong",
        "/quan-ly/hoat-dong/TR-2036-01",
        "/quan-ly/hoat-dong/TR-2023-01",
        "/quan-ly/hoat-dong/TR-2023-01/diem-danh",
        "/quan-ly/hoat-dong/TR-2023-01/chung-nhan",
        "/quan-ly/thu",
        "/quan-ly/bao-cao",
    ] {
        assert_eq!(organizer.get(page).await.status, 200, "{page}");
    }
    let public = program.browser().get("/hoat-dong/TR-2036-01").await;
    assert_eq!(public.status, 200);
    assert!(public.body.contains("Lớp từ bản trước 6"), "{}", public.body);
}

both!(a_copy_that_an_older_program_could_have_made_is_put_back, async |backend: Backend| {
    let office = Office::new(backend);
    let name = match backend {
        Backend::Sqlite => "older.sqlite",
        Backend::Postgres => "older.dump",
    };
    let copy = office.folder.path().join(name);
    unpack(name, &copy);
    assert_ok(&office.run(&["restore", copy.to_str().unwrap()]));
    is_whole(&office).await;
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_of_an_older_program_is_brought_up_to_date_where_it_lies() {
    let office = Office::new(Backend::Sqlite);
    let file = office.database.url.trim_start_matches("sqlite:").to_owned();
    unpack("older.sqlite", Path::new(&file));
    // A copy from before the upgrade is made by the new program, and changes nothing.
    assert_ok(&office.run(&["backup", "before"]));
    let looked = said(&office.run(&["--lang", "en", "doctor"]));
    assert!(looked.contains("! Schema: older, steps to be done: "), "{looked}");
    is_whole(&office).await;
    // A program of before does not know what a later one did.
    let db = Database::connect(&office.database.url).await.unwrap();
    let later = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000999_later', 0)";
    db.execute_unprepared(later).await.unwrap();
    db.close().await.unwrap();
    let refused = office.run(&["user", "list"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(complained(&refused).contains("newer program"), "{}", complained(&refused));
}

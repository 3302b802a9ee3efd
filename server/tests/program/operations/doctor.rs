//! `taphuan doctor` says what is wrong, and changes nothing.

use std::{collections::BTreeMap, fs, path::Path};

use testing::Backend;

use crate::support::{Office, said};

/// The files of a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    // The files beside a database that is open come and go.
    let files = files.filter(|file| !file.to_str().unwrap().ends_with("-shm"));
    files.map(|file| (file.display().to_string(), fs::read(&file).unwrap())).collect()
}

both!(what_works_is_well_and_what_does_not_is_named, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let program = office.serve();
    let address = program.base.trim_start_matches("http://").to_owned();
    let settings = [
        ("TAPHUAN_PUBLIC_URL", "https://taphuan.example.vn"),
        ("TAPHUAN_ADDR", address.as_str()),
        ("TAPHUAN_MAIL_FROM", "so@example.vn"),
        ("TAPHUAN_OFFICE_NAME", "Sở Nội vụ tỉnh Thái Nguyên"),
        ("TAPHUAN_ADDRESS_HEADER", "x-forwarded-for"),
    ];
    let doctor = |more: &[(&str, &str)]| {
        let mut command = office.command(&["--lang", "en", "doctor"]);
        let output = command.envs(settings).envs(more.iter().copied()).output().unwrap();
        (output.status.code(), said(&output))
    };
    let (code, text) = doctor(&[]);
    assert_eq!(code, Some(0), "{text}");
    for well in ["✓ TAPHUAN_PUBLIC_URL", "✓ Database: ", "✓ Schema: of this", "✓ Writing", "✓ Service: "]
    {
        assert!(text.contains(well), "{well}: {text}");
    }
    assert!(text.contains("! Mail server: not set"), "{text}");

    let (code, text) = doctor(&[
        ("TAPHUAN_SMTP_URL", "smtp://127.0.0.1:9"),
        ("TAPHUAN_PUBLIC_URL", "http://taphuan.example.vn"),
        ("TAPHUAN_OFFICE_NAME", "Sở 漢"),
    ]);
    assert_eq!(code, Some(1), "{text}");
    for wrong in ["✗ Mail server", "✗ TAPHUAN_PUBLIC_URL", "✗ Typefaces"] {
        assert!(text.contains(wrong), "{wrong}: {text}");
    }
    drop(program);
    let (_, text) = doctor(&[]);
    assert!(text.contains("! Service: "), "nobody listens any more: {text}");
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_another_age_or_place_is_named_and_left_alone() {
    let office = Office::with_programme(Backend::Sqlite);
    let file = office.database.url.trim_start_matches("sqlite:").to_owned();
    let folder = Path::new(&file).parent().unwrap();
    let doctor = |url: &str| {
        let mut command = office.command(&["--lang", "en", "doctor"]);
        said(&command.env("DATABASE_URL", url).output().unwrap())
    };
    let change = async |sql: &str| {
        use sea_orm::{ConnectionTrait, Database};
        let db = Database::connect(&office.database.url).await.unwrap();
        db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
    };
    let before = files(folder);
    let missing = folder.join("missing.sqlite");
    let text = doctor(&format!("sqlite:{}", missing.display()));
    assert!(text.contains(&format!("✗ Database: {}", missing.display())), "{text}");
    assert_eq!(files(folder), before);

    change("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000999_later', 0)").await;
    let text = doctor(&office.database.url);
    assert!(text.contains("✗ Schema: of a newer version"), "{text}");
    change("DELETE FROM seaql_migrations WHERE version LIKE 'm2099%'").await;
    change("DELETE FROM seaql_migrations WHERE version LIKE '%attendance_kept'").await;
    let before = files(folder);
    let text = doctor(&office.database.url);
    assert!(text.contains("! Schema: older, steps to be done: 1"), "{text}");
    assert_eq!(files(folder), before, "it is looked at, not brought up to date");
}

//! A disk that is full, with SQLite: what was confirmed is kept, what can't be kept is not confirmed.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};
use testing::Backend;

use crate::support::{
    Browser, Office, Program,
    steps::{publish, register},
    until,
};

/// Serves a copy of the office's database on a file system in memory with so many kilobytes to spare. It is mounted in a name space of the
/// program's own, so that nothing of it is left behind.
fn serve_on_small_disk(office: &Office, spare: u64) -> (Program, PathBuf) {
    let file = office.database.url.trim_start_matches("sqlite:").split('?').next().unwrap().to_owned();
    let disk = office.folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    // What was written last stands beside the file.
    let log = format!("{file}-wal");
    let sizes = [&file, &log].map(|file| fs::metadata(file).map_or(0, |found| found.len()));
    let kilobytes = sizes.iter().sum::<u64>() / 1024 + spare;
    let script = format!(
        "mount -t tmpfs -o size={kilobytes}k,mode=700 tmpfs {disk} && cp {file} {disk}/t.sqlite && {{ cp {log} {disk}/t.sqlite-wal || true; }} && exec {program} serve",
        disk = disk.display(),
        program = env!("CARGO_BIN_EXE_taphuan"),
    );
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script]);
    command
        .env_clear()
        .env("PATH", std::env::var("PATH").unwrap())
        .env("DATABASE_URL", format!("sqlite:{}/t.sqlite", disk.display()))
        .env("TAPHUAN_ADDR", "127.0.0.1:0")
        .current_dir(office.folder.path());
    let program = Program::start(command.stderr(Stdio::null()));
    let seen = PathBuf::from(format!("/proc/{}/root{}", program.child.id(), disk.display()));
    (program, seen)
}

/// Registers numbers until told to stop; answers how many were confirmed and how many were put off.
async fn register_all(browser: &Browser, code: &str, numbers: std::ops::Range<usize>) -> (i64, i64) {
    let (mut confirmed, mut put_off) = (0, 0);
    for n in numbers {
        let page = register(browser, code, n).await;
        match page.status.as_u16() {
            303 => confirmed += 1,
            503 => {
                // Nothing that was typed is lost: it can be sent again from here.
                assert!(page.body.contains(&format!("value=\"nguoi{n}@example.org\"")), "{}", page.body);
                put_off += 1;
            }
            _ => panic!("{n}: {} {}", page.status, page.body),
        }
    }
    (confirmed, put_off)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_confirmed_while_the_disk_fills_and_after_it_has_room_again_is_kept() {
    let office = Office::with_programme(Backend::Sqlite);
    let code = {
        let program = office.serve();
        publish(&program.signed_in("organizer").await, "5000").await
    };
    let (program, disk) = serve_on_small_disk(&office, 9_000);
    let stranger = program.browser();
    let kept = async || {
        // SQLite would look for the file outside the program's name space: it reads a copy, made while nothing is written.
        let copy = office.folder.path().join("copy.sqlite");
        for ending in ["", "-wal"] {
            let from = disk.join(format!("t.sqlite{ending}"));
            fs::copy(from, format!("{}{ending}", copy.display())).unwrap();
        }
        let db = Database::connect(format!("sqlite:{}", copy.display())).await.unwrap();
        let count = "SELECT count(*) FROM registrations r JOIN people p ON p.id = r.person_id WHERE p.email LIKE 'nguoi%'";
        let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, count)).await.unwrap().unwrap();
        let kept = row.try_get_by_index::<i64>(0).unwrap();
        db.close().await.unwrap();
        kept
    };

    let (before, _) = register_all(&stranger, &code, 0..5).await;
    assert_eq!(before, 5);
    // The rest of the disk is taken by something else.
    let filler = disk.join("filler");
    let _ = fs::write(&filler, vec![0; 16_000_000]);
    let (during, put_off) = register_all(&stranger, &code, 5..40).await;
    assert!(put_off > 0, "the disk was never full: {during} confirmed");
    assert_eq!(stranger.get("/readyz").await.status, 503);
    assert_eq!(stranger.get("/healthz").await.status, 200);
    assert_eq!(stranger.get("/").await.status, 200, "what is there can still be read");
    assert_eq!(kept().await, before + during, "while the disk is full");

    fs::remove_file(&filler).unwrap();
    // A form with a wrong field rolls a transaction back; with a count of open transactions that is wrong, all after it was lost.
    let wrong = stranger.post(&format!("/hoat-dong/{code}/dang-ky"), &[("full_name", "")]).await;
    assert_eq!(wrong.status, 422);
    let (after, put_off) = register_all(&stranger, &code, 40..60).await;
    assert_eq!((after, put_off), (20, 0));
    until("the program is ready again", async || stranger.get("/readyz").await.status == 200).await;
    assert_eq!(kept().await, before + during + after, "after there was room again");
}

//! Calendar files as a second program reads them: `ical.js`, which shares nothing with `calcard` but the standard.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use chrono::{DateTime, Utc};

use crate::calendar::{FeedEntry, Shown};

#[derive(serde::Deserialize)]
struct Day {
    starts_at: i64,
    ends_at: i64,
    summary: String,
    location: String,
    description: String,
    status: String,
    uid: String,
}

/// What each of many calendars shows after the files that came to it, in order.
///
/// # Panics
/// Where Node or the packages of `end2end` are missing, or the reader finds fault with a file.
pub fn shown(boxes: &[Vec<String>]) -> Vec<Vec<Shown>> {
    let answer: Vec<Vec<Day>> = ask("support/calendars.mjs", boxes);
    let shown = |day: Day| Shown {
        starts_at: moment(day.starts_at),
        ends_at: moment(day.ends_at),
        location: day.location,
        description: day.description,
        summary: day.summary,
        status: day.status,
        uid: day.uid,
    };
    answer.into_iter().map(|days| sorted(days.into_iter().map(shown))).collect()
}

#[derive(serde::Deserialize)]
struct OfFeed {
    sequence: i64,
    #[serde(flatten)]
    day: Day,
}

/// The entries of calendars that are read again and again, each with its number.
///
/// # Panics
/// As [`shown`].
pub fn feeds(files: &[String]) -> Vec<Vec<FeedEntry>> {
    let answer: Vec<Vec<OfFeed>> = ask("support/feeds.mjs", files);
    let entry = |OfFeed { sequence, day }: OfFeed| FeedEntry {
        starts_at: moment(day.starts_at),
        ends_at: moment(day.ends_at),
        uid: day.uid,
        sequence,
        summary: day.summary,
        location: day.location,
        description: day.description,
        status: day.status,
    };
    answer.into_iter().map(|all| sorted(all.into_iter().map(entry))).collect()
}

fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::<Utc>::from_timestamp(seconds, 0).expect("a moment")
}

fn sorted<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort();
    all
}

/// What a script answers.
fn ask<T: serde::de::DeserializeOwned>(script: &str, about: &(impl serde::Serialize + ?Sized)) -> T {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../end2end");
    assert!(
        folder.join("node_modules/ical.js").is_dir(),
        "ical.js is missing: run `npm ci` in end2end, or the tests by `cargo x test`"
    );
    let mut node = Command::new("node")
        .arg(script)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node");
    let asked = serde_json::to_vec(about).expect("JSON");
    // Read whole before anything is answered.
    node.stdin.take().expect("its input").write_all(&asked).expect("written");
    let output = node.wait_with_output().expect("an end");
    assert!(output.status.success(), "ical.js found fault with a file");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

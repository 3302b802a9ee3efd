//! Calendar files as a second program reads them: `ical.js`, which shares nothing with `calcard` but the standard.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use chrono::{DateTime, Utc};

use crate::calendar::Shown;

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
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../end2end");
    assert!(
        folder.join("node_modules/ical.js").is_dir(),
        "ical.js is missing: run `npm ci` in end2end, or the tests by `cargo x test`"
    );
    let mut node = Command::new("node")
        .arg("support/calendars.mjs")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node");
    let asked = serde_json::to_vec(boxes).expect("JSON");
    // Read whole before anything is answered.
    node.stdin.take().expect("its input").write_all(&asked).expect("written");
    let output = node.wait_with_output().expect("an end");
    assert!(output.status.success(), "ical.js found fault with a file");
    let answer: Vec<Vec<Day>> = serde_json::from_slice(&output.stdout).expect("JSON");
    let moment = |seconds| DateTime::<Utc>::from_timestamp(seconds, 0).expect("a moment");
    let shown = |day: Day| Shown {
        starts_at: moment(day.starts_at),
        ends_at: moment(day.ends_at),
        location: day.location,
        description: day.description,
        summary: day.summary,
        status: day.status,
        uid: day.uid,
    };
    answer
        .into_iter()
        .map(|days| {
            let mut days: Vec<Shown> = days.into_iter().map(shown).collect();
            days.sort();
            days
        })
        .collect()
}

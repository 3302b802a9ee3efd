//! `taphuan doctor`: looks, says what is well and what to do where it is not, and changes nothing.

mod database;
mod machine;
mod mail;
mod settings;

use std::process::ExitCode;

use domain::{Lang, numbers::number_in};

use super::print;
use crate::config::Config;

/// What was found about one thing.
pub(super) struct Finding {
    state: State,
    /// What was looked at, and what it is.
    what: String,
    /// What to do; empty where nothing is to be done.
    advice: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Well,
    /// It works, and somebody should look at it.
    Look,
    /// It does not work.
    Wrong,
}

impl Finding {
    fn well(what: impl Into<String>) -> Self {
        Self { state: State::Well, what: what.into(), advice: String::new() }
    }

    fn look(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { state: State::Look, what: what.into(), advice: advice.into() }
    }

    fn wrong(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { state: State::Wrong, what: what.into(), advice: advice.into() }
    }
}

/// Looks at everything. Exit code 1 where something does not work.
pub(crate) async fn run(config: &Config, lang: Lang) -> anyhow::Result<ExitCode> {
    let mut all = settings::look(config, lang);
    let (found, db) = database::look(config, lang).await;
    all.extend(found);
    all.extend(mail::look(config, lang, db.as_ref()).await);
    if let Some(db) = db {
        db.close().await;
    }
    all.extend(machine::look(config, lang).await);
    for finding in &all {
        let sign = match finding.state {
            State::Well => "✓",
            State::Look => "!",
            State::Wrong => "✗",
        };
        print(&format!("{sign} {}", finding.what));
        if !finding.advice.is_empty() {
            print(&format!("    {}", finding.advice));
        }
    }
    let count = |state| all.iter().filter(|finding| finding.state == state).count();
    let (wrong, look) = (count(State::Wrong), count(State::Look));
    print(&match (wrong, look) {
        (0, 0) => lang.pick("\nMọi thứ đều ổn.".to_owned(), "\nAll is well.".to_owned()),
        _ => lang.pick(
            format!("\n{wrong} lỗi phải sửa (✗), {look} điều cần xem lại (!)."),
            format!("\nTo be mended (✗): {wrong}. To be looked at (!): {look}."),
        ),
    });
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A size as people say it.
pub(super) fn size(bytes: u64, lang: Lang) -> String {
    match bytes {
        0..10_000_000 => format!("{} kB", number_in(lang, bytes.div_ceil(1_000))),
        _ => format!("{} MB", number_in(lang, bytes / 1_000_000)),
    }
}

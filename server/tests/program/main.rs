//! The program from outside: the real binary, over HTTP and by its commands, each test on SQLite and on PostgreSQL.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what fails here fails the test, with its reason"
)]

mod support;

/// Declares a test that runs on both databases: `both!(name, async |program| { … })`.
macro_rules! both {
    ($name:ident, $body:expr) => {
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                ($body)(testing::Backend::Sqlite).await
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                ($body)(testing::Backend::Postgres).await
            }
        }
    };
}

mod accounts;
mod activities;
mod addresses;
mod attendance;
mod canary;
mod certificates;
mod checkin;
mod commands;
mod communications;
mod connections;
mod demands;
mod disk;
mod documents;
mod faults;
mod files;
mod filters;
mod invitations;
mod mails;
mod nominations;
mod operations;
mod people;
mod plans;
mod posts;
mod questions;
mod registrations;
mod reminders;
mod requirements;
mod rosters;
mod routes;
mod scene;
mod schedule;
mod secrets;
mod security;
mod sessions;
mod talks;
mod templates;
mod tours;
mod trainers;
mod typed;
mod undo;
mod units;
mod venues;

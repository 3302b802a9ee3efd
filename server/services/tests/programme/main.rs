//! The use cases from outside, by area; each on SQLite and on PostgreSQL.

/// Declares two tests, one for each database: `on_backends!(on_the_programme, name, async |fixture| { … })`.
#[cfg(test)]
macro_rules! on_backends {
    ($start:ident, $name:ident, $test:expr) => {
        mod $name {
            #[allow(unused_imports, reason = "some tests need nothing else of their file")]
            use super::*;

            #[tokio::test]
            async fn on_sqlite() {
                crate::support::$start(testing::Backend::Sqlite, $test).await
            }

            #[tokio::test]
            async fn on_postgres() {
                crate::support::$start(testing::Backend::Postgres, $test).await
            }
        }
    };
}

/// Declares a test on each database, which is empty: `on_each_database!(name, async |fixture| { … })`.
#[cfg(test)]
macro_rules! on_each_database {
    ($name:ident, $test:expr) => {
        on_backends!(on_an_empty_database, $name, $test);
    };
}

/// As `on_each_database!`, with the programme that comes with the project.
#[cfg(test)]
macro_rules! on_the_programme {
    ($name:ident, $test:expr) => {
        on_backends!(on_the_programme, $name, $test);
    };
}

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod activities;
#[cfg(test)]
mod attendance;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod certificates;
#[cfg(test)]
mod checkin;
#[cfg(test)]
mod communications;
#[cfg(test)]
mod demands;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod filters;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod nominations;
#[cfg(test)]
mod people;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod programme_import;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod registrations;
#[cfg(test)]
mod reminders;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod requirements;
#[cfg(test)]
mod rosters;
#[cfg(test)]
mod schedule;
#[cfg(test)]
mod seed;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod support;
#[cfg(test)]
mod talks;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod tours;
#[cfg(test)]
mod undo;
#[cfg(test)]
mod units;

//! Slows down whoever tries too often, across every copy of the program.

use chrono::Duration;

use crate::{Error, Result, Services};

/// How often something may be tried.
pub(crate) struct Limit {
    /// What is tried.
    pub scope: &'static str,
    /// Tries in the window.
    pub tries: i64,
    /// The window.
    pub window: Duration,
}

/// Passwords tried for one account from one place: ten in a quarter of an hour, so a guesser has under a thousand a day.
pub(crate) const PASSWORDS: Limit = Limit { scope: "sign-in", tries: 10, window: Duration::minutes(15) };
/// Passwords tried for one account from everywhere: more, so that a stranger can't keep its owner out from one place.
pub(crate) const PASSWORDS_FOR: Limit =
    Limit { scope: "sign-in-for", tries: 60, window: Duration::minutes(15) };
/// Passwords tried from one place, where a whole office may sit behind one address.
pub(crate) const PASSWORDS_FROM: Limit =
    Limit { scope: "sign-in-from", tries: 100, window: Duration::minutes(15) };
/// Links asked for again for one address.
pub(crate) const LINKS: Limit = Limit { scope: "links", tries: 3, window: Duration::minutes(15) };
/// Links asked for again from one place.
pub(crate) const LINKS_FROM: Limit = Limit { scope: "links-from", tries: 60, window: Duration::minutes(15) };
/// Registrations sent from one place: a whole province may sit behind one address.
pub(crate) const REGISTRATIONS_FROM: Limit =
    Limit { scope: "register-from", tries: 600, window: Duration::minutes(10) };
/// Certificates looked up from one place.
pub(crate) const CODES_FROM: Limit = Limit { scope: "codes-from", tries: 300, window: Duration::minutes(10) };

/// Counts a try.
///
/// # Errors
/// [`Error::TooMany`] where there were too many.
pub(crate) async fn limit_rate(services: &Services, limit: &Limit, subject: &str) -> Result<()> {
    // What was typed may be as long as a form; its first letters tell it apart as well.
    let subject: String = subject.chars().take(200).collect();
    let tx = services.db.begin().await?;
    let hits = store::limits::hit(&tx, limit.scope, &subject, services.now(), limit.window).await?;
    tx.commit().await?;
    if hits > limit.tries {
        tracing::warn!(scope = limit.scope, "too many tries");
        return Err(Error::TooMany(limit.window.num_seconds().unsigned_abs()));
    }
    Ok(())
}

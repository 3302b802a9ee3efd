//! Slows down whoever tries too often, across every copy of the program.

use chrono::{DateTime, Duration, Utc};
use store::Tx;

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

/// Registrations for one activity from one place: more than an office sends in ten minutes, less than fills a large class.
pub(crate) const REGISTRATIONS_AT: Limit =
    Limit { scope: "register-at", tries: 100, window: Duration::minutes(10) };

/// Registrations that are answered to one address or telephone: a form is no way to fill somebody's mailbox.
pub(crate) const REGISTRATIONS_TO: Limit =
    Limit { scope: "register-to", tries: 3, window: Duration::minutes(15) };

/// Certificates looked up from one place.
pub(crate) const CODES_FROM: Limit = Limit { scope: "codes-from", tries: 300, window: Duration::minutes(10) };

/// Counts a try.
///
/// # Errors
/// [`Error::TooMany`] where there were too many.
pub(crate) async fn limit_rate(services: &Services, limit: &Limit, subject: &str) -> Result<()> {
    let tx = services.db.begin_shared().await?;
    let hits = hit(services, &tx, limit, subject).await?;
    tx.commit().await?;
    within(services, limit, hits)
}

/// Counts what is done in a transaction: where that is not committed, nothing was tried.
///
/// # Errors
/// [`Error::TooMany`] where there were too many.
pub(crate) async fn limit_in(services: &Services, tx: &Tx, limit: &Limit, subject: &str) -> Result<()> {
    within(services, limit, hit(services, tx, limit, subject).await?)
}

/// As [`limit_in`], of several limits at once.
pub(crate) async fn limit_all(services: &Services, tx: &Tx, limits: &[(&Limit, &str)]) -> Result<()> {
    let subjects: Vec<String> = limits.iter().map(|(_, subject)| short(subject)).collect();
    let tries: Vec<_> = limits
        .iter()
        .zip(&subjects)
        .map(|((of, _), subject)| (of.scope, subject.as_str(), of.window))
        .collect();
    let hits = store::limits::hit_all(tx, &tries, services.now()).await?;
    limits.iter().zip(hits).try_for_each(|((limit, _), hits)| within(services, limit, hits))
}

/// Takes a try back that was none: what went well.
pub(crate) async fn forgive(tx: &Tx, limit: &Limit, subject: &str) -> Result<()> {
    Ok(store::limits::give_back(tx, limit.scope, &short(subject)).await?)
}

/// Forgets the tries of a subject: it has shown that it is who it says.
pub(crate) async fn forget(tx: &Tx, limit: &Limit, subject: &str) -> Result<()> {
    Ok(store::limits::clear(tx, limit.scope, &short(subject)).await?)
}

/// The place that a network address counts as: `domain::network` says how far an address tells a place.
pub(crate) fn source(address: &str) -> String {
    domain::network::place_of(address)
}

/// What was typed may be as long as a form; its first letters tell it apart as well.
fn short(subject: &str) -> String {
    subject.chars().take(200).collect()
}

/// Counts a try, and answers how many there were and when the first of them was.
async fn hit(services: &Services, tx: &Tx, limit: &Limit, subject: &str) -> Result<(i64, DateTime<Utc>)> {
    Ok(store::limits::hit(tx, limit.scope, &short(subject), services.now(), limit.window).await?)
}

/// Too many are told how many seconds are left of the window.
fn within(services: &Services, limit: &Limit, (hits, since): (i64, DateTime<Utc>)) -> Result<()> {
    if hits > limit.tries {
        tracing::warn!(scope = limit.scope, "too many tries");
        let left = (since + limit.window - services.now()).num_seconds() + 1;
        return Err(Error::TooMany(left.clamp(1, limit.window.num_seconds()).unsigned_abs()));
    }
    Ok(())
}

//! The worker's step: takes what is due from the queue, sends it, and writes down what became of it.

use std::time::Duration as Time;

use chrono::Duration;
use domain::{MailState, mails::topic::supersedes, numbers::whole};
use store::{mail_holds::Hold, rows::Mail};
use tokio::task::JoinSet;

use crate::{
    Error, Result, Services,
    mails::{
        fill_links::filled,
        post::{Because, NotTaken, Post, because},
        show::letter,
        strike_secrets::struck,
    },
};

/// A mail is tried this often: over about two days, with the waits of [`wait_after`].
const TRIES: i32 = 12;

/// One mail may take this long on its way; a server that hangs must not hold up the others.
const PATIENCE: Time = Time::from_secs(60);

/// A worker that did not come back within this time is lost, and its mail is taken by another. Longer than [`PATIENCE`].
const LEASE: Duration = Duration::minutes(5);

/// While the server refuses all that comes from us, one mail is tried this often: somebody may have set it right there.
const PROBE: Duration = Duration::minutes(15);

/// Where a mail was taken so shortly before, a refusal by policy is about the mail and not about us.
const LATELY: Duration = Duration::hours(1);

/// How long to wait after the n-th try failed: half a minute, doubled each time, eight hours at the most.
pub fn wait_after(attempts: i32) -> Duration {
    let doublings = whole(attempts.clamp(1, 11) - 1);
    Duration::seconds((30_i64 << doublings).min(8 * 3600))
}

/// What became of a step of the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing was due.
    Idle,
    /// A mail was sent.
    Sent,
    /// A mail was put back for later, or given up.
    PutBack,
    /// The mail server can't be reached or refuses us: no other mail would fare better now.
    ServerAway,
}

/// Takes the next mail that is due and sends it.
///
/// One at a time: the lease of a mail that waits behind slow ones would end, and another copy of the program would send it too.
pub async fn send_mails(services: &Services, post: &impl Post) -> Result<Step> {
    send_mails_until(services, post, std::future::pending()).await
}

/// As [`send_mails`]; a mail that is still on its way when `end` comes is put back, so that whoever stops the program need not wait
/// for a server that hangs.
pub async fn send_mails_until(
    services: &Services,
    post: &impl Post,
    end: impl Future<Output = ()>,
) -> Result<Step> {
    let tx = services.db.begin().await?;
    let taken = store::mail_queue::claim(&tx, services.now(), LEASE, 1).await?;
    tx.commit().await?;
    let Some(mail) = taken.into_iter().next() else { return Ok(Step::Idle) };
    // A task of its own: where it panics, the worker goes on. It ends with the set.
    let mut tasks = JoinSet::new();
    let (there, with, own) = (services.clone(), post.clone(), mail.clone());
    tasks.spawn(async move { deliver(&there, &with, &own).await });
    let outcome = tokio::select! {
        done = tasks.join_next() => match done {
            Some(Ok(outcome)) => outcome,
            Some(Err(error)) => Err(refusal(Because::MailForEver, panicked(error))),
            None => Err(refusal(Because::Mail, "it was not tried")),
        },
        // It may hang on this mail alone: the try counts.
        () = tokio::time::sleep(PATIENCE) => {
            Err(refusal(Because::Mail, "the mail server did not answer in a minute"))
        }
        // The server may have it: the try counts.
        () = end => Err(refusal(Because::Mail, "the program was stopped while the mail was on its way")),
    };
    let outcome = match outcome {
        Err(Refusal { because: Because::Policy, text }) => {
            let lately = services.now() - LATELY;
            let others_pass = store::mail_holds::any_sent_since(services.db.read(), lately).await?;
            let because = if others_pass { Because::Mail } else { Because::SignIn };
            Err(Refusal { because, text })
        }
        outcome => outcome,
    };
    let step = match &outcome {
        Ok(()) => Step::Sent,
        Err(Refusal { because: Because::Server | Because::SignIn, .. }) => Step::ServerAway,
        Err(_) => Step::PutBack,
    };
    settle(services, mail, outcome).await?;
    Ok(step)
}

/// Lets the queue go on, where the mail server had refused everything: the program was started anew, perhaps with other settings.
pub async fn release_mails(services: &Services) -> Result<()> {
    let tx = services.db.begin().await?;
    store::mail_holds::release(&tx).await?;
    Ok(tx.commit().await?)
}

/// Why a mail was not taken.
struct Refusal {
    text: String,
    because: Because,
}

fn refusal(because: Because, text: impl Into<String>) -> Refusal {
    Refusal { text: text.into(), because }
}

/// What a panic says.
fn panicked(error: tokio::task::JoinError) -> String {
    let said = error.try_into_panic().ok().and_then(|said| {
        said.downcast_ref::<String>().cloned().or_else(|| said.downcast_ref::<&str>().map(|s| (*s).into()))
    });
    format!("the program failed on this mail: {}", said.unwrap_or_default())
}

async fn deliver(services: &Services, post: &impl Post, mail: &Mail) -> std::result::Result<(), Refusal> {
    let filled = filled(services, mail.clone()).await;
    let mail = filled.map_err(|error| refusal(Because::Mail, error.to_string()))?;
    let message = letter(services, &mail)
        .and_then(|letter| documents::mail::message(&letter).map_err(|error| Error::Fault(error.to_string())))
        .map_err(|error| refusal(Because::MailForEver, error.to_string()))?;
    let Err(refused) = post.send(message).await else { return Ok(()) };
    let because = match because(&refused) {
        // The connection broke, and the server is there: it broke on this mail. Perhaps the server has it, and each try is another
        // copy; so tries count, and the waits grow.
        Because::Server if refused.code.is_none() && post.is_there().await => Because::Mail,
        because => because,
    };
    let NotTaken { text, .. } = refused;
    Err(Refusal { text, because })
}

async fn settle(services: &Services, mail: Mail, outcome: std::result::Result<(), Refusal>) -> Result<()> {
    let now = services.now();
    let lease = mail.lease_until;
    let sent = outcome.is_ok();
    let held = match &outcome {
        Err(Refusal { because: Because::SignIn, text }) => Some(text.clone()),
        _ => None,
    };
    let row = settled(mail, outcome, now);
    let tx = services.db.begin().await?;
    let row = superseded(&tx, row).await?;
    if !store::mail_queue::settle(&tx, &row, lease).await? {
        // This worker was thought lost and another took the mail: what it wrote down holds.
        tracing::warn!(mail = row.id.0, "a mail was settled by another worker");
        return Ok(());
    }
    if sent {
        store::mail_holds::release(&tx).await?;
    }
    if let Some(answer) = held {
        tracing::error!(answer, "the mail server refuses what comes from here: the queue waits");
        store::mail_holds::hold(&tx, &Hold { since: now, try_at: now + PROBE, answer }).await?;
    }
    Ok(tx.commit().await?)
}

fn settled(
    mail: Mail,
    outcome: std::result::Result<(), Refusal>,
    now: chrono::DateTime<chrono::Utc>,
) -> Mail {
    match outcome {
        Ok(()) => struck(Mail {
            state: MailState::Sent.into(),
            sent_at: Some(now),
            lease_until: None,
            last_error: None,
            ..mail
        }),
        Err(refusal)
            if refusal.because == Because::MailForEver
                || (refusal.because == Because::Mail && mail.attempts >= TRIES) =>
        {
            tracing::error!(mail = mail.id.0, error = refusal.text, "a mail was given up");
            Mail {
                state: MailState::Failed.into(),
                lease_until: None,
                last_error: Some(refusal.text),
                ..mail
            }
        }
        Err(refusal) => {
            tracing::warn!(
                mail = mail.id.0,
                attempts = mail.attempts,
                error = refusal.text,
                "a mail could not be sent yet"
            );
            let due_at = now + wait_after(mail.attempts);
            // While the server is away or keeps us out no try counts, however long that is: nothing is lost.
            let attempts = match refusal.because {
                Because::Server | Because::SignIn => (mail.attempts - 1).max(0),
                _ => mail.attempts,
            };
            Mail {
                state: MailState::Queued.into(),
                due_at,
                attempts,
                lease_until: None,
                last_error: Some(refusal.text),
                ..mail
            }
        }
    }
}

/// A mail that comes back while a later one says otherwise does not wait again.
async fn superseded(tx: &store::Tx, row: Mail) -> Result<Mail> {
    let (Some(registration), Some(topic), true) =
        (row.registration_id, row.topic, *row.state != MailState::Sent)
    else {
        return Ok(row);
    };
    let all = store::mail_queue::of_registration(tx, registration).await?;
    let later = all.iter().filter(|mail| mail.id.0 > row.id.0 && *mail.state != MailState::Dropped);
    let why = later.filter_map(|mail| mail.topic).find_map(|newer| supersedes(*newer, *topic));
    Ok(match why {
        Some(why) => struck(Mail {
            state: MailState::Dropped.into(),
            dropped_because: Some(why.into()),
            lease_until: None,
            ..row
        }),
        None => row,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits_grow_and_reach_about_two_days() {
        let waits: Vec<_> = (1..TRIES).map(wait_after).collect();
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!((waits[0], waits[10]), (Duration::seconds(30), Duration::hours(8)));
        let all: Duration = waits.iter().fold(Duration::zero(), |sum, wait| sum + *wait);
        assert!((12..48).contains(&all.num_hours()), "{all}");
    }
}

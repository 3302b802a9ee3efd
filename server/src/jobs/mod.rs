//! The background work: mails, seats that are held, nomination rounds, and what is kept of old mails and lists.

use std::time::Duration;

use services::{
    Error, Services,
    mails::{Post, Step},
};
use tokio::{sync::watch, task::JoinHandle};

use crate::metrics::Metrics;

/// The queue is looked at this often when it was empty.
const PAUSE: Duration = Duration::from_secs(2);
/// And this long after the database or the mail server did not answer.
const LONG_PAUSE: Duration = Duration::from_secs(10);
/// Held seats and nomination rounds are looked at this often.
const RELEASE: Duration = Duration::from_secs(60);
/// Old mails and lists are looked for this often.
const FORGET: Duration = Duration::from_secs(3600);
/// Once the program was told to stop, a mail that is on its way has so long to arrive.
const LAST_MAIL: Duration = Duration::from_secs(5);

/// Sends mails until told to stop; what is on its way is finished, unless the mail server hangs. Without a mail server there is
/// nothing to do.
pub(crate) fn start(
    services: &Services,
    post: Option<impl Post>,
    metrics: Metrics,
    mut stop: watch::Receiver<bool>,
) -> JoinHandle<()> {
    let services = services.clone();
    tokio::spawn(async move {
        let Some(post) = post else { return };
        // With other settings the server may take what it refused.
        if let Err(error) = services::mails::release_mails(&services).await {
            tracing::error!(%error, "the queue of mails can’t be released");
        }
        while !*stop.borrow() {
            let (services, post, stopping) = (services.clone(), post.clone(), stop.clone());
            // A task of its own: whatever panics in a step, the next one comes.
            let step = tokio::spawn(async move {
                services::mails::send_mails_until(&services, &post, end(stopping)).await
            });
            let step = step.await;
            if let Ok(Ok(step)) = step {
                metrics.mailed(step);
            }
            let pause = match step {
                Ok(Ok(Step::Idle)) => PAUSE,
                Ok(Ok(Step::Sent | Step::PutBack)) => continue,
                Ok(Ok(Step::ServerAway)) => LONG_PAUSE,
                Ok(Err(error)) => failed(&error),
                Err(error) => {
                    tracing::error!(%error, "the worker of mails failed, and goes on");
                    LONG_PAUSE
                }
            };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = stop.changed() => {}
            }
        }
    })
}

fn failed(error: &Error) -> Duration {
    tracing::error!(%error, "the queue of mails can’t be read");
    LONG_PAUSE
}

/// Gives back the seats that were held and not taken, and moves up who waited only because of a seat elsewhere that they gave up, until
/// told to stop.
pub(crate) fn start_releasing(services: &Services, mut stop: watch::Receiver<bool>) -> JoinHandle<()> {
    let services = services.clone();
    tokio::spawn(async move {
        while !*stop.borrow() {
            let releasing = services.clone();
            match tokio::spawn(async move { services::registrations::release_seats(&releasing).await }).await
            {
                Ok(Ok(0)) => {}
                Ok(Ok(n)) => tracing::info!(n, "seats that were held and not taken went back"),
                Ok(Err(error)) => tracing::error!(%error, "held seats can’t be read"),
                Err(error) => tracing::error!(%error, "the release of held seats failed, and goes on"),
            }
            let moving = services.clone();
            match tokio::spawn(async move { services::registrations::move_up(&moving).await }).await {
                Ok(Ok(0)) => {}
                Ok(Ok(n)) => tracing::info!(n, "who gave up a seat at the same hours moved up elsewhere"),
                Ok(Err(error)) => tracing::error!(%error, "waiting lists can’t be read"),
                Err(error) => tracing::error!(%error, "looking at waiting lists failed, and goes on"),
            }
            tokio::select! {
                () = tokio::time::sleep(RELEASE) => {}
                _ = stop.changed() => {}
            }
        }
    })
}

/// Reminds units that are called to name people, takes their lists at the deadline and lets unused seats flow on their day; and writes
/// what activities send by themselves when its moment comes; until told to stop.
pub(crate) fn start_tending(services: &Services, mut stop: watch::Receiver<bool>) -> JoinHandle<()> {
    let services = services.clone();
    tokio::spawn(async move {
        while !*stop.borrow() {
            let tending = services.clone();
            match tokio::spawn(async move { services::nominations::tend_rounds(&tending).await }).await {
                Ok(Ok(0)) => {}
                Ok(Ok(n)) => tracing::info!(n, "nomination rounds had their day"),
                Ok(Err(error)) => tracing::error!(%error, "nomination rounds can’t be tended"),
                Err(error) => tracing::error!(%error, "tending nomination rounds failed, and goes on"),
            }
            let reminding = services.clone();
            match tokio::spawn(async move { services::reminders::send_reminders(&reminding).await }).await {
                Ok(Ok(0)) => {}
                Ok(Ok(n)) => tracing::info!(n, "mails that activities send by themselves were queued"),
                Ok(Err(error)) => tracing::error!(%error, "mails that activities send can’t be written"),
                Err(error) => tracing::error!(%error, "writing mails by their time failed, and goes on"),
            }
            tokio::select! {
                () = tokio::time::sleep(RELEASE) => {}
                _ = stop.changed() => {}
            }
        }
    })
}

/// Keeps the text alone of old mails and nothing of lists that nobody came back to, until told to stop.
pub(crate) fn start_forgetting(services: &Services, mut stop: watch::Receiver<bool>) -> JoinHandle<()> {
    let services = services.clone();
    tokio::spawn(async move {
        while !*stop.borrow() {
            tokio::select! {
                dropped = services::mails::drop_bodies(&services) => match dropped {
                    Ok(0) => {}
                    Ok(n) => tracing::info!(n, "of old mails the text alone is kept"),
                    Err(error) => tracing::error!(%error, "old mails can’t be read"),
                },
                _ = stop.changed() => return,
            }
            match services::documents::forget_documents(&services).await {
                Ok(0) => {}
                Ok(n) => tracing::info!(n, "files that nobody has any more are forgotten"),
                Err(error) => tracing::error!(%error, "documents that were removed can’t be read"),
            }
            match services::rosters::forget_rosters(&services).await {
                Ok(0) => {}
                Ok(n) => tracing::info!(n, "what was read from lists that nobody came back to is forgotten"),
                Err(error) => tracing::error!(%error, "old lists can’t be read"),
            }
            match services::demands::forget_old_names(&services).await {
                Ok(0) => {}
                Ok(n) => tracing::info!(n, "names of calls for interest that ended a year ago are deleted"),
                Err(error) => tracing::error!(%error, "old calls for interest can’t be read"),
            }
            tokio::select! {
                () = tokio::time::sleep(FORGET) => {}
                _ = stop.changed() => {}
            }
        }
    })
}

/// Some seconds after the program was told to stop.
async fn end(mut stop: watch::Receiver<bool>) {
    if stop.wait_for(|stop| *stop).await.is_err() {
        // Nobody can tell any more.
        return;
    }
    tokio::time::sleep(LAST_MAIL).await;
}

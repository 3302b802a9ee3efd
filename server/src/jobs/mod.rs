//! The background work: mails.

use std::time::Duration;

use services::{Services, Smtp, Step};
use tokio::{sync::watch, task::JoinHandle};

/// The queue is looked at this often when it was empty.
const PAUSE: Duration = Duration::from_secs(2);
/// And this long after the database or the mail server did not answer.
const LONG_PAUSE: Duration = Duration::from_secs(10);

/// Sends mails until told to stop; what is on its way is finished. Without a mail server there is nothing to do.
pub(crate) fn start(
    services: &Services,
    smtp: Option<Smtp>,
    mut stop: watch::Receiver<bool>,
) -> JoinHandle<()> {
    let services = services.clone();
    tokio::spawn(async move {
        let Some(smtp) = smtp else { return };
        while !*stop.borrow() {
            let pause = match services::send_mails(&services, &smtp).await {
                Ok(Step::Idle) => PAUSE,
                Ok(Step::Settled) => continue,
                Ok(Step::ServerAway) => LONG_PAUSE,
                Err(error) => {
                    tracing::error!(%error, "the queue of mails can’t be read");
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

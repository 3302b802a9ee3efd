//! A form that makes something does so once: its button may be pressed twice, or pressed again when a slow network gave no answer.
//!
//! Each page with such a form carries a number of its own. The number together with who sends it and all that was typed is
//! remembered in the transaction that does the work; sent again, the form is answered with what it made the first time. Typed
//! differently (after going back, say) it is another form.

use std::{
    fmt::{Debug, Display, Write as _},
    str::FromStr,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::accounts::access::Actor;
use sha2::{Digest, Sha256};
use store::Tx;

use crate::{Error, Result, Services, secret};

/// The number of a form, for a hidden field of its page.
///
/// # Errors
/// [`Error::Fault`] where the machine gives no random bytes.
pub fn new_form_key() -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(secret::random::<16>()?))
}

/// A form that is worked on.
pub(crate) struct Once {
    digest: Option<String>,
}

/// Whether a form does its work, or did before.
pub(crate) enum Sent {
    /// Now.
    First(Once),
    /// Before; this is what it made.
    Before(String),
}

impl Once {
    /// Remembers what the form made.
    pub(crate) async fn made(self, tx: &Tx, outcome: &str) -> Result<()> {
        match self.digest {
            Some(digest) => Ok(store::sent_forms::finish(tx, &digest, outcome).await?),
            None => Ok(()),
        }
    }
}

/// Does the work of a form in a transaction of its own, once, and answers what it made: now, or when it was sent before. `key` is the
/// form's own number, `typed` all that was typed into it; the gate is asked in `work`.
///
/// # Errors
/// As `work`, which leaves nothing behind then.
pub(crate) async fn do_once<T, E>(
    services: &Services,
    actor: &Actor,
    (key, typed): (&str, impl Debug),
    work: impl AsyncFnOnce(&Tx) -> std::result::Result<T, E>,
) -> std::result::Result<T, E>
where
    T: FromStr + Display,
    E: From<Error>,
{
    let tx = services.db.begin().await.map_err(Error::from)?;
    let once = match send_once(services, &tx, actor, key, &typed).await? {
        Sent::First(once) => once,
        Sent::Before(made) => return made.parse().map_err(|_| Error::NotFound.into()),
    };
    let made = work(&tx).await?;
    once.made(&tx, &made.to_string()).await?;
    tx.commit().await.map_err(Error::from)?;
    Ok(made)
}

/// Begins the work of a form, as the first thing in its transaction. A form without a number is never taken for another.
pub(crate) async fn send_once(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    key: &str,
    typed: &impl Debug,
) -> Result<Sent> {
    if key.is_empty() {
        return Ok(Sent::First(Once { digest: None }));
    }
    let hash = Sha256::digest(format!("{key}\n{:?}\n{typed:?}", actor.user()));
    let mut digest = String::with_capacity(64);
    for byte in hash {
        write!(digest, "{byte:02x}").map_err(|error| Error::Fault(error.to_string()))?;
    }
    Ok(match store::sent_forms::begin(tx, &digest, services.now()).await? {
        Some(outcome) => Sent::Before(outcome),
        None => Sent::First(Once { digest: Some(digest) }),
    })
}

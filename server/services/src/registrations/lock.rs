//! A registration and its activity, locked: the activity first, as everywhere.

use store::rows::{Activity, Registration};

use crate::{Error, Result};

/// Locks the activity, and reads the registration as it is once the lock is held.
pub(crate) async fn lock(tx: &store::Tx, registration: &Registration) -> Result<(Activity, Registration)> {
    let activity = store::activities::lock(tx, registration.activity_id).await?.ok_or(Error::NotFound)?;
    let registration = store::registrations::by_id(tx, registration.id).await?.ok_or(Error::NotFound)?;
    Ok((activity, registration))
}

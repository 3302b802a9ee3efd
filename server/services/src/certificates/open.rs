//! Opens a certificate that is to end, by being revoked or replaced.

use domain::{
    accounts::access::{Action, Actor},
    fields::read_line,
    label,
};
use store::{
    Tx,
    ids::CertificateId,
    rows::{Activity, Certificate},
};

use crate::{
    Error, Result, Services,
    activities::show::{open, open_locked},
};

/// Whether the actor may end certificates of an activity: asked before the reason is.
///
/// # Errors
/// As the gate decides.
pub async fn may_end_certificates(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    open(services.db.read(), actor, Action::ManageCertificates, code).await.map(drop)
}

/// The activity, locked, its certificate, and the reason as read.
///
/// # Errors
/// [`Error::Invalid`] at `reason`; as the gate decides.
pub(crate) async fn open_certificate(
    tx: &Tx,
    actor: &Actor,
    code: &str,
    id: CertificateId,
    reason: &str,
) -> Result<(Activity, Certificate, String)> {
    let activity = open_locked(tx, actor, Action::ManageCertificates, code).await?;
    let certificate = store::certificates::in_activity(tx, activity.id, id).await?.ok_or(Error::NotFound)?;
    let reason =
        read_line(reason, label::REASON, 300).map_err(|problem| Error::invalid("reason", problem))?;
    Ok((activity, certificate, reason))
}

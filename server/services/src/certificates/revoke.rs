//! Revokes a certificate, with a reason that verification shows.

use domain::{CertificateState, accounts::access::Actor};
use serde_json::json;
use store::{ids::CertificateId, rows::Certificate};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    certificates::open::open_certificate,
    mails::notify,
};

/// Revokes a certificate, with the reason that verification shows, and tells its holder.
///
/// # Errors
/// [`Error::Invalid`] at `reason`; [`Error::Conflict`] unless it is in force; as the gate decides.
pub async fn revoke_certificate(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: CertificateId,
    reason: &str,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let (activity, row, reason) = open_certificate(&tx, actor, code, id, reason).await?;
    if *row.state == CertificateState::Revoked && row.state_reason.as_deref() == Some(&reason) {
        // The button was pressed twice.
        return Ok(());
    }
    if *row.state != CertificateState::Valid {
        return Err(Error::conflict(
            "Giấy chứng nhận này không còn hiệu lực.",
            "This certificate is no longer in force.",
        ));
    }
    let row = Certificate {
        state: CertificateState::Revoked.into(),
        state_reason: Some(reason.clone()),
        state_at: Some(services.now()),
        ..row
    };
    let row = store::update(&tx, row).await?;
    let before = Some(json!({ "state": CertificateState::Valid }));
    let after = Some(
        json!({ "state": CertificateState::Revoked, "reason": reason, "registration": row.registration_id }),
    );
    record(services, &tx, actor, Change { verb: "revoke", noun: "certificate", id: row.id.0, before, after });
    let holder = store::registrations::by_id(&tx, row.registration_id).await?.ok_or(Error::NotFound)?;
    notify::certificate_revoked(services, &tx, &activity, &holder, &row).await?;
    tx.commit().await?;
    Ok(())
}

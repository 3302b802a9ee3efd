//! Replaces a certificate by another: a name that was misspelt, a class that was called something else. The paper given out stays what
//! it is; verification says that another holds in its place.

use domain::{CertificateState, accounts::access::Actor};
use serde_json::json;
use store::{ids::CertificateId, rows::Certificate};

use crate::{
    Error, Result, Services,
    attendance::grid::grid_in,
    audit::{Change, record},
    certificates::{
        fill::{issue_one, issuer_of},
        open::open_certificate,
    },
};

/// Issues a new certificate with the name, unit and title as they are now, and marks the old one as replaced by it. A revoked one can
/// be replaced, too. Answers the new serial; pressed twice, it is replaced once.
///
/// # Errors
/// [`Error::Invalid`] at `reason`; [`Error::Conflict`] where it was replaced before for another reason, or could not be printed; as
/// the gate decides.
pub async fn replace_certificate(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: CertificateId,
    reason: &str,
) -> Result<String> {
    let tx = services.db.begin().await?;
    let (activity, old, reason) = open_certificate(&tx, actor, code, id, reason).await?;
    if let Some(by) = old.replaced_by {
        let by = store::certificates::by_id(&tx, by).await?.ok_or(Error::NotFound)?;
        if old.state_reason.as_deref() == Some(&reason) {
            return Ok(by.serial);
        }
        return Err(Error::conflict(
            "Giấy chứng nhận này đã được thay bằng giấy khác. Tải lại trang để xem giấy mới.",
            "This certificate was replaced by another. Load the page again to see it.",
        ));
    }
    let grid = grid_in(&tx, &activity).await?;
    let entry = grid.people.iter().find(|entry| entry.registration.id == old.registration_id);
    let entry = entry.ok_or(Error::NotFound)?;
    let unit = store::units::by_id(&tx, activity.unit_id).await?.ok_or(Error::NotFound)?;
    let issuer = issuer_of(&tx, unit).await?;
    let others = store::certificates::of_registration(&tx, old.registration_id).await?;
    if others.iter().any(|one| one.id != old.id && *one.state == CertificateState::Valid) {
        return Err(Error::conflict(
            "Người này đang có giấy chứng nhận khác còn hiệu lực. Thu hồi hoặc thay thế giấy đó.",
            "This person has another certificate in force. Revoke or replace that one.",
        ));
    }
    let before = json!({
        "state": old.state.0, "serial": old.serial, "reason": old.state_reason, "since": old.state_at,
    });
    // The old one is out of force before the new one is in: the schema lets one registration have one certificate in force.
    let old = Certificate {
        state: CertificateState::Replaced.into(),
        state_reason: Some(reason.clone()),
        state_at: Some(services.now()),
        ..old
    };
    let old = store::update(&tx, old).await?;
    let new = issue_one(services, &tx, actor, (&grid, entry, &issuer), services.today()).await?;
    let old = store::update(&tx, Certificate { replaced_by: Some(new.id), ..old }).await?;
    let after = json!({ "state": old.state.0, "reason": reason, "by": new.serial, "registration": old.registration_id });
    let change = Change {
        verb: "replace",
        noun: "certificate",
        id: old.id.0,
        before: Some(before),
        after: Some(after),
    };
    record(services, &tx, actor, change);
    tx.commit().await?;
    Ok(new.serial)
}

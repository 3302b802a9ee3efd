//! Issues certificates to everybody who completed, in one act.

use domain::accounts::access::{Action, Actor};
use serde_json::json;
use store::{Tx, rows::Activity};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    attendance::grid::grid_in,
    audit::{Change, record},
    certificates::{
        fill::{issue_one, issuer_of},
        form::{IssueForm, read_form},
        plan::{is_due, was_held},
    },
    send_once::do_once,
};

/// Issues a certificate to each who completed and was given none, numbered in the order of names. Answers how many. `key` is the
/// form's own number: sent twice, the form issues once and answers the same.
///
/// # Errors
/// [`Error::Invalid`] at `issued_on`, `signer_title`, `signer_name`; [`Error::Conflict`] before the last session is over, where the activity was not held, or where
/// one of the certificates could not be printed; as the gate decides.
pub async fn issue_certificates(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &IssueForm,
) -> Result<usize> {
    do_once(services, actor, (&form.key, (code, form)), async |tx| {
        // The lock keeps a second click waiting; it then finds nobody left without a certificate.
        let activity = open_locked(tx, actor, Action::ManageCertificates, code).await?;
        let sessions = store::sessions::of_activity(tx, activity.id).await?;
        was_held(services, &activity, &sessions)?;
        let (signed, issued_on) = read_form(services, activity.clone(), form)?;
        let activity = keep_signer(services, tx, actor, activity, signed).await?;
        let grid = grid_in(tx, &activity).await?;
        let held = store::certificates::of_activity(tx, activity.id).await?;
        let unit = store::units::by_id(tx, activity.unit_id).await?.ok_or(Error::NotFound)?;
        let issuer = issuer_of(tx, unit).await?;
        let mut issued = 0;
        for entry in &grid.people {
            if is_due(&grid, &held, entry) {
                issue_one(services, tx, actor, (&grid, entry, &issuer), issued_on).await?;
                issued += 1;
            }
        }
        Ok(issued)
    })
    .await
}

/// Keeps who signs with the activity: a certificate that is issued later, in place of another, is signed alike.
async fn keep_signer(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    before: Activity,
    signed: Activity,
) -> Result<Activity> {
    let signer = |row: &Activity| json!({ "signer_authority": row.signer_authority, "signer_title": row.signer_title, "signer_name": row.signer_name });
    let told = (signer(&before), signer(&signed));
    if told.0 == told.1 {
        return Ok(before);
    }
    let row = Activity { updated_at: services.now(), version: before.version + 1, ..signed };
    let row = store::update(tx, row).await?;
    let change =
        Change { verb: "edit", noun: "activity", id: row.id.0, before: Some(told.0), after: Some(told.1) };
    record(services, tx, actor, change);
    Ok(row)
}

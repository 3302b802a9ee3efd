//! Issues certificates to everybody who completed, in one act.

use domain::accounts::access::{Action, Actor};
use serde_json::json;
use store::rows::Activity;

use crate::{
    Error, Result, Services,
    activities::show::open,
    attendance::grid::grid_in,
    audit::{Change, record},
    certificates::{
        fill::{issue_one, issuer_of},
        form::{IssueForm, read_form},
        plan::{is_due, was_held},
    },
    send_once::{Sent, send_once},
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
    let tx = services.db.begin().await?;
    let found = open(&tx, actor, Action::ManageCertificates, code).await?;
    let once = match send_once(services, &tx, actor, &form.key, &(code, form)).await? {
        Sent::First(once) => once,
        Sent::Before(issued) => return Ok(issued.parse().unwrap_or(0)),
    };
    // The lock keeps a second click waiting; it then finds nobody left without a certificate.
    let activity = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    let sessions = store::sessions::of_activity(&tx, activity.id).await?;
    was_held(services, &activity, &sessions)?;
    let (signed, issued_on) = read_form(services, activity.clone(), form)?;
    // Who signs is kept: one that is issued later, in place of another, is signed alike.
    let signs =
        |row: &Activity| (row.signer_authority.clone(), row.signer_title.clone(), row.signer_name.clone());
    let activity = if signs(&signed) == signs(&activity) {
        activity
    } else {
        let now = services.now();
        let row = Activity { updated_at: now, version: activity.version + 1, ..signed };
        let row = store::update(&tx, row).await?;
        let told = |row: &Activity| {
            Some(
                json!({ "signer_authority": row.signer_authority, "signer_title": row.signer_title, "signer_name": row.signer_name }),
            )
        };
        let change = Change {
            verb: "edit",
            noun: "activity",
            id: row.id.0,
            before: told(&activity),
            after: told(&row),
        };
        record(services, &tx, actor, change);
        row
    };
    let grid = grid_in(&tx, &activity).await?;
    let held = store::certificates::of_activity(&tx, activity.id).await?;
    let unit = store::units::by_id(&tx, activity.unit_id).await?.ok_or(Error::NotFound)?;
    let issuer = issuer_of(&tx, unit).await?;
    let mut issued = 0;
    for entry in &grid.people {
        if is_due(&grid, &held, entry) {
            issue_one(services, &tx, actor, (&grid, entry, &issuer), issued_on).await?;
            issued += 1;
        }
    }
    once.made(&tx, &issued.to_string()).await?;
    tx.commit().await?;
    Ok(issued)
}

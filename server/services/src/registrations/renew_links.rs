//! An organizer takes the links of registrations back, and has fresh ones sent: after a mail went astray, or a list was shown around.

use domain::accounts::access::{Action, Actor};
use serde_json::json;
use store::ids::RegistrationId;

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    audit::{Change, record},
    mails::notify_links,
    registrations::decide::somebody,
};

/// Ends every link of the chosen registrations that was given out, and mails each person a fresh one. Answers how many links were
/// ended, and how many of those people have no address: they must be told otherwise.
///
/// # Errors
/// [`Error::Invalid`] at `chosen` where nobody was chosen; as the gate decides.
pub async fn renew_links(
    services: &Services,
    actor: &Actor,
    code: &str,
    chosen: &[RegistrationId],
) -> Result<(usize, usize)> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageList, code).await?;
    somebody(chosen)?;
    let mut unreached = 0;
    for id in chosen {
        let row = store::registrations::in_activity(&tx, activity.id, *id).await?.ok_or(Error::NotFound)?;
        let row = store::links::end(&tx, row.id).await?;
        let after = Some(json!({ "link": row.link_version }));
        let change = Change { verb: "renew_link", noun: "registration", id: row.id.0, before: None, after };
        record(services, &tx, actor, change);
        if !notify_links::link_renewed(services, &tx, &activity, &row).await? {
            unreached += 1;
        }
    }
    tx.commit().await?;
    Ok((chosen.len(), unreached))
}

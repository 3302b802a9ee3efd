//! Another address of a person: their links go to it alone from then on.

use domain::accounts::access::Actor;
use serde_json::json;
use store::rows::Person;

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    mails::notify_links,
};

/// Somebody has another address: the old one is told and its links open nothing any more; the new one gets links of its own.
pub(crate) async fn move_address(
    services: &Services,
    tx: &store::Tx,
    actor: &Actor,
    before: &Person,
    now: &Person,
) -> Result<()> {
    let hash = |person: &Person| person.email.as_ref().map(|email| services.keys.fingerprint(email));
    let old = Some(json!({ "email_hash": hash(before) }));
    let after = Some(json!({ "email_hash": hash(now), "version": now.version }));
    let change = Change { verb: "change_email", noun: "person", id: now.id.0, before: old, after };
    record(services, tx, actor, change);
    if before.email.is_none() {
        return Ok(());
    }
    notify_links::address_changed(services, tx, before).await?;
    store::links::end_all_of(tx, now.id).await?;
    for row in store::registrations::of_person(tx, now.id).await? {
        let activity = store::activities::by_id(tx, row.activity_id).await?.ok_or(Error::NotFound)?;
        if activity.ends_on >= services.today() && !row.state.is_final() {
            notify_links::link_renewed(services, tx, &activity, &row).await?;
        }
    }
    Ok(())
}

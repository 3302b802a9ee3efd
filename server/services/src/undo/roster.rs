//! A list that was taken in goes again: everybody leaves the list of the activity, and those whom it made people are forgotten, but for
//! whoever was told by mail already: of them the registration stays, cancelled, and they are told that too.

use domain::accounts::access::Actor;
use serde_json::json;
use store::{
    Tx,
    ids::{ActivityId, PersonId, RegistrationId},
};

use super::{ListChange, NotUndone, Undone, list, people};
use crate::{
    Services,
    audit::{Change, record},
};

pub(super) async fn take_back(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: ActivityId,
    (changes, fresh): (&[ListChange], &[PersonId]),
) -> Result<Undone, NotUndone> {
    // Locked before anybody is asked about: a mark that comes meanwhile waits.
    store::activities::lock(tx, activity).await?;
    let new = |change: &&ListChange| change.before.is_none();
    let new: Vec<RegistrationId> = changes.iter().filter(new).map(|change| change.registration).collect();
    if store::attendance::is_marked(tx, &new).await? {
        // Who was there was there. Of those who came back the marks from before are there too, and their rows stay.
        return Err(NotUndone::ChangedSince);
    }
    let undone = list::take_back(services, tx, actor, activity, changes).await?;
    store::registrations::remove_unheard(tx, &new).await?;
    let named = store::registrations::people_named(tx, fresh).await?;
    let fresh: Vec<PersonId> = fresh.iter().copied().filter(|id| !named.contains(id)).collect();
    people::take_back(services, tx, actor, &fresh).await?;
    // The rows of the log that are of registrations are found by them no more.
    let after = Some(json!({ "people": undone.n }));
    let change = Change { verb: "undo_take_in", noun: "activity", id: activity.0, before: None, after };
    record(services, tx, actor, change);
    Ok(undone)
}

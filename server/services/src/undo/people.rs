//! A list of people that was taken in goes again, unless somebody of it was changed or put on a list since.

use domain::accounts::access::{Action, Actor};
use serde_json::json;
use store::{Tx, ids::PersonId};

use super::NotUndone;
use crate::{
    Services,
    audit::{Change, record},
    permit::require_person,
};

pub(super) async fn take_back(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    ids: &[PersonId],
) -> Result<usize, NotUndone> {
    for person in store::people::by_ids(tx, ids).await? {
        require_person(tx, actor, Action::ManagePeople, &person).await?;
        let before = Some(json!({ "unit": person.unit_id, "by": "list" }));
        let change = Change { verb: "undo", noun: "person", id: person.id.0, before, after: None };
        record(services, tx, actor, change);
    }
    let gone = store::people::remove_fresh(tx, ids).await?;
    if usize::try_from(gone) == Ok(ids.len()) { Ok(ids.len()) } else { Err(NotUndone::ChangedSince) }
}

//! Two people may be one after all; or one is two again.

use domain::accounts::access::{Action, Actor};
use store::{
    Tx,
    ids::{MergeId, PersonId},
};

use super::NotUndone;
use crate::{
    Error, Services,
    people::{doubles::note, form::open, unmerge::unmerge},
};

pub(super) async fn take_back_apart(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (low, high): (PersonId, PersonId),
) -> Result<usize, NotUndone> {
    for id in [low, high] {
        open(tx, actor, Action::ManagePeople, id).await?;
    }
    if !store::doubles::forget_apart(tx, low, high).await? {
        return Err(NotUndone::ChangedSince);
    }
    note(services, tx, actor, "not_apart", (low, high));
    Ok(1)
}

pub(super) async fn take_back_merge(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    merge: MergeId,
) -> Result<usize, NotUndone> {
    match unmerge(services, tx, actor, merge).await {
        Ok(_) => Ok(1),
        Err(Error::Conflict(_)) => Err(NotUndone::ChangedSince),
        Err(error) => Err(error.into()),
    }
}

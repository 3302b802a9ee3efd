//! People are of the units again that they were of, unless somebody of them was changed since.

use domain::accounts::access::{Action, Actor};
use store::{
    Tx,
    ids::{PersonId, UnitId},
    rows::Person,
};

use super::{Moved, NotUndone};
use crate::{Services, people::form::PERSON, permit::require_person};

pub(super) async fn take_back(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    unit: UnitId,
    moved: &[Moved],
) -> Result<usize, NotUndone> {
    let ids: Vec<PersonId> = moved.iter().map(|one| one.person).collect();
    let people = store::people::lock_all(tx, &ids).await?;
    if people.len() != moved.len() {
        return Err(NotUndone::ChangedSince);
    }
    let now = services.now();
    for person in people {
        require_person(tx, actor, Action::ManagePeople, &person).await?;
        let was = moved.iter().find(|one| one.person == person.id);
        let Some(was) = was.filter(|was| was.version == person.version && person.unit_id == Some(unit))
        else {
            return Err(NotUndone::ChangedSince);
        };
        store::people::move_to(tx, &[person.id], was.from, now).await?;
        let after =
            Person { unit_id: was.from, updated_at: now, version: person.version + 1, ..person.clone() };
        PERSON.edited(services, tx, actor, (&person, &after));
    }
    Ok(moved.len())
}

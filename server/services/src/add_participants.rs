//! An organizer puts people on the list of an activity, with a seat.

use domain::{
    Problem, RegistrationSource, RegistrationState,
    access::{Action, Actor},
};
use store::ids::PersonId;

use crate::{
    Error, Result, Services,
    move_registration::set_state,
    notify,
    permit::require_unit,
    register_participant::{Entry, add},
    show_activity::open,
};

/// Confirms each of the chosen people; who is on the list already keeps their place. Answers how many were added.
///
/// # Errors
/// [`Error::Invalid`] at `chosen`; [`Error::Conflict`] where there are not enough seats; as the gate decides.
pub async fn add_participants(
    services: &Services,
    actor: &Actor,
    code: &str,
    chosen: &[PersonId],
) -> Result<usize> {
    let tx = services.db.begin().await?;
    let activity = open(&tx, actor, Action::ManageList, code).await?;
    if chosen.is_empty() {
        return Err(Error::invalid(
            "chosen",
            Problem::Said("Chọn ít nhất một người", "Choose at least one person"),
        ));
    }
    let activity = store::activities::lock(&tx, activity.id).await?.ok_or(Error::NotFound)?;
    let mut added = 0;
    for person in store::people::by_ids(&tx, chosen).await? {
        if let Some(unit) = person.unit_id {
            require_unit(&tx, actor, Action::ReadPeople, unit).await?;
        }
        let row = match store::registrations::of(&tx, activity.id, person.id).await? {
            Some(row) if row.state.is_final() => {
                set_state(services, &tx, actor, row, RegistrationState::Confirmed, "add").await?
            }
            Some(_) => continue,
            None => {
                let entry = Entry {
                    unit: person.unit_id,
                    state: RegistrationState::Confirmed,
                    source: RegistrationSource::Organizer,
                };
                add(services, &tx, actor, &activity, &person, entry).await?
            }
        };
        notify::confirmed(services, &tx, &activity, &row).await?;
        added += 1;
    }
    tx.commit().await?;
    Ok(added)
}

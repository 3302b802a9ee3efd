//! One person, with what they were at.

use domain::accounts::access::{Action, Actor};
use store::{
    ids::PersonId,
    rows::{Activity, Registration},
};

use crate::{
    Result, Services,
    people::{form::open, list::PersonEntry},
    permit::may,
    units,
};

/// Whether somebody may open what a row names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// It is one of theirs.
    Yes,
    /// It is another unit's: they learn that their own person is there, and no more.
    No,
}

/// A person with every registration, the newest first. Drafts of other units are nobody's business.
///
/// # Errors
/// As the gate decides.
pub async fn show_person(
    services: &Services,
    actor: &Actor,
    id: PersonId,
) -> Result<(PersonEntry, Vec<(Registration, Activity, Opens)>)> {
    let read = services.db.read();
    let person = open(read, actor, Action::ReadPeople, id).await?;
    let mut rows = Vec::new();
    for registration in store::registrations::of_person(read, id).await? {
        if let Some(activity) = store::activities::by_id(read, registration.activity_id).await? {
            let opens =
                if may(read, actor, Action::ReadActivity, &activity).await? { Opens::Yes } else { Opens::No };
            if opens == Opens::Yes || activity.published_at.is_some() {
                rows.push((registration, activity, opens));
            }
        }
    }
    let unit_name = match person.unit_id {
        Some(unit) => units::find::name(read, unit).await?,
        None => String::new(),
    };
    Ok((PersonEntry { person, unit_name }, rows))
}

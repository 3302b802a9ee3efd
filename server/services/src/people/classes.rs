//! The activities to come onto whose list somebody may be put.

use domain::{
    ActivityState,
    accounts::access::{Action, Actor},
};
use store::{Paging, activities::ActivityScope, ids::PersonId};

use crate::{
    Result, Services,
    activities::{
        card::ActivityCard,
        list::{ActivityQuery, When, filter, list},
    },
    permit::reach,
};

/// So many are offered: those that come next.
const OFFERED: u64 = 100;

/// The published activities to come whose lists the actor manages, the next first; without those that the person is on the list of.
///
/// # Errors
/// What the database says.
pub async fn list_open_classes(
    services: &Services,
    actor: &Actor,
    person: Option<PersonId>,
) -> Result<Vec<ActivityCard>> {
    let scope = reach(actor, Action::ManageList);
    if scope.as_ref().is_some_and(ActivityScope::is_empty) {
        return Ok(vec![]);
    }
    let read = services.db.read();
    let query = ActivityQuery { when: When::Coming, ..ActivityQuery::default() };
    let filter = filter(services, &query, vec![ActivityState::Published], scope).await?;
    let found = list(services, &filter, Paging { page: 1, size: OFFERED }).await?;
    let on_list = match person {
        Some(person) => store::registrations::of_person(read, person).await?,
        None => vec![],
    };
    let is_on = |card: &ActivityCard| {
        on_list.iter().any(|row| row.activity_id == card.activity.id && !row.state.is_final())
    };
    Ok(found.rows.into_iter().filter(|card| !is_on(card)).collect())
}

//! The activities to come onto whose list somebody may be put.

use domain::{
    ActivityState,
    accounts::access::{Action, Actor},
};
use store::ids::PersonId;

use crate::{
    Result, Services,
    activities::{
        card::ActivityCard,
        list::{ActivityQuery, When, list_staff_activities},
    },
    permit::{Scope, may_each, scope},
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
    if matches!(scope(actor, Action::ManageList), Scope::Within(units) if units.is_empty()) {
        return Ok(vec![]);
    }
    let read = services.db.read();
    let query = ActivityQuery {
        state: Some(ActivityState::Published),
        when: When::Coming,
        paging: store::Paging { page: 1, size: OFFERED },
        ..ActivityQuery::default()
    };
    let found = list_staff_activities(services, actor, &query).await?;
    let on_list = match person {
        Some(person) => store::registrations::of_person(read, person).await?,
        None => vec![],
    };
    let manageable =
        may_each(read, actor, Action::ManageList, found.rows.iter().map(|card| &card.activity)).await?;
    let is_on = |card: &ActivityCard| {
        on_list.iter().any(|row| row.activity_id == card.activity.id && !row.state.is_final())
    };
    let offered =
        found.rows.into_iter().filter(|card| manageable.contains(&card.activity.id) && !is_on(card));
    Ok(offered.collect())
}

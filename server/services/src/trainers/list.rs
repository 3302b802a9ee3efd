//! Trainers, a page at a time.

use domain::{
    Period,
    accounts::access::{Action, Actor},
    local,
};
use store::{
    Paged, Paging,
    ids::PersonId,
    rows::{Person, Trainer},
};

use crate::{
    Result, Services,
    list::with_units,
    permit::require_somewhere,
    trainers::hours::{Hours, taught},
};

/// A trainer in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainerEntry {
    /// The person.
    pub person: Person,
    /// What is known of them as a trainer.
    pub trainer: Trainer,
    /// The name of the unit.
    pub unit_name: String,
    /// What they taught this year.
    pub taught: Hours,
}

/// One page of trainers, in the order of names: those whose names or subjects have all these words.
///
/// # Errors
/// [`crate::Error::Forbidden`] for somebody who plans nowhere.
pub async fn list_trainers(
    services: &Services,
    actor: &Actor,
    words: &str,
    paging: Paging,
) -> Result<Paged<TrainerEntry>> {
    require_somewhere(actor, Action::ManageActivity)?;
    let read = services.db.read();
    let found = store::trainers::list(read, words, paging).await?;
    let ids: Vec<PersonId> = found.rows.iter().map(|person| person.id).collect();
    let trainers = store::trainers::by_ids(read, &ids).await?;
    let taught = taught(read, &ids, this_year(services)).await?;
    let of = |id: PersonId| trainers.iter().find(|trainer| trainer.person_id == id).cloned();
    let found = found.map(|person| (of(person.id), person));
    let entry = |(trainer, person): (Option<Trainer>, Person), unit_name| {
        let taught = taught.get(&person.id).copied().unwrap_or_default();
        trainer.map(|trainer| TrainerEntry { person, trainer, unit_name, taught })
    };
    let found = with_units(read, found, |(_, person)| person.unit_id, entry).await?;
    Ok(Paged { rows: found.rows.into_iter().flatten().collect(), paging: found.paging, total: found.total })
}

/// From the first day of the year to this moment.
pub(crate) fn this_year(
    services: &Services,
) -> (chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>) {
    use chrono::Datelike;
    let now = services.now();
    let first = Period::year(services.today().year()).map_or(services.today(), Period::from);
    (local::to_utc(first, chrono::NaiveTime::MIN), now)
}

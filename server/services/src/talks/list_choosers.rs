//! Who chose a talk, and who could.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{
    RegistrationState,
    accounts::access::{Action, Actor},
    text,
};
use store::{
    Paged, Paging,
    ids::{PersonId, TalkId},
    rows::{Activity, Person, Registration, Talk},
};

use crate::{
    Error, Result, Services, activities::show::open, registrations::list::name_of, talks::agenda::Agenda,
    units,
};

/// Somebody who chose a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chooser {
    /// The registration.
    pub registration: Registration,
    /// The person.
    pub person: Person,
    /// The unit, as it was.
    pub unit_name: String,
    /// When they chose it; none: they did not.
    pub chosen_at: Option<DateTime<Utc>>,
}

/// No search tells more.
const MOST: usize = 20;

/// A page of those who chose a talk, in the order of names.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn list_choosers(
    services: &Services,
    actor: &Actor,
    (code, talk): (&str, TalkId),
    paging: Paging,
) -> Result<(Activity, Agenda, Talk, Paged<Chooser>)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadList, code).await?;
    let agenda = Agenda::load(read, activity.id).await?;
    let talk = agenda.talks[agenda.at(talk)?].clone();
    let found = store::talk_choices::who(read, talk.id, paging).await?;
    let ids: Vec<PersonId> = found.rows.iter().map(|row| row.person_id).collect();
    let people = store::people::by_ids(read, &ids).await?;
    let people: HashMap<PersonId, Person> = people.into_iter().map(|person| (person.id, person)).collect();
    let numbers: Vec<_> = found.rows.iter().map(|row| row.id).collect();
    let moments = store::talk_choices::moments(read, talk.id, &numbers).await?;
    let names = units::find::names(read, found.rows.iter().filter_map(|row| row.unit_id)).await?;
    let typed = store::typed_units::words(read, activity.id).await?;
    let Paged { rows, paging, total } = found;
    let chooser = |row: Registration| {
        Some(Chooser {
            person: people.get(&row.person_id)?.clone(),
            unit_name: name_of(&row, &names, &typed),
            chosen_at: moments.get(&row.id).copied(),
            registration: row,
        })
    };
    let rows = rows.into_iter().filter_map(chooser).collect();
    Ok((activity, agenda, talk, Paged { rows, paging, total }))
}

/// Those with a seat whose names have all these words and who did not choose a talk, the first ones.
///
/// # Errors
/// As [`list_choosers`].
pub async fn find_to_choose(
    services: &Services,
    actor: &Actor,
    (code, talk): (&str, TalkId),
    words: &str,
) -> Result<Vec<Chooser>> {
    let wanted = text::search_words(words.trim());
    if wanted.is_empty() {
        return Ok(vec![]);
    }
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageList, code).await?;
    let talks = store::talks::of_activity(read, activity.id).await?;
    let talk = talks.into_iter().find(|row| row.id == talk).ok_or(Error::NotFound)?;
    let list = store::registrations::of_activity(read, activity.id).await?;
    let is_meant = |(row, person): &(Registration, Person)| {
        let name = text::fold(&person.full_name);
        *row.state == RegistrationState::Confirmed && wanted.iter().all(|word| name.contains(word.as_str()))
    };
    let list: Vec<(Registration, Person)> = list.into_iter().filter(is_meant).collect();
    let ids: Vec<_> = list.iter().map(|(row, _)| row.id).collect();
    let chose = store::talk_choices::moments(read, talk.id, &ids).await?;
    let names = units::find::names(read, list.iter().filter_map(|(row, _)| row.unit_id)).await?;
    let typed = store::typed_units::words(read, activity.id).await?;
    let others = list.into_iter().filter(|(row, _)| !chose.contains_key(&row.id)).take(MOST);
    let chooser = |(registration, person): (Registration, Person)| Chooser {
        unit_name: name_of(&registration, &names, &typed),
        chosen_at: None,
        registration,
        person,
    };
    Ok(others.map(chooser).collect())
}

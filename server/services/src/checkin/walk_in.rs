//! Somebody who was on no list is let in: a name and a unit, and no more.

use domain::{
    Attends, Lang, PersonName, RegistrationSource, RegistrationState, accounts::access::Actor,
    checkin::Refusal, text, units::typed::read_typed,
};
use store::{
    Tx,
    ids::PersonId,
    rows::{Activity, Person, Registration, TypedUnit},
};

use crate::{
    Result, Services,
    people::form::PERSON,
    registrations::{
        insert::{Entry, add as enter},
        seats::seats_of,
    },
    units::find::{Typed, resolve_in_force},
};

/// Somebody who was on no list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WalkIn {
    /// The full name.
    pub name: String,
    /// The unit, as they say it.
    pub unit: String,
}

/// Puts somebody on the list of an activity, which is locked, with a seat. Who stands there under that name and unit already is meant; nobody of the directory is: of two people with
/// one name nobody at a door knows which it is, and an organizer says so later.
pub(crate) async fn add(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    activity: &Activity,
    new: &WalkIn,
) -> Result<std::result::Result<Registration, Refusal>> {
    let Ok(name) = PersonName::parse(&new.name) else { return Ok(Err(Refusal::Unreadable)) };
    let (unit, typed) = match resolve_in_force(services, tx, None, &new.unit).await? {
        Typed::Found(unit) => (Some(unit), None),
        Typed::Choices(_) => (None, read_typed(&new.unit).ok()),
    };
    let fold = text::fold(name.as_str());
    let listed = store::registrations::of_activity(tx, activity.id).await?;
    let words = store::typed_units::words(tx, activity.id).await?;
    let is_there = |(row, person): &&(Registration, Person)| {
        let same_words =
            words.get(&row.id).map(|words| text::fold(words)) == typed.as_deref().map(text::fold);
        person.fold == fold && row.unit_id == unit && (unit.is_some() || same_words)
    };
    let mut namesakes = listed.iter().filter(is_there);
    if let (Some((row, _)), None) = (namesakes.next(), namesakes.next()) {
        return Ok(Ok(row.clone()));
    }
    let seats = seats_of(activity);
    if seats.taken >= seats.capacity {
        return Ok(Err(Refusal::Full));
    }
    let now = services.now();
    let person = Person {
        id: PersonId::NEW,
        code: None,
        full_name: name.as_str().into(),
        fold,
        sort_key: name.sort_key(),
        birth_date: None,
        birth_year: None,
        sex: None,
        unit_id: unit,
        position: String::new(),
        email: None,
        phone: None,
        lang: Lang::Vi.code().into(),
        consented_at: None,
        erased_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let person = store::insert(tx, person).await?;
    PERSON.created(services, tx, actor, &person);
    let entry = Entry {
        unit,
        state: RegistrationState::Confirmed,
        source: RegistrationSource::Organizer,
        // Whoever stands at the door is in the room.
        attends: Attends::Room,
    };
    let row = enter(services, tx, actor, activity, &person, entry).await?;
    if let Some(words) = typed {
        let fold = text::fold(&words);
        let typed = TypedUnit {
            registration_id: row.id,
            words,
            fold,
            unit_id: None,
            settled_at: None,
            settled_by: None,
        };
        store::insert(tx, typed).await?;
    }
    Ok(Ok(row))
}

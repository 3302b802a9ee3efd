//! The form of a person: what is typed into it, and what it holds for one who is there.

use domain::{
    Problem, Word,
    accounts::access::{Action, Actor},
    people::person::Birth,
};
use serde_json::json;
use store::{ConnectionTrait, ids::PersonId, rows::Person};

use crate::{
    Error, Result, Services,
    audit::Logged,
    permit::{require_person, require_somewhere},
    units,
};

/// A person as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonForm {
    /// Full name.
    pub full_name: String,
    /// Birth date; may stay empty.
    pub birth_date: String,
    /// `nam` or `nu`; may stay empty.
    pub sex: String,
    /// The unit, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// The post.
    pub position: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// The code of the language of mails; empty: as it was, Vietnamese for somebody new.
    pub lang: String,
    /// The version that was loaded.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// What the form would hold for somebody who is there.
///
/// # Errors
/// As the gate decides.
pub async fn load_person_form(services: &Services, actor: &Actor, id: PersonId) -> Result<PersonForm> {
    let read = services.db.read();
    let person = open(read, actor, Action::ManagePeople, id).await?;
    let unit = match person.unit_id {
        Some(unit) => store::units::by_id(read, unit).await?,
        None => None,
    };
    let unit = match unit {
        Some(unit) => units::find::find_unit(services, &unit.code).await?.map(|choice| choice.label),
        None => None,
    };
    let birth_date = born(&person).map(Birth::typed).unwrap_or_default();
    Ok(PersonForm {
        full_name: person.full_name,
        birth_date,
        sex: person.sex.map(|sex| sex.code().to_owned()).unwrap_or_default(),
        unit: unit.unwrap_or_default(),
        unit_id: person.unit_id.map(|unit| unit.to_string()).unwrap_or_default(),
        position: person.position,
        email: person.email.unwrap_or_default(),
        phone: person.phone.unwrap_or_default(),
        lang: person.lang,
        version: person.version.to_string(),
        key: String::new(),
    })
}

/// Whether the actor may add people of some unit: asked before an empty form is shown.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn may_add_people(actor: &Actor) -> Result<()> {
    require_somewhere(actor, Action::ManagePeople)
}

/// When a person was born, as far as that is known.
pub(crate) fn born(person: &Person) -> Option<Birth> {
    person.birth_date.map(Birth::Day).or(person.birth_year.map(Birth::Year))
}

/// A person in the log of changes.
pub(crate) const PERSON: Logged<Person> = Logged { noun: "person", id: |row| row.id.0, shown };

/// The log must not hold personal data beyond what an erasure can reach: it names what changed, not to what.
fn shown(person: &Person) -> serde_json::Value {
    json!({ "unit": person.unit_id, "has_email": person.email.is_some(), "has_phone": person.phone.is_some(), "version": person.version })
}

/// The person of a number, where the actor may do `action` to them.
///
/// # Errors
/// [`Error::NotFound`], and as the gate decides.
pub(crate) async fn open(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    action: Action,
    id: PersonId,
) -> Result<Person> {
    let person = store::people::by_id(conn, id)
        .await?
        .filter(|person| person.erased_at.is_none())
        .ok_or(Error::NotFound)?;
    require_person(conn, actor, action, &person).await?;
    Ok(person)
}

pub(crate) fn some<T>(
    raw: &str,
    read: impl FnOnce(&str) -> std::result::Result<T, Problem>,
) -> std::result::Result<Option<T>, Problem> {
    if domain::text::line(raw).is_empty() { Ok(None) } else { read(raw).map(Some) }
}

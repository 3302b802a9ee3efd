//! What is known of the people that a list names, read for the whole list at once.

use std::collections::{HashMap, HashSet};

use domain::{
    UnitPath,
    accounts::access::{Action, Actor},
    text,
};
use store::{
    ConnectionTrait,
    ids::{PersonId, UnitId},
    rows::{Person, Unit},
};

use crate::{
    Result,
    permit::{Scope, scope},
    units,
};

/// The people who could be those of a list, as far as the actor may see them.
#[derive(Default)]
pub(super) struct People {
    by_spelling: HashMap<String, Vec<Person>>,
    by_email: HashMap<String, Vec<Person>>,
    by_phone: HashMap<String, Vec<Person>>,
    by_code: HashMap<String, Person>,
    /// Every code that somebody has, also whom the actor may not see: two never have one.
    codes: HashSet<String>,
    units: HashMap<UnitId, Unit>,
}

/// What a list names people by.
#[derive(Default)]
pub(super) struct Wanted {
    pub folds: HashSet<String>,
    pub emails: HashSet<String>,
    pub phones: HashSet<String>,
    pub codes: HashSet<String>,
}

impl People {
    pub(super) async fn read(conn: &impl ConnectionTrait, actor: &Actor, wanted: Wanted) -> Result<Self> {
        use store::people::Known;
        let mut found: HashMap<PersonId, Person> = HashMap::new();
        for (by, values) in [
            (Known::Fold, wanted.folds),
            (Known::Email, wanted.emails),
            (Known::Phone, wanted.phones),
            (Known::Code, wanted.codes),
        ] {
            let values: Vec<String> = values.into_iter().collect();
            for some in values.chunks(500) {
                found.extend(
                    store::people::known_by(conn, by, some).await?.into_iter().map(|row| (row.id, row)),
                );
            }
        }
        let units = units::find::by_number(conn, found.values().filter_map(|person| person.unit_id)).await?;
        let within = scope(actor, Action::ReadPeople);
        let codes = found.values().filter_map(|person| person.code.clone()).collect();
        let mut people = Self { units, codes, ..Self::default() };
        let mut found: Vec<Person> = found.into_values().collect();
        found.sort_by_key(|person| person.id);
        for person in found {
            if people.may_be_seen(&within, &person) {
                people.add(person);
            }
        }
        Ok(people)
    }

    fn may_be_seen(&self, within: &Scope, person: &Person) -> bool {
        let Scope::Within(tops) = within else { return true };
        let unit = person.unit_id.and_then(|unit| self.units.get(&unit));
        unit.is_some_and(|unit| {
            let path = UnitPath::from_stored(unit.path.clone());
            tops.iter().any(|top| top.covers(&path))
        })
    }

    fn add(&mut self, person: Person) {
        if let Some(email) = &person.email {
            self.by_email.entry(email.clone()).or_default().push(person.clone());
        }
        if let Some(phone) = &person.phone {
            self.by_phone.entry(phone.clone()).or_default().push(person.clone());
        }
        if let Some(code) = &person.code {
            self.by_code.insert(code.clone(), person.clone());
        }
        self.by_spelling.entry(text::spelling(&person.full_name)).or_default().push(person);
    }

    pub(super) fn named(&self, spelling: &str) -> &[Person] {
        self.by_spelling.get(spelling).map_or(&[], Vec::as_slice)
    }

    pub(super) fn with_email(&self, email: Option<&String>) -> &[Person] {
        email.and_then(|email| self.by_email.get(email)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn with_phone(&self, phone: Option<&String>) -> &[Person] {
        phone.and_then(|phone| self.by_phone.get(phone)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn with_code(&self, code: &str) -> Option<&Person> {
        self.by_code.get(code)
    }

    /// Somebody has this code whom the actor may not see.
    pub(super) fn is_taken(&self, code: &str) -> bool {
        self.codes.contains(code) && !self.by_code.contains_key(code)
    }

    pub(super) fn unit_name(&self, unit: Option<UnitId>) -> String {
        unit.and_then(|unit| self.units.get(&unit)).map(|unit| unit.name.clone()).unwrap_or_default()
    }
}

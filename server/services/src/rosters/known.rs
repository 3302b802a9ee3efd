//! What is known of the people and units that a list names, read for the whole list at once.

use std::collections::{HashMap, HashSet};

use domain::{
    Problem, UnitPath,
    accounts::access::{Action, Actor},
    text,
};
use store::{
    ConnectionTrait,
    ids::{PersonId, UnitId},
    rows::{Person, Unit},
};

use crate::{
    Result, Services,
    permit::{Scope, scope},
    units::{self, find::Typed},
};

use super::bring::in_reach;

/// Names of units, to tell a column of units from others.
pub(super) struct UnitNames(HashSet<String>);

impl UnitNames {
    pub(super) async fn read(services: &Services, conn: &impl ConnectionTrait) -> Result<Self> {
        let units = store::units::all(conn).await?;
        let today = services.today();
        let names = units.iter().filter(|unit| units::find::in_force(unit, today));
        Ok(Self(names.map(|unit| text::fold(&unit.name)).collect()))
    }

    pub(super) fn knows(&self, words: &str) -> bool {
        let words = domain::units::name::without_committee(words);
        self.0.contains(&text::fold(words.split(',').next().unwrap_or(words)))
    }
}

/// What each way to write a unit came to: lists repeat them.
#[derive(Default)]
pub(super) struct Units(HashMap<String, std::result::Result<UnitId, Problem>>);

impl Units {
    pub(super) async fn find(
        &mut self,
        services: &Services,
        conn: &impl ConnectionTrait,
        actor: &Actor,
        words: &str,
    ) -> Result<std::result::Result<UnitId, Problem>> {
        let key = text::fold(words);
        if let Some(known) = self.0.get(&key) {
            return Ok(known.clone());
        }
        let found = match units::find::resolve(services, conn, None, words).await? {
            Typed::Found(unit) => in_reach(conn, actor, unit).await?,
            Typed::Choices(choices) if choices.is_empty() => Err(units::find::problem(words, &choices)),
            Typed::Choices(choices) => {
                let names = choices.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>().join("; ");
                Err(Problem::SaidOf(
                    format!("Có nhiều đơn vị như vậy, ghi rõ một trong: {names}"),
                    format!("There are several; write which: {names}"),
                ))
            }
        };
        self.0.insert(key, found.clone());
        Ok(found)
    }
}

/// The people who could be those of a list, as far as the actor may see them.
#[derive(Default)]
pub(super) struct People {
    by_spelling: HashMap<String, Vec<Person>>,
    by_email: HashMap<String, Vec<Person>>,
    by_phone: HashMap<String, Vec<Person>>,
    by_code: HashMap<String, Person>,
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
        let mut people = Self { units, ..Self::default() };
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

    pub(super) fn unit_name(&self, unit: Option<UnitId>) -> String {
        unit.and_then(|unit| self.units.get(&unit)).map(|unit| unit.name.clone()).unwrap_or_default()
    }
}

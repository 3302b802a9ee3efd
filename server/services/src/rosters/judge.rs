//! Judges the rows of a list one after the other: somebody new, somebody known, in doubt, or what is wrong.

use std::collections::HashMap;

use domain::{
    PersonName, Problem, Sex, Word,
    accounts::access::Actor,
    people::person::Birth,
    rosters::{Column, Heal, Layout, Line, ReadPerson, read_person},
    text,
};
use store::{
    ConnectionTrait,
    ids::{PersonId, UnitId},
    rows::Person,
};

use crate::{Result, Services, people::form::born, units::find::names};

use super::{
    bring::in_reach,
    cells::Cells,
    draft::{Choice, Draft},
    known::{People, Wanted},
    row::{Candidate, Doubt, RosterRow, RowState, WhyDoubted},
    units::{Named, Units},
};

/// What a right row says of somebody new.
#[derive(Debug, Clone)]
pub(super) struct Accepted {
    pub name: PersonName,
    pub birth: Option<Birth>,
    pub sex: Option<Sex>,
    pub unit: UnitId,
    pub position: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub code: Option<String>,
}

/// A list whose rows were judged.
pub(super) struct Judged {
    pub layout: Layout,
    pub lines: Vec<Line>,
    /// Every row with a person, in the order of the list, and what it says where it is right.
    pub rows: Vec<(RosterRow, Option<Accepted>)>,
    /// Those who are there already, by their numbers.
    pub known: HashMap<PersonId, Person>,
}

impl Judged {
    /// How many of those who would go onto a list have an e-mail address.
    pub(super) fn with_email(&self) -> usize {
        let has_email = |(row, accepted): &&(RosterRow, Option<Accepted>)| match row.state {
            RowState::New => accepted.as_ref().is_some_and(|accepted| accepted.email.is_some()),
            RowState::Known(id) => self.known.get(&id).is_some_and(|person| person.email.is_some()),
            _ => false,
        };
        self.rows.iter().filter(has_email).count()
    }
}

/// Judges a list. `on_list` tells who is on the list of the activity.
pub(super) async fn judge(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    draft: &Draft,
    on_list: &HashMap<PersonId, bool>,
) -> Result<Judged> {
    let mut named_units = Units::read(services, conn).await?;
    let (lines, layout) = draft.layout(&|words| named_units.knows(words));
    let mut read = Vec::with_capacity(layout.people.len());
    let mut wanted = Wanted::default();
    let mut above = String::new();
    for at in &layout.people {
        let Some(line) = lines.get(*at) else { continue };
        let mut cells = Cells::of(draft, &layout, line, *at);
        let from_above = draft.row.unit_id.is_none() && cells.is_below(&mut above);
        let mut person = read_person(|column| cells.get(column), draft.content.starts_1904, services.today());
        if let Ok(name) = &person.name {
            wanted.folds.insert(text::fold(name.as_str()));
        }
        wanted.emails.extend(person.email.clone().ok().flatten());
        wanted.phones.extend(person.phone.clone().ok().flatten());
        wanted.codes.extend(person.code.clone().ok().flatten());
        if from_above {
            person.heals.push((Column::Unit, Heal::FromAbove));
        }
        let is_hidden = draft.rows().get(*at).is_some_and(|row| row.is_hidden);
        read.push((line.number, is_hidden, cells.shown(), person));
    }
    let people = People::read(conn, actor, wanted).await?;
    let mut judge = Judge { draft, people, on_list, seen: HashMap::new(), codes: HashMap::new() };
    // What was one of the actor’s units a week ago may be none today.
    let of_all = match draft.row.unit_id {
        Some(unit) => in_reach(conn, actor, unit).await?,
        None => Err(Problem::Missing(domain::label::UNIT)),
    };
    let (mut rows, mut known) = (Vec::with_capacity(read.len()), HashMap::new());
    for (number, is_hidden, cells, mut person) in read {
        let unit = match person.unit_words.as_str() {
            "" => of_all.clone(),
            words => match named_units.find(services, conn, actor, words).await? {
                Ok(Named { unit, is_successor }) => {
                    person.heals.extend(is_successor.then_some((Column::Unit, Heal::Successor)));
                    Ok(unit)
                }
                Err(problem) => Err(problem),
            },
        };
        let (row, accepted) = judge.row((number, is_hidden, cells), person, unit, &mut known);
        rows.push((row, accepted));
    }
    // A right row shows the unit that was found, and not how it was written.
    let found = rows.iter().filter_map(|(_, accepted): &(RosterRow, Option<Accepted>)| accepted.as_ref());
    let units = names(conn, found.map(|accepted| accepted.unit)).await?;
    for (row, accepted) in &mut rows {
        let name = accepted.as_ref().and_then(|accepted| units.get(&accepted.unit));
        if let (Some(name), [_, _, _, unit, ..]) = (name, &mut row.cells) {
            unit.clone_from(name);
        }
    }
    Ok(Judged { layout, lines, rows, known })
}

/// What is known while the rows are judged.
struct Judge<'a> {
    draft: &'a Draft,
    people: People,
    on_list: &'a HashMap<PersonId, bool>,
    /// The row on which each person was first seen.
    seen: HashMap<Key, u32>,
    /// The row on which each staff code was first seen, and of whom.
    codes: HashMap<String, (u32, Key)>,
}

/// What tells people of a list apart.
type Key = (String, Option<Birth>, UnitId);

impl Judge<'_> {
    fn row(
        &mut self,
        (number, is_hidden, cells): (u32, bool, [String; 8]),
        person: ReadPerson,
        unit: std::result::Result<UnitId, Problem>,
        known: &mut HashMap<PersonId, Person>,
    ) -> (RosterRow, Option<Accepted>) {
        let heals = person.heals.clone();
        let written = cells.clone();
        let row = |cells, doubt, state| RosterRow { number, is_hidden, cells, written, heals, doubt, state };
        let accepted = match accept(person, unit) {
            Ok(accepted) => accepted,
            Err(wrong) => return (row(cells, None, RowState::Wrong(wrong)), None),
        };
        if let Some(problem) = self.wrong_code(number, &accepted) {
            return (row(cells, None, RowState::Wrong(vec![(Column::Code, problem)])), None);
        }
        let doubt = self.who(number, &accepted);
        let choice = self.draft.decisions.choices.get(&number).copied();
        let (doubt, choice) = match doubt {
            // Who gave their place up, or was taken off, comes back only when somebody says so.
            Found::Sure(person) if self.on_list.get(&person.id) == Some(&false) => {
                known.insert(person.id, (*person).clone());
                let candidates = vec![self.candidate(&person)];
                let back = |choice: &Choice| matches!(choice, Choice::Same(id) if *id == person.id);
                let choice = choice.filter(back).or(Some(Choice::LeaveOut));
                (Some(Doubt { why: WhyDoubted::GaveUp, candidates, choice }), choice)
            }
            Found::Sure(person) => {
                known.insert(person.id, (*person).clone());
                (None, Some(Choice::Same(person.id)))
            }
            Found::Nobody => (None, Some(Choice::New)),
            Found::Doubt { why, candidates, otherwise } => {
                let fits = |choice: &Choice| match choice {
                    Choice::Same(id) => candidates.iter().any(|person| person.id == *id),
                    Choice::New | Choice::LeaveOut => true,
                };
                let choice = choice.filter(fits).or(otherwise);
                known.extend(candidates.iter().map(|person| (person.id, person.clone())));
                let candidates = candidates.iter().map(|person| self.candidate(person)).collect();
                (Some(Doubt { why, candidates, choice }), choice)
            }
        };
        let state = match choice {
            Some(Choice::Same(id)) if self.on_list.get(&id) == Some(&true) => RowState::OnList(id),
            Some(Choice::Same(id)) => RowState::Known(id),
            Some(Choice::New) => RowState::New,
            Some(Choice::LeaveOut) => RowState::LeftOut,
            None => RowState::Undecided,
        };
        (row(self.healed(&accepted, cells), doubt, state), Some(accepted))
    }

    /// What is wrong with a staff code: nobody has that of another.
    fn wrong_code(&mut self, number: u32, accepted: &Accepted) -> Option<Problem> {
        let code = accepted.code.as_deref()?;
        let spelling = text::spelling(accepted.name.as_str());
        if let Some(other) = self.people.with_code(code)
            && text::spelling(&other.full_name) != spelling
        {
            return Some(Problem::SaidOf(
                format!("Mã này là của {}: sửa mã hoặc họ tên", other.full_name),
                format!("This code is {}’s: correct the code or the name", other.full_name),
            ));
        }
        if self.people.is_taken(code) {
            return Some(Problem::Said(
                "Mã này đã được dùng cho người của đơn vị khác: sửa hoặc xóa mã",
                "This code is that of somebody of another unit: correct it or leave it out",
            ));
        }
        let key = (spelling, accepted.birth, accepted.unit);
        let first = self.codes.entry(code.to_owned()).or_insert_with(|| (number, key.clone()));
        (first.0 != number && first.1 != key).then(|| {
            Problem::SaidOf(
                format!("Dòng {} có cùng mã này: sửa một trong hai", first.0),
                format!("Row {} has the same code: correct one of them", first.0),
            )
        })
    }

    /// Who the person of a right row is.
    fn who(&mut self, number: u32, accepted: &Accepted) -> Found {
        let spelling = text::spelling(accepted.name.as_str());
        let key = (spelling.clone(), accepted.birth, accepted.unit);
        let first = *self.seen.entry(key).or_insert(number);
        if first != number {
            let why = WhyDoubted::Twice(first);
            return Found::Doubt { why, candidates: vec![], otherwise: Some(Choice::LeaveOut) };
        }
        if let Some(person) = accepted.code.as_deref().and_then(|code| self.people.with_code(code)) {
            return Found::Sure(Box::new(person.clone()));
        }
        let reached = |person: &Person| {
            (person.email.is_some() && person.email == accepted.email)
                || (person.phone.is_some() && person.phone == accepted.phone)
        };
        let fits = |person: &&Person| Birth::agree(born(person), accepted.birth);
        let named: Vec<&Person> = self.people.named(&spelling).iter().filter(fits).collect();
        let here: Vec<&Person> =
            named.iter().copied().filter(|person| person.unit_id == Some(accepted.unit)).collect();
        match here.as_slice() {
            [] => {}
            [only] => {
                let sure = born(only) == accepted.birth || reached(only);
                return match sure {
                    true => Found::Sure(Box::new((*only).clone())),
                    false => Found::doubt(WhyDoubted::Namesake, &here, Some(Choice::Same(only.id))),
                };
            }
            several => {
                let exact: Vec<&&Person> = several
                    .iter()
                    .filter(|person| {
                        (accepted.birth.is_some() && born(person) == accepted.birth) || reached(person)
                    })
                    .collect();
                return match exact.as_slice() {
                    [only] => Found::Sure(Box::new((**only).clone())),
                    _ => Found::doubt(WhyDoubted::SeveralNamesakes, &here, None),
                };
            }
        }
        let elsewhere: Vec<&Person> = named
            .into_iter()
            .filter(|person| {
                reached(person)
                    || (matches!(accepted.birth, Some(Birth::Day(_))) && born(person) == accepted.birth)
            })
            .collect();
        match elsewhere.as_slice() {
            [] => {}
            [only] => return Found::doubt(WhyDoubted::OtherUnit, &elsewhere, Some(Choice::Same(only.id))),
            _ => return Found::doubt(WhyDoubted::OtherUnit, &elsewhere, None),
        }
        // Several share a mailbox or a telephone: they are never taken for one by it.
        let email: Vec<&Person> = self.people.with_email(accepted.email.as_ref()).iter().collect();
        let phone: Vec<&Person> = self.people.with_phone(accepted.phone.as_ref()).iter().collect();
        match (email.as_slice(), phone.as_slice()) {
            ([], []) => Found::Nobody,
            ([], _) => Found::doubt(WhyDoubted::SharedPhone, &phone, Some(Choice::New)),
            _ => Found::doubt(WhyDoubted::SharedEmail, &email, Some(Choice::New)),
        }
    }

    fn candidate(&self, person: &Person) -> Candidate {
        Candidate {
            id: person.id,
            name: person.full_name.clone(),
            born: born(person).map(Birth::typed).unwrap_or_default(),
            unit: self.people.unit_name(person.unit_id),
            position: person.position.clone(),
        }
    }

    /// The cells as they are taken.
    fn healed(&self, accepted: &Accepted, cells: [String; 8]) -> [String; 8] {
        let [_, _, _, unit, ..] = cells;
        [
            accepted.name.as_str().to_owned(),
            accepted.birth.map(Birth::typed).unwrap_or_default(),
            accepted.sex.map(|sex| sex.name(domain::Lang::Vi).to_owned()).unwrap_or_default(),
            unit,
            accepted.position.clone(),
            accepted.email.clone().unwrap_or_default(),
            accepted.phone.clone().unwrap_or_default(),
            accepted.code.clone().unwrap_or_default(),
        ]
    }
}

/// Who the person of a row is.
enum Found {
    Sure(Box<Person>),
    Nobody,
    Doubt { why: WhyDoubted, candidates: Vec<Person>, otherwise: Option<Choice> },
}

impl Found {
    /// A few candidates are enough to choose from.
    fn doubt(why: WhyDoubted, candidates: &[&Person], otherwise: Option<Choice>) -> Self {
        let candidates = candidates.iter().take(5).map(|person| (*person).clone()).collect();
        Self::Doubt { why, candidates, otherwise }
    }
}

/// What a row says, where nothing of it is wrong.
fn accept(
    person: ReadPerson,
    unit: std::result::Result<UnitId, Problem>,
) -> std::result::Result<Accepted, Vec<(Column, Problem)>> {
    let mut wrong = Vec::new();
    let name = keep(&mut wrong, Column::Name, person.name);
    let birth = keep(&mut wrong, Column::BirthDate, person.birth);
    let sex = keep(&mut wrong, Column::Sex, person.sex);
    let unit = keep(&mut wrong, Column::Unit, unit);
    let position = keep(&mut wrong, Column::Position, person.position);
    let email = keep(&mut wrong, Column::Email, person.email);
    let phone = keep(&mut wrong, Column::Phone, person.phone);
    let code = keep(&mut wrong, Column::Code, person.code);
    match (name, birth, sex, unit, position, (email, phone, code)) {
        (
            Some(name),
            Some(birth),
            Some(sex),
            Some(unit),
            Some(position),
            (Some(email), Some(phone), Some(code)),
        ) => Ok(Accepted { name, birth, sex, unit, position, email, phone, code }),
        _ => Err(wrong),
    }
}

fn keep<T>(
    wrong: &mut Vec<(Column, Problem)>,
    column: Column,
    read: std::result::Result<T, Problem>,
) -> Option<T> {
    read.map_err(|problem| wrong.push((column, problem))).ok()
}

//! A unit pastes its list: each line is one of its people on file, somebody new, in doubt, or wrong. What becomes of each is shown
//! before anything is written.

use std::collections::HashMap;

use domain::{
    Problem, UnitPath,
    accounts::access::Actor,
    label,
    people::person::Birth,
    rosters::{Line, ReadPerson, layout, read_person, split_single},
};
use store::{ConnectionTrait, Tx, ids::PersonId, people::Known, rows::Person};

use crate::{
    Error, Result, Services,
    nominations::{
        name::put,
        new_person::{Newcomer, newcomer},
        turn::{ListOf, Turn, change, open},
    },
    people::form::{PERSON, born},
    send_once::do_once,
    undo::Done,
    units,
};

/// The most lines at once.
const MOST: usize = 300;

/// A line of a pasted list.
#[derive(Debug, Clone)]
pub struct PastedLine {
    /// Its number.
    pub number: u32,
    /// The name as it was read, or as it was written where it is wrong.
    pub name: String,
    /// What else tells who it is.
    pub told: String,
    /// Who is meant.
    pub means: Means,
}

/// Whom a line means.
#[derive(Debug, Clone)]
pub enum Means {
    /// This one of the unit's people.
    Known(Box<Person>),
    /// Somebody who is not on file.
    New(Box<Newcomer>),
    /// One of these, or somebody new: it has to be said which.
    Doubtful(Vec<Person>, Box<Newcomer>),
    /// Somebody who stands on the list already.
    OnList,
    /// Nobody: this is wrong.
    Wrong(Vec<Problem>),
}

/// What was said of a doubtful line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is this person.
    Same(PersonId),
    /// It is somebody new.
    New,
}

/// Reads a pasted list. Nothing is written.
///
/// # Errors
/// [`Error::Invalid`] at `text` where it holds nobody, or too many; as the gate decides.
pub async fn read_pasted(
    services: &Services,
    actor: &Actor,
    of: ListOf<'_>,
    text: &str,
) -> Result<Vec<PastedLine>> {
    let read = services.db.read();
    let turn = open(read, actor, of).await?;
    judge(services, read, &turn, text).await
}

/// Names those of a pasted list who are clear, and the doubtful ones of whom something was said. Answers how many.
///
/// # Errors
/// [`Error::Invalid`] at `text`; [`Error::Conflict`] where it is too late or one of them can't be named; as the gate decides.
pub async fn name_pasted(
    services: &Services,
    actor: &Actor,
    of: ListOf<'_>,
    (text, said, key): (&str, &HashMap<u32, Said>, &str),
) -> Result<Done> {
    let mut sorted: Vec<_> = said.iter().collect();
    sorted.sort_by_key(|(number, _)| **number);
    do_once(services, actor, (key, (of, text, format!("{sorted:?}"))), async |tx| {
        change(services, tx, actor, of, async |tx, turn| {
            let (mut n, mut fresh) = (0, vec![]);
            for line in judge(services, tx, turn, text).await? {
                let person = match (line.means, said.get(&line.number)) {
                    (Means::Known(person), _) => *person,
                    (Means::New(new), _) => {
                        add(services, tx, actor, turn, &new).await.inspect(|row| fresh.push(row.id))?
                    }
                    (Means::Doubtful(_, new), Some(Said::New)) => {
                        add(services, tx, actor, turn, &new).await.inspect(|row| fresh.push(row.id))?
                    }
                    (Means::Doubtful(people, _), Some(Said::Same(id))) => {
                        people.into_iter().find(|person| person.id == *id).ok_or(Error::NotFound)?
                    }
                    _ => continue,
                };
                put(services, tx, actor, turn, (&person, None)).await?;
                n += 1;
            }
            Ok((n, fresh))
        })
        .await
    })
    .await
}

async fn add(services: &Services, tx: &Tx, actor: &Actor, turn: &Turn, new: &Newcomer) -> Result<Person> {
    let row = store::insert(tx, newcomer(services, turn, new)).await?;
    PERSON.created(services, tx, actor, &row);
    Ok(row)
}

async fn judge(
    services: &Services,
    conn: &impl ConnectionTrait,
    turn: &Turn,
    text: &str,
) -> Result<Vec<PastedLine>> {
    let read = read(services, text)?;
    let folds = read.iter().filter_map(|(_, _, person)| person.name.as_ref().ok());
    let folds: Vec<String> = folds.map(|name| domain::text::fold(name.as_str())).collect();
    let own = own_people(conn, turn, &folds).await?;
    let listed = store::nominations::listed(conn, turn.round.id, None).await?;
    let mut taken: Vec<PersonId> = listed.into_iter().map(|one| one.person.id).collect();
    let mut lines = vec![];
    for (number, written, person) in read {
        let means = means(&own, &taken, &person);
        if let Means::Known(person) = &means {
            taken.push(person.id);
        }
        let name = person.name.map_or(written, |name| name.as_str().to_owned());
        let birth = person.birth.ok().flatten().map(Birth::typed).unwrap_or_default();
        let told = [birth, person.position.unwrap_or_default()];
        let told = told.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
        lines.push(PastedLine { number, name, told, means });
    }
    Ok(lines)
}

/// The people that a text holds: the number of the line, what is written there, what it says.
fn read(services: &Services, text: &str) -> Result<Vec<(u32, String, ReadPerson)>> {
    let empty = || {
        Error::invalid(
            "text",
            Problem::Said(
                "Dán danh sách: mỗi dòng một người, gồm họ tên, năm sinh và chức vụ",
                "Paste a list: a line a person, with name, year of birth and post",
            ),
        )
    };
    let book = tables::read_text(text).map_err(|_| empty())?;
    let rows = book.sheets.into_iter().flat_map(|sheet| sheet.rows);
    let lines: Vec<Line> = rows.map(|row| Line { number: row.number, cells: row.cells }).collect();
    let lines = split_single(&lines);
    let layout = layout(&lines, &|_| false);
    let person = |at: &usize| {
        let line = lines.get(*at)?;
        let person = read_person(|column| layout.cell(line, column), false, services.today());
        Some((line.number, line.cells.join(" "), person))
    };
    let people: Vec<_> = layout.people.iter().filter_map(person).collect();
    match people.len() {
        0 => Err(empty()),
        n if n > MOST => Err(Error::invalid(
            "text",
            Problem::Said("Mỗi lần dán được nhiều nhất 300 người", "No more than 300 people at a time"),
        )),
        _ => Ok(people),
    }
}

/// The unit's people of these names.
async fn own_people(conn: &impl ConnectionTrait, turn: &Turn, folds: &[String]) -> Result<Vec<Person>> {
    let mut known = vec![];
    for some in folds.chunks(200) {
        known.extend(store::people::known_by(conn, Known::Fold, some).await?);
    }
    let units = units::find::by_number(conn, known.iter().filter_map(|person| person.unit_id)).await?;
    let top = UnitPath::from_stored(turn.unit.path.clone());
    known.retain(|person| {
        let unit = person.unit_id.and_then(|unit| units.get(&unit));
        unit.is_some_and(|unit| top.covers(&UnitPath::from_stored(unit.path.clone())))
    });
    Ok(known)
}

fn means(own: &[Person], taken: &[PersonId], read: &ReadPerson) -> Means {
    let mut wrong: Vec<Problem> = read.problems().into_iter().map(|(_, problem)| problem).collect();
    let birth = read.birth.clone().ok().flatten();
    let (Ok(name), true) = (&read.name, wrong.is_empty()) else { return Means::Wrong(wrong) };
    let fold = domain::text::fold(name.as_str());
    let like: Vec<&Person> =
        own.iter().filter(|person| person.fold == fold && Birth::agree(born(person), birth)).collect();
    if let [only] = like.as_slice()
        && (taken.contains(&only.id) || birth.is_some() && born(only).is_some())
    {
        return if taken.contains(&only.id) {
            Means::OnList
        } else {
            Means::Known(Box::new((*only).clone()))
        };
    }
    if birth.is_none() && like.is_empty() {
        wrong.push(Problem::Missing(label::BIRTH_DATE));
        return Means::Wrong(wrong);
    }
    let new = Box::new(Newcomer {
        name: name.clone(),
        birth,
        sex: read.sex.clone().ok().flatten(),
        position: read.position.clone().unwrap_or_default(),
        phone: read.phone.clone().ok().flatten(),
        email: read.email.clone().ok().flatten(),
    });
    match like.is_empty() {
        true => Means::New(new),
        false => Means::Doubtful(like.into_iter().cloned().collect(), new),
    }
}

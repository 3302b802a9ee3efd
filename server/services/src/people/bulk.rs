//! What is done with many people at once: those who were ticked, or everybody whom a search finds.

use std::fmt::Debug;

use domain::{
    Problem,
    accounts::access::{Action, Actor},
    numbers::number,
};
use store::{
    Tx,
    ids::{PersonId, UnitId},
    rows::Person,
};

use crate::{
    Error, Result, Services,
    activities::tell_change::Telling,
    checked::{Checked, NotSaved},
    people::{
        form::PERSON,
        list::{PeopleQuery, find_people},
    },
    permit::{require_person, require_somewhere, require_unit},
    registrations,
    undo::{Act, Done, Moved, offer_undo},
};

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// Those who were ticked.
    These(Vec<PersonId>),
    /// Everybody whom a search finds.
    All(PeopleQuery),
}

/// Those who are meant, counted before anything is done with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// How many they are.
    pub people: usize,
    /// How many of them have an e-mail address.
    pub by_mail: usize,
    /// Their names, a few of them.
    pub names: Vec<String>,
}

/// How many names are told.
const NAMES: usize = 50;

impl Chosen {
    async fn ids(&self, services: &Services, actor: &Actor) -> Result<Vec<PersonId>> {
        let ids = match self {
            // Whoever is there no more, or became one with another, is not counted.
            Self::These(ids) => {
                let people = store::people::by_ids(services.db.read(), ids).await?;
                people.into_iter().map(|person| person.id).collect()
            }
            Self::All(query) => find_people(services, actor, query).await?,
        };
        if ids.is_empty() {
            return Err(Error::invalid(
                "chosen",
                Problem::Said("Chọn ít nhất một người", "Choose at least one person"),
            ));
        }
        Ok(ids)
    }
}

/// Counts those who are meant, before somebody is asked what to do with them.
///
/// # Errors
/// [`Error::Invalid`] at `chosen` where it is nobody, or too many; [`Error::NotFound`]; as the gate decides.
pub async fn count_people(services: &Services, actor: &Actor, chosen: &Chosen) -> Result<Counted> {
    require_somewhere(actor, Action::ManagePeople)?;
    let ids = chosen.ids(services, actor).await?;
    let people = store::people::by_ids(services.db.read(), &ids).await?;
    if let Chosen::These(_) = chosen {
        // Whom a search finds lies within what the actor may see.
        for person in &people {
            require_person(services.db.read(), actor, Action::ReadPeople, person).await?;
        }
    }
    Ok(Counted {
        people: people.len(),
        by_mail: people.iter().filter(|person| person.email.is_some()).count(),
        names: people.into_iter().take(NAMES).map(|person| person.full_name).collect(),
    })
}

/// Puts all of them on the list of an activity. `overrule`: why those come in who don't meet what it asks for; `seen`: how many they were when
/// somebody was asked.
///
/// # Errors
/// [`Error::Conflict`] where they are no longer as many, or as [`registrations::add_participants`]; as the gate decides.
pub async fn add_people(
    services: &Services,
    actor: &Actor,
    chosen: &Chosen,
    (code, overrule): (&str, &str),
    seen: usize,
) -> Result<Done> {
    require_somewhere(actor, Action::ManageList)?;
    let ids = chosen.ids(services, actor).await?;
    as_many(seen, ids.len())?;
    let chosen = registrations::Chosen { people: &ids, overrule };
    registrations::add_participants(services, actor, code, chosen, Telling::Tell).await
}

/// Where people are to be moved, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoveForm {
    /// The unit, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// How many they were when somebody was asked.
    pub seen: usize,
}

/// Makes them people of another unit. What they are registered for keeps the unit that they had. Who is there already stays as they are.
///
/// # Errors
/// [`Error::Invalid`] at `unit`, with units to choose from, or at `chosen`; [`Error::Conflict`] where they are no longer as many, or the
/// unit has somebody of the same name and birth date; as the gate decides for each and for the unit.
pub async fn move_people(
    services: &Services,
    actor: &Actor,
    chosen: &Chosen,
    form: &MoveForm,
) -> std::result::Result<Done, NotSaved> {
    require_somewhere(actor, Action::ManagePeople)?;
    let ids = chosen.ids(services, actor).await?;
    as_many(form.seen, ids.len())?;
    let tx = services.db.begin().await.map_err(Error::from)?;
    let mut checked = Checked::default();
    let unit = checked.unit(services, &tx, (&form.unit_id, &form.unit)).await?;
    let Some(unit) = unit else { return Err(checked.not_saved()) };
    require_unit(&tx, actor, Action::ManagePeople, unit).await?;
    let people = store::people::lock_all(&tx, &ids).await.map_err(Error::from)?;
    for person in &people {
        require_person(&tx, actor, Action::ManagePeople, person).await?;
    }
    let people: Vec<Person> = people.into_iter().filter(|person| person.unit_id != Some(unit)).collect();
    let moved = move_all(services, &tx, actor, people.clone(), unit).await?;
    // Once they are there: two of them may be namesakes of each other.
    refuse_namesakes(&tx, &people, unit).await?;
    let n = moved.len();
    let undo = offer_undo(services, &tx, actor, &Act::Moved(unit, moved)).await?;
    tx.commit().await.map_err(Error::from)?;
    Ok(Done { n, undo })
}

async fn move_all(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    people: Vec<Person>,
    unit: UnitId,
) -> Result<Vec<Moved>> {
    let now = services.now();
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    store::people::move_to(tx, &ids, Some(unit), now).await?;
    let mut moved = Vec::with_capacity(people.len());
    for person in people {
        let after =
            Person { unit_id: Some(unit), updated_at: now, version: person.version + 1, ..person.clone() };
        PERSON.edited(services, tx, actor, (&person, &after));
        moved.push(Moved { person: person.id, from: person.unit_id, version: after.version });
    }
    Ok(moved)
}

/// That the unit has nobody else of the same name and birth date: they would be one person under two rows.
async fn refuse_namesakes(tx: &Tx, people: &[Person], unit: UnitId) -> Result<()> {
    let mut there = Vec::new();
    for person in people {
        let Some(day) = person.birth_date else { continue };
        let same = store::people::same(tx, &person.full_name, day, Some(unit)).await?;
        if same.iter().any(|other| other.id != person.id) {
            there.push(person.full_name.as_str());
        }
    }
    if there.is_empty() {
        return Ok(());
    }
    there.dedup();
    there.truncate(5);
    let names = there.join(", ");
    Err(Error::Conflict(Problem::SaidOf(
        format!(
            "Đơn vị này sẽ có hai người cùng họ tên và ngày sinh: {names}. Gộp hồ sơ của những người đó trước, hoặc bỏ chọn."
        ),
        format!(
            "The unit would have two people of one name and birth date: {names}. Merge those records first, or leave them out."
        ),
    )))
}

fn as_many(seen: usize, now: usize) -> Result<()> {
    if seen == now {
        return Ok(());
    }
    let [seen, now] = [seen, now].map(|n| number(n as u64));
    Err(Error::Conflict(Problem::SaidOf(
        format!(
            "Kết quả tìm kiếm vừa thay đổi: trước là {seen} người, nay là {now} người. Xem lại rồi thực hiện."
        ),
        format!(
            "What the search finds has changed: {seen} people before, {now} now. Look at it again, then go on."
        ),
    )))
}

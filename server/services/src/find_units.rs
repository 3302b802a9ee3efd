//! Units by what somebody types, and by their numbers.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    Problem, UnitPath,
    access::{Action, Actor},
    label, text,
};
use store::{ConnectionTrait, ids::UnitId, rows::Unit};

use crate::{
    Result, Services,
    permit::{Scope, scope},
};

/// A unit with the words that tell it from its namesakes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChoice {
    /// The number.
    pub id: UnitId,
    /// The code.
    pub code: String,
    /// The name with that of the unit it lies in: `Xã Cát Nê, Huyện Đại Từ`.
    pub label: String,
}

/// Units in force today whose name, with or without accents, has every word typed; twelve at the most.
///
/// # Errors
/// What the database says.
pub async fn find_units(services: &Services, typed: &str) -> Result<Vec<UnitChoice>> {
    find_on(services.db.read(), typed, services.today(), 12).await
}

/// Every unit in force today of which the actor may see the people, from the top down.
///
/// # Errors
/// What the database says.
pub async fn list_own_units(services: &Services, actor: &Actor) -> Result<Vec<UnitChoice>> {
    let read = services.db.read();
    let within = match scope(actor, Action::ReadPeople) {
        Scope::All => None,
        Scope::Within(tops) => Some(tops),
    };
    let own = |unit: &Unit| {
        let path = UnitPath::from_stored(unit.path.clone());
        within.as_ref().is_none_or(|tops| tops.iter().any(|top| top.covers(&path)))
    };
    let all = store::units::all(read).await?;
    labelled(read, all.into_iter().filter(|unit| in_force(unit, services.today()) && own(unit)).collect())
        .await
}

/// The unit of a code, as a choice.
///
/// # Errors
/// What the database says.
pub async fn find_unit(services: &Services, code: &str) -> Result<Option<UnitChoice>> {
    let read = services.db.read();
    let Some(unit) = store::units::by_code(read, code).await? else { return Ok(None) };
    Ok(labelled(read, vec![unit]).await?.pop())
}

/// What a person typed into a field for a unit came to.
pub(crate) enum Typed {
    /// One unit.
    Found(UnitId),
    /// Several, or none, to choose from.
    Choices(Vec<UnitChoice>),
}

/// The unit that somebody means: the one chosen from the list where its words are still in the field; else the only one in force
/// with that name; else the one chosen from those that are like what was typed.
pub(crate) async fn resolve(
    conn: &impl ConnectionTrait,
    today: NaiveDate,
    chosen: Option<UnitId>,
    typed: &str,
) -> Result<Typed> {
    if let Some(id) = chosen
        && let Some(unit) = store::units::by_id(conn, id).await?
        && let Some(choice) = labelled(conn, vec![unit]).await?.pop()
        && (typed.trim().is_empty() || text::fold(typed) == text::fold(&choice.label))
    {
        return Ok(Typed::Found(id));
    }
    let choices = find_on(conn, typed, today, 12).await?;
    let wanted = text::fold(typed);
    let exact: Vec<&UnitChoice> = choices
        .iter()
        .filter(|choice| {
            text::fold(&choice.label) == wanted
                || choice.label.split(", ").next().is_some_and(|name| text::fold(name) == wanted)
        })
        .collect();
    let chosen = chosen.filter(|id| choices.iter().any(|choice| choice.id == *id));
    match (exact.as_slice(), choices.as_slice(), chosen) {
        ([only], ..) => Ok(Typed::Found(only.id)),
        ([], [only], _) => Ok(Typed::Found(only.id)),
        (_, _, Some(id)) => Ok(Typed::Found(id)),
        _ => Ok(Typed::Choices(choices)),
    }
}

/// The problem that a field for a unit has where what was typed is no one unit.
pub(crate) fn problem(typed: &str, choices: &[UnitChoice]) -> Problem {
    match (typed.trim(), choices) {
        ("", _) => Problem::Missing(label::UNIT),
        (typed, []) => Problem::SaidOf(
            format!(
                "Không tìm thấy đơn vị “{typed}”: nhập tên xã, phường hoặc cơ quan, có dấu hoặc không dấu"
            ),
            format!(
                "There is no unit “{typed}”: type the name of a commune, ward or office, with or without accents"
            ),
        ),
        (typed, _) => Problem::SaidOf(
            format!("Có nhiều đơn vị giống “{typed}”: chọn một trong danh sách bên dưới"),
            format!("Several units are like “{typed}”: choose one from the list below"),
        ),
    }
}

/// The names of units.
pub(crate) async fn names(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UnitId>,
) -> Result<HashMap<UnitId, String>> {
    Ok(by_number(conn, ids).await?.into_iter().map(|(id, unit)| (id, unit.name)).collect())
}

/// Units by their numbers.
pub(crate) async fn by_number(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UnitId>,
) -> Result<HashMap<UnitId, Unit>> {
    let mut ids: Vec<UnitId> = ids.into_iter().collect();
    ids.sort();
    ids.dedup();
    let mut units = HashMap::new();
    // Both databases bind thousands of values at the most.
    for some in ids.chunks(500) {
        let found = store::units::by_ids(conn, some.iter().copied()).await?;
        units.extend(found.into_iter().map(|unit| (unit.id, unit)));
    }
    Ok(units)
}

/// The body that invites and signs for a unit.
pub(crate) fn acting_body(services: &Services, unit: &Unit) -> String {
    domain::unit::acting_body(*unit.level, &unit.name, &services.office().name)
}

/// The path of a unit's code.
pub(crate) async fn path_of_code(conn: &impl ConnectionTrait, code: &str) -> Result<Option<UnitPath>> {
    Ok(store::units::by_code(conn, code).await?.map(|unit| UnitPath::from_stored(unit.path)))
}

async fn find_on(
    conn: &impl ConnectionTrait,
    typed: &str,
    today: NaiveDate,
    most: u64,
) -> Result<Vec<UnitChoice>> {
    if text::search_words(typed).is_empty() {
        return Ok(vec![]);
    }
    // The name of the unit above may be typed as well: `cat ne dai tu`.
    let before_comma = typed.split(',').next().unwrap_or(typed);
    let units = store::units::search(conn, before_comma, today, most).await?;
    labelled(conn, units).await
}

pub(crate) fn in_force(unit: &Unit, today: NaiveDate) -> bool {
    unit.valid_from.is_none_or(|first| first <= today) && unit.valid_to.is_none_or(|last| last >= today)
}

async fn labelled(conn: &impl ConnectionTrait, units: Vec<Unit>) -> Result<Vec<UnitChoice>> {
    let parents = names(conn, units.iter().filter_map(|unit| unit.parent_id)).await?;
    Ok(units
        .into_iter()
        .map(|unit| {
            let parent = unit.parent_id.and_then(|parent| parents.get(&parent));
            let label = parent.map_or_else(|| unit.name.clone(), |parent| format!("{}, {parent}", unit.name));
            UnitChoice { id: unit.id, code: unit.code, label }
        })
        .collect())
}

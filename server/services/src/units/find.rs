//! Units by what somebody types, and by their numbers.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    Problem, UnitLevel, UnitPath,
    accounts::access::{Action, Actor},
    label, text,
    units::{
        map::OFFERED,
        name::{with_parent, without_committee},
    },
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
    /// The name with that of the unit it lies in: `Xã Cát Nê, huyện Đại Từ`.
    pub label: String,
}

/// Units in force today whose name, with or without accents, has every word typed: those first in whose names each begins a word. One more
/// than [`domain::units::map::OFFERED`] at the most, so that it can be said that there are more.
pub async fn find_units(services: &Services, typed: &str) -> Result<Vec<UnitChoice>> {
    find_on(services, services.db.read(), typed).await
}

/// Every unit in force today of which the actor may see the people, from the top down.
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
    services: &Services,
    conn: &impl ConnectionTrait,
    chosen: Option<UnitId>,
    typed: &str,
) -> Result<Typed> {
    if let Some(id) = chosen
        && let Some(unit) = store::units::by_id(conn, id).await?
        && let in_force = in_force(&unit, services.today())
        && let body = acting_body(services, &unit)
        && let Some(choice) = labelled(conn, vec![unit]).await?.pop()
        // What was recorded of a unit that is no more shows its name, and stays as it is.
        && ((typed.trim().is_empty() && in_force)
            || [&choice.label, &body].into_iter().any(|called| text::fold(typed) == text::fold(called)))
    {
        return Ok(Typed::Found(id));
    }
    let choices = find_on(services, conn, typed).await?;
    let wanted = text::fold(without_committee(typed));
    let exact: Vec<&UnitChoice> = choices.iter().filter(|choice| choice.is_called(&wanted)).collect();
    let office = province_of_office(services, conn, typed).await?;
    let chosen = chosen.filter(|id| choices.iter().any(|choice| choice.id == *id));
    match (exact.as_slice(), choices.as_slice(), chosen) {
        ([only], ..) => Ok(Typed::Found(only.id)),
        _ if let Some(office) = office => Ok(Typed::Found(office.id)),
        ([], [only], _) => Ok(Typed::Found(only.id)),
        (_, _, Some(id)) => Ok(Typed::Found(id)),
        _ => Ok(Typed::Choices(choices)),
    }
}

/// As [`resolve`], for what begins today: a unit that has ended is no choice any more, though a page from the day before still has it.
pub(crate) async fn resolve_in_force(
    services: &Services,
    conn: &impl ConnectionTrait,
    chosen: Option<UnitId>,
    typed: &str,
) -> Result<Typed> {
    let chosen = match chosen {
        Some(id) => store::units::by_id(conn, id).await?,
        None => None,
    };
    let chosen = chosen.filter(|unit| in_force(unit, services.today())).map(|unit| unit.id);
    resolve(services, conn, chosen, typed).await
}

/// Whether what was typed is the name of a unit, and not only like it.
pub(crate) async fn is_called(conn: &impl ConnectionTrait, unit: UnitId, typed: &str) -> Result<bool> {
    let wanted = text::fold(without_committee(typed));
    let units = store::units::by_id(conn, unit).await?.into_iter().collect();
    let choice = labelled(conn, units).await?.pop();
    Ok(choice.is_some_and(|choice| choice.is_called(&wanted)))
}

impl UnitChoice {
    /// Whether folded words are its name, with or without that of the unit it lies in.
    fn is_called(&self, wanted: &str) -> bool {
        let name = self.label.split(", ").next().unwrap_or_default();
        [self.label.as_str(), name].into_iter().any(|called| text::fold(called) == wanted)
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

/// The name of a unit; empty where it is not there.
pub(crate) async fn name(conn: &impl ConnectionTrait, unit: UnitId) -> Result<String> {
    Ok(store::units::by_id(conn, unit).await?.map(|unit| unit.name).unwrap_or_default())
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
    domain::units::name::acting_body(*unit.level, &unit.name, &services.office().name)
}

/// What a list is narrowed to by a unit's code: its path; none where no code is given.
pub(crate) async fn narrowed_to(conn: &impl ConnectionTrait, code: &str) -> Result<Option<UnitPath>> {
    if code.is_empty() {
        return Ok(None);
    }
    let unit = store::units::by_code(conn, code).await?;
    // A unit that isn't there narrows to nothing rather than to everything.
    Ok(Some(unit.map_or_else(|| UnitPath::top("?"), |unit| UnitPath::from_stored(unit.path))))
}

/// So many letters of the office's name are not the beginning of something else: `sở nội`.
const SHORTEST_OFFICE: usize = 6;

async fn find_on(services: &Services, conn: &impl ConnectionTrait, typed: &str) -> Result<Vec<UnitChoice>> {
    let typed = without_committee(typed);
    if text::search_words(typed).is_empty() {
        return Ok(vec![]);
    }
    // The name of the unit above may be typed as well: `cat ne dai tu`.
    let before_comma = typed.split(',').next().unwrap_or(typed);
    let mut units = store::units::search(conn, before_comma, services.today(), OFFERED as u64 + 1).await?;
    if let Some(office) = province_of_office(services, conn, typed).await? {
        units.retain(|unit| unit.id != office.id);
        units.insert(0, office);
        units.truncate(OFFERED + 1);
    }
    labelled(conn, units).await
}

/// The province, where this is the name, or the beginning of the name, of the office that acts for it: pages name the office.
async fn province_of_office(
    services: &Services,
    conn: &impl ConnectionTrait,
    typed: &str,
) -> Result<Option<Unit>> {
    let typed = text::fold(typed);
    if typed.len() < SHORTEST_OFFICE || !text::fold(&services.office().name).starts_with(&typed) {
        return Ok(None);
    }
    let mut provinces = store::units::of_level(conn, UnitLevel::Province).await?;
    provinces.retain(|unit| in_force(unit, services.today()));
    Ok(provinces.pop().filter(|_| provinces.is_empty()))
}

pub(crate) fn in_force(unit: &Unit, today: NaiveDate) -> bool {
    unit.valid_from.is_none_or(|first| first <= today) && unit.valid_to.is_none_or(|last| last >= today)
}

pub(crate) async fn labelled(conn: &impl ConnectionTrait, units: Vec<Unit>) -> Result<Vec<UnitChoice>> {
    let parents = names(conn, units.iter().filter_map(|unit| unit.parent_id)).await?;
    Ok(units
        .into_iter()
        .map(|unit| {
            let parent = unit.parent_id.and_then(|parent| parents.get(&parent));
            let label = parent.map_or_else(|| unit.name.clone(), |parent| with_parent(&unit.name, parent));
            UnitChoice { id: unit.id, code: unit.code, label }
        })
        .collect())
}

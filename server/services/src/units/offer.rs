//! The units that a filter offers: grouped, those that lead to something, and always the one that was asked.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use domain::{
    ActivityState, UnitLevel, UnitPath,
    accounts::access::{Action, Actor},
    people::name::collation_key,
};
use store::{activities::ActivityFilter, rows::Unit};

use crate::{
    Result, Services,
    activities::list::When,
    permit::{Scope, require_somewhere, scope},
    units::find::in_force,
};

/// Whether a unit is in force on the reader's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// It is.
    Now,
    /// It begins later, on this day.
    From(NaiveDate),
    /// It ended before; this was its last day.
    Until(NaiveDate),
}

/// A unit to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedUnit {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Whether it is in force.
    pub force: Force,
}

/// Units of one level that lie in one unit, in Vietnamese order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitGroup {
    /// What they are.
    pub level: UnitLevel,
    /// The name of the unit that they lie in.
    pub parent: Option<String>,
    /// The units.
    pub units: Vec<OfferedUnit>,
}

/// The units in force on a day that the actor may report on, no teams; and the one that was asked, where the actor may.
///
/// # Errors
/// [`crate::Error::Forbidden`] for somebody who may report on nothing.
pub async fn list_report_units(
    services: &Services,
    actor: &Actor,
    on: NaiveDate,
    asked: &str,
) -> Result<Vec<UnitGroup>> {
    require_somewhere(actor, Action::ReadReport)?;
    let all = store::units::all(services.db.read()).await?;
    let within = scope(actor, Action::ReadReport);
    let may = |unit: &Unit| match &within {
        Scope::All => true,
        Scope::Within(tops) => {
            let path = UnitPath::from_stored(unit.path.clone());
            tops.iter().any(|top| top.covers(&path))
        }
    };
    let offered = |unit: &Unit| {
        may(unit) && (unit.code == asked || (*unit.level != UnitLevel::Team && in_force(unit, on)))
    };
    Ok(group(&all, on, offered))
}

/// The units that have published activities, coming or past, and those that they lie in, no teams; and the one that was asked.
pub async fn list_public_units(services: &Services, when: When, asked: &str) -> Result<Vec<UnitGroup>> {
    let (read, today) = (services.db.read(), services.today());
    let mut filter = ActivityFilter { states: vec![ActivityState::Published], ..ActivityFilter::default() };
    match when {
        When::Coming => filter.ends_from = Some(today),
        When::Past => filter.ends_before = Some(today),
        When::Any => {}
    }
    let with: HashSet<_> = store::activities::units_of(read, &filter).await?.into_iter().collect();
    let all = store::units::all(read).await?;
    // A path is made of the codes of all units above.
    let above: HashSet<&str> =
        all.iter().filter(|unit| with.contains(&unit.id)).flat_map(|unit| unit.path.split('.')).collect();
    let offered = |unit: &Unit| {
        unit.code == asked || (*unit.level != UnitLevel::Team && above.contains(unit.code.as_str()))
    };
    Ok(group(&all, today, offered))
}

/// Groups from the top down.
fn group(all: &[Unit], on: NaiveDate, offered: impl Fn(&Unit) -> bool) -> Vec<UnitGroup> {
    let names: BTreeMap<_, &str> = all.iter().map(|unit| (unit.id, unit.name.as_str())).collect();
    let mut groups: BTreeMap<(UnitLevel, Vec<u8>), UnitGroup> = BTreeMap::new();
    for unit in all.iter().filter(|unit| offered(unit)) {
        let parent = unit.parent_id.and_then(|parent| names.get(&parent)).map(|name| (*name).to_owned());
        let key = (*unit.level, parent.as_deref().map(collation_key).unwrap_or_default());
        let group =
            groups.entry(key).or_insert_with(|| UnitGroup { level: *unit.level, parent, units: vec![] });
        let force = match (unit.valid_from, unit.valid_to) {
            (_, Some(last)) if last < on => Force::Until(last),
            (Some(first), _) if first > on => Force::From(first),
            _ => Force::Now,
        };
        group.units.push(OfferedUnit { code: unit.code.clone(), name: unit.name.clone(), force });
    }
    let mut groups: Vec<UnitGroup> = groups.into_values().collect();
    for group in &mut groups {
        group.units.sort_by_cached_key(|unit| (collation_key(&unit.name), unit.code.clone()));
    }
    groups
}

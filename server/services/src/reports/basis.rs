//! What a report rests on: the activities that were held, materials, media and broadcasts of the units that it is about.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    MaterialKind, Period, UnitMap, UnitNode,
    accounts::access::{Action, Actor},
    attendance::people_at,
    numbers::whole,
};
use store::{
    ConnectionTrait,
    figures::report::HeldActivity,
    ids::UnitId,
    rows::{Broadcast, Material, MediaItem, Unit},
};

use crate::{
    Error, Result, Services,
    permit::{Scope, require_unit, scope},
    reports::filter::ReportFilter,
};

/// Of which material, on which day, how many.
pub(crate) type Lot = (Material, NaiveDate, i32);

/// Of which kind, on which day, how many.
pub(crate) type Amount = (MaterialKind, NaiveDate, i32);

/// Everything that a report rests on, but for the people by name, who are counted by the database.
#[derive(Debug, Clone, Default)]
pub(crate) struct Basis {
    /// The part of the period that is past; none: all of it is still to come.
    pub past: Option<Period>,
    /// Activities that were held, with the people at each; in the order of days.
    pub activities: Vec<(HeldActivity, u32)>,
    /// Materials: as made, or else as given.
    pub materials: Vec<Lot>,
    /// What was made by the units of the report.
    pub made: Vec<Amount>,
    /// What its units were given, whoever had it made.
    pub given: Vec<Amount>,
    /// Media items.
    pub media: Vec<MediaItem>,
    /// Broadcasts.
    pub broadcasts: Vec<Broadcast>,
    /// The units that rows belong to.
    pub units: HashMap<UnitId, Unit>,
    /// The units that hold its activities, where there are others that were held and are none of it.
    pub holders: Option<Vec<UnitId>>,
}

impl Basis {
    /// The name of a unit; nothing where there is none.
    pub(crate) fn name_of(&self, unit: Option<UnitId>) -> &str {
        unit.and_then(|unit| self.units.get(&unit)).map_or("", |unit| unit.name.as_str())
    }
}

/// Reads it, after asking the gate.
///
/// # Errors
/// As the gate decides; without a unit, [`Error::Forbidden`] for somebody who may not report on everything.
pub(crate) async fn basis(
    services: &Services,
    read: &impl ConnectionTrait,
    actor: &Actor,
    filter: &ReportFilter,
) -> Result<Basis> {
    match filter.unit {
        Some(unit) => require_unit(read, actor, Action::ReadReport, unit).await?,
        None if matches!(scope(actor, Action::ReadReport), Scope::All) => {}
        None => return Err(Error::Forbidden),
    }
    let units = store::units::all(read).await?;
    let map = unit_map(&units, store::units::successions(read).await?);
    let as_of = filter.as_of.unwrap_or(filter.period.to());
    let counts: HashMap<UnitId, bool> = units
        .iter()
        .map(|unit| (unit.id, filter.unit.is_none_or(|within| map.counts_for(unit.id, within, as_of))))
        .collect();
    let counts = |unit: UnitId| counts.get(&unit).copied().unwrap_or(false);
    // What is still to come is not told, whatever has been entered already.
    let past = filter.period.until(services.today());
    let rows = match past {
        Some(past) => rows(read, filter, past, &counts).await?,
        None => Basis::default(),
    };
    Ok(Basis { past, units: units.into_iter().map(|unit| (unit.id, unit)).collect(), ..rows })
}

async fn rows(
    conn: &impl ConnectionTrait,
    filter: &ReportFilter,
    past: Period,
    counts: &impl Fn(UnitId) -> bool,
) -> Result<Basis> {
    let mut activities = store::figures::report::held(conn, past, filter.level, filter.kind).await?;
    let all = activities.len();
    activities.retain(|activity| counts(activity.unit_id));
    // Of the units there are as many as there are units; of the activities there are ever more.
    let holders = (activities.len() < all).then(|| {
        let mut units: Vec<UnitId> = activities.iter().map(|one| one.unit_id).collect();
        units.sort();
        units.dedup();
        units
    });
    let activities = activities
        .into_iter()
        .map(|activity| {
            let people = people_at(activity.headcount.map(whole), whole(activity.named));
            (activity, people)
        })
        .collect();
    if filter.narrowed().is_any() {
        return Ok(Basis { activities, holders, ..Basis::default() });
    }
    let Materials { rows: materials, made, given } = materials(conn, past, counts).await?;
    let mut media = store::figures::report::media(conn, past).await?;
    media.retain(|item| counts(item.unit_id));
    let mut broadcasts = store::figures::report::broadcasts(conn, past).await?;
    broadcasts.retain(|row| counts(row.unit_id));
    Ok(Basis { activities, materials, made, given, media, broadcasts, holders, ..Basis::default() })
}

/// The materials of a report.
struct Materials {
    /// What counts in the tables: as made, or else as given.
    rows: Vec<Lot>,
    /// What was made by the units of the report.
    made: Vec<Amount>,
    /// What its units were given, whoever had it made.
    given: Vec<Amount>,
}

async fn materials(
    conn: &impl ConnectionTrait,
    period: Period,
    counts: &impl Fn(UnitId) -> bool,
) -> Result<Materials> {
    let produced = store::figures::report::materials(conn, period).await?;
    let mut rows: Vec<(Material, NaiveDate, i32)> = produced
        .into_iter()
        .filter(|material| counts(material.unit_id))
        .map(|material| (material.clone(), material.produced_on, material.quantity))
        .collect();
    let made = rows.iter().map(|(material, day, n)| (*material.kind, *day, *n)).collect();
    let given: Vec<_> = store::figures::report::distributions(conn, period)
        .await?
        .into_iter()
        .filter(|row| counts(row.unit_id))
        .collect();
    let mut ids: Vec<_> = given.iter().map(|row| row.material_id).collect();
    ids.sort();
    ids.dedup();
    let mut of: HashMap<_, _> = HashMap::new();
    for some in ids.chunks(500) {
        of.extend(
            store::figures::report::materials_by_id(conn, some)
                .await?
                .into_iter()
                .map(|material| (material.id, material)),
        );
    }
    let all_given = given
        .iter()
        .filter_map(|row| Some((*of.get(&row.material_id)?.kind, row.given_on, row.quantity)))
        .collect();
    rows.extend(given.into_iter().filter_map(|row| {
        // What the report counts as produced is not counted again as given.
        let material = of.get(&row.material_id).filter(|material| !counts(material.unit_id))?;
        Some((material.clone(), row.given_on, row.quantity))
    }));
    Ok(Materials { rows, made, given: all_given })
}

fn unit_map(units: &[Unit], successions: Vec<store::rows::UnitSuccession>) -> UnitMap<UnitId> {
    let successor: HashMap<UnitId, UnitId> = successions
        .into_iter()
        .filter(|row| row.is_default)
        .map(|row| (row.old_unit_id, row.new_unit_id))
        .collect();
    UnitMap::new(units.iter().map(|unit| {
        let node = UnitNode {
            parent: unit.parent_id,
            valid_to: unit.valid_to,
            successor: successor.get(&unit.id).copied(),
        };
        (unit.id, node)
    }))
}

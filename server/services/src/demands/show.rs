//! One call for interest: how many each unit wants, who left their names, and what came of it.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use domain::{
    accounts::access::Actor,
    demands::{DemandState, names_go},
    numbers::whole,
};
use store::{
    ConnectionTrait,
    demands::NamedOf,
    ids::{DemandId, UnitId},
    rows::{Activity, Demand, DemandPerson, Person},
};

use crate::{Error, Result, Services, demands::open::open_demand, units};

/// What a unit wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitDemand {
    /// The unit; none: those whose unit the list of units does not have.
    pub unit: Option<UnitId>,
    /// Its code, for addresses; empty: none.
    pub code: String,
    /// Its name; empty: none.
    pub name: String,
    /// How many of it left their names.
    pub named: u32,
    /// How many of those were invited to an activity.
    pub invited: u32,
    /// How many it would send; none: it did not say.
    pub asked: Option<u32>,
    /// What it says about it.
    pub note: String,
}

/// A call, as its organizer sees it.
#[derive(Debug, Clone)]
pub struct DemandPage {
    /// The call.
    pub demand: Demand,
    /// The body that would hold it.
    pub unit_name: String,
    /// Where it stands now.
    pub stands: DemandState,
    /// By unit, in the order of names.
    pub units: Vec<UnitDemand>,
    /// What came of it, with the body that holds each.
    pub activities: Vec<Activity>,
    /// The code of the earlier activity from which it is planned.
    pub model: Option<String>,
    /// How many names there are, those taken back included.
    pub kept: u64,
    /// When the names go by themselves; none: it is open.
    pub names_go: Option<DateTime<Utc>>,
}

impl DemandPage {
    /// How many left their names, how many of them were invited, how many people units would send.
    pub fn totals(&self) -> (u32, u32, u32) {
        let sum = |of: fn(&UnitDemand) -> u32| self.units.iter().map(of).sum();
        (sum(|unit| unit.named), sum(|unit| unit.invited), sum(|unit| unit.asked.unwrap_or_default()))
    }
}

/// A call with its numbers.
///
/// # Errors
/// As the gate decides.
pub async fn show_demand(services: &Services, actor: &Actor, id: DemandId) -> Result<DemandPage> {
    let read = services.db.read();
    let demand = open_demand(read, actor, id).await?;
    let unit = store::units::by_id(read, demand.unit_id).await?;
    let model = match demand.model_id {
        Some(id) => store::activities::by_id(read, id).await?.map(|row| row.code),
        None => None,
    };
    let stands = demand.stands(services.now());
    Ok(DemandPage {
        unit_name: unit.map(|unit| units::find::acting_body(services, &unit)).unwrap_or_default(),
        units: by_unit(read, id).await?,
        activities: store::demands::activities(read, id).await?,
        model,
        kept: store::demands::names_kept(read, id).await?,
        names_go: (stands != DemandState::Open)
            .then(|| names_go(demand.ended_at, demand.closes_at))
            .flatten(),
        stands,
        demand,
    })
}

/// What each unit wants, in the order of names.
pub(crate) async fn by_unit(conn: &impl ConnectionTrait, id: DemandId) -> Result<Vec<UnitDemand>> {
    let empty = |unit| UnitDemand {
        unit,
        code: String::new(),
        name: String::new(),
        named: 0,
        invited: 0,
        asked: None,
        note: String::new(),
    };
    let mut all: BTreeMap<Option<UnitId>, UnitDemand> = BTreeMap::new();
    for (row, _) in store::demands::named(conn, id, NamedOf::All).await? {
        let unit = all.entry(row.unit_id).or_insert_with(|| empty(row.unit_id));
        unit.named += 1;
        unit.invited += u32::from(row.activity_id.is_some());
    }
    for row in store::demands::asked(conn, [id]).await? {
        let unit = all.entry(Some(row.unit_id)).or_insert_with(|| empty(Some(row.unit_id)));
        (unit.asked, unit.note) = (Some(whole(row.people)), row.note);
    }
    let rows = units::find::by_number(conn, all.keys().filter_map(|unit| *unit)).await?;
    let names = units::find::names(conn, all.keys().filter_map(|unit| *unit)).await?;
    let mut all: Vec<UnitDemand> = all
        .into_values()
        .map(|unit| UnitDemand {
            code: unit.unit.and_then(|id| rows.get(&id)).map(|row| row.code.clone()).unwrap_or_default(),
            name: unit.unit.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
            ..unit
        })
        .collect();
    // Those of no unit of the list come last.
    all.sort_by_key(|unit| (unit.unit.is_none(), domain::text::fold(&unit.name)));
    Ok(all)
}

/// Whose names are looked at: everybody's, or those of a unit by its code; `khac`: of units that are none of the list.
pub type NamesOf<'a> = &'a str;

/// Names at a call.
#[derive(Debug, Clone)]
pub struct DemandNames {
    /// The call.
    pub demand: Demand,
    /// Each with the person, the name of the unit, and the code of the activity to which they were invited.
    pub rows: Vec<(DemandPerson, Person, String, Option<String>)>,
}

/// The names at a call, in the order in which they came.
///
/// # Errors
/// [`Error::NotFound`] for a unit that is none; as the gate decides.
pub async fn list_demand_names(
    services: &Services,
    actor: &Actor,
    id: DemandId,
    of: NamesOf<'_>,
) -> Result<DemandNames> {
    let read = services.db.read();
    let demand = open_demand(read, actor, id).await?;
    let of = named_of(read, of).await?;
    let found = store::demands::named(read, id, of).await?;
    let names = units::find::names(read, found.iter().filter_map(|(row, _)| row.unit_id)).await?;
    let codes: HashMap<_, _> =
        store::demands::activities(read, id).await?.into_iter().map(|row| (row.id, row.code)).collect();
    let rows = found.into_iter().map(|(row, person)| {
        let unit = match row.unit_id {
            Some(unit) => names.get(&unit).cloned().unwrap_or_default(),
            None => row.other_unit.clone(),
        };
        let code = row.activity_id.and_then(|id| codes.get(&id).cloned());
        (row, person, unit, code)
    });
    Ok(DemandNames { rows: rows.collect(), demand })
}

/// Whose names an address means.
pub(crate) async fn named_of(conn: &impl ConnectionTrait, of: NamesOf<'_>) -> Result<NamedOf> {
    match of {
        "" => Ok(NamedOf::All),
        "khac" => Ok(NamedOf::NoUnit),
        code => {
            let unit = store::units::by_code(conn, code).await?.ok_or(Error::NotFound)?;
            Ok(NamedOf::Unit(unit.id))
        }
    }
}

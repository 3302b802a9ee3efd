//! What a report is about: the days of it that are past, and the units that count for it.

use std::collections::{HashMap, HashSet};

use domain::{
    ActivityKind, Period,
    accounts::access::{Action, Actor},
};
use store::{
    ConnectionTrait,
    figures::{
        communications::CommunicationFilter,
        held::{self, HeldFilter},
    },
    ids::UnitId,
    rows::Unit,
};

use crate::{
    Error, Result, Services,
    permit::{Scope, require_unit, scope},
    reports::filter::ReportFilter,
    units::succession::succession,
};

/// What every figure of a report is counted by.
#[derive(Debug, Clone)]
pub(crate) struct Basis {
    /// What was asked for.
    filter: ReportFilter,
    /// The part of the period that is past; none: all of it is still to come.
    past: Option<Period>,
    /// All units.
    pub units: HashMap<UnitId, Unit>,
    /// The units that count for it; none: all do.
    counting: Option<Vec<UnitId>>,
    /// The units that the one asked for stands for on the reader's day: itself, and those that it followed.
    pub standing: Vec<UnitId>,
    /// Those of them that hold activities; none: whoever held one counts.
    holders: Option<Vec<UnitId>>,
}

impl Basis {
    /// The name of a unit; nothing where there is none.
    pub(crate) fn name_of(&self, unit: Option<UnitId>) -> &str {
        unit.and_then(|unit| self.units.get(&unit)).map_or("", |unit| unit.name.as_str())
    }

    /// The part of the period that is past; none: all of it is still to come.
    pub(crate) fn past(&self) -> Option<Period> {
        self.past
    }

    /// The units that count; none: all do.
    pub(crate) fn counting(&self) -> Option<&[UnitId]> {
        self.counting.as_deref()
    }

    /// Whether what a unit did counts.
    pub(crate) fn counts(&self, unit: UnitId) -> bool {
        self.counting.as_ref().is_none_or(|units| units.contains(&unit))
    }

    /// The activities that were held; of one kind, where it is asked for. None where there can’t be any: the days are still to come, or the
    /// report is of another kind alone.
    pub(crate) fn activities(&self, kind: Option<ActivityKind>) -> Option<HeldFilter<'_>> {
        let kind = match (self.filter.kind, kind) {
            (Some(narrowed), Some(asked)) if narrowed != asked => return None,
            (narrowed, asked) => asked.or(narrowed),
        };
        let units = self.holders.as_deref();
        Some(HeldFilter { past: self.past?, level: self.filter.level, kind, units })
    }

    /// The communications. None where the days are still to come; and where the report is of a level or a kind of activities, of which they
    /// are no part.
    pub(crate) fn communications(&self) -> Option<CommunicationFilter<'_>> {
        let days = self.past.filter(|_| !self.filter.narrowed().is_any())?;
        Some(CommunicationFilter { days, units: self.counting.as_deref() })
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
    let mut standing = vec![];
    let counting = match filter.unit {
        Some(within) => {
            let map = succession(&units, store::units::successions(read).await?);
            let as_of = filter.as_of.unwrap_or(filter.period.to());
            let ids = units.iter().map(|unit| unit.id);
            standing = ids.clone().filter(|unit| map.in_force(*unit, as_of) == within).collect();
            Some(ids.filter(|unit| map.counts_for(*unit, within, as_of)).collect::<Vec<_>>())
        }
        None => None,
    };
    // What is still to come is not told, whatever has been entered already.
    let past = filter.period.until(services.today());
    let holders = match (&counting, past) {
        (Some(counting), Some(past)) => holders(read, counting, past).await?,
        _ => None,
    };
    let counting = counting.filter(|counting| counting.len() < units.len());
    let units = units.into_iter().map(|unit| (unit.id, unit)).collect();
    Ok(Basis { filter: *filter, past, units, counting, standing, holders })
}

/// Those who hold activities and count; none where all of them do, so that nothing has to be asked of each activity.
async fn holders(
    conn: &impl ConnectionTrait,
    counting: &[UnitId],
    past: Period,
) -> Result<Option<Vec<UnitId>>> {
    let all = HeldFilter { past, level: None, kind: None, units: None };
    let all = held::holders(conn, &all).await?;
    let counting: HashSet<_> = counting.iter().collect();
    let ours: Vec<UnitId> = all.iter().copied().filter(|unit| counting.contains(unit)).collect();
    Ok((ours.len() < all.len()).then_some(ours))
}

//! What became of units: which one in force stands for one that is no more.

use std::collections::HashMap;

use domain::{UnitMap, UnitNode};
use store::{
    ids::UnitId,
    rows::{Unit, UnitSuccession},
};

/// The map of all units and of what followed them.
pub(crate) fn succession(units: &[Unit], successions: Vec<UnitSuccession>) -> UnitMap<UnitId> {
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

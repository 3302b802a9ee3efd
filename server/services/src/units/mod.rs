//! Units: found by what somebody types, offered, settled.

pub(crate) mod find;
pub(crate) mod lines;
pub(crate) mod offer;
pub(crate) mod settle_typed;
pub(crate) mod succession;
pub(crate) mod team;

pub use find::{UnitChoice, find_unit, find_units, list_own_units};
pub use offer::{Force, OfferedUnit, UnitGroup, list_public_units, list_report_units};
pub use settle_typed::{Means, Settled, TypedUnits, list_typed_units, settle_unit};

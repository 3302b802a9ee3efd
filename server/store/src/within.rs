//! The condition that a row's unit is a unit or lies below it.

use domain::UnitPath;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SelectStatement,
};

use crate::rows::unit;

/// The numbers of the units that are one of `tops` or lie below one.
pub(crate) fn units_within(tops: &[UnitPath]) -> SelectStatement {
    let mut any = Condition::any();
    for top in tops {
        any = any
            .add(unit::Column::Path.eq(top.as_str()))
            .add(unit::Column::Path.starts_with(format!("{}.", top.as_str())));
    }
    if tops.is_empty() {
        // An empty condition would let every unit through.
        any = any.add(unit::Column::Id.is_null());
    }
    unit::Entity::find().select_only().column(unit::Column::Id).filter(any).into_query()
}

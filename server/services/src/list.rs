//! Lists of the staff, a page at a time: whose rows they show, how many a page has, and the name of each row's unit.

use domain::{
    UnitPath,
    accounts::access::{Action, Actor},
};
use store::{ConnectionTrait, Paged, ids::UnitId};

use crate::{
    Error, Result,
    permit::{Scope, scope},
    units,
};

/// The units whose rows a list shows to those who may do `action`, with all below; none: every unit.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who may do it nowhere.
pub(crate) fn listed(actor: &Actor, action: Action) -> Result<Option<Vec<UnitPath>>> {
    match scope(actor, action) {
        Scope::All => Ok(None),
        Scope::Within(units) if units.is_empty() => Err(Error::Forbidden),
        Scope::Within(units) => Ok(Some(units)),
    }
}

/// The rows of a page, each with the name of its unit; empty where it has none.
pub(crate) async fn with_units<T, U>(
    conn: &impl ConnectionTrait,
    page: Paged<T>,
    unit: impl Fn(&T) -> Option<UnitId>,
    entry: impl Fn(T, String) -> U,
) -> Result<Paged<U>> {
    let names = units::find::names(conn, page.rows.iter().filter_map(&unit)).await?;
    Ok(page.map(|row| {
        let name = unit(&row).and_then(|unit| names.get(&unit).cloned());
        entry(row, name.unwrap_or_default())
    }))
}

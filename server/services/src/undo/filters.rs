//! Filters that somebody removed are kept again.

use domain::{FilteredList, Word, accounts::access::Actor};
use store::Tx;

use super::{Kept, NotUndone};
use crate::{
    Error, Services,
    filters::keep::{New, Whether, insert},
};

pub(super) async fn take_back(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    kept: Kept,
) -> Result<usize, NotUndone> {
    let list = FilteredList::parse(&kept.list).ok_or(Error::NotFound)?;
    let new = New { list, name: kept.name, query: kept.query, unit: kept.unit, default: Whether::No };
    match insert(services, tx, actor, new).await {
        Ok(_) => Ok(1),
        // Another one has the name meanwhile, or there are too many.
        Err(Error::Invalid(_)) => Err(NotUndone::ChangedSince),
        Err(error) => Err(error.into()),
    }
}

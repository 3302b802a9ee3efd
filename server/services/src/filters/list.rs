//! The filters that somebody keeps, and those that others of the unit share.

use domain::{FilteredList, UnitPath, accounts::access::Actor};
use store::{
    ids::{SavedFilterId, UnitId, UserId},
    rows::SavedFilter,
};

use crate::{
    Error, Result, Services,
    units::find::{UnitChoice, labelled},
};

/// Filters as a list shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFilter {
    /// The row.
    pub row: SavedFilter,
    /// Whether they are the reader's own; none of theirs: who keeps them.
    pub keeper: Option<String>,
}

impl KeptFilter {
    /// Whether the reader may change them.
    pub fn is_own(&self) -> bool {
        self.keeper.is_none()
    }
}

/// The filters of a list that somebody sees: the own ones, and those that are shared with a unit that they have a role in. By name.
pub async fn list_filters(services: &Services, actor: &Actor, list: FilteredList) -> Result<Vec<KeptFilter>> {
    let Some(user) = actor.user().map(UserId) else { return Ok(vec![]) };
    let read = services.db.read();
    let rows = store::saved_filters::seen_by(read, user, &units(actor), list).await?;
    let mut kept = Vec::with_capacity(rows.len());
    for row in rows {
        let keeper = match row.user_id == user {
            true => None,
            false => store::users::by_id(read, row.user_id).await?.map(|user| user.name),
        };
        kept.push(KeptFilter { row, keeper });
    }
    Ok(kept)
}

/// The part of the address with which a list opens for somebody; none: with nothing narrowed.
pub async fn default_query(services: &Services, actor: &Actor, list: FilteredList) -> Result<Option<String>> {
    let Some(user) = actor.user().map(UserId) else { return Ok(None) };
    Ok(store::saved_filters::default_of(services.db.read(), user, list).await?.map(|row| row.query))
}

/// Filters of somebody's own.
///
/// # Errors
/// [`Error::NotFound`] where they are none, or somebody else's.
pub async fn filter_of(services: &Services, actor: &Actor, id: SavedFilterId) -> Result<SavedFilter> {
    let user = actor.user().map(UserId).ok_or(Error::NotFound)?;
    store::saved_filters::of_user(services.db.read(), user, id).await?.ok_or(Error::NotFound)
}

/// The units that somebody may share filters with: those that they have a role in.
pub async fn sharing_units(services: &Services, actor: &Actor) -> Result<Vec<UnitChoice>> {
    let mut own = Vec::new();
    for path in units(actor) {
        let code = path.as_str().rsplit('.').next().unwrap_or_default().to_owned();
        own.extend(store::units::by_code(services.db.read(), &code).await?);
    }
    labelled(services.db.read(), own).await
}

fn units(actor: &Actor) -> Vec<UnitPath> {
    let mut units: Vec<UnitPath> = actor.grants().iter().filter_map(|grant| grant.unit.clone()).collect();
    units.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    units.dedup();
    units
}

/// Whether a unit is one of those that somebody may share with.
pub(crate) async fn shares_with(services: &Services, actor: &Actor, unit: UnitId) -> Result<bool> {
    Ok(sharing_units(services, actor).await?.iter().any(|choice| choice.id == unit))
}

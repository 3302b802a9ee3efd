//! Rows of `rooms`.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{RoomId, VenueId};

/// A room of a venue.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rooms")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: RoomId,
    /// The venue.
    pub venue_id: VenueId,
    /// The name.
    pub name: String,
    /// The name, folded.
    pub fold: String,
    /// How many it holds; none: not known.
    pub seats: Option<i32>,
    /// The minute of the local day from which it is open; none: always.
    pub opens: Option<i32>,
    /// The minute at which it closes.
    pub closes: Option<i32>,
    /// When it is open on days of the week, where that is not as on the others: [`domain::schedule::open::week_text`].
    pub week: String,
    /// What is in it.
    pub equipment: String,
    /// Grows with each change; a stale one is refused.
    pub version: i32,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Rows of `seat_transfers`.

use chrono::{DateTime, Utc};
use domain::registrations::changes::SeatWay;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::{
    Coded,
    ids::{RegistrationId, SeatTransferId},
};

/// A seat that went from one participant to another whom they named.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seat_transfers")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: SeatTransferId,
    /// Whose seat it was.
    pub from_id: RegistrationId,
    /// Who has it.
    pub to_id: RegistrationId,
    /// How it came to be theirs.
    pub way: Coded<SeatWay>,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

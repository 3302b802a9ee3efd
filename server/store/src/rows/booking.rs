//! Rows of `bookings`.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::ids::{BookingId, PersonId, RoomId, SessionId, TalkId};

/// What a session, or a talk in it, has to itself: a room, or a trainer.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bookings")]
pub struct Model {
    /// The number.
    #[sea_orm(primary_key)]
    pub id: BookingId,
    /// The session.
    pub session_id: SessionId,
    /// The room; or
    pub room_id: Option<RoomId>,
    /// the trainer.
    pub trainer_id: Option<PersonId>,
    /// When the session or the talk begins.
    pub starts_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
    /// The talk; none: the session as a whole.
    pub talk_id: Option<TalkId>,
}

/// Joins are written where they are queried.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

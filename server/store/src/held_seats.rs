//! Seats that are held until the mailed link was opened.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};

use crate::{
    ids::{ActivityId, RegistrationId},
    rows::{HeldSeat, held_seat, registration},
};

/// Until when the seat of a registration is held; none: it is not, or no more.
pub async fn until(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<Option<DateTime<Utc>>, DbErr> {
    Ok(held_seat::Entity::find_by_id(id).one(conn).await?.map(|row| row.until))
}

/// Until when the seats of an activity are held.
pub async fn of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<HashMap<RegistrationId, DateTime<Utc>>, DbErr> {
    let of_registration: RelationDef = held_seat::Entity::belongs_to(registration::Entity)
        .from(held_seat::Column::RegistrationId)
        .to(registration::Column::Id)
        .into();
    let rows = held_seat::Entity::find()
        .join(JoinType::InnerJoin, of_registration)
        .filter(registration::Column::ActivityId.eq(activity))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.registration_id, row.until)).collect())
}

/// Those that are held no longer at a moment, the oldest first, some hundreds at the most.
pub async fn due(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<HeldSeat>, DbErr> {
    held_seat::Entity::find()
        .filter(held_seat::Column::Until.lte(now))
        .order_by_asc(held_seat::Column::Until)
        .limit(500)
        .all(conn)
        .await
}

/// The seat is held no more: it is the person's, or nobody's. Answers whether it was held.
pub async fn end(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<bool, DbErr> {
    Ok(held_seat::Entity::delete_by_id(id).exec(conn).await?.rows_affected == 1)
}

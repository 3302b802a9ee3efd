//! Queries over tracks.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    ids::{ActivityId, TrackId},
    rows::{Track, track},
};

/// The tracks of an activity, in their order.
pub async fn of_activity(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<Track>, DbErr> {
    track::Entity::find()
        .filter(track::Column::ActivityId.eq(activity))
        .order_by_asc(track::Column::Position)
        .order_by_asc(track::Column::Id)
        .all(conn)
        .await
}

/// Removes a track without talks.
pub async fn remove(conn: &impl ConnectionTrait, id: TrackId) -> Result<(), DbErr> {
    track::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

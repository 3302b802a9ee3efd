//! Programmes: what activities are held under.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect};

use crate::{
    Tx,
    ids::ProgrammeId,
    rows::{Programme, programme},
};

/// Every programme, the newest first.
pub async fn all(conn: &impl ConnectionTrait) -> Result<Vec<Programme>, DbErr> {
    programme::Entity::find()
        .order_by_desc(programme::Column::LastYear)
        .order_by_asc(programme::Column::Id)
        .all(conn)
        .await
}

/// Keeps everybody else who adds an activity to a programme waiting until this transaction ends.
pub async fn lock(tx: &Tx, id: ProgrammeId) -> Result<(), DbErr> {
    programme::Entity::find_by_id(id).lock_exclusive().one(tx).await.map(drop)
}

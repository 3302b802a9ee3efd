//! Queries over broadcasts.

use domain::{Period, UnitPath};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect};

use crate::{
    Paged, Paging,
    dated::{dated, years_of},
    ids::BroadcastId,
    page::page,
    rows::{Broadcast, broadcast},
};

/// One page of the broadcasts of units (none given: of all), the newest first.
pub async fn list(
    conn: &impl ConnectionTrait,
    scope: Option<&[UnitPath]>,
    period: Option<Period>,
    paging: Paging,
) -> Result<Paged<Broadcast>, DbErr> {
    use broadcast::Column as C;
    let found = dated::<broadcast::Entity>(scope, period, C::UnitId, C::AiredOn).order_by_desc(C::Id);
    page(conn, found, paging).await
}

/// The years of the broadcasts of units (none given: of all), the latest first.
pub async fn years(conn: &impl ConnectionTrait, scope: Option<&[UnitPath]>) -> Result<Vec<i32>, DbErr> {
    use broadcast::Column as C;
    years_of::<broadcast::Entity>(conn, scope, C::UnitId, C::AiredOn).await
}

/// The broadcasts of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: BroadcastId) -> Result<Option<Broadcast>, DbErr> {
    broadcast::Entity::find_by_id(id).one(conn).await
}

/// Removes a count of broadcasts.
pub async fn remove(conn: &impl ConnectionTrait, id: BroadcastId) -> Result<(), DbErr> {
    broadcast::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

/// The row of a number, with every other writer of it kept waiting until this transaction ends.
pub async fn lock(tx: &crate::Tx, id: BroadcastId) -> Result<Option<Broadcast>, DbErr> {
    // On SQLite the transaction is immediate and alone; the lock is PostgreSQL's.
    broadcast::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

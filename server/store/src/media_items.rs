//! Queries over media items.

use domain::{MediaKind, Period, UnitPath};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    Coded, Paged, Paging,
    dated::{dated, years_of},
    ids::MediaItemId,
    page::page,
    rows::{MediaItem, media_item},
};

/// One page of the media items of units (none given: of all), the newest first.
pub async fn list(
    conn: &impl ConnectionTrait,
    scope: Option<&[UnitPath]>,
    period: Option<Period>,
    kind: Option<MediaKind>,
    paging: Paging,
) -> Result<Paged<MediaItem>, DbErr> {
    use media_item::Column as C;
    let found = dated::<media_item::Entity>(scope, period, C::UnitId, C::PublishedOn).order_by_desc(C::Id);
    let found = found.filter(Condition::all().add_option(kind.map(|kind| C::Kind.eq(Coded(kind)))));
    page(conn, found, paging).await
}

/// The years of the media items of units (none given: of all), the latest first.
pub async fn years(conn: &impl ConnectionTrait, scope: Option<&[UnitPath]>) -> Result<Vec<i32>, DbErr> {
    use media_item::Column as C;
    years_of::<media_item::Entity>(conn, scope, C::UnitId, C::PublishedOn).await
}

/// The media item of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: MediaItemId) -> Result<Option<MediaItem>, DbErr> {
    media_item::Entity::find_by_id(id).one(conn).await
}

/// Removes a media item.
pub async fn remove(conn: &impl ConnectionTrait, id: MediaItemId) -> Result<(), DbErr> {
    media_item::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

/// The row of a number, with every other writer of it kept waiting until this transaction ends.
pub async fn lock(tx: &crate::Tx, id: MediaItemId) -> Result<Option<MediaItem>, DbErr> {
    // On SQLite the transaction is immediate and alone; the lock is PostgreSQL's.
    media_item::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

//! Queries over media items.

use domain::{MediaKind, Period, UnitPath};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    Coded, Paged, Paging,
    ids::MediaItemId,
    rows::{MediaItem, media_item},
    within::units_within,
    years,
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
    let all = Condition::all()
        .add_option(scope.map(|tops| C::UnitId.in_subquery(units_within(tops))))
        .add_option(period.map(|period| C::PublishedOn.between(period.from(), period.to())))
        .add_option(kind.map(|kind| C::Kind.eq(Coded(kind))));
    let found = media_item::Entity::find().filter(all);
    let total = found.clone().count(conn).await?;
    let paging = paging.fit(total);
    let rows = found
        .order_by_desc(C::PublishedOn)
        .order_by_desc(C::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .all(conn)
        .await?;
    Ok(Paged { rows, paging, total })
}

/// The years of the media items of units (none given: of all), the latest first.
pub async fn years(conn: &impl ConnectionTrait, scope: Option<&[UnitPath]>) -> Result<Vec<i32>, DbErr> {
    use media_item::Column as C;
    years::years::<media_item::Entity>(conn, scope, C::UnitId, C::PublishedOn).await
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

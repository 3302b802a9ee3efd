//! What a report counts of communications: materials as made and as given, media, broadcasts. Added up by the database, or a page of
//! the rows.

use chrono::NaiveDate;
use domain::{MaterialKind, Period};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef,
};

use crate::{
    Coded, Paging,
    ids::UnitId,
    rows::{Broadcast, Material, MediaItem, broadcast, distribution, material, media_item},
};

/// Which of them.
#[derive(Debug, Clone, Copy)]
pub struct CommunicationFilter<'a> {
    /// Of these days.
    pub days: Period,
    /// Of these units alone.
    pub units: Option<&'a [UnitId]>,
}

impl CommunicationFilter<'_> {
    /// The day and the unit of a row.
    fn condition(&self, day: impl ColumnTrait, unit: impl ColumnTrait) -> Condition {
        Condition::all()
            .add(day.between(self.days.from(), self.days.to()))
            .add_option(self.units.map(|units| unit.is_in(units.iter().copied())))
    }
}

/// How many pieces were made, by kind.
pub async fn made(
    conn: &impl ConnectionTrait,
    filter: &CommunicationFilter<'_>,
) -> Result<Vec<(Coded<MaterialKind>, i64)>, DbErr> {
    use material::Column as M;
    material::Entity::find()
        .select_only()
        .column(M::Kind)
        .column_as(M::Quantity.sum(), "pieces")
        .filter(filter.condition(M::ProducedOn, M::UnitId))
        .group_by(M::Kind)
        .into_tuple()
        .all(conn)
        .await
}

/// How many pieces of what one unit had made were given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Given {
    /// Of which kind.
    pub kind: Coded<MaterialKind>,
    /// The unit that had them made.
    pub made_by: UnitId,
    /// How many.
    pub pieces: i64,
}

fn of_material() -> RelationDef {
    distribution::Entity::belongs_to(material::Entity)
        .from(distribution::Column::MaterialId)
        .to(material::Column::Id)
        .into()
}

/// How many pieces units were given, by kind and by who had them made.
pub async fn given(
    conn: &impl ConnectionTrait,
    filter: &CommunicationFilter<'_>,
) -> Result<Vec<Given>, DbErr> {
    use distribution::Column as D;
    use material::Column as M;
    distribution::Entity::find()
        .select_only()
        .column(M::Kind)
        .column_as(M::UnitId, "made_by")
        .column_as(D::Quantity.sum(), "pieces")
        .join(JoinType::InnerJoin, of_material())
        .filter(filter.condition(D::GivenOn, D::UnitId))
        .group_by(M::Kind)
        .group_by(M::UnitId)
        .into_model()
        .all(conn)
        .await
}

/// How many media items came out.
pub async fn media(conn: &impl ConnectionTrait, filter: &CommunicationFilter<'_>) -> Result<i64, DbErr> {
    use media_item::Column as M;
    let count: Option<i64> = media_item::Entity::find()
        .select_only()
        .column_as(M::Id.count(), "items")
        .filter(filter.condition(M::PublishedOn, M::UnitId))
        .into_tuple()
        .one(conn)
        .await?;
    Ok(count.unwrap_or_default())
}

/// How many entries of broadcasts there are, and how many times they add up to.
pub async fn broadcasts(
    conn: &impl ConnectionTrait,
    filter: &CommunicationFilter<'_>,
) -> Result<(i64, i64), DbErr> {
    use broadcast::Column as B;
    let sums: Option<(i64, Option<i64>)> = broadcast::Entity::find()
        .select_only()
        .column_as(B::Id.count(), "entries")
        .column_as(B::Times.sum(), "times")
        .filter(filter.condition(B::AiredOn, B::UnitId))
        .into_tuple()
        .one(conn)
        .await?;
    Ok(sums.map_or((0, 0), |(entries, times)| (entries, times.unwrap_or_default())))
}

/// The materials of a kind that were made, the oldest first.
pub async fn list_made(
    conn: &impl ConnectionTrait,
    filter: &CommunicationFilter<'_>,
    kind: MaterialKind,
) -> Result<Vec<Material>, DbErr> {
    use material::Column as M;
    material::Entity::find()
        .filter(filter.condition(M::ProducedOn, M::UnitId))
        .filter(M::Kind.eq(Coded(kind)))
        .order_by_asc(M::ProducedOn)
        .order_by_asc(M::Id)
        .all(conn)
        .await
}

/// What units were given of materials of a kind that none of them had made: of which, on which day, how many; the oldest first.
pub async fn list_given_from_elsewhere(
    conn: &impl ConnectionTrait,
    filter: &CommunicationFilter<'_>,
    kind: MaterialKind,
) -> Result<Vec<(Material, NaiveDate, i32)>, DbErr> {
    use distribution::Column as D;
    use material::Column as M;
    // Where all units are of the report, nothing comes from elsewhere.
    let Some(units) = filter.units else { return Ok(vec![]) };
    let rows = distribution::Entity::find()
        .join(JoinType::InnerJoin, of_material())
        .select_also(material::Entity)
        .filter(filter.condition(D::GivenOn, D::UnitId))
        .filter(M::Kind.eq(Coded(kind)))
        .filter(M::UnitId.is_not_in(units.iter().copied()))
        .order_by_asc(D::GivenOn)
        .order_by_asc(D::Id)
        .all(conn)
        .await?;
    let lot = |(given, material): (distribution::Model, Option<Material>)| {
        Some((material?, given.given_on, given.quantity))
    };
    Ok(rows.into_iter().filter_map(lot).collect())
}

/// A page of the media items, the oldest first.
pub async fn list_media(
    conn: &impl ConnectionTrait,
    filter: &CommunicationFilter<'_>,
    paging: Paging,
) -> Result<Vec<MediaItem>, DbErr> {
    use media_item::Column as M;
    media_item::Entity::find()
        .filter(filter.condition(M::PublishedOn, M::UnitId))
        .order_by_asc(M::PublishedOn)
        .order_by_asc(M::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .all(conn)
        .await
}

/// A page of the entries of broadcasts, the oldest first.
pub async fn list_broadcasts(
    conn: &impl ConnectionTrait,
    filter: &CommunicationFilter<'_>,
    paging: Paging,
) -> Result<Vec<Broadcast>, DbErr> {
    use broadcast::Column as B;
    broadcast::Entity::find()
        .filter(filter.condition(B::AiredOn, B::UnitId))
        .order_by_asc(B::AiredOn)
        .order_by_asc(B::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .all(conn)
        .await
}

//! Queries over units and their successions.

use domain::text;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    ids::UnitId,
    rows::{Unit, UnitSuccession, unit, unit_succession},
};

/// The unit of a number.
///
/// # Errors
/// What the database says.
pub async fn by_id(conn: &impl ConnectionTrait, id: UnitId) -> Result<Option<Unit>, DbErr> {
    unit::Entity::find_by_id(id).one(conn).await
}

/// The unit of a code.
///
/// # Errors
/// What the database says.
pub async fn by_code(conn: &impl ConnectionTrait, code: &str) -> Result<Option<Unit>, DbErr> {
    unit::Entity::find().filter(unit::Column::Code.eq(code)).one(conn).await
}

/// Every unit, those further up first.
///
/// # Errors
/// What the database says.
pub async fn all(conn: &impl ConnectionTrait) -> Result<Vec<Unit>, DbErr> {
    unit::Entity::find().order_by_asc(unit::Column::Path).all(conn).await
}

/// Every succession.
///
/// # Errors
/// What the database says.
pub async fn successions(conn: &impl ConnectionTrait) -> Result<Vec<UnitSuccession>, DbErr> {
    unit_succession::Entity::find().all(conn).await
}

/// Units whose name has every word of a search, accents or not, in any order; at most `limit`, whole words at the start first.
///
/// # Errors
/// What the database says.
pub async fn search(conn: &impl ConnectionTrait, query: &str, limit: u64) -> Result<Vec<Unit>, DbErr> {
    let mut all_words = Condition::all();
    for word in text::search_words(query) {
        all_words = all_words.add(unit::Column::Fold.contains(&word));
    }
    unit::Entity::find()
        .filter(all_words)
        .order_by_asc(unit::Column::Fold)
        .order_by_asc(unit::Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// Several units.
///
/// # Errors
/// What the database says.
pub async fn by_ids(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UnitId>,
) -> Result<Vec<Unit>, DbErr> {
    unit::Entity::find().filter(unit::Column::Id.is_in(ids)).all(conn).await
}

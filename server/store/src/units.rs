//! Queries over units and their successions.

use chrono::NaiveDate;
use domain::UnitLevel;
use domain::text;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func},
};

use crate::{
    Coded,
    ids::UnitId,
    rows::{Unit, UnitSuccession, unit, unit_succession},
};

/// The unit of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: UnitId) -> Result<Option<Unit>, DbErr> {
    unit::Entity::find_by_id(id).one(conn).await
}

/// The unit of a code.
pub async fn by_code(conn: &impl ConnectionTrait, code: &str) -> Result<Option<Unit>, DbErr> {
    unit::Entity::find().filter(unit::Column::Code.eq(code)).one(conn).await
}

/// Every unit, those further up first.
pub async fn all(conn: &impl ConnectionTrait) -> Result<Vec<Unit>, DbErr> {
    unit::Entity::find().order_by_asc(unit::Column::Path).all(conn).await
}

/// Every succession.
pub async fn successions(conn: &impl ConnectionTrait) -> Result<Vec<UnitSuccession>, DbErr> {
    unit_succession::Entity::find().all(conn).await
}

/// Units in force on a day whose name has every word of a search, accents or not, in any order; at most `limit`: the one of just
/// that name first, then those in whose names every word searched for begins a word (`yen` is Yên Trạch before it is Phú Xuyên), teams
/// behind the communes that they belong to, short names before long ones.
pub async fn search(
    conn: &impl ConnectionTrait,
    query: &str,
    today: NaiveDate,
    limit: u64,
) -> Result<Vec<Unit>, DbErr> {
    use unit::Column as C;
    let mut all = Condition::all()
        .add(C::ValidFrom.is_null().or(C::ValidFrom.lte(today)))
        .add(C::ValidTo.is_null().or(C::ValidTo.gte(today)));
    let mut begun = Condition::all();
    for word in text::search_words(query) {
        begun = begun.add(C::Fold.starts_with(&word).or(C::Fold.contains(format!(" {word}"))));
        all = all.add(C::Fold.contains(&word));
    }
    unit::Entity::find()
        .filter(all)
        .order_by_desc(C::Fold.eq(text::fold(query)))
        .order_by_desc(Expr::from(begun))
        .order_by_asc(C::Level.eq(Coded(UnitLevel::Team)))
        .order_by_asc(Func::char_length(Expr::col(C::Fold)))
        .order_by_asc(C::Fold)
        .order_by_asc(C::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// The units of a level, in and out of force.
pub async fn of_level(conn: &impl ConnectionTrait, level: UnitLevel) -> Result<Vec<Unit>, DbErr> {
    unit::Entity::find()
        .filter(unit::Column::Level.eq(Coded(level)))
        .order_by_asc(unit::Column::Id)
        .all(conn)
        .await
}

/// Several units.
pub async fn by_ids(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UnitId>,
) -> Result<Vec<Unit>, DbErr> {
    unit::Entity::find().filter(unit::Column::Id.is_in(ids)).all(conn).await
}

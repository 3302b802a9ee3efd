//! Queries over filters that people keep.

use domain::{FilteredList, UnitPath};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, sea_query::Expr,
};

use crate::{
    Coded, Tx,
    ids::{SavedFilterId, UserId},
    rows::{SavedFilter, saved_filter, unit},
};

/// Filters of a number that a user keeps.
pub async fn of_user(
    conn: &impl ConnectionTrait,
    user: UserId,
    id: SavedFilterId,
) -> Result<Option<SavedFilter>, DbErr> {
    saved_filter::Entity::find_by_id(id).filter(saved_filter::Column::UserId.eq(user)).one(conn).await
}

/// What somebody sees of a list's kept filters: the own ones, and those that others share within the units that the person has a role in;
/// by name.
pub async fn seen_by(
    conn: &impl ConnectionTrait,
    user: UserId,
    units: &[UnitPath],
    list: FilteredList,
) -> Result<Vec<SavedFilter>, DbErr> {
    use saved_filter::Column as C;
    let own_units = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .filter(unit::Column::Path.is_in(units.iter().map(UnitPath::as_str)));
    let seen = Condition::any().add(C::UserId.eq(user)).add(C::UnitId.in_subquery(own_units.into_query()));
    saved_filter::Entity::find()
        .filter(C::List.eq(Coded(list)))
        .filter(seen)
        .order_by_asc(C::Name)
        .order_by_asc(C::Id)
        .limit(200)
        .all(conn)
        .await
}

/// How many a user keeps, of all lists.
pub async fn count(conn: &impl ConnectionTrait, user: UserId) -> Result<u64, DbErr> {
    saved_filter::Entity::find().filter(saved_filter::Column::UserId.eq(user)).count(conn).await
}

/// None of a user's for a list is the one that it opens with.
pub async fn no_default(tx: &Tx, user: UserId, list: FilteredList) -> Result<(), DbErr> {
    use saved_filter::Column as C;
    saved_filter::Entity::update_many()
        .col_expr(C::IsDefault, Expr::value(false))
        .filter(C::UserId.eq(user))
        .filter(C::List.eq(Coded(list)))
        .filter(C::IsDefault.eq(true))
        .exec(tx)
        .await
        .map(drop)
}

/// The one with which a list opens for a user.
pub async fn default_of(
    conn: &impl ConnectionTrait,
    user: UserId,
    list: FilteredList,
) -> Result<Option<SavedFilter>, DbErr> {
    use saved_filter::Column as C;
    saved_filter::Entity::find()
        .filter(C::UserId.eq(user))
        .filter(C::List.eq(Coded(list)))
        .filter(C::IsDefault.eq(true))
        .one(conn)
        .await
}

/// Removes one.
pub async fn remove(tx: &Tx, id: SavedFilterId) -> Result<(), DbErr> {
    saved_filter::Entity::delete_by_id(id).exec(tx).await.map(drop)
}

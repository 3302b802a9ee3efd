//! Two rows of one person become one, and two again.

mod change;
mod kept;
mod moves;
mod references;
mod rows;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

pub use change::Changed;
pub use kept::{put_back, since};
pub use moves::{fold_registration, move_bookings, move_nominations, move_rest, move_trainer, remove_person};
pub use references::{KEPT_BY_TRIGGERS, REFERENCES, Referred};
pub use rows::{Scope, Snapshot, changed, snapshot};

use crate::{
    Tx,
    ids::{MergeId, PersonId, UserId},
    rows::{Merge, merge},
};

/// The merge of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: MergeId) -> Result<Option<Merge>, DbErr> {
    merge::Entity::find_by_id(id).one(conn).await
}

/// The merges that stand by which others became this person, the latest first.
pub async fn into_person(conn: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Merge>, DbErr> {
    merge::Entity::find()
        .filter(merge::Column::KeptId.eq(person))
        .filter(merge::Column::UndoneAt.is_null())
        .order_by_desc(merge::Column::Id)
        .limit(50)
        .all(conn)
        .await
}

/// Whom somebody who is no more became.
pub async fn became(conn: &impl ConnectionTrait, person: PersonId) -> Result<Option<PersonId>, DbErr> {
    let row = merge::Entity::find()
        .filter(merge::Column::GoneId.eq(person))
        .filter(merge::Column::UndoneAt.is_null())
        .one(conn)
        .await?;
    Ok(row.map(|row| row.kept_id))
}

/// Marks a merge as taken back. Answers whether this call was the one that did.
pub async fn take_back(
    tx: &Tx,
    id: MergeId,
    (by, at): (Option<UserId>, DateTime<Utc>),
) -> Result<bool, DbErr> {
    use merge::Column as C;
    let taken = merge::Entity::update_many()
        .col_expr(C::UndoneAt, Expr::value(at))
        .col_expr(C::UndoneBy, Expr::value(by.map(|by| by.0)))
        .filter(C::Id.eq(id))
        .filter(C::UndoneAt.is_null())
        .exec(tx)
        .await?;
    Ok(taken.rows_affected == 1)
}

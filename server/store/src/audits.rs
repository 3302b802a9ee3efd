//! Queries over the log of changes.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::rows::{Audit, audit};

/// The changes of a thing, the newest first.
///
/// # Errors
/// What the database says.
pub async fn of(conn: &impl ConnectionTrait, noun: &str, id: i64, limit: u64) -> Result<Vec<Audit>, DbErr> {
    audit::Entity::find()
        .filter(audit::Column::Noun.eq(noun))
        .filter(audit::Column::NounId.eq(id))
        .order_by_desc(audit::Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

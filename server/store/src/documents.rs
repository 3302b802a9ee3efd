//! Queries over the documents of activities and templates, and the bytes that they share.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, sea_query::OnConflict,
};

use crate::{
    Tx,
    ids::DocumentId,
    questions::Owner,
    rows::{Document, StoredFile, document, stored_file},
};

/// Those of an activity or a template, in the order in which they were added.
pub async fn of(conn: &impl ConnectionTrait, owner: Owner) -> Result<Vec<Document>, DbErr> {
    use document::Column as C;
    let own = match owner {
        Owner::Activity(id) => C::ActivityId.eq(id),
        Owner::Template(id) => C::TemplateId.eq(id),
    };
    document::Entity::find().filter(own).filter(C::RemovedAt.is_null()).order_by_asc(C::Id).all(conn).await
}

/// The one of a number, also when it is no more.
pub async fn by_id(conn: &impl ConnectionTrait, id: DocumentId) -> Result<Option<Document>, DbErr> {
    document::Entity::find_by_id(id).one(conn).await
}

/// The bytes of a hash.
pub async fn bytes(conn: &impl ConnectionTrait, hash: &str) -> Result<Option<Vec<u8>>, DbErr> {
    Ok(stored_file::Entity::find_by_id(hash).one(conn).await?.map(|row| row.bytes))
}

/// Keeps bytes, unless somebody has the same already.
pub async fn store(tx: &Tx, file: StoredFile) -> Result<(), DbErr> {
    let active = file.into_active_model().reset_all();
    stored_file::Entity::insert(active)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// Forgets documents that were removed before a moment, and bytes that nobody has and that were stored before it. Answers how many files
/// went.
pub async fn forget(tx: &Tx, before: DateTime<Utc>) -> Result<u64, DbErr> {
    document::Entity::delete_many().filter(document::Column::RemovedAt.lt(before)).exec(tx).await?;
    let used = document::Entity::find().select_only().column(document::Column::Hash).into_query();
    let gone = stored_file::Entity::delete_many()
        .filter(stored_file::Column::StoredAt.lt(before))
        .filter(stored_file::Column::Hash.not_in_subquery(used))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}

//! What every table can do: insert a row, change a row.

use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable,
    ModelTrait, PrimaryKeyToColumn, PrimaryKeyTrait,
};

type ActiveOf<M> = <<M as ModelTrait>::Entity as EntityTrait>::ActiveModel;
type KeyOf<M> = <<M as ModelTrait>::Entity as EntityTrait>::PrimaryKey;

/// Inserts a row. Where the table numbers its rows, the number in `row` is left out, and the row comes back with its own.
///
/// # Errors
/// What the database says; a broken constraint is found by [`crate::is_duplicate`].
pub async fn insert<M>(conn: &impl ConnectionTrait, row: M) -> Result<M, DbErr>
where
    M: ModelTrait + IntoActiveModel<ActiveOf<M>>,
    ActiveOf<M>: ActiveModelBehavior + ActiveModelTrait<Entity = M::Entity> + Send,
    M::Entity: EntityTrait<Model = M>,
{
    let mut active = row.into_active_model().reset_all();
    if KeyOf::<M>::auto_increment() {
        for key in KeyOf::<M>::iter() {
            active.not_set(key.into_column());
        }
    }
    active.insert(conn).await
}

/// Writes every column of a row that is there.
///
/// # Errors
/// What the database says; [`DbErr::RecordNotUpdated`] where no such row is there.
pub async fn update<M>(conn: &impl ConnectionTrait, row: M) -> Result<M, DbErr>
where
    M: ModelTrait + IntoActiveModel<ActiveOf<M>>,
    ActiveOf<M>: ActiveModelBehavior + ActiveModelTrait<Entity = M::Entity> + Send,
    M::Entity: EntityTrait<Model = M>,
{
    row.into_active_model().reset_all().update(conn).await
}

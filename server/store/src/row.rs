//! What every table can do: insert a row or many, change a row.

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
    unnumbered(row).insert(conn).await
}

/// The most values that one statement binds. SQLite takes 32,766 and PostgreSQL 65,535; beyond some thousands a larger statement
/// is no faster.
const MOST_VALUES: usize = 8_000;

/// Inserts many rows, some hundreds a statement. The database numbers them as in [`insert`]; the numbers are not told.
///
/// # Errors
/// What the database says; a broken constraint is found by [`crate::is_duplicate`].
pub async fn insert_many<M>(conn: &impl ConnectionTrait, rows: Vec<M>) -> Result<(), DbErr>
where
    M: ModelTrait + IntoActiveModel<ActiveOf<M>>,
    ActiveOf<M>: ActiveModelBehavior + ActiveModelTrait<Entity = M::Entity> + Send,
    M::Entity: EntityTrait<Model = M>,
{
    let columns = <M::Entity as EntityTrait>::Column::iter().count();
    let mut rows = rows.into_iter();
    loop {
        let some: Vec<ActiveOf<M>> = rows.by_ref().take(MOST_VALUES / columns).map(unnumbered).collect();
        if some.is_empty() {
            return Ok(());
        }
        M::Entity::insert_many(some).exec_without_returning(conn).await?;
    }
}

fn unnumbered<M>(row: M) -> ActiveOf<M>
where
    M: ModelTrait + IntoActiveModel<ActiveOf<M>>,
    ActiveOf<M>: ActiveModelTrait<Entity = M::Entity>,
    M::Entity: EntityTrait<Model = M>,
{
    let mut active = row.into_active_model().reset_all();
    if KeyOf::<M>::auto_increment() {
        for key in KeyOf::<M>::iter() {
            active.not_set(key.into_column());
        }
    }
    active
}

/// Writes every column of a row that is there, and that was read under its lock, or under that of the activity it belongs to: what
/// anybody else wrote since it was read would be written over. Where rows are changed without one, their columns are named.
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

//! Queries over materials and where they went.

use domain::{MaterialKind, Period, UnitPath};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    Coded, Paged, Paging, Tx,
    dated::{dated, years_of},
    ids::MaterialId,
    page::page,
    rows::{Material, material},
};

/// One page of the materials that units (none given: all) had made, the newest first.
pub async fn list(
    conn: &impl ConnectionTrait,
    scope: Option<&[UnitPath]>,
    period: Option<Period>,
    kind: Option<MaterialKind>,
    paging: Paging,
) -> Result<Paged<Material>, DbErr> {
    use material::Column as C;
    let found = dated::<material::Entity>(scope, period, C::UnitId, C::ProducedOn).order_by_desc(C::Id);
    let found = found.filter(Condition::all().add_option(kind.map(|kind| C::Kind.eq(Coded(kind)))));
    page(conn, found, paging).await
}

/// The years of the materials that units (none given: all) had made, the latest first.
pub async fn years(conn: &impl ConnectionTrait, scope: Option<&[UnitPath]>) -> Result<Vec<i32>, DbErr> {
    use material::Column as C;
    years_of::<material::Entity>(conn, scope, C::UnitId, C::ProducedOn).await
}

/// The material of a code.
pub async fn by_code(conn: &impl ConnectionTrait, code: &str) -> Result<Option<Material>, DbErr> {
    material::Entity::find().filter(material::Column::Code.eq(code)).one(conn).await
}

/// The material of a code, with every other writer of its distributions kept waiting until this transaction ends.
pub async fn lock(tx: &Tx, code: &str) -> Result<Option<Material>, DbErr> {
    // On SQLite the transaction is immediate and alone; the lock is PostgreSQL's.
    material::Entity::find().filter(material::Column::Code.eq(code)).lock_exclusive().one(tx).await
}

/// The codes that begin so: for the next code of a kind and year.
pub async fn codes_beginning(conn: &impl ConnectionTrait, prefix: &str) -> Result<Vec<String>, DbErr> {
    material::Entity::find()
        .select_only()
        .column(material::Column::Code)
        .filter(material::Column::Code.starts_with(prefix))
        .into_tuple()
        .all(conn)
        .await
}

/// Removes a material of which nothing was given out.
///
/// # Errors
/// What the database says; a broken foreign key where something was.
pub async fn remove(conn: &impl ConnectionTrait, id: MaterialId) -> Result<(), DbErr> {
    material::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

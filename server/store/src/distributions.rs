//! Where the pieces of materials went.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    ids::{DistributionId, MaterialId},
    rows::{self, Distribution},
};

/// How many pieces of each material were given out; those of which none was are left out.
pub async fn given(
    conn: &impl ConnectionTrait,
    materials: &[MaterialId],
) -> Result<Vec<(MaterialId, i64)>, DbErr> {
    // PostgreSQL's sum of integers is a bigint, as wide as SQLite's.
    rows::distribution::Entity::find()
        .select_only()
        .column(rows::distribution::Column::MaterialId)
        .column_as(rows::distribution::Column::Quantity.sum(), "n")
        .filter(rows::distribution::Column::MaterialId.is_in(materials.iter().copied()))
        .group_by(rows::distribution::Column::MaterialId)
        .into_tuple()
        .all(conn)
        .await
}

/// What was given out of a material, the newest first.
pub async fn of_material(
    conn: &impl ConnectionTrait,
    material: MaterialId,
) -> Result<Vec<Distribution>, DbErr> {
    rows::distribution::Entity::find()
        .filter(rows::distribution::Column::MaterialId.eq(material))
        .order_by_desc(rows::distribution::Column::GivenOn)
        .order_by_desc(rows::distribution::Column::Id)
        .all(conn)
        .await
}

/// The distribution of a number, where it is one of the material.
pub async fn in_material(
    conn: &impl ConnectionTrait,
    material: MaterialId,
    id: DistributionId,
) -> Result<Option<Distribution>, DbErr> {
    rows::distribution::Entity::find_by_id(id)
        .filter(rows::distribution::Column::MaterialId.eq(material))
        .one(conn)
        .await
}

/// Takes a distribution back.
pub async fn remove(conn: &impl ConnectionTrait, id: DistributionId) -> Result<(), DbErr> {
    rows::distribution::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

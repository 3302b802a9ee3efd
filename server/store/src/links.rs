//! Links of participants: each registration's version, of which the next ends those before.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    ids::{PersonId, RegistrationId},
    registrations::by_id,
    rows::{Registration, registration},
};

/// Ends the links of a registration that were given out.
///
/// # Errors
/// What the database says; [`DbErr::RecordNotUpdated`] where no such row is there.
pub async fn end(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<Registration, DbErr> {
    next_link_version(conn, Condition::all().add(registration::Column::Id.eq(id))).await?;
    by_id(conn, id).await?.ok_or(DbErr::RecordNotUpdated)
}

/// Ends the links of every registration of a person.
pub async fn end_all_of(conn: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    next_link_version(conn, Condition::all().add(registration::Column::PersonId.eq(person))).await
}

async fn next_link_version(conn: &impl ConnectionTrait, which: Condition) -> Result<(), DbErr> {
    registration::Entity::update_many()
        .col_expr(registration::Column::LinkVersion, Expr::col(registration::Column::LinkVersion).add(1))
        .filter(which)
        .exec(conn)
        .await
        .map(drop)
}

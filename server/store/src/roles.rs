//! Roles of the staff.

use domain::{
    UnitPath,
    accounts::access::{Grant, Role},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef,
};

use crate::{
    Coded,
    ids::{GrantId, UserId},
    rows::{RoleGrant, role_grant, unit, user},
};

/// The roles of a user as rows.
pub async fn grant_rows(conn: &impl ConnectionTrait, user: UserId) -> Result<Vec<RoleGrant>, DbErr> {
    role_grant::Entity::find()
        .filter(role_grant::Column::UserId.eq(user))
        .order_by_asc(role_grant::Column::Id)
        .all(conn)
        .await
}

/// The roles of a user, as the gate reads them.
pub async fn grants(conn: &impl ConnectionTrait, user: UserId) -> Result<Vec<Grant>, DbErr> {
    let of_unit: RelationDef = role_grant::Entity::belongs_to(unit::Entity)
        .from(role_grant::Column::UnitId)
        .to(unit::Column::Id)
        .into();
    let rows = role_grant::Entity::find()
        .join(JoinType::LeftJoin, of_unit)
        .select_also(unit::Entity)
        .filter(role_grant::Column::UserId.eq(user))
        .order_by_asc(role_grant::Column::Id)
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(row, unit)| Grant {
            role: *row.role,
            unit: unit.map(|unit| UnitPath::from_stored(unit.path)),
            activity: row.activity_id.map(|activity| activity.0),
        })
        .collect())
}

/// A role that somebody holds, by its number.
pub async fn grant(conn: &impl ConnectionTrait, id: GrantId) -> Result<Option<RoleGrant>, DbErr> {
    role_grant::Entity::find_by_id(id).one(conn).await
}

/// Takes a role away.
pub async fn remove(conn: &impl ConnectionTrait, id: GrantId) -> Result<(), DbErr> {
    role_grant::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

/// How many administrators there are besides a user who can sign in.
pub async fn other_admins(conn: &impl ConnectionTrait, than: UserId) -> Result<u64, DbErr> {
    let admins = role_grant::Entity::find()
        .select_only()
        .column(role_grant::Column::UserId)
        .filter(role_grant::Column::Role.eq(Coded(Role::Admin)));
    user::Entity::find()
        .filter(user::Column::Id.ne(than))
        .filter(user::Column::DisabledAt.is_null())
        .filter(user::Column::Id.in_subquery(admins.into_query()))
        .count(conn)
        .await
}

//! What people typed of units that the list does not have.

use std::collections::HashMap;

use domain::{RegistrationState, numbers::whole};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};

use crate::{
    Coded,
    ids::{ActivityId, RegistrationId},
    rows::{TypedUnit, registration, typed_unit},
};

/// All of an activity, those on its list or once on it, in the order in which they came.
pub async fn of_activity(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<TypedUnit>, DbErr> {
    typed_unit::Entity::find()
        .join(JoinType::InnerJoin, of_registration())
        .filter(registration::Column::ActivityId.eq(activity))
        .order_by_asc(typed_unit::Column::RegistrationId)
        .all(conn)
        .await
}

fn of_registration() -> RelationDef {
    typed_unit::Entity::belongs_to(registration::Entity)
        .from(typed_unit::Column::RegistrationId)
        .to(registration::Column::Id)
        .into()
}

/// What stands in place of the unit's name, for those of an activity whose unit is none of the list.
pub async fn words(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<HashMap<RegistrationId, String>, DbErr> {
    let rows = of_activity(conn, activity).await?.into_iter();
    Ok(rows.filter(|row| row.unit_id.is_none()).map(|row| (row.registration_id, row.words)).collect())
}

/// What one typed.
pub async fn of(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<Option<TypedUnit>, DbErr> {
    typed_unit::Entity::find_by_id(id).one(conn).await
}

/// Forgets what one typed before.
pub async fn forget(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<(), DbErr> {
    typed_unit::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

#[derive(FromQueryResult)]
struct Open {
    activity_id: ActivityId,
    n: i64,
}

/// How many on the lists of activities wait for somebody to say which unit they mean.
pub async fn open(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<HashMap<ActivityId, u32>, DbErr> {
    let on_list = [
        RegistrationState::Invited,
        RegistrationState::Nominated,
        RegistrationState::Confirmed,
        RegistrationState::Waitlisted,
    ];
    let rows = typed_unit::Entity::find()
        .select_only()
        .column(registration::Column::ActivityId)
        .column_as(typed_unit::Column::RegistrationId.count(), "n")
        .join(JoinType::InnerJoin, of_registration())
        .filter(typed_unit::Column::SettledAt.is_null())
        .filter(registration::Column::State.is_in(on_list.map(Coded)))
        .filter(registration::Column::ActivityId.is_in(activities.iter().copied()))
        .group_by(registration::Column::ActivityId)
        .into_model::<Open>()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.activity_id, whole(row.n))).collect())
}

//! Queries over substitutes, and over seats that went from one participant to another.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};

use crate::{
    Tx,
    ids::{ActivityId, RegistrationId},
    rows::{SeatTransfer, Substitute, registration, seat_transfer, substitute},
};

/// Who takes the seat of a registration should its participant not come.
pub async fn substitute_of(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Option<Substitute>, DbErr> {
    substitute::Entity::find_by_id(registration).one(conn).await
}

/// The substitutes that participants of an activity named.
pub async fn substitutes_of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<Substitute>, DbErr> {
    let of: RelationDef = substitute::Entity::belongs_to(registration::Entity)
        .from(substitute::Column::RegistrationId)
        .to(registration::Column::Id)
        .into();
    substitute::Entity::find()
        .join(JoinType::InnerJoin, of)
        .filter(registration::Column::ActivityId.eq(activity))
        .all(conn)
        .await
}

/// Forgets the substitute of a registration.
pub async fn forget_substitute(tx: &Tx, registration: RegistrationId) -> Result<(), DbErr> {
    substitute::Entity::delete_by_id(registration).exec(tx).await.map(drop)
}

/// The seats of an activity that went from one to another, the latest last.
pub async fn of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<SeatTransfer>, DbErr> {
    let of: RelationDef = seat_transfer::Entity::belongs_to(registration::Entity)
        .from(seat_transfer::Column::ToId)
        .to(registration::Column::Id)
        .into();
    seat_transfer::Entity::find()
        .join(JoinType::InnerJoin, of)
        .filter(registration::Column::ActivityId.eq(activity))
        .order_by_asc(seat_transfer::Column::Id)
        .all(conn)
        .await
}

/// The seats that came to a registration or went from it, the latest last.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Vec<SeatTransfer>, DbErr> {
    use seat_transfer::Column as C;
    let either = Condition::any().add(C::FromId.eq(registration)).add(C::ToId.eq(registration));
    seat_transfer::Entity::find().filter(either).order_by_asc(C::Id).all(conn).await
}

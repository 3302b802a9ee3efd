//! Queries over the check-in of activities: links, devices, what could not be taken, and the events of one person at one session.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef, sea_query::Expr,
};

use crate::{
    Coded, Tx,
    ids::{ActivityId, AttendanceEventId, CheckinDeviceId, CheckinRefusalId, RegistrationId, SessionId},
    rows::{
        AttendanceEvent, CheckinDevice, CheckinLink, CheckinRefusal, EarlyUndo, attendance_event,
        checkin_device, checkin_link, checkin_refusal, early_undo, session,
    },
};
use domain::checkin::Doubt;

/// The link of an activity.
pub async fn link(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Option<CheckinLink>, DbErr> {
    checkin_link::Entity::find_by_id(activity).one(conn).await
}

/// The devices of an activity, the latest first.
pub async fn devices(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<CheckinDevice>, DbErr> {
    use checkin_device::Column as C;
    checkin_device::Entity::find().filter(C::ActivityId.eq(activity)).order_by_desc(C::Id).all(conn).await
}

/// The device of a token.
pub async fn device_by_token(
    conn: &impl ConnectionTrait,
    hash: Vec<u8>,
) -> Result<Option<CheckinDevice>, DbErr> {
    checkin_device::Entity::find().filter(checkin_device::Column::TokenHash.eq(hash)).one(conn).await
}

/// A device.
pub async fn device(
    conn: &impl ConnectionTrait,
    id: CheckinDeviceId,
) -> Result<Option<CheckinDevice>, DbErr> {
    checkin_device::Entity::find_by_id(id).one(conn).await
}

/// Notes that a device was heard of, and how much it has yet to send.
pub async fn heard_of(
    tx: &Tx,
    device: CheckinDeviceId,
    (at, waiting): (DateTime<Utc>, i32),
) -> Result<(), DbErr> {
    use checkin_device::Column as C;
    checkin_device::Entity::update_many()
        .col_expr(C::SyncedAt, Expr::value(at))
        .col_expr(C::Waiting, Expr::value(waiting))
        .filter(C::Id.eq(device))
        .exec(tx)
        .await
        .map(drop)
}

/// How many events came from each device of an activity.
pub async fn events_by_device(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<(CheckinDeviceId, i64)>, DbErr> {
    let of: RelationDef = attendance_event::Entity::belongs_to(checkin_device::Entity)
        .from(attendance_event::Column::DeviceId)
        .to(checkin_device::Column::Id)
        .into();
    attendance_event::Entity::find()
        .select_only()
        .column(attendance_event::Column::DeviceId)
        .column_as(attendance_event::Column::Id.count(), "n")
        .join(JoinType::InnerJoin, of)
        .filter(checkin_device::Column::ActivityId.eq(activity))
        .group_by(attendance_event::Column::DeviceId)
        .into_tuple()
        .all(conn)
        .await
}

/// Everything that was ever noted of a registration at a session.
pub async fn events_of(
    conn: &impl ConnectionTrait,
    (session, registration): (SessionId, RegistrationId),
) -> Result<Vec<AttendanceEvent>, DbErr> {
    use attendance_event::Column as C;
    attendance_event::Entity::find()
        .filter(C::RegistrationId.eq(registration))
        .filter(C::SessionId.eq(session))
        .order_by_asc(C::Id)
        .all(conn)
        .await
}

/// Everything that was ever noted at the sessions of an activity.
pub async fn events_of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<AttendanceEvent>, DbErr> {
    let of: RelationDef = attendance_event::Entity::belongs_to(session::Entity)
        .from(attendance_event::Column::SessionId)
        .to(session::Column::Id)
        .into();
    attendance_event::Entity::find()
        .join(JoinType::InnerJoin, of)
        .filter(session::Column::ActivityId.eq(activity))
        .order_by_asc(attendance_event::Column::Id)
        .all(conn)
        .await
}

/// The event of an identifier.
pub async fn event(conn: &impl ConnectionTrait, id: &str) -> Result<Option<AttendanceEvent>, DbErr> {
    attendance_event::Entity::find().filter(attendance_event::Column::EventId.eq(id)).one(conn).await
}

/// Which of some identifiers came before, taken or refused.
pub async fn known(
    conn: &impl ConnectionTrait,
    ids: &[String],
) -> Result<(Vec<AttendanceEvent>, Vec<CheckinRefusal>), DbErr> {
    let events = attendance_event::Entity::find()
        .filter(attendance_event::Column::EventId.is_in(ids.iter().map(String::as_str)))
        .all(conn)
        .await?;
    let refusals = checkin_refusal::Entity::find()
        .filter(checkin_refusal::Column::EventId.is_in(ids.iter().map(String::as_str)))
        .all(conn)
        .await?;
    Ok((events, refusals))
}

/// Events of an activity that an organizer is to look at.
pub async fn doubts(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<AttendanceEvent>, DbErr> {
    let of: RelationDef = attendance_event::Entity::belongs_to(session::Entity)
        .from(attendance_event::Column::SessionId)
        .to(session::Column::Id)
        .into();
    attendance_event::Entity::find()
        .join(JoinType::InnerJoin, of)
        .filter(session::Column::ActivityId.eq(activity))
        .filter(attendance_event::Column::Doubt.is_not_null())
        .order_by_asc(attendance_event::Column::Id)
        .all(conn)
        .await
}

/// What could not be taken and nobody has seen to.
pub async fn open_refusals(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<CheckinRefusal>, DbErr> {
    use checkin_refusal::Column as C;
    checkin_refusal::Entity::find()
        .filter(C::ActivityId.eq(activity))
        .filter(C::SettledAt.is_null())
        .order_by_asc(C::Id)
        .all(conn)
        .await
}

/// One of them, where it is of the activity.
pub async fn refusal(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    id: CheckinRefusalId,
) -> Result<Option<CheckinRefusal>, DbErr> {
    checkin_refusal::Entity::find_by_id(id)
        .filter(checkin_refusal::Column::ActivityId.eq(activity))
        .one(conn)
        .await
}

/// Which of some identifiers are of events that were taken back before they came.
pub async fn early_undos(conn: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<EarlyUndo>, DbErr> {
    let ids = ids.iter().map(String::as_str);
    early_undo::Entity::find().filter(early_undo::Column::EventId.is_in(ids)).all(conn).await
}

/// What took an event back before it came.
pub async fn early_undos_of(conn: &impl ConnectionTrait, event: &str) -> Result<Vec<EarlyUndo>, DbErr> {
    early_undo::Entity::find().filter(early_undo::Column::Undoes.eq(event)).all(conn).await
}

/// Forgets one of them: the event has come.
pub async fn forget_early_undo(tx: &Tx, id: &str) -> Result<(), DbErr> {
    early_undo::Entity::delete_by_id(id.to_owned()).exec(tx).await.map(drop)
}

/// Marks an event as one that an organizer is to look at.
pub async fn doubt(tx: &Tx, event: &str, doubt: Doubt) -> Result<(), DbErr> {
    use attendance_event::Column as C;
    attendance_event::Entity::update_many()
        .col_expr(C::Doubt, Expr::value(Some(Coded(doubt))))
        .filter(C::EventId.eq(event))
        .exec(tx)
        .await
        .map(drop)
}

/// Somebody looked at an event.
pub async fn no_doubt(tx: &Tx, id: AttendanceEventId) -> Result<(), DbErr> {
    use attendance_event::Column as C;
    attendance_event::Entity::update_many()
        .col_expr(C::Doubt, Expr::value(None::<String>))
        .filter(C::Id.eq(id))
        .exec(tx)
        .await
        .map(drop)
}

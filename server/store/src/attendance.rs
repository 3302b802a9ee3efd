//! Queries over attendance.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef,
    sea_query::{Expr, ExprTrait, IntoCondition, OnConflict},
};

use crate::{
    figures::kept::{MARKS, PEOPLE_THERE, of_activity as kept},
    ids::{ActivityId, AttendanceEventId, RegistrationId, SessionId},
    rows::{self, Attendance, AttendanceEvent, Registration, activity, attendance_event, session},
};

/// Every mark of an activity.
pub async fn of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<Attendance>, DbErr> {
    let sessions = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::ActivityId.eq(activity));
    rows::attendance::Entity::find()
        .filter(rows::attendance::Column::SessionId.in_subquery(sessions.into_query()))
        .all(conn)
        .await
}

/// Whether anything was ever marked of one of these registrations.
pub async fn is_marked(conn: &impl ConnectionTrait, registrations: &[RegistrationId]) -> Result<bool, DbErr> {
    for some in registrations.chunks(500) {
        let first = attendance_event::Entity::find()
            .filter(attendance_event::Column::RegistrationId.is_in(some.iter().copied()))
            .one(conn)
            .await?;
        if first.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The sessions of an activity that something was ever marked at: also where it was taken back, the event stays.
pub async fn sessions_with_events(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<HashSet<SessionId>, DbErr> {
    let sessions = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::ActivityId.eq(activity));
    let marked: Vec<SessionId> = attendance_event::Entity::find()
        .select_only()
        .column(attendance_event::Column::SessionId)
        .distinct()
        .filter(attendance_event::Column::SessionId.in_subquery(sessions.into_query()))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(marked.into_iter().collect())
}

/// How often something was marked at each session of an activity: also where it was taken back, the event stays.
pub async fn events_by_session(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<HashMap<SessionId, usize>, DbErr> {
    let sessions = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::ActivityId.eq(activity));
    let marked: Vec<(SessionId, i64)> = attendance_event::Entity::find()
        .select_only()
        .column(attendance_event::Column::SessionId)
        .column_as(attendance_event::Column::Id.count(), "n")
        .filter(attendance_event::Column::SessionId.in_subquery(sessions.into_query()))
        .group_by(attendance_event::Column::SessionId)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(marked.into_iter().map(|(session, n)| (session, usize::try_from(n).unwrap_or_default())).collect())
}

/// The marks of a registration.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Vec<Attendance>, DbErr> {
    rows::attendance::Entity::find()
        .filter(rows::attendance::Column::RegistrationId.eq(registration))
        .all(conn)
        .await
}

/// The mark of a registration at a session.
pub async fn of(
    conn: &impl ConnectionTrait,
    session: SessionId,
    registration: RegistrationId,
) -> Result<Option<Attendance>, DbErr> {
    rows::attendance::Entity::find_by_id((session, registration)).one(conn).await
}

/// A cell of the grid: the registration where it is of the activity, and its mark at a session.
pub async fn cell(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    (session, registration): (SessionId, RegistrationId),
) -> Result<Option<(Registration, Option<Attendance>)>, DbErr> {
    use rows::{attendance::Column as Mark, registration::Column as Of};
    let marks: RelationDef = rows::registration::Entity::belongs_to(rows::attendance::Entity)
        .from(Of::Id)
        .to(Mark::RegistrationId)
        .on_condition(move |_, marks| Expr::col((marks, Mark::SessionId)).eq(session.0).into_condition())
        .into();
    rows::registration::Entity::find_by_id(registration)
        .join(JoinType::LeftJoin, marks)
        .select_also(rows::attendance::Entity)
        .filter(Of::ActivityId.eq(activity))
        .one(conn)
        .await
}

/// The last thing that was noted of a registration at a session.
pub async fn last_event(
    conn: &impl ConnectionTrait,
    session: SessionId,
    registration: RegistrationId,
) -> Result<Option<AttendanceEventId>, DbErr> {
    let last = attendance_event::Entity::find()
        .filter(attendance_event::Column::SessionId.eq(session))
        .filter(attendance_event::Column::RegistrationId.eq(registration))
        .order_by_desc(attendance_event::Column::Id)
        .one(conn)
        .await?;
    Ok(last.map(|event| event.id))
}

/// Takes a mark back.
pub async fn clear(
    conn: &impl ConnectionTrait,
    session: SessionId,
    registration: RegistrationId,
) -> Result<(), DbErr> {
    rows::attendance::Entity::delete_by_id((session, registration)).exec(conn).await.map(drop)
}

/// Notes what happened to a mark. Answers the number of the note; none: one of its id was there.
pub async fn note_event(
    conn: &impl ConnectionTrait,
    event: AttendanceEvent,
) -> Result<Option<AttendanceEventId>, DbErr> {
    let mut event = event.into_active_model().reset_all();
    event.not_set(attendance_event::Column::Id);
    let noted = attendance_event::Entity::insert(event)
        .on_conflict(OnConflict::column(attendance_event::Column::EventId).do_nothing().to_owned())
        .exec_with_returning(conn)
        .await;
    match noted {
        Ok(event) => Ok(Some(event.id)),
        Err(DbErr::RecordNotInserted) => Ok(None),
        Err(error) => Err(error),
    }
}

/// How many distinct people on the lists of activities were there, present or late, at one session or more; those of nobody are left out.
pub async fn people_present(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<HashMap<ActivityId, i32>, DbErr> {
    let rows: Vec<(ActivityId, i32)> = activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .expr_as(kept(PEOPLE_THERE), PEOPLE_THERE)
        .filter(activity::Column::Id.is_in(activities.iter().copied()))
        .filter(kept(PEOPLE_THERE).gt(0))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Whether anybody was marked at an activity, whatever as.
pub async fn any_marks(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<bool, DbErr> {
    let marked = activity::Entity::find_by_id(activity).filter(kept(MARKS).gt(0));
    Ok(marked.count(conn).await? > 0)
}

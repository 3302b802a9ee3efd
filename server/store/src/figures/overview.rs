//! Who came to which activity so far, for a list of many activities: two queries, however many there are.

use chrono::{DateTime, NaiveDate, Utc};
use domain::RegistrationState;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement},
};

use crate::{
    Coded,
    activities::ActivityFilter,
    figures::counted::{
        headcount_of_activity, marks_of_activity, present_of_activity, registrations_of_activity, was_there,
    },
    ids::{ActivityId, UnitId},
    rows::{activity, attendance, registration, session},
};

/// An activity with its counts.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Attended {
    /// The activity.
    pub id: ActivityId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its unit.
    pub unit_id: UnitId,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// How many are on its attendance list: those who have a seat or were marked.
    pub listed: i64,
    /// How many of them were there at one session or more.
    pub present: i64,
    /// How many were counted, where they were.
    pub headcount: Option<i32>,
    /// How many marks of attendance there are, whatever they say.
    pub marks: i64,
}

/// A session with its count.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct AttendedSession {
    /// The activity.
    pub activity_id: ActivityId,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How many were there.
    pub present: i64,
    /// How many were marked, whatever as.
    pub marks: i64,
}

/// The activities that a filter lets through with the counts of each, the last to begin first.
pub async fn activities(
    conn: &impl ConnectionTrait,
    filter: &ActivityFilter,
) -> Result<Vec<Attended>, DbErr> {
    use activity::Column as C;
    use registration::Column as R;
    let marked =
        attendance::Entity::find().select_only().column(attendance::Column::RegistrationId).into_query();
    let seated = Expr::col((registration::Entity, R::State)).eq(Coded(RegistrationState::Confirmed));
    let listed = registrations_of_activity()
        .and_where(seated.or(Expr::col((registration::Entity, R::Id)).in_subquery(marked)))
        .to_owned();
    activity::Entity::find()
        .select_only()
        .columns([C::Id, C::Code, C::Title, C::UnitId, C::StartsOn, C::EndsOn])
        .expr_as(listed, "listed")
        .expr_as(present_of_activity(), "present")
        .expr_as(headcount_of_activity(), "headcount")
        .expr_as(marks_of_activity(), "marks")
        .filter(filter.condition())
        .order_by_desc(C::StartsOn)
        .order_by_desc(C::Id)
        .into_model()
        .all(conn)
        .await
}

/// The sessions of the activities that a filter lets through with the count of each, in the order in which they are held.
pub async fn sessions(
    conn: &impl ConnectionTrait,
    filter: &ActivityFilter,
) -> Result<Vec<AttendedSession>, DbErr> {
    use session::Column as S;
    let of = activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .filter(filter.condition())
        .into_query();
    let here =
        || Expr::col((attendance::Entity, attendance::Column::SessionId)).equals((session::Entity, S::Id));
    let marks = marked_at().and_where(here()).to_owned();
    let present = marked_at().and_where(here()).and_where(was_there()).to_owned();
    session::Entity::find()
        .select_only()
        .columns([S::ActivityId, S::StartsAt])
        .expr_as(present, "present")
        .expr_as(marks, "marks")
        .filter(S::ActivityId.in_subquery(of))
        .order_by_asc(S::StartsAt)
        .order_by_asc(S::Id)
        .into_model()
        .all(conn)
        .await
}

/// How many were marked.
fn marked_at() -> SelectStatement {
    Query::select()
        .expr_as(Expr::col((attendance::Entity, attendance::Column::RegistrationId)).count(), Alias::new("n"))
        .from(attendance::Entity)
        .to_owned()
}

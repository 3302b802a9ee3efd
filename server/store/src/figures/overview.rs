//! Who came to which activity so far, for a list of many activities: two queries, however many there are, and one for the sessions of a page.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Alias, Expr, ExprTrait},
};

use crate::{
    activities::ActivityFilter,
    figures::kept::{MARKS, PEOPLE_LISTED, PEOPLE_THERE, THERE, headcount_of_activity, of_activity},
    ids::{ActivityId, UnitId},
    rows::{activity, session},
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
    pub listed: i32,
    /// How many of them were there at one session or more.
    pub present: i32,
    /// How many were counted, where they were.
    pub headcount: Option<i32>,
    /// How many marks of attendance there are, whatever they say.
    pub marks: i32,
}

/// A session with its count.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct AttendedSession {
    /// The activity.
    pub activity_id: ActivityId,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How many were there.
    pub present: i32,
    /// How many were marked, whatever as.
    pub marks: i32,
}

/// The activities that a filter lets through with the counts of each, the last to begin first.
pub async fn activities(
    conn: &impl ConnectionTrait,
    filter: &ActivityFilter,
) -> Result<Vec<Attended>, DbErr> {
    use activity::Column as C;
    activity::Entity::find()
        .select_only()
        .columns([C::Id, C::Code, C::Title, C::UnitId, C::StartsOn, C::EndsOn])
        .expr_as(of_activity(PEOPLE_LISTED), "listed")
        .expr_as(of_activity(PEOPLE_THERE), "present")
        .expr_as(headcount_of_activity(), "headcount")
        .expr_as(of_activity(MARKS), "marks")
        .filter(filter.condition())
        .order_by_desc(C::StartsOn)
        .order_by_desc(C::Id)
        .into_model()
        .all(conn)
        .await
}

/// What the sessions of an activity that have begun come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Begun {
    /// The activity.
    pub activity_id: ActivityId,
    /// How many of its sessions have begun.
    pub sessions: i64,
    /// Of them, how many somebody was marked at.
    pub marked: i64,
    /// Marks of being there at those.
    pub there: i64,
}

/// What has begun of the activities that a filter lets through; those of which nothing has are left out.
pub async fn begun(
    conn: &impl ConnectionTrait,
    filter: &ActivityFilter,
    at: DateTime<Utc>,
) -> Result<Vec<Begun>, DbErr> {
    use session::Column as S;
    let of = activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .filter(filter.condition())
        .into_query();
    let marked = Expr::case(Expr::col((session::Entity, Alias::new(MARKS))).gt(0), 1).finally(0);
    session::Entity::find()
        .select_only()
        .column(S::ActivityId)
        .column_as(S::Id.count(), "sessions")
        .expr_as(Expr::expr(marked).sum(), "marked")
        .expr_as(Expr::col((session::Entity, Alias::new(THERE))).sum(), "there")
        .filter(S::ActivityId.in_subquery(of))
        .filter(S::StartsAt.lte(at))
        .group_by(S::ActivityId)
        .into_model()
        .all(conn)
        .await
}

/// The sessions of some activities with the count of each, in the order in which they are held.
pub async fn sessions(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<AttendedSession>, DbErr> {
    use session::Column as S;
    let kept = |count| Expr::col((session::Entity, Alias::new(count)));
    session::Entity::find()
        .select_only()
        .columns([S::ActivityId, S::StartsAt])
        .expr_as(kept(THERE), "present")
        .expr_as(kept(MARKS), "marks")
        .filter(S::ActivityId.is_in(activities.iter().copied()))
        .order_by_asc(S::StartsAt)
        .order_by_asc(S::Id)
        .into_model()
        .all(conn)
        .await
}

//! Who came to which activity so far, for a list of many activities: two queries, however many there are.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Alias, Expr},
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
    let kept = |count| Expr::col((session::Entity, Alias::new(count)));
    session::Entity::find()
        .select_only()
        .columns([S::ActivityId, S::StartsAt])
        .expr_as(kept(THERE), "present")
        .expr_as(kept(MARKS), "marks")
        .filter(S::ActivityId.in_subquery(of))
        .order_by_asc(S::StartsAt)
        .order_by_asc(S::Id)
        .into_model()
        .all(conn)
        .await
}

//! Who came to which activity so far: a page of activities with their counts, and the sums of all of them, added up by the database.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement},
};

use crate::{
    Paging,
    activities::ActivityFilter,
    figures::kept::{
        MARKS, PEOPLE_LISTED, PEOPLE_THERE, THERE, headcount_of_activity, is_unmarked, of_activity, people_at,
    },
    ids::{ActivityId, UnitId},
    rows::{activity, headcount, session},
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

/// A page of the activities that a filter lets through with the counts of each, the last to begin first.
pub async fn activities(
    conn: &impl ConnectionTrait,
    filter: &ActivityFilter,
    paging: Paging,
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
        .offset(paging.offset())
        .limit(paging.size)
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

/// What has begun of some activities; those of which nothing has are left out.
pub async fn begun(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
    at: DateTime<Utc>,
) -> Result<Vec<Begun>, DbErr> {
    let of = session::Column::ActivityId.is_in(activities.iter().copied());
    let rows = conn.query_all(&begun_of(of, at)).await?;
    rows.iter().map(|row| Begun::from_query_result(row, "")).collect()
}

/// The sessions that have begun, of activities that a condition lets through, added up by activity.
fn begun_of(of: Expr, at: DateTime<Utc>) -> SelectStatement {
    use session::Column as S;
    let marked = Expr::case(Expr::col((session::Entity, Alias::new(MARKS))).gt(0), 1).finally(0);
    session::Entity::find()
        .select_only()
        .column(S::ActivityId)
        .column_as(S::Id.count(), "sessions")
        .expr_as(Expr::expr(marked).sum(), "marked")
        .expr_as(Expr::col((session::Entity, Alias::new(THERE))).sum(), "there")
        .filter(of)
        .filter(S::StartsAt.lte(at))
        .group_by(S::ActivityId)
        .into_query()
}

/// What all activities that a filter lets through come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromQueryResult)]
pub struct AttendedSum {
    /// How many activities there are.
    pub activities: i64,
    /// On their attendance lists.
    pub listed: i64,
    /// Of them, there at one session or more.
    pub present: i64,
    /// Counted, where somebody was; none: nowhere.
    pub headcount: Option<i64>,
    /// The people at each, added up: the larger of headcount and list, as [`domain::attendance::people_at`] says of one.
    pub people: i64,
    /// Marks that are due: for each on the list one at each session that was marked.
    pub due: i64,
    /// Of them, those of being there.
    pub there: i64,
    /// Activities that have begun and of which nothing is known: nobody was counted, nobody was marked.
    pub unmarked: i64,
}

/// Adds up all activities that a filter lets through.
pub async fn sums(
    conn: &impl ConnectionTrait,
    filter: &ActivityFilter,
    at: DateTime<Utc>,
) -> Result<AttendedSum, DbErr> {
    let begun = Alias::new("begun");
    let of = activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .filter(filter.condition())
        .into_query();
    let begun_at_all = begun_of(session::Column::ActivityId.in_subquery(of), at);
    let of_begun =
        |name: &'static str| Func::coalesce([Expr::col((begun.clone(), Alias::new(name))), Expr::val(0)]);
    let counted = || Expr::col((headcount::Entity, headcount::Column::People));
    let (listed, present) = (|| of_activity(PEOPLE_LISTED), || of_activity(PEOPLE_THERE));
    // What has not begun is not missing.
    let unmarked = Expr::case(Expr::expr(of_begun("sessions")).gt(0), is_unmarked()).finally(0);
    let sum = |of: Expr, name: &str| {
        let sum = Func::coalesce([of.sum(), Expr::val(0)]);
        (Expr::expr(sum).cast_as("BIGINT"), Alias::new(name))
    };
    let mut query = Query::select();
    query
        .from(activity::Entity)
        .left_join(
            headcount::Entity,
            Expr::col((headcount::Entity, headcount::Column::ActivityId))
                .equals((activity::Entity, activity::Column::Id)),
        )
        .join_subquery(
            JoinType::LeftJoin,
            begun_at_all,
            begun.clone(),
            Expr::col((begun.clone(), session::Column::ActivityId))
                .equals((activity::Entity, activity::Column::Id)),
        )
        .cond_where(filter.condition())
        .expr_as(Expr::cust("COUNT(*)"), "activities")
        .expr_as(counted().sum(), "headcount");
    for (expr, name) in [
        sum(listed(), "listed"),
        sum(present(), "present"),
        sum(people_at(), "people"),
        sum(listed().mul(Expr::expr(of_begun("marked"))), "due"),
        sum(Expr::expr(of_begun("there")), "there"),
        sum(unmarked.into(), "unmarked"),
    ] {
        query.expr_as(expr, name);
    }
    let row = conn.query_one(&query).await?;
    row.map_or(Ok(AttendedSum::default()), |row| AttendedSum::from_query_result(&row, ""))
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

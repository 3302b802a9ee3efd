//! Queries over activities.

use chrono::NaiveDate;
use domain::{ActivityKind, ActivityState, Level, UnitPath, numbers::stored};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, JoinType,
    QueryFilter, QueryOrder, QuerySelect, RelationDef, Select, Statement,
    sea_query::{Expr, Iden},
};

use crate::{
    Paged, Paging, Tx,
    ids::{ActivityId, UnitId},
    page::page,
    rows::{Activity, Unit, activity, unit},
    within::units_within,
};

/// In which order days come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayOrder {
    /// The next one first.
    #[default]
    SoonestFirst,
    /// The last one first.
    LatestFirst,
}

/// Where somebody's activities are: of one of these units and below, or one of these. Nothing lets nothing through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityScope {
    /// Units, with all below.
    pub units: Vec<UnitPath>,
    /// Single activities.
    pub activities: Vec<ActivityId>,
}

impl ActivityScope {
    /// There is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty() && self.activities.is_empty()
    }

    fn condition(&self) -> Condition {
        Condition::any()
            .add(activity::Column::UnitId.in_subquery(units_within(&self.units)))
            .add(activity::Column::Id.is_in(self.activities.iter().copied()))
    }
}

/// Which activities a list shows. What is not set does not narrow it.
#[derive(Debug, Clone, Default)]
pub struct ActivityFilter {
    /// Folded words, each of which the title, code or place has.
    pub words: Vec<String>,
    /// Of a kind.
    pub kind: Option<ActivityKind>,
    /// At a level.
    pub level: Option<Level>,
    /// Of these units and below, or one of these.
    pub scope: Option<ActivityScope>,
    /// Of this unit and below.
    pub unit: Option<UnitPath>,
    /// In these states; none given: in all.
    pub states: Vec<ActivityState>,
    /// Not over before this day.
    pub ends_from: Option<NaiveDate>,
    /// Over before this day.
    pub ends_before: Option<NaiveDate>,
    /// Begins on this day at the latest.
    pub starts_to: Option<NaiveDate>,
    /// In which order.
    pub order: DayOrder,
}

impl ActivityFilter {
    pub(crate) fn condition(&self) -> Condition {
        use activity::Column as C;
        let mut all = Condition::all();
        for word in &self.words {
            all = all.add(C::Fold.contains(word));
        }
        if let Some(kind) = self.kind {
            all = all.add(C::Kind.eq(crate::Coded(kind)));
        }
        if let Some(level) = self.level {
            all = all.add(C::Level.eq(crate::Coded(level)));
        }
        all = all.add_option(self.scope.as_ref().map(ActivityScope::condition));
        if let Some(unit) = &self.unit {
            all = all.add(C::UnitId.in_subquery(units_within(std::slice::from_ref(unit))));
        }
        if !self.states.is_empty() {
            all = all.add(C::State.is_in(self.states.iter().map(|state| crate::Coded(*state))));
        }
        all.add_option(self.ends_from.map(|day| C::EndsOn.gte(day)))
            .add_option(self.ends_before.map(|day| C::EndsOn.lt(day)))
            .add_option(self.starts_to.map(|day| C::StartsOn.lte(day)))
    }
}

/// One page of the activities that a filter lets through.
pub async fn list(
    conn: &impl ConnectionTrait,
    filter: &ActivityFilter,
    paging: Paging,
) -> Result<Paged<Activity>, DbErr> {
    let query = activity::Entity::find().filter(filter.condition());
    let query = match filter.order {
        DayOrder::SoonestFirst => {
            query.order_by_asc(activity::Column::StartsOn).order_by_asc(activity::Column::Id)
        }
        DayOrder::LatestFirst => {
            query.order_by_desc(activity::Column::StartsOn).order_by_desc(activity::Column::Id)
        }
    };
    page(conn, query, paging).await
}

/// The units of the activities that a filter lets through, each once.
pub async fn units_of(conn: &impl ConnectionTrait, filter: &ActivityFilter) -> Result<Vec<UnitId>, DbErr> {
    each_once(conn, filter, activity::Column::UnitId).into_tuple().all(conn).await
}

/// The days on which activities that a filter lets through begin, each once.
pub async fn first_days(
    conn: &impl ConnectionTrait,
    filter: &ActivityFilter,
) -> Result<Vec<NaiveDate>, DbErr> {
    each_once(conn, filter, activity::Column::StartsOn).into_tuple().all(conn).await
}

/// A column of the activities that a filter lets through, each value once. SQLite would by itself read all activities in the order of the
/// column, to spare itself the few that are left over when they were narrowed.
fn each_once(
    conn: &impl ConnectionTrait,
    filter: &ActivityFilter,
    column: activity::Column,
) -> Select<activity::Entity> {
    let column = match conn.get_database_backend() {
        DbBackend::Sqlite => Expr::cust(format!("+activities.{}", column.to_string())),
        _ => Expr::col((activity::Entity, column)),
    };
    activity::Entity::find().select_only().expr_as(column, "each").distinct().filter(filter.condition())
}

/// The activity of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: ActivityId) -> Result<Option<Activity>, DbErr> {
    activity::Entity::find_by_id(id).one(conn).await
}

/// Activities of these numbers.
pub async fn by_ids(conn: &impl ConnectionTrait, ids: &[ActivityId]) -> Result<Vec<Activity>, DbErr> {
    activity::Entity::find().filter(activity::Column::Id.is_in(ids.iter().copied())).all(conn).await
}

/// The activity of a code.
pub async fn by_code(conn: &impl ConnectionTrait, code: &str) -> Result<Option<Activity>, DbErr> {
    activity::Entity::find().filter(activity::Column::Code.eq(code)).one(conn).await
}

/// The activity of a code, with the unit that holds it.
pub async fn by_code_with_unit(
    conn: &impl ConnectionTrait,
    code: &str,
) -> Result<Option<(Activity, Unit)>, DbErr> {
    let of_unit: RelationDef =
        activity::Entity::belongs_to(unit::Entity).from(activity::Column::UnitId).to(unit::Column::Id).into();
    let found = activity::Entity::find()
        .join(JoinType::InnerJoin, of_unit)
        .select_also(unit::Entity)
        .filter(activity::Column::Code.eq(code))
        .one(conn)
        .await?;
    Ok(found.and_then(|(activity, unit)| Some((activity, unit?))))
}

/// The activity, with every other writer of its seats kept waiting until this transaction ends.
pub async fn lock(tx: &Tx, id: ActivityId) -> Result<Option<Activity>, DbErr> {
    // On SQLite the transaction is immediate and alone; the lock is PostgreSQL's.
    activity::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// As [`lock`], where nothing of the activity is asked.
pub async fn lock_unread(tx: &Tx, id: ActivityId) -> Result<(), DbErr> {
    match tx.get_database_backend() {
        DbBackend::Sqlite => Ok(()),
        _ => lock(tx, id).await.map(drop),
    }
}

/// The seats of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct SeatCount {
    /// Seats in all; those of the room, where it is held both ways.
    pub capacity: i32,
    /// How many are taken, as it was written down last.
    pub taken: i32,
    /// How many registrations are confirmed, but for those of people who take part online where it is held both ways.
    pub confirmed: i64,
    /// Seats online; none: as many as come.
    pub online_capacity: Option<i32>,
    /// How many are taken online, as it was written down last.
    pub online_taken: i32,
    /// How many confirmed registrations are of people who take part online.
    pub online_confirmed: i64,
}

/// How many have a seat in the room and online: both numbers are counted in an index.
const COUNTED: &str = "(SELECT everybody - online AS room, online FROM (
        SELECT (SELECT count(*) FROM registrations WHERE activity_id = $1 AND state = 'confirmed') AS everybody,
            (SELECT count(*) FROM registrations WHERE activity_id = $1 AND state = 'confirmed' AND attends = 'online') AS online
    ) AS sums) AS counted";

/// Counts the confirmed registrations of an activity.
pub async fn count_seats(tx: &Tx, id: ActivityId) -> Result<Option<SeatCount>, DbErr> {
    let sql = format!(
        "SELECT capacity, seats_taken AS taken, counted.room AS confirmed, online_capacity, online_taken,
            counted.online AS online_confirmed
         FROM activities, {COUNTED} WHERE id = $1"
    );
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [id.0.into()]);
    SeatCount::find_by_statement(statement).one(tx).await
}

/// Counts the confirmed registrations of an activity and writes down how many seats are taken in the room and online, unless that would be
/// more than before and more than there are. Answers whether it was written: what was right before is not.
pub async fn recount_seats(tx: &Tx, id: ActivityId) -> Result<bool, DbErr> {
    let sql = format!(
        "UPDATE activities SET seats_taken = counted.room, online_taken = counted.online FROM {COUNTED}
         WHERE id = $1 AND (seats_taken <> counted.room OR online_taken <> counted.online)
            AND (counted.room <= capacity OR counted.room <= seats_taken)
            AND (online_capacity IS NULL OR counted.online <= online_capacity OR counted.online <= online_taken)"
    );
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [id.0.into()]);
    Ok(tx.execute_raw(statement).await?.rows_affected() == 1)
}

/// Writes down how many seats are taken; the table's trigger refuses one more where none is left.
pub async fn write_seats(tx: &Tx, id: ActivityId, taken: i64) -> Result<(), DbErr> {
    let taken = stored(taken.unsigned_abs());
    activity::Entity::update_many()
        .col_expr(activity::Column::SeatsTaken, Expr::value(taken))
        .filter(activity::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// The numbers that the codes beginning with `prefix` have gone up to: for the next code of a kind and year.
pub async fn codes_beginning(conn: &impl ConnectionTrait, prefix: &str) -> Result<Vec<String>, DbErr> {
    activity::Entity::find()
        .select_only()
        .column(activity::Column::Code)
        .filter(activity::Column::Code.starts_with(prefix))
        .into_tuple()
        .all(conn)
        .await
}

/// Activities whose days touch a span, for the agenda; soonest first.
pub async fn between(
    conn: &impl ConnectionTrait,
    scope: Option<ActivityScope>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Activity>, DbErr> {
    let filter =
        ActivityFilter { scope, ends_from: Some(from), starts_to: Some(to), ..ActivityFilter::default() };
    activity::Entity::find()
        .filter(filter.condition())
        .order_by_asc(activity::Column::StartsOn)
        .order_by_asc(activity::Column::Id)
        .all(conn)
        .await
}

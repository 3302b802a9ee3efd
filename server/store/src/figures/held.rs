//! Activities that were held: published and begun in a period that is past. Added up by the database, or a page of them.

use chrono::NaiveDate;
use domain::{ActivityKind, ActivityState, Level, Period};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef, sea_query::ExprTrait,
};

use crate::{
    Coded, Paging,
    figures::kept::{MARKS, PEOPLE_THERE, is_unmarked, of_activity, people_at},
    ids::{ActivityId, UnitId},
    rows::{activity, headcount},
};

/// Which activities that were held.
#[derive(Debug, Clone, Copy)]
pub struct HeldFilter<'a> {
    /// Begun in this period, which is past.
    pub past: Period,
    /// At a level.
    pub level: Option<Level>,
    /// Of a kind.
    pub kind: Option<ActivityKind>,
    /// Of these units alone.
    pub units: Option<&'a [UnitId]>,
}

impl HeldFilter<'_> {
    fn condition(&self) -> Condition {
        use activity::Column as C;
        Condition::all()
            .add(C::State.eq(Coded(ActivityState::Published)))
            .add(C::StartsOn.between(self.past.from(), self.past.to()))
            .add_option(self.level.map(|level| C::Level.eq(Coded(level))))
            .add_option(self.kind.map(|kind| C::Kind.eq(Coded(kind))))
            .add_option(self.units.map(|units| C::UnitId.is_in(units.iter().copied())))
    }
}

/// What the activities of a kind, at a level, of a unit come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct HeldSum {
    /// Their kind.
    pub kind: Coded<ActivityKind>,
    /// Their level.
    pub level: Coded<Level>,
    /// Their unit.
    pub unit_id: UnitId,
    /// How many there are.
    pub activities: i64,
    /// The people at each, added up: the larger of headcount and list, as [`domain::attendance::people_at`] says of one.
    pub people: i64,
    /// Of how many nothing is known yet: nobody was counted, nobody was marked.
    pub unmarked: i64,
}

fn with_headcount() -> RelationDef {
    activity::Entity::belongs_to(headcount::Entity)
        .from(activity::Column::Id)
        .to(headcount::Column::ActivityId)
        .into()
}

/// Adds up those that were held, by kind, level and unit.
pub async fn sums(conn: &impl ConnectionTrait, held: &HeldFilter<'_>) -> Result<Vec<HeldSum>, DbErr> {
    use activity::Column as C;
    activity::Entity::find()
        .select_only()
        .columns([C::Kind, C::Level, C::UnitId])
        .column_as(C::Id.count(), "activities")
        .expr_as(people_at().sum(), "people")
        .expr_as(is_unmarked().sum(), "unmarked")
        .join(JoinType::LeftJoin, with_headcount())
        .filter(held.condition())
        .group_by(C::Kind)
        .group_by(C::Level)
        .group_by(C::UnitId)
        .into_model()
        .all(conn)
        .await
}

/// The units that hold them, each once.
pub async fn holders(conn: &impl ConnectionTrait, held: &HeldFilter<'_>) -> Result<Vec<UnitId>, DbErr> {
    use activity::Column as C;
    activity::Entity::find()
        .select_only()
        .column(C::UnitId)
        .distinct()
        .filter(held.condition())
        .into_tuple()
        .all(conn)
        .await
}

/// An activity that was held, with the people at it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct HeldActivity {
    /// The activity.
    pub id: ActivityId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its level.
    pub level: Coded<Level>,
    /// Its unit, as it was.
    pub unit_id: UnitId,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// How many were counted, where they were.
    pub headcount: Option<i32>,
    /// How many of the list were there.
    pub named: i32,
    /// How many marks of attendance there are, whatever they say.
    pub marks: i32,
}

impl HeldActivity {
    /// Nothing is known yet of who came: nobody was counted, nobody was marked.
    pub fn is_unmarked(&self) -> bool {
        self.headcount.is_none() && self.marks == 0
    }
}

/// A page of those that were held, the oldest first.
pub async fn list(
    conn: &impl ConnectionTrait,
    held: &HeldFilter<'_>,
    paging: Paging,
) -> Result<Vec<HeldActivity>, DbErr> {
    use activity::Column as C;
    activity::Entity::find()
        .select_only()
        .columns([C::Id, C::Code, C::Title, C::Level, C::UnitId, C::StartsOn])
        .column_as(headcount::Column::People, "headcount")
        .expr_as(of_activity(PEOPLE_THERE), "named")
        .expr_as(of_activity(MARKS), "marks")
        .join(JoinType::LeftJoin, with_headcount())
        .filter(held.condition())
        .order_by_asc(C::StartsOn)
        .order_by_asc(C::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .into_model()
        .all(conn)
        .await
}

//! Activities that stand beside those that were held: scheduled, being prepared, or held with nothing known of who came. Added up by the
//! database by kind and level, or a page of them.

use domain::{ActivityKind, ActivityState, Level, Period};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef, Select, sea_query::ExprTrait,
};

use crate::{
    Coded, Paged, Paging,
    figures::kept::is_unmarked,
    ids::UnitId,
    page::page,
    rows::{Activity, activity, headcount},
};

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Published.
    Published,
    /// Being prepared.
    Drafts,
    /// Published, and nobody was counted or marked.
    Unmarked,
}

/// Which activities.
#[derive(Debug, Clone, Copy)]
pub struct PlannedFilter<'a> {
    /// Which of them.
    pub among: Among,
    /// That begin on these days.
    pub days: Period,
    /// Of a kind.
    pub kind: Option<ActivityKind>,
    /// At a level.
    pub level: Option<Level>,
    /// Of these units alone.
    pub units: Option<&'a [UnitId]>,
}

impl PlannedFilter<'_> {
    fn find(&self) -> Select<activity::Entity> {
        use activity::Column as C;
        let state = match self.among {
            Among::Published | Among::Unmarked => ActivityState::Published,
            Among::Drafts => ActivityState::Draft,
        };
        let all = Condition::all()
            .add(C::State.eq(Coded(state)))
            .add(C::StartsOn.between(self.days.from(), self.days.to()))
            .add_option(self.kind.map(|kind| C::Kind.eq(Coded(kind))))
            .add_option(self.level.map(|level| C::Level.eq(Coded(level))))
            .add_option(self.units.map(|units| C::UnitId.is_in(units.iter().copied())));
        let found = activity::Entity::find().filter(all);
        match self.among {
            Among::Unmarked => found.join(JoinType::LeftJoin, with_headcount()).filter(is_unmarked().eq(1)),
            Among::Published | Among::Drafts => found,
        }
    }
}

fn with_headcount() -> RelationDef {
    activity::Entity::belongs_to(headcount::Entity)
        .from(activity::Column::Id)
        .to(headcount::Column::ActivityId)
        .into()
}

/// What the activities of a kind at a level come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct PlannedSum {
    /// Their kind.
    pub kind: Coded<ActivityKind>,
    /// Their level.
    pub level: Coded<Level>,
    /// How many there are.
    pub activities: i64,
    /// How many seats they have.
    pub seats: i64,
    /// How many of these are taken.
    pub taken: i64,
}

/// Adds them up, by kind and level.
pub async fn sums(conn: &impl ConnectionTrait, filter: &PlannedFilter<'_>) -> Result<Vec<PlannedSum>, DbErr> {
    use activity::Column as C;
    filter
        .find()
        .select_only()
        .columns([C::Kind, C::Level])
        .column_as(C::Id.count(), "activities")
        .column_as(C::Capacity.sum(), "seats")
        .column_as(C::SeatsTaken.sum(), "taken")
        .group_by(C::Kind)
        .group_by(C::Level)
        .into_model()
        .all(conn)
        .await
}

/// A page of them, the soonest first.
pub async fn list(
    conn: &impl ConnectionTrait,
    filter: &PlannedFilter<'_>,
    paging: Paging,
) -> Result<Paged<Activity>, DbErr> {
    use activity::Column as C;
    let found = filter.find().order_by_asc(C::StartsOn).order_by_asc(C::Id);
    page(conn, found, paging).await
}

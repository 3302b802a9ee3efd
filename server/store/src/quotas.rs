//! Quotas of units at activities, and who fills them.

use chrono::{DateTime, Utc};
use domain::{Attends, RegistrationState};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect,
    QueryTrait, RelationDef,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    Coded,
    ids::{ActivityId, UnitId},
    rows::{activity, registration, round, unit_quota},
};

/// How many of each unit wait for a seat in the room at each activity, and where quotas are set, how many have one: nobody else is counted
/// by unit.
pub async fn counts_by_unit(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<UnitCount>, DbErr> {
    use registration::Column as C;
    let state = |state: RegistrationState| C::State.eq(Coded(state));
    let with_quotas = unit_quota::Entity::find()
        .select_only()
        .column(unit_quota::Column::ActivityId)
        .filter(unit_quota::Column::ActivityId.is_in(activities.iter().copied()))
        .into_query();
    // Each alternative names activity and state, so that an index leads to both.
    let waiting = state(RegistrationState::Waitlisted).and(C::ActivityId.is_in(activities.iter().copied()));
    let seated = state(RegistrationState::Confirmed).and(C::ActivityId.in_subquery(with_quotas));
    registration::Entity::find()
        .select_only()
        .columns([C::ActivityId, C::UnitId, C::State])
        .column_as(C::Id.count(), "people")
        .filter(waiting.or(seated))
        .filter(C::Attends.eq(Coded(Attends::Room)))
        .group_by(C::ActivityId)
        .group_by(C::UnitId)
        .group_by(C::State)
        .into_model()
        .all(conn)
        .await
}

/// How many of a unit are in a state at an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct UnitCount {
    /// The activity.
    pub activity_id: ActivityId,
    /// The unit, as it was.
    pub unit_id: Option<UnitId>,
    /// The state.
    pub state: Coded<RegistrationState>,
    /// How many people.
    pub people: i64,
}

/// An activity with one of its quotas, or without any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct QuotaOf {
    /// The activity.
    pub activity_id: ActivityId,
    /// Whether somebody waits for a seat in the room there, of whichever unit.
    pub has_line: bool,
    /// Whether somebody waits for a seat online.
    pub waits_online: bool,
    /// Whether a seat is left.
    pub has_seats: bool,
    /// Whether a nomination round keeps the seats of its units for them.
    pub is_held: bool,
    /// The unit, and how many seats it may have; none: there is no quota.
    pub unit_id: Option<UnitId>,
    /// See `unit_id`.
    pub seats: Option<i32>,
}

/// The quotas of activities at a moment: a row for each, and one for an activity without any.
pub async fn of_activities(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
    now: DateTime<Utc>,
) -> Result<Vec<QuotaOf>, DbErr> {
    use registration::Column as R;
    let waiting = |attends: Attends| {
        registration::Entity::find()
            .select_only()
            .expr(Expr::val(1))
            .filter(
                Expr::col((registration::Entity, R::ActivityId))
                    .equals((activity::Entity, activity::Column::Id)),
            )
            .filter(R::State.eq(Coded(RegistrationState::Waitlisted)))
            .filter(R::Attends.eq(Coded(attends)))
            .into_query()
    };
    // From the call until the deadline, and where unused seats flow, until they did.
    let ends =
        Condition::any().add(round::Column::ClosesAt.gte(now)).add(round::Column::FlowsOn.is_not_null());
    let held = round::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(
            Expr::col((round::Entity, round::Column::ActivityId))
                .equals((activity::Entity, activity::Column::Id)),
        )
        .filter(round::Column::SentAt.is_not_null())
        .filter(round::Column::FlowedAt.is_null())
        .filter(ends)
        .into_query();
    let of_activity: RelationDef = activity::Entity::belongs_to(unit_quota::Entity)
        .from(activity::Column::Id)
        .to(unit_quota::Column::ActivityId)
        .into();
    activity::Entity::find()
        .select_only()
        .column_as(activity::Column::Id, "activity_id")
        .expr_as(Expr::exists(waiting(Attends::Room)), "has_line")
        .expr_as(Expr::exists(waiting(Attends::Online)), "waits_online")
        .expr_as(
            Expr::col(activity::Column::SeatsTaken).lt(Expr::col(activity::Column::Capacity)),
            "has_seats",
        )
        .expr_as(Expr::exists(held), "is_held")
        .columns([unit_quota::Column::UnitId, unit_quota::Column::Seats])
        .join(JoinType::LeftJoin, of_activity)
        .filter(activity::Column::Id.is_in(activities.iter().copied()))
        .into_model()
        .all(conn)
        .await
}

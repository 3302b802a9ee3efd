//! Quotas of units at activities, and who fills them.

use domain::RegistrationState;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    Coded,
    ids::{ActivityId, UnitId},
    rows::{UnitQuota, activity, registration, unit_quota},
};

/// How many of each unit wait at each activity, and where quotas are set, how many have a seat: nobody else is counted by unit.
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
        .group_by(C::ActivityId)
        .group_by(C::UnitId)
        .group_by(C::State)
        .into_model()
        .all(conn)
        .await
}

/// Those of some activities for which somebody waits.
pub async fn with_a_line(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<ActivityId>, DbErr> {
    let waiting = registration::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(
            Expr::col((registration::Entity, registration::Column::ActivityId))
                .equals((activity::Entity, activity::Column::Id)),
        )
        .filter(registration::Column::State.eq(Coded(RegistrationState::Waitlisted)))
        .into_query();
    activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .filter(activity::Column::Id.is_in(activities.iter().copied()))
        .filter(Expr::exists(waiting))
        .into_tuple()
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

/// The quotas of activities.
pub async fn of_activities(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<UnitQuota>, DbErr> {
    unit_quota::Entity::find()
        .filter(unit_quota::Column::ActivityId.is_in(activities.iter().copied()))
        .all(conn)
        .await
}

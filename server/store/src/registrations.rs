//! Queries over registrations and invitations.

use domain::RegistrationState;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    Coded,
    ids::{ActivityId, PersonId, RegistrationId, UnitId},
    rows::{Invitation, Person, Registration, UnitQuota, invitation, person, registration, unit_quota},
};

/// The registration of a number.
///
/// # Errors
/// What the database says.
pub async fn by_id(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<Option<Registration>, DbErr> {
    registration::Entity::find_by_id(id).one(conn).await
}

/// The registration of a person for an activity.
///
/// # Errors
/// What the database says.
pub async fn of(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    person: PersonId,
) -> Result<Option<Registration>, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::ActivityId.eq(activity))
        .filter(registration::Column::PersonId.eq(person))
        .one(conn)
        .await
}

/// Everybody on the list of an activity, in the order of names.
///
/// # Errors
/// What the database says.
pub async fn of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<(Registration, Person)>, DbErr> {
    let rows =
        registration::Entity::find().filter(registration::Column::ActivityId.eq(activity)).all(conn).await?;
    // The person is found by a join on the number alone, so that no list of thousands of numbers is bound.
    let numbers = registration::Entity::find()
        .select_only()
        .column(registration::Column::PersonId)
        .filter(registration::Column::ActivityId.eq(activity));
    let people = person::Entity::find()
        .filter(person::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(numbers)))
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await?;
    let mut by_person: std::collections::HashMap<PersonId, Registration> =
        rows.into_iter().map(|registration| (registration.person_id, registration)).collect();
    Ok(people
        .into_iter()
        .filter_map(|person| by_person.remove(&person.id).map(|registration| (registration, person)))
        .collect())
}

/// The registrations of a person, the newest first.
///
/// # Errors
/// What the database says.
pub async fn of_person(conn: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Registration>, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::PersonId.eq(person))
        .order_by_desc(registration::Column::Id)
        .all(conn)
        .await
}

/// Who stands behind registrations of an activity.
///
/// # Errors
/// What the database says.
pub async fn persons(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    registrations: &[RegistrationId],
) -> Result<Vec<(RegistrationId, PersonId)>, DbErr> {
    registration::Entity::find()
        .select_only()
        .columns([registration::Column::Id, registration::Column::PersonId])
        .filter(registration::Column::ActivityId.eq(activity))
        .filter(registration::Column::Id.is_in(registrations.iter().copied()))
        .into_tuple()
        .all(conn)
        .await
}

/// The number of the last calendar file of a registration; none was made where it is 0.
///
/// # Errors
/// What the database says.
pub async fn calendar_sequence(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<i32, DbErr> {
    counted(conn, "SELECT calendar_sequence FROM registrations WHERE id = $1", id).await
}

/// Takes the next number for a calendar file of a registration. It is no column of the row, so that none who writes a row as they read
/// it can set it back.
///
/// # Errors
/// What the database says.
pub async fn next_calendar_sequence(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<i32, DbErr> {
    let sql = "UPDATE registrations SET calendar_sequence = calendar_sequence + 1 WHERE id = $1 \
        RETURNING calendar_sequence";
    counted(conn, sql, id).await
}

async fn counted(conn: &impl ConnectionTrait, sql: &str, id: RegistrationId) -> Result<i32, DbErr> {
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, [id.0.into()]);
    let row = conn.query_one_raw(statement).await?;
    row.ok_or_else(|| DbErr::RecordNotFound(id.to_string()))?.try_get_by_index(0)
}

/// Those who wait for a seat, in order of arrival.
///
/// # Errors
/// What the database says.
pub async fn line(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<Registration>, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::ActivityId.eq(activity))
        .filter(registration::Column::State.eq(Coded(RegistrationState::Waitlisted)))
        .order_by_asc(registration::Column::QueuedAt)
        .order_by_asc(registration::Column::Id)
        .all(conn)
        .await
}

/// The place in line of a registration that waits, from 1.
///
/// # Errors
/// What the database says.
pub async fn place_in_line(conn: &impl ConnectionTrait, row: &Registration) -> Result<usize, DbErr> {
    use registration::Column as C;
    let before = Condition::any()
        .add(C::QueuedAt.lt(row.queued_at))
        .add(Condition::all().add(C::QueuedAt.eq(row.queued_at)).add(C::Id.lt(row.id)));
    let before = registration::Entity::find()
        .filter(C::ActivityId.eq(row.activity_id))
        .filter(C::State.eq(Coded(RegistrationState::Waitlisted)))
        .filter(before)
        .count(conn)
        .await?;
    Ok(usize::try_from(before).unwrap_or(usize::MAX).saturating_add(1))
}

/// How many registrations of an activity are in a state.
///
/// # Errors
/// What the database says.
pub async fn count(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    state: RegistrationState,
) -> Result<u64, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::ActivityId.eq(activity))
        .filter(registration::Column::State.eq(Coded(state)))
        .count(conn)
        .await
}

/// How many registrations of each activity are in each state.
///
/// # Errors
/// What the database says.
pub async fn counts(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<(ActivityId, RegistrationState, i64)>, DbErr> {
    let rows: Vec<(ActivityId, Coded<RegistrationState>, i64)> = registration::Entity::find()
        .select_only()
        .column(registration::Column::ActivityId)
        .column(registration::Column::State)
        .column_as(registration::Column::Id.count(), "n")
        .filter(registration::Column::ActivityId.is_in(activities.iter().copied()))
        .group_by(registration::Column::ActivityId)
        .group_by(registration::Column::State)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(activity, state, n)| (activity, *state, n)).collect())
}

/// How many of each unit have a seat at each activity, and how many wait.
///
/// # Errors
/// What the database says.
pub async fn counts_by_unit(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<UnitCount>, DbErr> {
    use registration::Column as C;
    let states = [RegistrationState::Confirmed, RegistrationState::Waitlisted].map(Coded);
    registration::Entity::find()
        .select_only()
        .columns([C::ActivityId, C::UnitId, C::State])
        .column_as(C::Id.count(), "people")
        .filter(C::ActivityId.is_in(activities.iter().copied()))
        .filter(C::State.is_in(states))
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

/// The quotas of activities.
///
/// # Errors
/// What the database says.
pub async fn quotas(conn: &impl ConnectionTrait, activities: &[ActivityId]) -> Result<Vec<UnitQuota>, DbErr> {
    unit_quota::Entity::find()
        .filter(unit_quota::Column::ActivityId.is_in(activities.iter().copied()))
        .all(conn)
        .await
}

/// Forgets the invitation of a registration, before it is invited anew.
///
/// # Errors
/// What the database says.
pub async fn forget_invitation(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<(), DbErr> {
    invitation::Entity::delete_by_id(registration).exec(conn).await.map(drop)
}

/// The invitation of a registration, where one was sent.
///
/// # Errors
/// What the database says.
pub async fn invitation(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Option<Invitation>, DbErr> {
    invitation::Entity::find_by_id(registration).one(conn).await
}

/// Writes a registration whose activity is locked, all but the version of its links: those are ended without that lock, and stay ended
/// whatever `row` was read as.
///
/// # Errors
/// What the database says; [`DbErr::RecordNotUpdated`] where no such row is there.
pub async fn write_place(conn: &impl ConnectionTrait, row: &Registration) -> Result<Registration, DbErr> {
    let mut active = row.clone().into_active_model().reset_all();
    active.not_set(registration::Column::LinkVersion);
    active.update(conn).await
}

/// Ends the links of a registration that were given out.
///
/// # Errors
/// What the database says; [`DbErr::RecordNotUpdated`] where no such row is there.
pub async fn end_links(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<Registration, DbErr> {
    next_link_version(conn, Condition::all().add(registration::Column::Id.eq(id))).await?;
    by_id(conn, id).await?.ok_or(DbErr::RecordNotUpdated)
}

/// Ends the links of every registration of a person.
///
/// # Errors
/// What the database says.
pub async fn end_links_of(conn: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    next_link_version(conn, Condition::all().add(registration::Column::PersonId.eq(person))).await
}

async fn next_link_version(conn: &impl ConnectionTrait, which: Condition) -> Result<(), DbErr> {
    registration::Entity::update_many()
        .col_expr(registration::Column::LinkVersion, Expr::col(registration::Column::LinkVersion).add(1))
        .filter(which)
        .exec(conn)
        .await
        .map(drop)
}

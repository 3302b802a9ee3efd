//! Queries over registrations and invitations.

use std::collections::HashSet;

use domain::{Attends, MailState, RegistrationState, Word};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Statement, sea_query::Expr,
};

use crate::{
    Coded, Tx,
    ids::{ActivityId, PersonId, RegistrationId},
    rows::{Person, Registration, mail, nominee, person, registration},
};

/// The registration of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: RegistrationId) -> Result<Option<Registration>, DbErr> {
    registration::Entity::find_by_id(id).one(conn).await
}

/// The registration of a number, where it is one for the activity.
pub async fn in_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    id: RegistrationId,
) -> Result<Option<Registration>, DbErr> {
    registration::Entity::find_by_id(id).filter(registration::Column::ActivityId.eq(activity)).one(conn).await
}

/// The registration of a person for an activity.
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

/// The numbers of all registrations of an activity.
pub async fn ids_of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<RegistrationId>, DbErr> {
    registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::ActivityId.eq(activity))
        .into_tuple()
        .all(conn)
        .await
}

/// Where everybody stands who is or was on the list of an activity.
pub async fn states(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<(PersonId, Coded<RegistrationState>)>, DbErr> {
    registration::Entity::find()
        .select_only()
        .columns([registration::Column::PersonId, registration::Column::State])
        .filter(registration::Column::ActivityId.eq(activity))
        .into_tuple()
        .all(conn)
        .await
}

/// Of some people, those whom a list names, or a unit.
pub async fn people_named(
    conn: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<HashSet<PersonId>, DbErr> {
    let mut named = HashSet::new();
    for some in people.chunks(500) {
        let found: Vec<PersonId> = registration::Entity::find()
            .select_only()
            .column(registration::Column::PersonId)
            .filter(registration::Column::PersonId.is_in(some.iter().copied()))
            .into_tuple()
            .all(conn)
            .await?;
        named.extend(found);
        let found: Vec<PersonId> = nominee::Entity::find()
            .select_only()
            .column(nominee::Column::PersonId)
            .filter(nominee::Column::PersonId.is_in(some.iter().copied()))
            .into_tuple()
            .all(conn)
            .await?;
        named.extend(found);
    }
    Ok(named)
}

/// Removes registrations that nobody outside heard of, with the mails about them that were dropped: none of their mails ever left, nobody
/// was marked, no certificate was issued.
pub async fn remove_unheard(tx: &Tx, ids: &[RegistrationId]) -> Result<(), DbErr> {
    for some in ids.chunks(500) {
        let heard: Vec<Option<RegistrationId>> = mail::Entity::find()
            .select_only()
            .column(mail::Column::RegistrationId)
            .filter(mail::Column::RegistrationId.is_in(some.iter().copied()))
            .filter(mail::Column::State.ne(Coded(MailState::Dropped)))
            .into_tuple()
            .all(tx)
            .await?;
        let heard: HashSet<RegistrationId> = heard.into_iter().flatten().collect();
        let unheard: Vec<RegistrationId> = some.iter().copied().filter(|id| !heard.contains(id)).collect();
        mail::Entity::delete_many()
            .filter(mail::Column::RegistrationId.is_in(unheard.iter().copied()))
            .exec(tx)
            .await?;
        // A unit that named them goes on naming them.
        nominee::Entity::update_many()
            .col_expr(nominee::Column::RegistrationId, Expr::value(Option::<i64>::None))
            .filter(nominee::Column::RegistrationId.is_in(unheard.iter().copied()))
            .exec(tx)
            .await?;
        registration::Entity::delete_many()
            .filter(registration::Column::Id.is_in(unheard.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// The registrations of a person, the newest first.
pub async fn of_person(conn: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Registration>, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::PersonId.eq(person))
        .order_by_desc(registration::Column::Id)
        .all(conn)
        .await
}

/// Who stands behind registrations of an activity.
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

pub(crate) async fn counted(
    conn: &impl ConnectionTrait,
    sql: &str,
    id: RegistrationId,
) -> Result<i32, DbErr> {
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, [id.0.into()]);
    let row = conn.query_one_raw(statement).await?;
    row.ok_or_else(|| DbErr::RecordNotFound(id.to_string()))?.try_get_by_index(0)
}

/// Those who wait for a seat, in order of arrival.
pub async fn line(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<Registration>, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::ActivityId.eq(activity))
        .filter(registration::Column::State.eq(Coded(RegistrationState::Waitlisted)))
        .order_by_asc(registration::Column::QueuedAt)
        .order_by_asc(registration::Column::Id)
        .all(conn)
        .await
}

/// The place in line of a registration that waits, from 1, among those who wait for a seat of the same way.
pub async fn place_in_line(conn: &impl ConnectionTrait, row: &Registration) -> Result<usize, DbErr> {
    use registration::Column as C;
    let before = Condition::any()
        .add(C::QueuedAt.lt(row.queued_at))
        .add(Condition::all().add(C::QueuedAt.eq(row.queued_at)).add(C::Id.lt(row.id)));
    let before = registration::Entity::find()
        .filter(C::ActivityId.eq(row.activity_id))
        .filter(C::State.eq(Coded(RegistrationState::Waitlisted)))
        .filter(C::Attends.eq(row.attends))
        .filter(before)
        .count(conn)
        .await?;
    Ok(usize::try_from(before).unwrap_or(usize::MAX).saturating_add(1))
}

/// How many registrations of an activity are in a state.
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

/// Of those on the list of an activity who have or want a seat, how many have an e-mail address, and how many have none.
pub async fn reach(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<(u64, u64), DbErr> {
    let open = RegistrationState::ALL.iter().filter(|state| !state.is_final()).map(|state| Coded(*state));
    let on_list = registration::Entity::find()
        .join(
            sea_orm::JoinType::InnerJoin,
            registration::Entity::belongs_to(person::Entity)
                .from(registration::Column::PersonId)
                .to(person::Column::Id)
                .into(),
        )
        .filter(registration::Column::ActivityId.eq(activity))
        .filter(registration::Column::State.is_in(open));
    let all = on_list.clone().count(conn).await?;
    let by_mail = on_list.filter(person::Column::Email.is_not_null()).count(conn).await?;
    Ok((by_mail, all - by_mail))
}

/// How many registrations of each activity are in each state.
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

/// Everybody on the list of an activity takes part in the room, as far as anybody asks: it is held both ways no more.
pub async fn forget_ways(tx: &Tx, activity: ActivityId) -> Result<(), DbErr> {
    use registration::Column as C;
    registration::Entity::update_many()
        .col_expr(C::Attends, Expr::value(Attends::Room.code()))
        .filter(C::ActivityId.eq(activity))
        .filter(C::Attends.eq(Coded(Attends::Online)))
        .exec(tx)
        .await?;
    Ok(())
}

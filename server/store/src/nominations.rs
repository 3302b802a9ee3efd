//! Queries over nomination rounds: the calls, the units that are called, and whom they name.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use domain::{RegistrationState, UnitPath, accounts::access::Role, nominations::ranks::Holding};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef, sea_query::Expr,
};

use crate::{
    Coded, Tx,
    ids::{ActivityId, NomineeId, PersonId, RegistrationId, RoundId, UnitId, UserId},
    rows::{
        Activity, EntryException, Nominee, Person, Registration, RoleGrant, Round, RoundUnit, UnitQuota,
        User, activity, entry_exception, nominee, person, registration, role_grant, round, round_unit,
        unit_quota, user,
    },
    within::units_within,
};

/// The call of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: RoundId) -> Result<Option<Round>, DbErr> {
    round::Entity::find_by_id(id).one(conn).await
}

/// The call of an activity.
pub async fn of_activity(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Option<Round>, DbErr> {
    round::Entity::find().filter(round::Column::ActivityId.eq(activity)).one(conn).await
}

/// The units of a call, in no order.
pub async fn units(conn: &impl ConnectionTrait, round: RoundId) -> Result<Vec<RoundUnit>, DbErr> {
    round_unit::Entity::find().filter(round_unit::Column::RoundId.eq(round)).all(conn).await
}

/// One unit of a call.
pub async fn unit(
    conn: &impl ConnectionTrait,
    round: RoundId,
    unit: UnitId,
) -> Result<Option<RoundUnit>, DbErr> {
    round_unit::Entity::find_by_id((round, unit)).one(conn).await
}

/// Takes a unit out of a call, of which it named nobody.
pub async fn remove_unit(tx: &Tx, round: RoundId, unit: UnitId) -> Result<(), DbErr> {
    round_unit::Entity::delete_by_id((round, unit)).exec(tx).await.map(drop)
}

/// The seats of an activity's units.
pub async fn quotas(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<UnitQuota>, DbErr> {
    unit_quota::Entity::find().filter(unit_quota::Column::ActivityId.eq(activity)).all(conn).await
}

/// Sets how many seats a unit has at an activity.
pub async fn set_quota(tx: &Tx, quota: UnitQuota) -> Result<(), DbErr> {
    use sea_orm::{ActiveModelTrait, IntoActiveModel, sea_query::OnConflict};
    use unit_quota::Column as C;
    unit_quota::Entity::insert(quota.into_active_model().reset_all())
        .on_conflict(OnConflict::columns([C::ActivityId, C::UnitId]).update_column(C::Seats).to_owned())
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// A unit has no seats of its own any more.
pub async fn remove_quota(tx: &Tx, activity: ActivityId, unit: UnitId) -> Result<(), DbErr> {
    unit_quota::Entity::delete_by_id((activity, unit)).exec(tx).await.map(drop)
}

/// Somebody on a unit's list: who it is, and the seat that came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The place on the list.
    pub nominee: Nominee,
    /// Who.
    pub person: Person,
    /// The registration that the nomination made.
    pub registration: Option<Registration>,
    /// What they don't meet of what is asked for, and what was said of it.
    pub exception: Option<EntryException>,
}

impl Listed {
    /// What they have at the activity.
    pub fn holding(&self) -> Holding {
        let Some(row) = &self.registration else { return Holding::Nothing };
        let asks = self.exception.as_ref().is_some_and(|exception| exception.reason.is_empty());
        match *row.state {
            RegistrationState::Nominated if asks => Holding::Asks,
            state => Holding::Registered(state),
        }
    }
}

/// Everybody on the lists of a call, or of one unit of it, in the order of ranks.
pub async fn listed(
    conn: &impl ConnectionTrait,
    round: RoundId,
    unit: Option<UnitId>,
) -> Result<Vec<Listed>, DbErr> {
    let of_person: RelationDef = nominee::Entity::belongs_to(person::Entity)
        .from(nominee::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let which = Condition::all()
        .add(nominee::Column::RoundId.eq(round))
        .add_option(unit.map(|unit| nominee::Column::UnitId.eq(unit)));
    let rows = nominee::Entity::find()
        .join(JoinType::InnerJoin, of_person)
        .select_also(person::Entity)
        .filter(which.clone())
        .order_by_asc(nominee::Column::UnitId)
        .order_by_asc(nominee::Column::Rank)
        .order_by_asc(nominee::Column::Id)
        .all(conn)
        .await?;
    let numbers = nominee::Entity::find()
        .select_only()
        .column(nominee::Column::RegistrationId)
        .filter(which)
        .into_query();
    let registrations = registration::Entity::find()
        .filter(registration::Column::Id.in_subquery(numbers.clone()))
        .all(conn)
        .await?;
    let exceptions = entry_exception::Entity::find()
        .filter(entry_exception::Column::RegistrationId.in_subquery(numbers))
        .all(conn)
        .await?;
    let mut exceptions: HashMap<RegistrationId, EntryException> =
        exceptions.into_iter().map(|row| (row.registration_id, row)).collect();
    let mut registrations: HashMap<RegistrationId, Registration> =
        registrations.into_iter().map(|row| (row.id, row)).collect();
    let listed = |(nominee, person): (Nominee, Option<Person>)| {
        let registration = nominee.registration_id.and_then(|id| registrations.remove(&id));
        let exception = nominee.registration_id.and_then(|id| exceptions.remove(&id));
        Some(Listed { nominee, person: person?, registration, exception })
    };
    Ok(rows.into_iter().filter_map(listed).collect())
}

/// The place of a person on the lists of a call.
pub async fn of_person(
    conn: &impl ConnectionTrait,
    round: RoundId,
    person: PersonId,
) -> Result<Option<Nominee>, DbErr> {
    nominee::Entity::find()
        .filter(nominee::Column::RoundId.eq(round))
        .filter(nominee::Column::PersonId.eq(person))
        .one(conn)
        .await
}

/// The places of people on the lists of all calls.
pub async fn of_people(conn: &impl ConnectionTrait, people: &[PersonId]) -> Result<Vec<Nominee>, DbErr> {
    nominee::Entity::find().filter(nominee::Column::PersonId.is_in(people.iter().copied())).all(conn).await
}

/// Whose seat a registration is.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Option<Nominee>, DbErr> {
    nominee::Entity::find().filter(nominee::Column::RegistrationId.eq(registration)).one(conn).await
}

/// Takes somebody off a list.
pub async fn remove(tx: &Tx, id: NomineeId) -> Result<(), DbErr> {
    nominee::Entity::delete_by_id(id).exec(tx).await.map(drop)
}

/// Gives somebody another place on the list.
pub async fn set_rank(tx: &Tx, id: NomineeId, rank: i32) -> Result<(), DbErr> {
    nominee::Entity::update_many()
        .col_expr(nominee::Column::Rank, Expr::value(rank))
        .filter(nominee::Column::Id.eq(id))
        .exec(tx)
        .await
        .map(drop)
}

/// Notes the registration that a nomination made, or that it has none any more.
pub async fn set_registration(
    tx: &Tx,
    id: NomineeId,
    registration: Option<RegistrationId>,
) -> Result<(), DbErr> {
    nominee::Entity::update_many()
        .col_expr(nominee::Column::RegistrationId, Expr::value(registration.map(|id| id.0)))
        .filter(nominee::Column::Id.eq(id))
        .exec(tx)
        .await
        .map(drop)
}

/// How many seats people of a unit have at an activity who stand on no list of the call: they registered by themselves, or an organizer
/// put them there.
pub async fn seated_otherwise(
    conn: &impl ConnectionTrait,
    round: &Round,
) -> Result<Vec<(UnitId, i64)>, DbErr> {
    use registration::Column as C;
    let listed = nominee::Entity::find()
        .select_only()
        .column(nominee::Column::PersonId)
        .filter(nominee::Column::RoundId.eq(round.id))
        .into_query();
    registration::Entity::find()
        .select_only()
        .column(C::UnitId)
        .column_as(C::Id.count(), "n")
        .filter(C::ActivityId.eq(round.activity_id))
        .filter(C::State.eq(Coded(RegistrationState::Confirmed)))
        .filter(C::UnitId.is_not_null())
        .filter(C::PersonId.not_in_subquery(listed))
        .group_by(C::UnitId)
        .into_tuple()
        .all(conn)
        .await
}

/// The activities that people are, or were, expected at, besides one: who has a seat or waits for an answer.
pub async fn elsewhere(
    conn: &impl ConnectionTrait,
    people: &[PersonId],
    than: ActivityId,
) -> Result<Vec<(PersonId, Activity)>, DbErr> {
    use registration::Column as C;
    let of_activity: RelationDef = registration::Entity::belongs_to(activity::Entity)
        .from(C::ActivityId)
        .to(activity::Column::Id)
        .into();
    let open = [RegistrationState::Confirmed, RegistrationState::Nominated, RegistrationState::Invited];
    let rows = registration::Entity::find()
        .join(JoinType::InnerJoin, of_activity)
        .select_also(activity::Entity)
        .filter(C::PersonId.is_in(people.iter().copied()))
        .filter(C::State.is_in(open.map(Coded)))
        .filter(C::ActivityId.ne(than))
        .filter(activity::Column::State.eq(Coded(domain::ActivityState::Published)))
        .order_by_desc(activity::Column::StartsOn)
        .all(conn)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, activity)| Some((row.person_id, activity?))).collect())
}

/// Notes that somebody opened the page of a unit; not more often than every five minutes.
pub async fn note_seen(
    tx: &Tx,
    (round, unit): (RoundId, UnitId),
    user: UserId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use round_unit::Column as C;
    round_unit::Entity::update_many()
        .col_expr(C::SeenAt, Expr::value(now))
        .col_expr(C::SeenBy, Expr::value(user.0))
        .filter(C::RoundId.eq(round))
        .filter(C::UnitId.eq(unit))
        .filter(Condition::any().add(C::SeenAt.is_null()).add(C::SeenAt.lt(now - Duration::minutes(5))))
        .exec(tx)
        .await
        .map(drop)
}

/// The calls that went to units within these (none given: to any), each with the unit; the latest deadline first.
pub async fn calls(
    conn: &impl ConnectionTrait,
    scope: Option<&[UnitPath]>,
) -> Result<Vec<(Round, RoundUnit)>, DbErr> {
    let of_round: RelationDef = round_unit::Entity::belongs_to(round::Entity)
        .from(round_unit::Column::RoundId)
        .to(round::Column::Id)
        .into();
    let within = scope.map(|tops| round_unit::Column::UnitId.in_subquery(units_within(tops)));
    let rows = round_unit::Entity::find()
        .join(JoinType::InnerJoin, of_round)
        .select_also(round::Entity)
        .filter(round::Column::SentAt.is_not_null())
        .filter(Condition::all().add_option(within))
        .order_by_desc(round::Column::ClosesAt)
        .order_by_asc(round_unit::Column::UnitId)
        .limit(200)
        .all(conn)
        .await?;
    Ok(rows.into_iter().filter_map(|(unit, round)| Some((round?, unit))).collect())
}

/// The calls that were sent and whose seats have not flowed, though there is a day for that or the deadline is not long past.
pub async fn to_tend(conn: &impl ConnectionTrait, since: DateTime<Utc>) -> Result<Vec<Round>, DbErr> {
    use round::Column as C;
    round::Entity::find()
        .filter(C::SentAt.is_not_null())
        .filter(C::FlowedAt.is_null())
        .filter(Condition::any().add(C::FlowsOn.is_not_null()).add(C::ClosesAt.gt(since)))
        .order_by_asc(C::Id)
        .all(conn)
        .await
}

/// The focal persons who can sign in, each with the unit that they are it of.
pub async fn focal_persons(conn: &impl ConnectionTrait) -> Result<Vec<(User, UnitPath)>, DbErr> {
    let of_user: RelationDef = role_grant::Entity::belongs_to(user::Entity)
        .from(role_grant::Column::UserId)
        .to(user::Column::Id)
        .into();
    let rows = role_grant::Entity::find()
        .join(JoinType::InnerJoin, of_user)
        .select_also(user::Entity)
        .filter(role_grant::Column::Role.eq(Coded(Role::Focal)))
        .filter(user::Column::DisabledAt.is_null())
        .order_by_asc(user::Column::Id)
        .all(conn)
        .await?;
    let units = crate::units::by_ids(conn, rows.iter().filter_map(|(grant, _)| grant.unit_id)).await?;
    let paths: HashMap<UnitId, String> = units.into_iter().map(|unit| (unit.id, unit.path)).collect();
    let focal = |(grant, user): (RoleGrant, Option<User>)| {
        let path = paths.get(&grant.unit_id?)?.clone();
        Some((user?, UnitPath::from_stored(path)))
    };
    Ok(rows.into_iter().filter_map(focal).collect())
}

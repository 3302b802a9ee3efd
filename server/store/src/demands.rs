//! Queries over calls for interest: the names that were left, the numbers of units, the activities that came of them.

use chrono::{DateTime, Utc};
use domain::{
    UnitPath,
    demands::{DemandAudience, DemandState, NAMES_KEPT},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, RelationDef, Select,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    Coded, Paged, Paging, Tx,
    ids::{ActivityId, DemandId, DemandPersonId, PersonId, UnitId},
    page::page,
    rows::{
        Activity, Demand, DemandPerson, DemandUnit, Person, activity, demand, demand_activity, demand_person,
        demand_unit, person,
    },
    within::units_within,
};

/// A page of the calls of units and what lies below (none given: of all), those that are open first, the last one on top.
pub async fn list(
    conn: &impl ConnectionTrait,
    tops: Option<&[UnitPath]>,
    paging: Paging,
) -> Result<Paged<Demand>, DbErr> {
    use demand::Column as C;
    let mut query = demand::Entity::find();
    if let Some(tops) = tops {
        query = query.filter(C::UnitId.in_subquery(units_within(tops)));
    }
    // `open` is the last of the three words.
    page(conn, query.order_by_desc(C::State).order_by_desc(C::Id), paging).await
}

/// The call of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: DemandId) -> Result<Option<Demand>, DbErr> {
    demand::Entity::find_by_id(id).one(conn).await
}

/// As [`by_id`], with every other writer of it kept waiting until this transaction ends.
pub async fn lock(tx: &Tx, id: DemandId) -> Result<Option<Demand>, DbErr> {
    demand::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// The calls that take names at a moment, the nearest end first; for everybody alone, or for units as well.
pub async fn open_at(
    conn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    audience: Option<DemandAudience>,
) -> Result<Vec<Demand>, DbErr> {
    use demand::Column as C;
    let goes_on = Condition::any().add(C::ClosesAt.is_null()).add(C::ClosesAt.gt(now));
    let mut query = demand::Entity::find().filter(C::State.eq(Coded(DemandState::Open))).filter(goes_on);
    if let Some(audience) = audience {
        query = query.filter(C::Audience.eq(Coded(audience)));
    }
    query.order_by_desc(C::Id).limit(100).all(conn).await
}

/// The names that hold.
fn names() -> Select<demand_person::Entity> {
    demand_person::Entity::find().filter(demand_person::Column::WithdrawnAt.is_null())
}

fn with_people(query: Select<demand_person::Entity>) -> Select<demand_person::Entity> {
    let of_person: RelationDef = demand_person::Entity::belongs_to(person::Entity)
        .from(demand_person::Column::PersonId)
        .to(person::Column::Id)
        .into();
    query.join(JoinType::InnerJoin, of_person)
}

/// The names at a call, by unit where one is given, in the order in which they came.
pub async fn named(
    conn: &impl ConnectionTrait,
    id: DemandId,
    of: NamedOf,
) -> Result<Vec<(DemandPerson, Person)>, DbErr> {
    use demand_person::Column as C;
    let mut query = with_people(names().filter(C::DemandId.eq(id)));
    query = match of {
        NamedOf::All => query,
        NamedOf::Unit(unit) => query.filter(C::UnitId.eq(unit)),
        NamedOf::NoUnit => query.filter(C::UnitId.is_null()),
    };
    let found =
        query.select_also(person::Entity).order_by_asc(C::NamedAt).order_by_asc(C::Id).all(conn).await?;
    Ok(found.into_iter().filter_map(|(row, person)| Some((row, person?))).collect())
}

/// Whose names are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedOf {
    /// Everybody's.
    All,
    /// Those of a unit.
    Unit(UnitId),
    /// Those of units that the list of units does not have.
    NoUnit,
}

/// The row of a person at a call.
pub async fn of_person(
    conn: &impl ConnectionTrait,
    id: DemandId,
    person: PersonId,
) -> Result<Option<DemandPerson>, DbErr> {
    use demand_person::Column as C;
    demand_person::Entity::find().filter(C::DemandId.eq(id)).filter(C::PersonId.eq(person)).one(conn).await
}

/// The name of a number.
pub async fn name_by_id(
    conn: &impl ConnectionTrait,
    id: DemandPersonId,
) -> Result<Option<DemandPerson>, DbErr> {
    demand_person::Entity::find_by_id(id).one(conn).await
}

/// How many names hold at each of some calls.
pub async fn counts(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = DemandId>,
) -> Result<Vec<(DemandId, i64)>, DbErr> {
    use demand_person::Column as C;
    names()
        .select_only()
        .column(C::DemandId)
        .column_as(C::Id.count(), "n")
        .filter(C::DemandId.is_in(ids))
        .group_by(C::DemandId)
        .into_tuple()
        .all(conn)
        .await
}

/// The numbers that units asked for at some calls.
pub async fn asked(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = DemandId>,
) -> Result<Vec<DemandUnit>, DbErr> {
    demand_unit::Entity::find()
        .filter(demand_unit::Column::DemandId.is_in(ids))
        .order_by_asc(demand_unit::Column::UnitId)
        .all(conn)
        .await
}

/// What a unit asked for.
pub async fn asked_by(
    conn: &impl ConnectionTrait,
    id: DemandId,
    unit: UnitId,
) -> Result<Option<DemandUnit>, DbErr> {
    demand_unit::Entity::find_by_id((id, unit)).one(conn).await
}

/// A unit asks for nobody any more.
pub async fn forget_asked(tx: &Tx, id: DemandId, unit: UnitId) -> Result<(), DbErr> {
    demand_unit::Entity::delete_by_id((id, unit)).exec(tx).await.map(drop)
}

/// The activities that came of a call, the soonest first.
pub async fn activities(conn: &impl ConnectionTrait, id: DemandId) -> Result<Vec<Activity>, DbErr> {
    let came: RelationDef = activity::Entity::belongs_to(demand_activity::Entity)
        .from(activity::Column::Id)
        .to(demand_activity::Column::ActivityId)
        .into();
    activity::Entity::find()
        .join(JoinType::InnerJoin, came)
        .filter(demand_activity::Column::DemandId.eq(id))
        .order_by_asc(activity::Column::StartsOn)
        .order_by_asc(activity::Column::Id)
        .all(conn)
        .await
}

/// Those people were invited to an activity.
pub async fn mark_invited(
    tx: &Tx,
    id: DemandId,
    people: &[PersonId],
    to: ActivityId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use demand_person::Column as C;
    demand_person::Entity::update_many()
        .col_expr(C::ActivityId, Expr::value(to.0))
        .col_expr(C::UpdatedAt, Expr::value(now))
        .col_expr(C::Version, Expr::col(C::Version).add(1))
        .filter(C::DemandId.eq(id))
        .filter(C::PersonId.is_in(people.iter().copied()))
        .exec(tx)
        .await
        .map(drop)
}

/// Deletes every name of a call. Answers how many.
pub async fn forget_names(tx: &Tx, id: DemandId) -> Result<u64, DbErr> {
    let gone = demand_person::Entity::delete_many().filter(demand_person::Column::DemandId.eq(id));
    Ok(gone.exec(tx).await?.rows_affected)
}

/// The calls that ended so long ago that their names go.
pub async fn due_to_forget(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<DemandId>, DbErr> {
    use demand::Column as C;
    let last = now - NAMES_KEPT;
    let ended = Condition::any()
        .add(C::EndedAt.lt(last))
        .add(Condition::all().add(C::EndedAt.is_null()).add(C::ClosesAt.lt(last)));
    let named = demand_person::Entity::find().select_only().column(demand_person::Column::DemandId);
    demand::Entity::find()
        .select_only()
        .column(C::Id)
        .filter(ended)
        .filter(C::Id.in_subquery(sea_orm::QueryTrait::into_query(named)))
        .into_tuple()
        .all(conn)
        .await
}

/// How many names there are at a call, whether they hold or not.
pub async fn names_kept(conn: &impl ConnectionTrait, id: DemandId) -> Result<u64, DbErr> {
    demand_person::Entity::find().filter(demand_person::Column::DemandId.eq(id)).count(conn).await
}

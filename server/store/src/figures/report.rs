//! The sums of reports. Everything is added up by the database; what comes back is a row an activity at the most.

use chrono::NaiveDate;
use domain::{ActivityKind, ActivityState, Level, Period, UnitLevel, Word};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement},
};

use crate::{
    Coded, Paging,
    figures::kept::{MARKS, PEOPLE_THERE, headcount_of_activity, of_activity, was_there},
    ids::{ActivityId, MaterialId, PersonId, UnitId},
    rows::{
        Broadcast, Distribution, MediaItem, activity, broadcast, distribution, material, media_item, person,
        registration, unit,
    },
};

/// An activity that was held, with the people at it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct HeldActivity {
    /// The activity.
    pub id: ActivityId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: Coded<ActivityKind>,
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

/// Activities that were held: published and begun in a period that is past; the oldest first.
pub async fn held(
    conn: &impl ConnectionTrait,
    past: Period,
    level: Option<Level>,
    kind: Option<ActivityKind>,
) -> Result<Vec<HeldActivity>, DbErr> {
    use activity::Column as C;
    activity::Entity::find()
        .select_only()
        .columns([C::Id, C::Code, C::Title, C::Kind, C::Level, C::UnitId, C::StartsOn])
        .expr_as(headcount_of_activity(), "headcount")
        .expr_as(of_activity(PEOPLE_THERE), "named")
        .expr_as(of_activity(MARKS), "marks")
        .filter(held_in(past, level, kind))
        .order_by_asc(C::StartsOn)
        .order_by_asc(C::Id)
        .into_model()
        .all(conn)
        .await
}

/// Published and begun in a period that is past.
fn held_in(past: Period, level: Option<Level>, kind: Option<ActivityKind>) -> Condition {
    use activity::Column as C;
    Condition::all()
        .add(C::State.eq(Coded(ActivityState::Published)))
        .add(C::StartsOn.between(past.from(), past.to()))
        .add_option(level.map(|level| C::Level.eq(Coded(level))))
        .add_option(kind.map(|kind| C::Kind.eq(Coded(kind))))
}

/// Which activities that were held (see [`held`]) people were at.
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
    /// The activity of a registration is one of these, and the registration was there.
    fn was_there(&self) -> Condition {
        let units = self.units.map(|units| activity::Column::UnitId.is_in(units.iter().copied()));
        held_in(self.past, self.level, self.kind).add_option(units).add(was_there())
    }

    /// Registrations with their activities.
    fn registrations(&self) -> SelectStatement {
        use registration::Column as R;
        Query::select()
            .from(registration::Entity)
            .inner_join(
                activity::Entity,
                Expr::col((activity::Entity, activity::Column::Id))
                    .equals((registration::Entity, R::ActivityId)),
            )
            .cond_where(self.was_there())
            .to_owned()
    }
}

/// Somebody present by name at an activity.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct NamedPerson {
    /// The person.
    pub person_id: PersonId,
    /// Their name; empty where it was erased.
    pub full_name: String,
    /// By which names are put in order.
    pub sort_key: Vec<u8>,
    /// When they were born, which tells two of one name apart.
    pub birth_date: Option<NaiveDate>,
    /// The activity.
    pub activity_id: ActivityId,
    /// Their unit, as it was.
    pub unit_id: Option<UnitId>,
}

/// A page of the people present by name, in the order of names, with the number of all of them.
pub async fn people(
    conn: &impl ConnectionTrait,
    held: &HeldFilter<'_>,
    paging: Paging,
) -> Result<(u64, Vec<PersonId>), DbErr> {
    let mut each = held.registrations();
    each.distinct().column((registration::Entity, registration::Column::PersonId));
    let count =
        Query::select().expr(Expr::cust("COUNT(*)")).from_subquery(each, Alias::new("each_once")).to_owned();
    let total: i64 = match conn.query_one(&count).await? {
        Some(row) => row.try_get_by_index(0)?,
        None => 0,
    };
    let total = total.unsigned_abs();
    let there = held
        .registrations()
        .expr(Expr::val(1))
        .and_where(
            Expr::col((registration::Entity, registration::Column::PersonId))
                .equals((person::Entity, person::Column::Id)),
        )
        .to_owned();
    let paging = paging.fit(total);
    let ids = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(Expr::exists(there))
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .into_tuple()
        .all(conn)
        .await?;
    Ok((total, ids))
}

/// What some people were at, by name, in the order of their names; the rows of one person together.
pub async fn named(
    conn: &impl ConnectionTrait,
    held: &HeldFilter<'_>,
    people: &[PersonId],
) -> Result<Vec<NamedPerson>, DbErr> {
    use registration::Column as R;
    let mut query = held.registrations();
    query
        .columns([R::PersonId, R::ActivityId, R::UnitId].map(|column| (registration::Entity, column)))
        .columns(
            [person::Column::FullName, person::Column::SortKey, person::Column::BirthDate]
                .map(|column| (person::Entity, column)),
        )
        .inner_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals((registration::Entity, R::PersonId)),
        )
        .and_where(Expr::col((registration::Entity, R::PersonId)).is_in(people.iter().copied()))
        .order_by((person::Entity, person::Column::SortKey), Order::Asc)
        .order_by((person::Entity, person::Column::Id), Order::Asc)
        .order_by((registration::Entity, R::Id), Order::Asc);
    let rows = conn.query_all(&query).await?;
    rows.iter().map(|row| NamedPerson::from_query_result(row, "")).collect()
}

/// The teams of which somebody was present by name, with the number of their people.
pub async fn teams(conn: &impl ConnectionTrait, held: &HeldFilter<'_>) -> Result<Vec<(UnitId, i64)>, DbErr> {
    use registration::Column as R;
    let teams = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .filter(unit::Column::Level.eq(Coded(UnitLevel::Team)))
        .into_query();
    let query = held
        .registrations()
        .column((registration::Entity, R::UnitId))
        .expr(Expr::col((registration::Entity, R::PersonId)).count_distinct())
        .and_where(Expr::col((registration::Entity, R::UnitId)).in_subquery(teams))
        .group_by_col((registration::Entity, R::UnitId))
        .to_owned();
    let rows = conn.query_all(&query).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}

/// Distinct people and teams present by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distinct {
    /// People, at activities of each kind, in the order of [`ActivityKind::ALL`].
    pub by_kind: Vec<u64>,
    /// People, at activities of any kind.
    pub people: u64,
    /// Teams of volunteers.
    pub teams: u64,
}

/// The distinct people, and distinct teams, present by name. One pass in the order of people: whoever was at many activities is one row
/// before anything is counted.
pub async fn distinct(conn: &impl ConnectionTrait, held: &HeldFilter<'_>) -> Result<Distinct, DbErr> {
    use registration::Column as R;
    let mut person = held.registrations();
    person.group_by_col((registration::Entity, R::PersonId));
    let mut sums = Query::select();
    sums.expr_as(Expr::cust("COUNT(*)"), "people");
    for kind in ActivityKind::ALL {
        let at_one =
            Expr::case(Expr::col((activity::Entity, activity::Column::Kind)).eq(Coded(*kind)), 1).finally(0);
        person.expr_as(Expr::expr(at_one).max(), Alias::new(kind.code()));
        sums.expr(Expr::col(Alias::new(kind.code())).sum());
    }
    sums.from_subquery(person, Alias::new("each_once"));
    let row = conn.query_one(&sums).await?;
    let Some(row) = row else { return Ok(Distinct::default()) };
    let count = |n: Option<i64>| n.unwrap_or_default().unsigned_abs();
    let people = count(row.try_get_by_index(0)?);
    let by_kind = (1..=ActivityKind::ALL.len())
        .map(|n| row.try_get_by_index(n).map(count))
        .collect::<Result<_, _>>()?;
    let there = held
        .registrations()
        .expr(Expr::val(1))
        .and_where(Expr::col((registration::Entity, R::UnitId)).equals((unit::Entity, unit::Column::Id)))
        .to_owned();
    let teams = unit::Entity::find()
        .filter(unit::Column::Level.eq(Coded(UnitLevel::Team)))
        .filter(Expr::exists(there))
        .count(conn)
        .await?;
    Ok(Distinct { by_kind, people, teams })
}

/// A material that was produced in a period.
pub async fn materials(
    conn: &impl ConnectionTrait,
    period: Period,
) -> Result<Vec<crate::rows::Material>, DbErr> {
    material::Entity::find()
        .filter(material::Column::ProducedOn.between(period.from(), period.to()))
        .order_by_asc(material::Column::ProducedOn)
        .order_by_asc(material::Column::Id)
        .all(conn)
        .await
}

/// Several materials.
pub async fn materials_by_id(
    conn: &impl ConnectionTrait,
    ids: &[MaterialId],
) -> Result<Vec<crate::rows::Material>, DbErr> {
    material::Entity::find().filter(material::Column::Id.is_in(ids.iter().copied())).all(conn).await
}

/// What units were given in a period.
pub async fn distributions(conn: &impl ConnectionTrait, period: Period) -> Result<Vec<Distribution>, DbErr> {
    distribution::Entity::find()
        .filter(distribution::Column::GivenOn.between(period.from(), period.to()))
        .order_by_asc(distribution::Column::GivenOn)
        .order_by_asc(distribution::Column::Id)
        .all(conn)
        .await
}

/// Media items of a period.
pub async fn media(conn: &impl ConnectionTrait, period: Period) -> Result<Vec<MediaItem>, DbErr> {
    media_item::Entity::find()
        .filter(media_item::Column::PublishedOn.between(period.from(), period.to()))
        .order_by_asc(media_item::Column::PublishedOn)
        .order_by_asc(media_item::Column::Id)
        .all(conn)
        .await
}

/// Broadcasts of a period.
pub async fn broadcasts(conn: &impl ConnectionTrait, period: Period) -> Result<Vec<Broadcast>, DbErr> {
    broadcast::Entity::find()
        .filter(broadcast::Column::AiredOn.between(period.from(), period.to()))
        .order_by_asc(broadcast::Column::AiredOn)
        .order_by_asc(broadcast::Column::Id)
        .all(conn)
        .await
}

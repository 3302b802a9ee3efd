//! Who was present by name at activities that were held: counted, listed, by team. All of it is asked of narrow rows that the database
//! keeps (`migrations/src/presences.rs`), one for each registration that was there; no row of the program's stands for them, since
//! triggers alone write them.

use chrono::NaiveDate;
use domain::{ActivityKind, UnitLevel, Word};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, DeriveIden, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
};

use crate::{
    Coded, Paging,
    figures::held::HeldFilter,
    ids::{ActivityId, PersonId, UnitId},
    rows::{activity, person, unit},
};

#[derive(DeriveIden)]
enum Presences {
    Table,
    RegistrationId,
    PersonId,
    ActivityId,
    Kind,
    Level,
    StartsOn,
    HeldBy,
    UnitId,
}

fn of(column: Presences) -> Expr {
    Expr::col((Presences::Table, column))
}

/// The rows of activities that were held.
fn presences(held: &HeldFilter<'_>) -> SelectStatement {
    let (from, to) = (held.past.from(), held.past.to());
    let at = Condition::all()
        .add(of(Presences::StartsOn).between(from, to))
        .add_option(held.level.map(|level| of(Presences::Level).eq(Coded(level))))
        .add_option(held.kind.map(|kind| of(Presences::Kind).eq(Coded(kind))))
        .add_option(held.units.map(|units| of(Presences::HeldBy).is_in(units.iter().copied())));
    Query::select().from(Presences::Table).cond_where(at).to_owned()
}

/// How many people they are of. They are read in the order of an index that begins with the person, so that each is counted once without
/// anything being put in order.
fn count_people(mut rows: SelectStatement) -> SelectStatement {
    rows.expr(of(Presences::PersonId).count_distinct()).take()
}

/// Distinct people and teams present by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distinct {
    /// People, at activities of each kind that is asked for.
    pub by_kind: Vec<(ActivityKind, u64)>,
    /// People, at activities of any kind.
    pub people: u64,
    /// Teams of volunteers.
    pub teams: u64,
}

/// Counts the distinct people and the distinct teams.
pub async fn distinct(conn: &impl ConnectionTrait, held: &HeldFilter<'_>) -> Result<Distinct, DbErr> {
    let there = presences(held)
        .expr(Expr::val(1))
        .and_where(of(Presences::UnitId).equals((unit::Entity, unit::Column::Id)))
        .to_owned();
    let teams = unit::Entity::find()
        .select_only()
        .column_as(unit::Column::Id.count(), "teams")
        .filter(unit::Column::Level.eq(Coded(UnitLevel::Team)))
        .filter(Expr::exists(there))
        .into_query();
    let mut counts = Query::select();
    counts.expr(teams).expr(count_people(presences(held)));
    // Of one kind alone, all people are of that kind.
    let kinds = if held.kind.is_some() { &[][..] } else { ActivityKind::ALL };
    for kind in kinds {
        let of_kind = presences(held).and_where(of(Presences::Kind).eq(Coded(*kind))).to_owned();
        counts.expr(count_people(of_kind));
    }
    let Some(row) = conn.query_one(&counts).await? else { return Ok(Distinct::default()) };
    let count = |place: usize| row.try_get_by_index(place).map(i64::unsigned_abs);
    let (teams, people) = (count(0)?, count(1)?);
    let by_kind = match held.kind {
        Some(kind) => vec![(kind, people)],
        None => kinds
            .iter()
            .zip(2..)
            .map(|(kind, place)| Ok((*kind, count(place)?)))
            .collect::<Result<_, DbErr>>()?,
    };
    Ok(Distinct { by_kind, people, teams })
}

/// The people of a page, in no order, out of all in the order of names; with the number of all.
pub async fn people(
    conn: &impl ConnectionTrait,
    held: &HeldFilter<'_>,
    paging: Paging,
) -> Result<(u64, Vec<PersonId>), DbErr> {
    let total: i64 = match conn.query_one(&count_people(presences(held))).await? {
        Some(row) => row.try_get_by_index(0)?,
        None => 0,
    };
    let total = total.unsigned_abs();
    let there = presences(held)
        .expr(Expr::val(1))
        .and_where(of(Presences::PersonId).equals((person::Entity, person::Column::Id)))
        .to_owned();
    let page = paging.fit(total).nearer_end(total);
    let ids = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(Expr::exists(there))
        .order_by(person::Column::SortKey, page.order.clone())
        .order_by(person::Column::Id, page.order)
        .offset(page.offset)
        .limit(page.limit)
        .into_tuple()
        .all(conn)
        .await?;
    Ok((total, ids))
}

/// Somebody present by name at an activity.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct NamedPerson {
    /// The person.
    pub person_id: PersonId,
    /// Their name; empty where it was erased.
    pub full_name: String,
    /// When they were born, which tells two of one name apart.
    pub birth_date: Option<NaiveDate>,
    /// Their unit, as it was.
    pub unit_id: Option<UnitId>,
    /// The activity.
    pub activity_id: ActivityId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// What some people were at, by name: people in the order of their names, and what one was at in the order of days.
pub async fn named(
    conn: &impl ConnectionTrait,
    held: &HeldFilter<'_>,
    people: &[PersonId],
) -> Result<Vec<NamedPerson>, DbErr> {
    use activity::Column as A;
    use person::Column as C;
    let mut query = presences(held);
    query
        .columns(
            [Presences::PersonId, Presences::UnitId, Presences::ActivityId]
                .map(|column| (Presences::Table, column)),
        )
        .columns([C::FullName, C::BirthDate].map(|column| (person::Entity, column)))
        .columns([A::Code, A::Title].map(|column| (activity::Entity, column)))
        .inner_join(person::Entity, of(Presences::PersonId).equals((person::Entity, C::Id)))
        .inner_join(activity::Entity, of(Presences::ActivityId).equals((activity::Entity, A::Id)))
        .and_where(of(Presences::PersonId).is_in(people.iter().copied()))
        .order_by((person::Entity, C::SortKey), Order::Asc)
        .order_by((person::Entity, C::Id), Order::Asc)
        .order_by((Presences::Table, Presences::StartsOn), Order::Asc)
        .order_by((Presences::Table, Presences::ActivityId), Order::Asc)
        .order_by((Presences::Table, Presences::RegistrationId), Order::Asc);
    let rows = conn.query_all(&query).await?;
    rows.iter().map(|row| NamedPerson::from_query_result(row, "")).collect()
}

/// The teams of which somebody was there, with the number of their people.
pub async fn teams(conn: &impl ConnectionTrait, held: &HeldFilter<'_>) -> Result<Vec<(UnitId, i64)>, DbErr> {
    let of_team =
        presences(held).and_where(of(Presences::UnitId).equals((unit::Entity, unit::Column::Id))).to_owned();
    let teams: Vec<(UnitId, i64)> = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .expr_as(count_people(of_team), "people")
        .filter(unit::Column::Level.eq(Coded(UnitLevel::Team)))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(teams.into_iter().filter(|(_, people)| *people > 0).collect())
}

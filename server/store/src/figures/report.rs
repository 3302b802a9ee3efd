//! The sums of reports. Everything is added up by the database; what comes back is a row an activity at the most.

use chrono::NaiveDate;
use domain::{ActivityKind, ActivityState, Level, Period, UnitLevel};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    Coded,
    figures::counted::{headcount_of_activity, marks_of_activity, present_of_activity, there},
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
    pub named: i64,
    /// How many marks of attendance there are, whatever they say.
    pub marks: i64,
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
        .expr_as(present_of_activity(), "named")
        .expr_as(marks_of_activity(), "marks")
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

/// Everybody present by name at activities, in the order of names; once for each activity, the rows of one person together.
pub async fn named(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<Vec<NamedPerson>, DbErr> {
    let mut rows = Vec::new();
    for some in activities.chunks(500) {
        let part: Vec<NamedPerson> = registration::Entity::find()
            .select_only()
            .column(registration::Column::PersonId)
            .column(registration::Column::ActivityId)
            .column(registration::Column::UnitId)
            .column_as(Expr::col((person::Entity, person::Column::FullName)), "full_name")
            .column_as(Expr::col((person::Entity, person::Column::SortKey)), "sort_key")
            .column_as(Expr::col((person::Entity, person::Column::BirthDate)), "birth_date")
            .join(
                sea_orm::JoinType::InnerJoin,
                registration::Entity::belongs_to(person::Entity)
                    .from(registration::Column::PersonId)
                    .to(person::Column::Id)
                    .into(),
            )
            .filter(registration::Column::ActivityId.is_in(some.iter().copied()))
            .filter(registration::Column::Id.in_subquery(there()))
            .order_by_asc(registration::Column::Id)
            .into_model()
            .all(conn)
            .await?;
        rows.extend(part);
    }
    // Here and not by the database, which sees only a part at a time.
    rows.sort_by(|a, b| (&a.sort_key, a.person_id).cmp(&(&b.sort_key, b.person_id)));
    Ok(rows)
}

/// How many distinct people, and distinct teams, were present by name at the activities of `units` that were held (see [`held`]).
pub async fn distinct(
    conn: &impl ConnectionTrait,
    past: Period,
    level: Option<Level>,
    kind: Option<ActivityKind>,
    units: &[UnitId],
) -> Result<(u64, u64), DbErr> {
    use registration::Column as C;
    // Of the units there are as many as there are units; of the activities there are ever more.
    let activities = activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .filter(held_in(past, level, kind))
        .filter(activity::Column::UnitId.is_in(units.iter().copied()))
        .into_query();
    let teams = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .filter(unit::Column::Level.eq(Coded(UnitLevel::Team)))
        .into_query();
    let team: Expr = Expr::case(C::UnitId.in_subquery(teams), Expr::col(C::UnitId)).into();
    let counts: Option<(i64, i64)> = registration::Entity::find()
        .select_only()
        .expr_as(Expr::col(C::PersonId).count_distinct(), "people")
        .expr_as(team.count_distinct(), "teams")
        .filter(C::ActivityId.in_subquery(activities))
        .filter(C::Id.in_subquery(there()))
        .into_tuple()
        .one(conn)
        .await?;
    let (people, teams) = counts.unwrap_or_default();
    Ok((people.unsigned_abs(), teams.unsigned_abs()))
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

//! What an import asks of what is there already: many rows at once, by their codes.

use chrono::NaiveDate;
use domain::AttendanceStatus;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Value,
};

use crate::{
    Coded,
    ids::{ActivityId, MaterialId, PersonId, RegistrationId},
    rows::{
        Activity, Broadcast, Distribution, Headcount, Material, MediaItem, Person, Registration, Session,
        activity, attendance, broadcast, distribution, headcount, material, media_item, person, registration,
        session,
    },
};

/// How many values one question binds; both databases take several times as many.
const AT_ONCE: usize = 5_000;

/// The rows of an entity whose column has one of the values.
async fn with_one_of<E: EntityTrait, V: Into<Value> + Copy + Sync>(
    conn: &impl ConnectionTrait,
    column: E::Column,
    values: &[V],
) -> Result<Vec<E::Model>, DbErr> {
    let mut rows = Vec::new();
    for some in values.chunks(AT_ONCE) {
        rows.extend(E::find().filter(column.is_in(some.iter().copied())).all(conn).await?);
    }
    Ok(rows)
}

/// The activities of these codes that are there.
pub async fn activities(conn: &impl ConnectionTrait, codes: &[&str]) -> Result<Vec<Activity>, DbErr> {
    with_one_of::<activity::Entity, _>(conn, activity::Column::Code, codes).await
}

/// The sessions of activities.
pub async fn sessions(conn: &impl ConnectionTrait, of: &[ActivityId]) -> Result<Vec<Session>, DbErr> {
    with_one_of::<session::Entity, _>(conn, session::Column::ActivityId, of).await
}

/// The headcounts of activities.
pub async fn headcounts(conn: &impl ConnectionTrait, of: &[ActivityId]) -> Result<Vec<Headcount>, DbErr> {
    with_one_of::<headcount::Entity, _>(conn, headcount::Column::ActivityId, of).await
}

/// The registrations for activities.
pub async fn registrations(
    conn: &impl ConnectionTrait,
    of: &[ActivityId],
) -> Result<Vec<Registration>, DbErr> {
    with_one_of::<registration::Entity, _>(conn, registration::Column::ActivityId, of).await
}

/// How many marks of each kind each registration for an activity has.
pub async fn marks(
    conn: &impl ConnectionTrait,
    of: ActivityId,
) -> Result<Vec<(RegistrationId, AttendanceStatus, i64)>, DbErr> {
    let sessions = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::ActivityId.eq(of));
    let rows: Vec<(RegistrationId, Coded<AttendanceStatus>, i64)> = attendance::Entity::find()
        .select_only()
        .column(attendance::Column::RegistrationId)
        .column(attendance::Column::Status)
        .column_as(attendance::Column::SessionId.count(), "n")
        .filter(attendance::Column::SessionId.in_subquery(sessions.into_query()))
        .group_by(attendance::Column::RegistrationId)
        .group_by(attendance::Column::Status)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(registration, status, n)| (registration, *status, n)).collect())
}

/// The people of these codes that are there.
pub async fn people(conn: &impl ConnectionTrait, codes: &[&str]) -> Result<Vec<Person>, DbErr> {
    with_one_of::<person::Entity, _>(conn, person::Column::Code, codes).await
}

/// The numbers of the people of these codes.
pub async fn person_ids(
    conn: &impl ConnectionTrait,
    codes: &[&str],
) -> Result<Vec<(String, PersonId)>, DbErr> {
    let mut ids = Vec::new();
    for some in codes.chunks(AT_ONCE) {
        let query =
            person::Entity::find().select_only().column(person::Column::Code).column(person::Column::Id);
        let query = query.filter(person::Column::Code.is_in(some.iter().copied()));
        ids.extend(query.into_tuple::<(String, PersonId)>().all(conn).await?);
    }
    Ok(ids)
}

/// The materials of these codes that are there.
pub async fn materials(conn: &impl ConnectionTrait, codes: &[&str]) -> Result<Vec<Material>, DbErr> {
    with_one_of::<material::Entity, _>(conn, material::Column::Code, codes).await
}

/// The distributions of materials.
pub async fn distributions(
    conn: &impl ConnectionTrait,
    of: &[MaterialId],
) -> Result<Vec<Distribution>, DbErr> {
    with_one_of::<distribution::Entity, _>(conn, distribution::Column::MaterialId, of).await
}

/// The media items of a span of days.
pub async fn media_items(
    conn: &impl ConnectionTrait,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<MediaItem>, DbErr> {
    media_item::Entity::find().filter(media_item::Column::PublishedOn.between(from, to)).all(conn).await
}

/// The broadcasts of a span of days.
pub async fn broadcasts(
    conn: &impl ConnectionTrait,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Broadcast>, DbErr> {
    broadcast::Entity::find().filter(broadcast::Column::AiredOn.between(from, to)).all(conn).await
}

//! Queries over who may come to an activity, and who came although they may not.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};

use crate::{
    Tx,
    ids::{ActivityId, PersonId, RegistrationId, UnitId},
    rows::{EntryException, Requirement, entry_exception, requirement, requirement_unit},
};

/// What an activity asks for.
pub async fn of_activity(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Option<Requirement>, DbErr> {
    requirement::Entity::find_by_id(activity).one(conn).await
}

/// The units whose people may come.
pub async fn units(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<UnitId>, DbErr> {
    requirement_unit::Entity::find()
        .select_only()
        .column(requirement_unit::Column::UnitId)
        .filter(requirement_unit::Column::ActivityId.eq(activity))
        .order_by_asc(requirement_unit::Column::UnitId)
        .into_tuple()
        .all(conn)
        .await
}

/// No unit is named any more.
pub async fn forget_units(tx: &Tx, activity: ActivityId) -> Result<(), DbErr> {
    requirement_unit::Entity::delete_many()
        .filter(requirement_unit::Column::ActivityId.eq(activity))
        .exec(tx)
        .await
        .map(drop)
}

/// What courses are called, each once.
pub async fn courses(conn: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    requirement::Entity::find()
        .select_only()
        .column(requirement::Column::Course)
        .filter(requirement::Column::Course.ne(""))
        .distinct()
        .order_by_asc(requirement::Column::Course)
        .limit(200)
        .into_tuple()
        .all(conn)
        .await
}

/// Somebody at a class of a course.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Attended {
    /// The person.
    pub person_id: PersonId,
    /// The last day.
    pub ends_on: NaiveDate,
    /// At how many sessions they were.
    pub there: i32,
    /// How many sessions it had.
    pub sessions: i64,
    /// The share of them that is needed, in per cent.
    pub completion_share: i32,
    /// Whether they have a certificate of it that holds.
    pub is_certified: bool,
}

/// Of some people, who was at a class of a course or has a seat at one: a class that names the course, or one of that title.
pub async fn attended(
    conn: &impl ConnectionTrait,
    except: ActivityId,
    course_fold: &str,
    people: &[PersonId],
) -> Result<Vec<Attended>, DbErr> {
    let mut found = vec![];
    for some in people.chunks(400) {
        let places = (4..4 + some.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "SELECT r.person_id, a.ends_on, r.there, a.completion_share,
                (SELECT count(*) FROM sessions s WHERE s.activity_id = a.id) AS sessions,
                EXISTS (SELECT 1 FROM certificates c WHERE c.registration_id = r.id AND c.state = 'valid') AS is_certified
             FROM registrations r JOIN activities a ON a.id = r.activity_id AND a.state = 'published'
             LEFT JOIN requirements q ON q.activity_id = a.id AND q.course_fold <> ''
             WHERE r.activity_id <> $1 AND (r.there > 0 OR r.state = 'confirmed')
               AND (q.course_fold = $2 OR (q.course_fold IS NULL AND a.fold LIKE $3)) AND r.person_id IN ({places})"
        );
        let mut values: Vec<sea_orm::Value> = vec![
            except.into(),
            course_fold.into(),
            format!("{} %", course_fold.replace(['%', '_'], "_")).into(),
        ];
        values.extend(some.iter().map(|id| sea_orm::Value::from(*id)));
        let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
        found.extend(Attended::find_by_statement(statement).all(conn).await?);
    }
    Ok(found)
}

/// Those on the list of an activity who do not meet what it asks for.
pub async fn exceptions(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<HashMap<RegistrationId, EntryException>, DbErr> {
    let sql = "SELECT e.* FROM entry_exceptions e JOIN registrations r ON r.id = e.registration_id WHERE r.activity_id = $1";
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, [activity.into()]);
    let rows = entry_exception::Entity::find().from_raw_sql(statement).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.registration_id, row)).collect())
}

/// Whether one registration is such an exception.
pub async fn exception(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Option<EntryException>, DbErr> {
    entry_exception::Entity::find_by_id(registration).one(conn).await
}

/// What was noted of a registration holds no more.
pub async fn forget_exception(tx: &Tx, registration: RegistrationId) -> Result<(), DbErr> {
    entry_exception::Entity::delete_by_id(registration).exec(tx).await.map(drop)
}

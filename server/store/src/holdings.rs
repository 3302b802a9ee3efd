//! What the database holds of people, counted: what moves when two rows of one become one.

use std::collections::HashMap;

use domain::{AttendanceStatus, CertificateState, RegistrationState};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QuerySelect, Statement,
};

use crate::{
    Coded,
    ids::{ActivityId, PersonId, RegistrationId, SessionId},
    rows::{attendance, booking, certificate, registration},
};

/// How much there is of a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromQueryResult)]
pub struct Holdings {
    /// Registrations.
    pub registrations: i64,
    /// Marks of attendance.
    pub marks: i64,
    /// Certificates, in force or not.
    pub certificates: i64,
    /// Mails about their registrations.
    pub mails: i64,
    /// Nominations.
    pub nominations: i64,
    /// Whether they are a trainer: one or none.
    pub trainer: i64,
    /// Sessions that they have as a trainer.
    pub sessions: i64,
    /// Accounts of the staff with their address.
    pub accounts: i64,
}

/// Counts it.
pub async fn of_person(conn: &impl ConnectionTrait, person: PersonId) -> Result<Holdings, DbErr> {
    let sql = "SELECT
        (SELECT count(*) FROM registrations WHERE person_id = $1) AS registrations,
        (SELECT CAST(COALESCE(sum(marks), 0) AS BIGINT) FROM registrations WHERE person_id = $1) AS marks,
        (SELECT count(*) FROM certificates WHERE person_id = $1) AS certificates,
        (SELECT count(*) FROM mails m JOIN registrations r ON r.id = m.registration_id WHERE r.person_id = $1) AS mails,
        (SELECT count(*) FROM nominees WHERE person_id = $1) AS nominations,
        (SELECT count(*) FROM trainers WHERE person_id = $1) AS trainer,
        (SELECT count(*) FROM bookings WHERE trainer_id = $1) AS sessions,
        (SELECT count(*) FROM users u JOIN people p ON p.email = u.email WHERE p.id = $1) AS accounts";
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, [person.0.into()]);
    Ok(Holdings::find_by_statement(statement).one(conn).await?.unwrap_or_default())
}

/// A registration of somebody for an activity that another has one for, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both {
    /// The activity.
    pub activity: ActivityId,
    /// The registration of the first.
    pub first: (RegistrationId, RegistrationState),
    /// That of the second.
    pub second: (RegistrationId, RegistrationState),
}

/// The activities for which both have a registration.
pub async fn both(
    conn: &impl ConnectionTrait,
    first: PersonId,
    second: PersonId,
) -> Result<Vec<Both>, DbErr> {
    use registration::Column as C;
    type Found = (ActivityId, RegistrationId, Coded<RegistrationState>);
    let of = async |person: PersonId| {
        let rows = registration::Entity::find()
            .select_only()
            .columns([C::ActivityId, C::Id, C::State])
            .filter(C::PersonId.eq(person));
        rows.into_tuple::<Found>().all(conn).await
    };
    let firsts: HashMap<ActivityId, _> =
        of(first).await?.into_iter().map(|(activity, id, state)| (activity, (id, *state))).collect();
    let seconds = of(second).await?;
    let mut both: Vec<Both> = seconds
        .into_iter()
        .filter_map(|(activity, id, state)| {
            Some(Both { activity, first: *firsts.get(&activity)?, second: (id, *state) })
        })
        .collect();
    both.sort_by_key(|both| both.activity);
    Ok(both)
}

/// The marks of a registration, by session.
pub async fn marks(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<HashMap<SessionId, AttendanceStatus>, DbErr> {
    let rows: Vec<(SessionId, Coded<AttendanceStatus>)> = attendance::Entity::find()
        .select_only()
        .columns([attendance::Column::SessionId, attendance::Column::Status])
        .filter(attendance::Column::RegistrationId.eq(registration))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(session, status)| (session, *status)).collect())
}

/// How many certificates in force a registration has: one at the most.
pub async fn certificates_in_force(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<u64, DbErr> {
    certificate::Entity::find()
        .filter(certificate::Column::RegistrationId.eq(registration))
        .filter(certificate::Column::State.eq(Coded(CertificateState::Valid)))
        .count(conn)
        .await
}

/// Whether two trainers have sessions at one time.
pub async fn teach_at_once(
    conn: &impl ConnectionTrait,
    first: PersonId,
    second: PersonId,
) -> Result<bool, DbErr> {
    use booking::Column as C;
    let of = async |person: PersonId| booking::Entity::find().filter(C::TrainerId.eq(person)).all(conn).await;
    let (firsts, seconds) = (of(first).await?, of(second).await?);
    Ok(seconds
        .iter()
        .any(|one| firsts.iter().any(|other| one.starts_at < other.ends_at && other.starts_at < one.ends_at)))
}

/// Certificates and nominations of somebody that stand at registrations of somebody else: issued or named after these were moved.
pub async fn came_since(
    conn: &impl ConnectionTrait,
    person: PersonId,
    registrations: &[RegistrationId],
    (certificates, nominees): (&[i64], &[i64]),
) -> Result<(u64, u64), DbErr> {
    use crate::rows::nominee;
    let own = || registrations.iter().copied();
    let issued = certificate::Entity::find()
        .filter(certificate::Column::PersonId.eq(person))
        .filter(certificate::Column::RegistrationId.is_in(own()))
        .filter(certificate::Column::Id.is_not_in(certificates.iter().copied()))
        .count(conn)
        .await?;
    let named = nominee::Entity::find()
        .filter(nominee::Column::PersonId.eq(person))
        .filter(nominee::Column::RegistrationId.is_in(own()))
        .filter(nominee::Column::Id.is_not_in(nominees.iter().copied()))
        .count(conn)
        .await?;
    Ok((issued, named))
}

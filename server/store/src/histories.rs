//! What one person was registered for, was there at, was issued and was written, a page at a time where it can be long.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{AttendanceStatus, Word};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef, Select,
};

use crate::{
    Coded, Paged, Paging,
    activities::ActivityScope,
    ids::{ActivityId, PersonId, RegistrationId, UnitId},
    mails,
    page::page,
    rows::{
        Activity, Audit, Certificate, Mail, Registration, activity, attendance, audit, certificate, mail,
        registration, session,
    },
    within::units_within,
};

fn registrations(person: PersonId) -> Select<registration::Entity> {
    registration::Entity::find().filter(registration::Column::PersonId.eq(person))
}

fn numbers(person: PersonId) -> sea_orm::sea_query::SelectStatement {
    registrations(person).select_only().column(registration::Column::Id).into_query()
}

/// One page of somebody's registrations with their activities, the latest first: of activities that were published, or that lie in the
/// scope; none: in whichever.
pub async fn registered(
    conn: &impl ConnectionTrait,
    person: PersonId,
    scope: Option<&ActivityScope>,
    paging: Paging,
) -> Result<Paged<(Registration, Activity)>, DbErr> {
    let of_activity: RelationDef = registration::Entity::belongs_to(activity::Entity)
        .from(registration::Column::ActivityId)
        .to(activity::Column::Id)
        .into();
    let mut found = registrations(person).join(JoinType::InnerJoin, of_activity);
    if let Some(scope) = scope {
        let known = Condition::any()
            .add(activity::Column::PublishedAt.is_not_null())
            .add(activity::Column::UnitId.in_subquery(units_within(&scope.units)))
            .add(activity::Column::Id.is_in(scope.activities.iter().copied()));
        found = found.filter(known);
    }
    let found = found.order_by_desc(activity::Column::StartsOn).order_by_desc(registration::Column::Id);
    let Paged { rows, paging, total } = page(conn, found, paging).await?;
    let ids: Vec<ActivityId> = rows.iter().map(|row| row.activity_id).collect();
    let activities: HashMap<ActivityId, Activity> =
        crate::activities::by_ids(conn, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let with = |row: Registration| Some((activities.get(&row.activity_id)?.clone(), row));
    let rows = rows.into_iter().filter_map(with).map(|(activity, row)| (row, activity)).collect();
    Ok(Paged { rows, paging, total })
}

/// A session that somebody was at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attended {
    /// By which registration.
    pub registration: RegistrationId,
    /// How long it was, in minutes.
    pub minutes: i64,
}

/// Every session that somebody was at.
pub async fn attended(conn: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Attended>, DbErr> {
    let of_session: RelationDef = attendance::Entity::belongs_to(session::Entity)
        .from(attendance::Column::SessionId)
        .to(session::Column::Id)
        .into();
    let there = AttendanceStatus::ALL.iter().filter(|status| status.was_there()).map(|status| Coded(*status));
    let rows: Vec<(RegistrationId, DateTime<Utc>, DateTime<Utc>)> = attendance::Entity::find()
        .select_only()
        .column(attendance::Column::RegistrationId)
        .column(session::Column::StartsAt)
        .column(session::Column::EndsAt)
        .join(JoinType::InnerJoin, of_session)
        .filter(attendance::Column::RegistrationId.in_subquery(numbers(person)))
        .filter(attendance::Column::Status.is_in(there))
        .into_tuple()
        .all(conn)
        .await?;
    let minutes = |from: DateTime<Utc>, to: DateTime<Utc>| (to - from).num_minutes().max(0);
    Ok(rows
        .into_iter()
        .map(|(registration, from, to)| Attended { registration, minutes: minutes(from, to) })
        .collect())
}

/// How many sessions each of these activities has.
pub async fn sessions(
    conn: &impl ConnectionTrait,
    activities: &[ActivityId],
) -> Result<HashMap<ActivityId, i64>, DbErr> {
    let rows: Vec<(ActivityId, i64)> = session::Entity::find()
        .select_only()
        .column(session::Column::ActivityId)
        .column_as(session::Column::Id.count(), "n")
        .filter(session::Column::ActivityId.is_in(activities.iter().copied()))
        .group_by(session::Column::ActivityId)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The certificates of somebody, of activities in a scope; none: of all; the latest first.
pub async fn certificates(
    conn: &impl ConnectionTrait,
    person: PersonId,
    scope: Option<&ActivityScope>,
) -> Result<Vec<Certificate>, DbErr> {
    let own = scope.map(|scope| {
        let units = activity::Entity::find()
            .select_only()
            .column(activity::Column::Id)
            .filter(activity::Column::UnitId.in_subquery(units_within(&scope.units)));
        Condition::any()
            .add(certificate::Column::ActivityId.in_subquery(units.into_query()))
            .add(certificate::Column::ActivityId.is_in(scope.activities.iter().copied()))
    });
    certificate::Entity::find()
        .filter(certificate::Column::PersonId.eq(person))
        .filter(Condition::all().add_option(own))
        .order_by_desc(certificate::Column::Id)
        .limit(200)
        .all(conn)
        .await
}

/// One page of the mails about somebody's registrations, of activities of these units and below; none: of all; the latest first.
pub async fn mails(
    conn: &impl ConnectionTrait,
    person: PersonId,
    scope: Option<&[domain::UnitPath]>,
    paging: Paging,
) -> Result<Paged<Mail>, DbErr> {
    let found = mail::Entity::find()
        .filter(mail::Column::RegistrationId.in_subquery(numbers(person)))
        .filter(Condition::all().add_option(scope.map(mails::within)))
        .order_by_desc(mail::Column::Id);
    page(conn, found, paging).await
}

/// Of which unit somebody was when they were registered, the earliest first.
pub async fn units(
    conn: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<(DateTime<Utc>, Option<UnitId>)>, DbErr> {
    use registration::Column as C;
    registrations(person)
        .select_only()
        .columns([C::CreatedAt, C::UnitId])
        .order_by_asc(C::CreatedAt)
        .into_tuple()
        .all(conn)
        .await
}

/// What was done to somebody's row, the earliest first.
pub async fn changes(conn: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Audit>, DbErr> {
    audit::Entity::find()
        .filter(audit::Column::Noun.eq("person"))
        .filter(audit::Column::NounId.eq(person.0))
        .order_by_asc(audit::Column::Id)
        .limit(500)
        .all(conn)
        .await
}

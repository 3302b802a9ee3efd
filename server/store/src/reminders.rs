//! Queries over the mails that activities send by themselves, and those that templates bring along.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{ActivityKind, ActivityState, MailState, MailTopic};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use crate::{
    Coded,
    ids::{ActivityId, MailRuleId, RegistrationId, UnitId},
    questions::Owner,
    rows::{MailRule, activity, mail, mail_rule},
};

/// Those of an activity or a template, in the order in which they were written down.
pub async fn of(conn: &impl ConnectionTrait, owner: Owner) -> Result<Vec<MailRule>, DbErr> {
    use mail_rule::Column as C;
    let own = match owner {
        Owner::Activity(id) => C::ActivityId.eq(id),
        Owner::Template(id) => C::TemplateId.eq(id),
    };
    mail_rule::Entity::find().filter(own).filter(C::RemovedAt.is_null()).order_by_asc(C::Id).all(conn).await
}

/// The one of a number, also when it is no more.
pub async fn by_id(conn: &impl ConnectionTrait, id: MailRuleId) -> Result<Option<MailRule>, DbErr> {
    mail_rule::Entity::find_by_id(id).one(conn).await
}

/// Those of published activities that have not begun before a day, and are switched on.
pub async fn to_run(conn: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<MailRule>, DbErr> {
    use mail_rule::Column as C;
    let coming = activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .filter(activity::Column::State.eq(Coded(ActivityState::Published)))
        .filter(activity::Column::StartsOn.gte(today))
        .into_query();
    mail_rule::Entity::find()
        .filter(C::ActivityId.in_subquery(coming))
        .filter(C::IsOn.eq(true))
        .filter(C::RemovedAt.is_null())
        .order_by_asc(C::Id)
        .all(conn)
        .await
}

/// The last activity of a kind of a unit that has any; another than one.
pub async fn last_of_kind(
    conn: &impl ConnectionTrait,
    (unit, kind): (UnitId, ActivityKind),
    other_than: ActivityId,
) -> Result<Option<ActivityId>, DbErr> {
    let has = mail_rule::Entity::find()
        .select_only()
        .column(mail_rule::Column::ActivityId)
        .filter(mail_rule::Column::ActivityId.is_not_null())
        .filter(mail_rule::Column::RemovedAt.is_null())
        .into_query();
    activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .filter(activity::Column::UnitId.eq(unit))
        .filter(activity::Column::Kind.eq(Coded(kind)))
        .filter(activity::Column::Id.ne(other_than))
        .filter(activity::Column::Id.in_subquery(has))
        .order_by_desc(activity::Column::Id)
        .limit(1)
        .into_tuple()
        .one(conn)
        .await
}

/// Who of an activity was written to about their seat after a moment, other than by itself.
pub async fn told_after(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    at: DateTime<Utc>,
) -> Result<HashSet<RegistrationId>, DbErr> {
    let told: Vec<Option<RegistrationId>> = mail::Entity::find()
        .select_only()
        .column(mail::Column::RegistrationId)
        .filter(mail::Column::ActivityId.eq(activity))
        .filter(mail::Column::Topic.eq(Coded(MailTopic::Standing)))
        .filter(mail::Column::CreatedAt.gt(at))
        .filter(mail::Column::Cause.not_like("reminder-%"))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(told.into_iter().flatten().collect())
}

/// What became of the mails whose causes begin so: how many are in each state.
pub async fn became(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    causes: &str,
) -> Result<Vec<(MailState, i64)>, DbErr> {
    let rows: Vec<(Coded<MailState>, i64)> = mail::Entity::find()
        .select_only()
        .column(mail::Column::State)
        .column_as(mail::Column::Id.count(), "n")
        .filter(mail::Column::ActivityId.eq(activity))
        .filter(mail::Column::Cause.starts_with(causes))
        .group_by(mail::Column::State)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(state, n)| (*state, n)).collect())
}

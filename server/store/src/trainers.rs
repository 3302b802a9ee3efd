//! Queries over trainers and when they are away.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{ActivityState, text};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef, Select,
};

use crate::{
    Coded, Paged, Paging, Tx,
    ids::{AbsenceId, PersonId},
    page::page,
    rows::{Person, Trainer, TrainerAbsence, activity, booking, person, session, trainer, trainer_absence},
};

fn person_of() -> RelationDef {
    trainer::Entity::belongs_to(person::Entity).from(trainer::Column::PersonId).to(person::Column::Id).into()
}

/// Trainers with who they are, in the order of names.
fn with_people() -> Select<person::Entity> {
    person::Entity::find()
        .join_rev(JoinType::InnerJoin, person_of())
        .filter(person::Column::ErasedAt.is_null())
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
}

/// One page of trainers, also of those who teach no more: whose names or subjects have all these words.
pub async fn list(conn: &impl ConnectionTrait, words: &str, paging: Paging) -> Result<Paged<Person>, DbErr> {
    let has = |word: &String| {
        Condition::any().add(person::Column::Fold.contains(word)).add(trainer::Column::Fold.contains(word))
    };
    let all = text::search_words(words.trim()).iter().fold(Condition::all(), |all, word| all.add(has(word)));
    page(conn, with_people().filter(all), paging).await
}

/// Everybody who teaches, to be offered and found by their names.
pub async fn teaching(conn: &impl ConnectionTrait) -> Result<Vec<Person>, DbErr> {
    with_people().filter(trainer::Column::Retired.eq(false)).all(conn).await
}

/// Trainers of these numbers.
pub async fn by_ids(conn: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<Trainer>, DbErr> {
    trainer::Entity::find().filter(trainer::Column::PersonId.is_in(ids.iter().copied())).all(conn).await
}

/// The trainer of a number, with everybody else who would change what is known of them kept waiting until this transaction ends.
pub async fn lock(tx: &Tx, id: PersonId) -> Result<Option<Trainer>, DbErr> {
    // On SQLite the transaction is immediate and alone; the lock is PostgreSQL's.
    trainer::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// When these trainers are away between two days, both counted.
pub async fn away(
    conn: &impl ConnectionTrait,
    trainers: &[PersonId],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<TrainerAbsence>, DbErr> {
    use trainer_absence::Column as C;
    trainer_absence::Entity::find()
        .filter(C::PersonId.is_in(trainers.iter().copied()))
        .filter(C::FromOn.lte(to))
        .filter(C::ToOn.gte(from))
        .order_by_asc(C::FromOn)
        .order_by_asc(C::Id)
        .all(conn)
        .await
}

/// Days away of a number.
pub async fn absence(conn: &impl ConnectionTrait, id: AbsenceId) -> Result<Option<TrainerAbsence>, DbErr> {
    trainer_absence::Entity::find_by_id(id).one(conn).await
}

/// Removes them.
pub async fn remove_absence(conn: &impl ConnectionTrait, id: AbsenceId) -> Result<(), DbErr> {
    trainer_absence::Entity::delete_by_id(id).exec(conn).await.map(drop)
}

/// When a session of a trainer was, in an activity that was published.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Taught {
    /// The trainer.
    pub trainer_id: PersonId,
    /// When it began.
    pub starts_at: DateTime<Utc>,
    /// When it ended.
    pub ends_at: DateTime<Utc>,
}

/// The sessions of published activities that these trainers have within two moments.
pub async fn taught(
    conn: &impl ConnectionTrait,
    trainers: &[PersonId],
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Taught>, DbErr> {
    use booking::Column as B;
    let session = booking::Entity::belongs_to(session::Entity).from(B::SessionId).to(session::Column::Id);
    let activity = session::Entity::belongs_to(activity::Entity)
        .from(session::Column::ActivityId)
        .to(activity::Column::Id);
    booking::Entity::find()
        .select_only()
        .columns([B::TrainerId, B::StartsAt, B::EndsAt])
        .join(JoinType::InnerJoin, session.into())
        .join(JoinType::InnerJoin, activity.into())
        .filter(B::TrainerId.is_in(trainers.iter().copied()))
        .filter(B::StartsAt.gte(from))
        .filter(B::EndsAt.lte(to))
        .filter(activity::Column::State.eq(Coded(ActivityState::Published)))
        .into_model::<Taught>()
        .all(conn)
        .await
}

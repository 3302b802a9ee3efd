//! Queries over the answers that people gave to questions.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait,
    RelationDef,
};

use crate::{
    Tx,
    ids::{ActivityId, QuestionId, RegistrationId},
    rows::{Answer, AnswerFile, answer, answer_file, registration},
};

/// The answers of one registration.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Vec<Answer>, DbErr> {
    answer::Entity::find().filter(answer::Column::RegistrationId.eq(registration)).all(conn).await
}

/// The answers of everybody on the list of an activity, or once on it.
pub async fn of_activity(conn: &impl ConnectionTrait, activity: ActivityId) -> Result<Vec<Answer>, DbErr> {
    let of_registration: RelationDef = answer::Entity::belongs_to(registration::Entity)
        .from(answer::Column::RegistrationId)
        .to(registration::Column::Id)
        .into();
    answer::Entity::find()
        .join(JoinType::InnerJoin, of_registration)
        .filter(registration::Column::ActivityId.eq(activity))
        .all(conn)
        .await
}

/// How many answers each question of an activity has.
pub async fn counts(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Vec<(QuestionId, i64)>, DbErr> {
    use crate::rows::question;
    let own = question::Entity::find()
        .select_only()
        .column(question::Column::Id)
        .filter(question::Column::ActivityId.eq(activity))
        .into_query();
    answer::Entity::find()
        .select_only()
        .column(answer::Column::QuestionId)
        .column_as(answer::Column::RegistrationId.count(), "n")
        .filter(answer::Column::QuestionId.in_subquery(own))
        .group_by(answer::Column::QuestionId)
        .into_tuple()
        .all(conn)
        .await
}

/// Takes answers of a registration away, and their files with them.
pub async fn remove(tx: &Tx, registration: RegistrationId, questions: &[QuestionId]) -> Result<(), DbErr> {
    answer::Entity::delete_many()
        .filter(answer::Column::RegistrationId.eq(registration))
        .filter(answer::Column::QuestionId.is_in(questions.iter().copied()))
        .exec(tx)
        .await
        .map(drop)
}

/// The file that somebody gave as an answer, with its name.
pub async fn file(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
    question: QuestionId,
) -> Result<Option<(String, AnswerFile)>, DbErr> {
    let key = (registration, question);
    let Some(file) = answer_file::Entity::find_by_id(key).one(conn).await? else { return Ok(None) };
    let answer = answer::Entity::find_by_id(key).one(conn).await?;
    Ok(answer.map(|answer| (answer.value, file)))
}

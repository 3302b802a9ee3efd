//! Queries over the questions of activities and templates.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::{
    Tx,
    ids::{ActivityId, QuestionId, TemplateId},
    rows::{Question, question},
};

/// What asks questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// An activity.
    Activity(ActivityId),
    /// A template, which gives them to new activities.
    Template(TemplateId),
}

/// The questions of an activity or a template, those that are asked no more among them, by their places.
pub async fn of(conn: &impl ConnectionTrait, owner: Owner) -> Result<Vec<Question>, DbErr> {
    use question::Column as C;
    let own = match owner {
        Owner::Activity(id) => C::ActivityId.eq(id),
        Owner::Template(id) => C::TemplateId.eq(id),
    };
    question::Entity::find().filter(own).order_by_asc(C::Position).order_by_asc(C::Id).all(conn).await
}

/// How many questions each of some templates has.
pub async fn counts(
    conn: &impl ConnectionTrait,
    templates: impl IntoIterator<Item = TemplateId>,
) -> Result<Vec<(TemplateId, i64)>, DbErr> {
    use question::Column as C;
    question::Entity::find()
        .select_only()
        .column(C::TemplateId)
        .column_as(C::Id.count(), "n")
        .filter(C::TemplateId.is_in(templates))
        .group_by(C::TemplateId)
        .into_tuple()
        .all(conn)
        .await
}

/// Gives a question another place.
pub async fn set_position(tx: &Tx, id: QuestionId, position: i32) -> Result<(), DbErr> {
    question::Entity::update_many()
        .col_expr(question::Column::Position, Expr::value(position))
        .filter(question::Column::Id.eq(id))
        .exec(tx)
        .await
        .map(drop)
}

/// Removes a question that nobody answered and on which none hangs.
///
/// # Errors
/// What the database says; a broken foreign key where one does.
pub async fn remove(tx: &Tx, id: QuestionId) -> Result<(), DbErr> {
    question::Entity::delete_by_id(id).exec(tx).await.map(drop)
}

/// Removes the questions of a template, each before the one that it hangs on.
pub async fn remove_of_template(tx: &Tx, template: TemplateId) -> Result<(), DbErr> {
    let of = question::Column::TemplateId.eq(template);
    question::Entity::update_many()
        .col_expr(question::Column::OnlyIf, Expr::value(Option::<i64>::None))
        .col_expr(question::Column::OnlyAnswer, Expr::value(""))
        .filter(of.clone())
        .exec(tx)
        .await?;
    question::Entity::delete_many().filter(of).exec(tx).await.map(drop)
}

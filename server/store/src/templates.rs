//! Queries over templates of activities.

use domain::UnitPath;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};

use crate::{
    Paged, Paging, Tx,
    ids::{TemplateId, UnitId},
    page::page,
    rows::{Template, TemplateSession, template, template_session, unit},
    within::units_within,
};

/// More are never offered for a new activity.
const MOST: u64 = 200;

/// Those that are offered to units (none given: all of them): their own, those of units below, and those of the units that they lie in.
fn offered_to(tops: Option<&[UnitPath]>) -> Select<template::Entity> {
    use template::Column as C;
    let Some(tops) = tops else { return template::Entity::find() };
    // A path is made of the codes of all units above.
    let above = tops.iter().flat_map(|top| {
        let path = top.as_str();
        path.match_indices('.').map(|(at, _)| path[..at].to_owned()).collect::<Vec<_>>()
    });
    let above = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .filter(unit::Column::Path.is_in(above))
        .into_query();
    let either =
        Condition::any().add(C::UnitId.in_subquery(units_within(tops))).add(C::UnitId.in_subquery(above));
    template::Entity::find().filter(either)
}

/// A page of those that are offered to units (none given: all of them), by name.
pub async fn list(
    conn: &impl ConnectionTrait,
    tops: Option<&[UnitPath]>,
    paging: Paging,
) -> Result<Paged<Template>, DbErr> {
    use template::Column as C;
    page(conn, offered_to(tops).order_by_asc(C::Fold).order_by_asc(C::Id), paging).await
}

/// Those that are offered to units (none given: all of them), by kind and name.
pub async fn offered(conn: &impl ConnectionTrait, tops: Option<&[UnitPath]>) -> Result<Vec<Template>, DbErr> {
    use template::Column as C;
    let found = offered_to(tops).order_by_asc(C::Kind).order_by_asc(C::Fold).order_by_asc(C::Id);
    found.limit(MOST).all(conn).await
}

/// The template of a number, where it is offered to units (none given: whichever it is).
pub async fn one_offered(
    conn: &impl ConnectionTrait,
    tops: Option<&[UnitPath]>,
    id: TemplateId,
) -> Result<Option<Template>, DbErr> {
    offered_to(tops).filter(template::Column::Id.eq(id)).one(conn).await
}

/// The template of a number, with every other writer of it kept waiting until this transaction ends.
pub async fn lock(tx: &Tx, id: TemplateId) -> Result<Option<Template>, DbErr> {
    template::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// The template of a unit with a name.
pub async fn called(
    conn: &impl ConnectionTrait,
    unit: UnitId,
    name: &str,
) -> Result<Option<Template>, DbErr> {
    let found = template::Entity::find().filter(template::Column::UnitId.eq(unit));
    found.filter(template::Column::Name.eq(name)).one(conn).await
}

/// The agendas of templates, each in its order.
pub async fn sessions(
    conn: &impl ConnectionTrait,
    templates: impl IntoIterator<Item = TemplateId>,
) -> Result<Vec<TemplateSession>, DbErr> {
    use template_session::Column as C;
    let found = template_session::Entity::find().filter(C::TemplateId.is_in(templates));
    let mut rows = found.all(conn).await?;
    rows.sort_by_key(|row| (row.template_id, row.time()));
    Ok(rows)
}

/// Puts an agenda in the place of the one that a template has.
pub async fn replace_sessions(
    tx: &Tx,
    template: TemplateId,
    sessions: Vec<TemplateSession>,
) -> Result<(), DbErr> {
    let of = template_session::Column::TemplateId.eq(template);
    template_session::Entity::delete_many().filter(of).exec(tx).await?;
    crate::insert_many(tx, sessions).await
}

/// Removes a template, with its agenda and its questions.
pub async fn remove(tx: &Tx, id: TemplateId) -> Result<(), DbErr> {
    crate::questions::remove_of_template(tx, id).await?;
    let of = template_session::Column::TemplateId.eq(id);
    template_session::Entity::delete_many().filter(of).exec(tx).await?;
    template::Entity::delete_by_id(id).exec(tx).await.map(drop)
}

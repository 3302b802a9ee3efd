//! Queries over people.

use chrono::NaiveDate;
use domain::{UnitPath, text};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    Paged, Paging,
    ids::{PersonId, UnitId},
    rows::{Person, person},
    within::units_within,
};

/// The person of a number.
///
/// # Errors
/// What the database says.
pub async fn by_id(conn: &impl ConnectionTrait, id: PersonId) -> Result<Option<Person>, DbErr> {
    person::Entity::find_by_id(id).one(conn).await
}

/// Several people.
///
/// # Errors
/// What the database says.
pub async fn by_ids(conn: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<Person>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await
}

/// Somebody of the same name, birth date and unit: the same person, as far as lists can tell (rule 9).
///
/// # Errors
/// What the database says.
pub async fn same(
    conn: &impl ConnectionTrait,
    fold: &str,
    birth_date: NaiveDate,
    unit: Option<UnitId>,
) -> Result<Vec<Person>, DbErr> {
    let query = person::Entity::find()
        .filter(person::Column::Fold.eq(fold))
        .filter(person::Column::BirthDate.eq(birth_date))
        .filter(person::Column::ErasedAt.is_null());
    let query = match unit {
        Some(unit) => query.filter(person::Column::UnitId.eq(unit)),
        None => query.filter(person::Column::UnitId.is_null()),
    };
    query.order_by_asc(person::Column::Id).all(conn).await
}

/// People with an e-mail address.
///
/// # Errors
/// What the database says.
pub async fn by_email(conn: &impl ConnectionTrait, email: &str) -> Result<Vec<Person>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Email.eq(email))
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await
}

/// One page of the people of these units and below (none given: of all), who match a search by name, e-mail, telephone or code, in
/// the order of names.
///
/// # Errors
/// What the database says.
pub async fn list(
    conn: &impl ConnectionTrait,
    scope: Option<&[UnitPath]>,
    unit: Option<&UnitPath>,
    query: &str,
    paging: Paging,
) -> Result<Paged<Person>, DbErr> {
    use person::Column as C;
    let mut all = Condition::all().add(C::ErasedAt.is_null());
    for top in [scope, unit.map(std::slice::from_ref)].into_iter().flatten() {
        all = all.add(C::UnitId.in_subquery(units_within(top)));
    }
    let words = text::search_words(query);
    let digits: String = query.chars().filter(char::is_ascii_digit).collect();
    if !words.is_empty() {
        let mut named = Condition::all();
        for word in &words {
            named = named.add(C::Fold.contains(word));
        }
        let mut any =
            Condition::any().add(named).add(C::Email.eq(query.trim())).add(C::Code.eq(query.trim()));
        if digits.len() >= 6 {
            any = any.add(C::Phone.contains(&digits));
        }
        all = all.add(any);
    }
    let found = person::Entity::find().filter(all);
    let total = found.clone().count(conn).await?;
    let paging = paging.fit(total);
    let rows = found
        .order_by_asc(C::SortKey)
        .order_by_asc(C::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .all(conn)
        .await?;
    Ok(Paged { rows, paging, total })
}

//! Queries over people.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{UnitPath, people::person::searched_phone, text};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    Paged, Paging, Tx,
    ids::{PersonId, UnitId},
    rows::{Person, nominee, person, registration},
    within::units_within,
};

/// The person of a number.
pub async fn by_id(conn: &impl ConnectionTrait, id: PersonId) -> Result<Option<Person>, DbErr> {
    person::Entity::find_by_id(id).one(conn).await
}

/// The person, with everybody else who would change them kept waiting until this transaction ends.
pub async fn lock(tx: &Tx, id: PersonId) -> Result<Option<Person>, DbErr> {
    // On SQLite the transaction is immediate and alone; the lock is PostgreSQL's.
    person::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// Several people.
pub async fn by_ids(conn: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<Person>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await
}

/// Somebody of the same name, birth date and unit: the same person, as far as lists can tell (rule 9). Hòa is not Hoa: accents count.
pub async fn same(
    conn: &impl ConnectionTrait,
    name: &str,
    birth_date: NaiveDate,
    unit: Option<UnitId>,
) -> Result<Vec<Person>, DbErr> {
    let query = person::Entity::find()
        .filter(person::Column::Fold.eq(text::fold(name)))
        .filter(person::Column::BirthDate.eq(birth_date))
        .filter(person::Column::ErasedAt.is_null());
    let query = match unit {
        Some(unit) => query.filter(person::Column::UnitId.eq(unit)),
        None => query.filter(person::Column::UnitId.is_null()),
    };
    Ok(named(name, query.order_by_asc(person::Column::Id).all(conn).await?))
}

/// Everybody of a name and birth date, of whichever unit; also those of whom a list said the year alone.
pub async fn namesakes(
    conn: &impl ConnectionTrait,
    name: &str,
    birth_date: NaiveDate,
) -> Result<Vec<Person>, DbErr> {
    let of_the_year =
        person::Column::BirthDate.is_null().and(person::Column::BirthYear.eq(birth_date.year()));
    let query = person::Entity::find()
        .filter(person::Column::Fold.eq(text::fold(name)))
        .filter(person::Column::BirthDate.eq(birth_date).or(of_the_year))
        .filter(person::Column::ErasedAt.is_null());
    Ok(named(name, query.order_by_asc(person::Column::Id).all(conn).await?))
}

/// Those of people alike whose name is spelt so, in whichever case and wherever its tones are placed.
fn named(name: &str, mut people: Vec<Person>) -> Vec<Person> {
    let name = text::spelling(name);
    people.retain(|person| text::spelling(&person.full_name) == name);
    people
}

/// People with an e-mail address.
pub async fn by_email(conn: &impl ConnectionTrait, email: &str) -> Result<Vec<Person>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Email.eq(email))
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await
}

/// What somebody is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// The folded name.
    Fold,
    /// The e-mail address.
    Email,
    /// The telephone number.
    Phone,
    /// The code.
    Code,
}

/// Everybody who is known by one of these; some hundreds at a time.
pub async fn known_by(
    conn: &impl ConnectionTrait,
    by: Known,
    values: &[String],
) -> Result<Vec<Person>, DbErr> {
    use person::Column as C;
    let query = person::Entity::find().filter(C::ErasedAt.is_null());
    let query = match by {
        Known::Fold => query.filter(C::Fold.is_in(values)),
        Known::Email => query.filter(C::Email.is_in(values)),
        // As the index of the numbers says it.
        Known::Phone => query.filter(C::Phone.is_not_null()).filter(C::Phone.is_in(values)),
        Known::Code => query.filter(C::Code.is_in(values)),
    };
    query.all(conn).await
}

/// Which people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// Of these units and below; none: of all.
    pub scope: Option<Vec<UnitPath>>,
    /// Of this unit and below.
    pub unit: Option<UnitPath>,
    /// Who match a search by name, e-mail, telephone or code.
    pub words: String,
    /// Who were added from then on.
    pub added_since: Option<DateTime<Utc>>,
}

/// One page of people, in the order of names.
pub async fn list(
    conn: &impl ConnectionTrait,
    filter: &PeopleFilter,
    paging: Paging,
) -> Result<Paged<Person>, DbErr> {
    use person::Column as C;
    let sqlite = conn.get_database_backend() == DbBackend::Sqlite;
    let known = known(conn, filter.words.trim()).await?;
    // By unit alone an index counts; whatever else is asked, one walk through the names is quicker than a look at each row of a unit.
    let by_unit = filter.words.is_empty() && filter.added_since.is_none();
    let total = found(filter, &known, sqlite && !by_unit).count(conn).await?;
    let paging = paging.fit(total);
    let page = paging.nearer_end(total);
    let ids: Vec<PersonId> = found(filter, &known, sqlite)
        .select_only()
        .column(C::Id)
        .order_by(C::SortKey, page.order.clone())
        .order_by(C::Id, page.order)
        .offset(page.offset)
        .limit(page.limit)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(Paged { rows: by_ids(conn, &ids).await?, paging, total })
}

/// Who is known by an e-mail address, a code or a part of a telephone number: asked apart, so that the walk through the names stays in its
/// index.
async fn known(conn: &impl ConnectionTrait, words: &str) -> Result<Vec<PersonId>, DbErr> {
    use person::Column as C;
    if words.is_empty() {
        return Ok(vec![]);
    }
    let ids = || person::Entity::find().select_only().column(C::Id);
    let exactly = Condition::any()
        .add(C::Email.eq(words.to_lowercase()))
        .add(C::Code.is_in([words.to_owned(), words.to_uppercase()]));
    let mut known: Vec<PersonId> = ids().filter(exactly).into_tuple().all(conn).await?;
    if let Some(digits) = searched_phone(words) {
        // As the index of the numbers says it, so that it is read and not the people.
        let by_phone = ids().filter(C::Phone.is_not_null()).filter(C::Phone.contains(&digits));
        known.extend(by_phone.into_tuple::<PersonId>().all(conn).await?);
    }
    Ok(known)
}

/// Who is looked for: by name, or among those who are `known` otherwise. `in_order`: SQLite, which keeps no count of what its columns
/// hold, is led to the index of the names (`people_listed`), which holds all that is asked; by itself it takes the index of the units and
/// sorts a hundred thousand rows for a page of fifty.
fn found(filter: &PeopleFilter, known: &[PersonId], in_order: bool) -> Select<person::Entity> {
    use person::Column as C;
    let mut all = Condition::all().add(C::ErasedAt.is_null());
    if in_order {
        all = all.add(C::SortKey.gte(Vec::<u8>::new()));
    }
    // The name comes before the unit: it lets fewer through, and they are asked in this order.
    let words = text::search_words(filter.words.trim());
    if !words.is_empty() {
        let named = words.iter().fold(Condition::all(), |named, word| named.add(C::Fold.contains(word)));
        let known_as = C::Id.is_in(known.iter().copied());
        all = match (known, searched_phone(&filter.words)) {
            // A telephone number is no part of a name: nobody’s need be looked at.
            (_, Some(_)) if words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit())) => {
                all.add(known_as)
            }
            ([], _) => all.add(named),
            _ => all.add(Condition::any().add(named).add(known_as)),
        };
    }
    for top in [filter.scope.as_deref(), filter.unit.as_ref().map(std::slice::from_ref)].into_iter().flatten()
    {
        let within = units_within(top);
        all = match in_order {
            true => all.add(Expr::cust("+people.unit_id").in_subquery(within)),
            false => all.add(C::UnitId.in_subquery(within)),
        };
    }
    all = all.add_option(filter.added_since.map(|since| C::CreatedAt.gte(since)));
    person::Entity::find().filter(all)
}

/// The units of people become another one, each under the next version.
pub async fn move_to(
    tx: &Tx,
    ids: &[PersonId],
    unit: Option<UnitId>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use person::Column as C;
    for some in ids.chunks(500) {
        person::Entity::update_many()
            .col_expr(C::UnitId, Expr::value(unit.map(|unit| unit.0)))
            .col_expr(C::UpdatedAt, Expr::value(now))
            .col_expr(C::Version, Expr::col(C::Version).add(1))
            .filter(C::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Several people, with everybody else who would change them kept waiting until this transaction ends.
pub async fn lock_all(tx: &Tx, ids: &[PersonId]) -> Result<Vec<Person>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(person::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await
}

/// Forgets people whom nothing knows yet: no list names them, no unit does, and nobody changed them since they were added. Answers how many went.
pub async fn remove_fresh(conn: &impl ConnectionTrait, ids: &[PersonId]) -> Result<u64, DbErr> {
    let mut gone = 0;
    // Both databases bind thousands of values at the most.
    for some in ids.chunks(500) {
        let named = registration::Entity::find()
            .select_only()
            .column(registration::Column::PersonId)
            .filter(registration::Column::PersonId.is_in(some.iter().copied()));
        let nominated = nominee::Entity::find()
            .select_only()
            .column(nominee::Column::PersonId)
            .filter(nominee::Column::PersonId.is_in(some.iter().copied()));
        let done = person::Entity::delete_many()
            .filter(person::Column::Id.is_in(some.iter().copied()))
            .filter(person::Column::Version.eq(1))
            .filter(person::Column::Id.not_in_subquery(named.into_query()))
            .filter(person::Column::Id.not_in_subquery(nominated.into_query()))
            .exec(conn)
            .await?;
        gone += done.rows_affected;
    }
    Ok(gone)
}

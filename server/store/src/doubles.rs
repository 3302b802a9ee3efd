//! Queries over pairs of rows that are likely one person, and over those that are not.

use domain::{UnitPath, text};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, RelationDef, Select,
    sea_query::{Alias, Expr, ExprTrait},
};

use crate::{
    Paged, Paging, Tx,
    ids::PersonId,
    page::page,
    rows::{Double, NotDouble, double, not_double, person},
    within::units_within,
};

/// Which pairs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DoublesFilter {
    /// Both of them of these units and below; none: of all.
    pub scope: Option<Vec<UnitPath>>,
    /// Whose name has these words.
    pub words: String,
}

/// One page of pairs that nobody said were two people, the likeliest first.
pub async fn list(
    conn: &impl ConnectionTrait,
    filter: &DoublesFilter,
    paging: Paging,
) -> Result<Paged<Double>, DbErr> {
    use double::Column as C;
    let found = found(filter).order_by_desc(C::Score).order_by_asc(C::LowId).order_by_asc(C::HighId);
    page(conn, found, paging).await
}

/// How many there are.
pub async fn count(conn: &impl ConnectionTrait, filter: &DoublesFilter) -> Result<u64, DbErr> {
    found(filter).count(conn).await
}

/// Those that somebody is likely one with, as pairs.
pub async fn of_person(
    conn: &impl ConnectionTrait,
    filter: &DoublesFilter,
    person: PersonId,
) -> Result<Vec<Double>, DbErr> {
    use double::Column as C;
    let either = C::LowId.eq(person).or(C::HighId.eq(person));
    found(filter).filter(either).order_by_desc(C::Score).order_by_asc(C::LowId).limit(20).all(conn).await
}

/// Notes that two rows are two people. Answers whether nobody had said so before.
pub async fn set_apart(tx: &Tx, row: NotDouble) -> Result<bool, DbErr> {
    if not_double::Entity::find_by_id((row.low_id, row.high_id)).one(tx).await?.is_some() {
        return Ok(false);
    }
    crate::insert(tx, row).await.map(|_| true)
}

/// Forgets that two rows are two people.
pub async fn forget_apart(tx: &Tx, low: PersonId, high: PersonId) -> Result<bool, DbErr> {
    Ok(not_double::Entity::delete_by_id((low, high)).exec(tx).await?.rows_affected == 1)
}

fn found(filter: &DoublesFilter) -> Select<double::Entity> {
    use double::Column as C;
    let apart: RelationDef = double::Entity::belongs_to(not_double::Entity)
        .from((C::LowId, C::HighId))
        .to((not_double::Column::LowId, not_double::Column::HighId))
        .into();
    let mut all = Condition::all().add(not_double::Column::LowId.is_null());
    let mut query = double::Entity::find().join(JoinType::LeftJoin, apart);
    let words = text::search_words(filter.words.trim());
    for (column, name) in [(C::LowId, "low"), (C::HighId, "high")] {
        if filter.scope.is_none() && (words.is_empty() || name == "high") {
            continue;
        }
        let of_person: RelationDef =
            double::Entity::belongs_to(person::Entity).from(column).to(person::Column::Id).into();
        query = query.join_as(JoinType::InnerJoin, of_person, Alias::new(name));
        if let Some(tops) = &filter.scope {
            // There are few pairs: SQLite is kept from walking through the people of all units instead.
            let unit = Expr::cust(format!("+{name}.unit_id"));
            all = all.add(unit.in_subquery(units_within(tops)));
        }
    }
    // Both have the same folded name.
    for word in words {
        all = all.add(Expr::col((Alias::new("low"), person::Column::Fold)).like(format!("%{word}%")));
    }
    query.filter(all)
}

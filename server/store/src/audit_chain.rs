//! The chain of hashes over the log of changes: what is sealed, and the seals as they lie there.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use sha2::{Digest, Sha256};

use crate::{
    ids::AuditId,
    insert_many,
    rows::{Audit, AuditSeal, audit, audit_seal},
};

/// Writes rows of the log, with their seals, at the end of a transaction. On PostgreSQL a trigger seals them when it commits.
pub(crate) async fn append(conn: &impl ConnectionTrait, rows: Vec<Audit>) -> Result<(), DbErr> {
    insert_many(conn, rows).await?;
    if conn.get_database_backend() != DbBackend::Sqlite {
        return Ok(());
    }
    // Alone with the database, so nothing comes between the head and what is sealed after it.
    let mut head = head(conn).await?;
    let mut seals = Vec::new();
    for row in after(conn, head.as_ref().map_or(AuditId(0), |seal| seal.audit_id)).await? {
        let seal = next(head.as_ref(), &row);
        head = Some(seal.clone());
        seals.push(seal);
    }
    insert_many(conn, seals).await
}

/// The seal of a row, after the one before it. It covers every column of the row, each with its length, so that nothing can be moved from
/// one into the next.
pub fn next(head: Option<&AuditSeal>, row: &Audit) -> AuditSeal {
    let number = |number: i64| Some(number.to_string());
    let text = |text: &str| Some(text.to_owned());
    let fields = [
        number(row.id.0),
        number(row.at.timestamp_micros()),
        row.user_id.and_then(|user| number(user.0)),
        text(&row.actor),
        text(&row.verb),
        text(&row.noun),
        number(row.noun_id),
        row.before.clone(),
        row.after.clone(),
    ];
    let mut hash = Sha256::new();
    hash.update(head.map(|seal| seal.hash.as_slice()).unwrap_or_default());
    for field in fields {
        match field {
            Some(field) => hash.update(format!("{}:{field}", field.len())),
            None => hash.update("-"),
        }
    }
    AuditSeal { seq: head.map_or(1, |seal| seal.seq + 1), audit_id: row.id, hash: hash.finalize().to_vec() }
}

/// The last seal.
pub async fn head(conn: &impl ConnectionTrait) -> Result<Option<AuditSeal>, DbErr> {
    audit_seal::Entity::find().order_by_desc(audit_seal::Column::Seq).one(conn).await
}

/// The seal of a place in the chain.
pub async fn at(conn: &impl ConnectionTrait, seq: i64) -> Result<Option<AuditSeal>, DbErr> {
    audit_seal::Entity::find_by_id(seq).one(conn).await
}

/// The next seals after a place in the chain, each with its row where that is there.
pub async fn seals(
    conn: &impl ConnectionTrait,
    after: i64,
    most: u64,
) -> Result<Vec<(AuditSeal, Option<Audit>)>, DbErr> {
    let seals = audit_seal::Entity::find()
        .filter(audit_seal::Column::Seq.gt(after))
        .order_by_asc(audit_seal::Column::Seq)
        .limit(most)
        .all(conn)
        .await?;
    let rows = audit::Entity::find()
        .filter(audit::Column::Id.is_in(seals.iter().map(|seal| seal.audit_id)))
        .all(conn)
        .await?;
    let mut rows: std::collections::HashMap<AuditId, Audit> =
        rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(seals
        .into_iter()
        .map(|seal| {
            let row = rows.remove(&seal.audit_id);
            (seal, row)
        })
        .collect())
}

/// How many rows of the log no seal is for.
pub async fn unsealed(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let sealed = audit_seal::Entity::find().select_only().column(audit_seal::Column::AuditId);
    audit::Entity::find().filter(audit::Column::Id.not_in_subquery(sealed.into_query())).count(conn).await
}

async fn after(conn: &impl ConnectionTrait, id: AuditId) -> Result<Vec<Audit>, DbErr> {
    audit::Entity::find().filter(audit::Column::Id.gt(id)).order_by_asc(audit::Column::Id).all(conn).await
}

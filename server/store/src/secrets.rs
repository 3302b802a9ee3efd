//! Secrets that every copy of the program shares.

use sea_orm::{ConnectionTrait, DbErr, Statement};

use crate::Db;

/// The secret of a name; where there is none, `fresh` becomes it. Of several programs that start at once, one is first and all get
/// its secret.
pub async fn get_or_put(db: &Db, name: &str, fresh: &[u8]) -> Result<Vec<u8>, DbErr> {
    let tx = db.begin().await?;
    let backend = tx.get_database_backend();
    let put = "INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    tx.execute_raw(Statement::from_sql_and_values(backend, put, [name.into(), fresh.to_vec().into()]))
        .await?;
    let get =
        Statement::from_sql_and_values(backend, "SELECT value FROM secrets WHERE name = $1", [name.into()]);
    let row = tx
        .query_one_raw(get)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("the secret just written".into()))?;
    let value = row.try_get_by_index(0)?;
    tx.commit().await?;
    Ok(value)
}

/// The secret of a name, where there is one.
pub async fn get(conn: &impl ConnectionTrait, name: &str) -> Result<Option<Vec<u8>>, DbErr> {
    let get = Statement::from_sql_and_values(
        conn.get_database_backend(),
        "SELECT value FROM secrets WHERE name = $1",
        [name.into()],
    );
    conn.query_one_raw(get).await?.map(|row| row.try_get_by_index(0)).transpose()
}

/// Forgets the secret of a name.
pub async fn remove(db: &Db, name: &str) -> Result<(), DbErr> {
    let tx = db.begin().await?;
    let sql = "DELETE FROM secrets WHERE name = $1";
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [name.into()])).await?;
    tx.commit().await
}

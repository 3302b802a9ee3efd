//! What a merge changed, kept exactly, and put back exactly.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value as Bound};
use serde_json::{Map, Value};

use super::{
    change::Changed,
    references::{TABLES, Table},
    rows::{is_bytes, read},
};
use crate::Tx;

/// Those of the rows that are no longer as the merge left them.
pub async fn since<'a>(conn: &impl ConnectionTrait, all: &'a [Changed]) -> Result<Vec<&'a Changed>, DbErr> {
    let mut other = Vec::new();
    for change in all {
        let table = change.table()?;
        let now = read(conn, table, &change.is(table)).await?.pop();
        let is_as_left = match (&change.after, &now) {
            (None, None) => true,
            (Some(left), Some(now)) => left.iter().all(|(column, value)| now.get(column) == Some(value)),
            _ => false,
        };
        if !is_as_left {
            other.push(change);
        }
    }
    Ok(other)
}

/// Puts back what was before: what changed is as it was, what went comes, and then what came goes, to which nothing refers any more.
pub async fn put_back(tx: &Tx, all: &[Changed]) -> Result<(), DbErr> {
    for table in &TABLES {
        let own = || all.iter().filter(|change| change.table == table.name);
        for change in own().filter(|change| table.takes_seats && change.before.is_none()) {
            remove(tx, table, change).await?;
        }
        // What changed first: a registration is for one activity once, and a code is one person's.
        for change in own() {
            match (&change.before, &change.after) {
                (Some(_), Some(_)) if table.is_made_anew => remove(tx, table, change).await?,
                (Some(before), Some(_)) => {
                    write(tx, table, Write::Columns(&change.is(table)), before).await?;
                }
                _ => {}
            }
        }
        for change in own() {
            if let (Some(before), true) = (&change.before, change.after.is_none() || table.is_made_anew) {
                write(tx, table, Write::Row, before).await?;
            }
        }
    }
    for table in TABLES.iter().rev() {
        for change in all.iter().filter(|change| change.table == table.name && change.before.is_none()) {
            remove(tx, table, change).await?;
        }
    }
    Ok(())
}

async fn remove(tx: &Tx, table: &Table, change: &Changed) -> Result<(), DbErr> {
    let sql = format!("DELETE FROM {} WHERE {}", table.name, change.is(table));
    tx.execute_unprepared(&sql).await.map(drop)
}

/// How a row is written.
enum Write<'a> {
    /// A new one, as a whole.
    Row,
    /// Some columns of the one that this condition finds.
    Columns(&'a str),
}

async fn write(tx: &Tx, table: &Table, how: Write<'_>, values: &Map<String, Value>) -> Result<(), DbErr> {
    let (name, backend) = (table.name, tx.get_database_backend());
    let columns: Vec<String> = values.keys().map(|column| format!("\"{column}\"")).collect();
    let all = columns.join(", ");
    let statement = if backend == DbBackend::Sqlite {
        let bound: Vec<Bound> =
            values.iter().map(|(column, value)| bound(column, value)).collect::<Result<_, _>>()?;
        let sql = match how {
            Write::Row => {
                let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
                format!("INSERT INTO {name} ({all}) VALUES ({})", places.join(", "))
            }
            Write::Columns(is) => {
                let set: Vec<String> =
                    columns.iter().enumerate().map(|(n, column)| format!("{column} = ${}", n + 1)).collect();
                format!("UPDATE {name} SET {} WHERE {is}", set.join(", "))
            }
        };
        Statement::from_sql_and_values(backend, sql, bound)
    } else {
        let row = format!("jsonb_populate_record(NULL::{name}, $1::jsonb) AS kept");
        let sql = match how {
            Write::Row => format!("INSERT INTO {name} ({all}) SELECT {all} FROM {row}"),
            Write::Columns(is) => {
                let set: Vec<String> =
                    columns.iter().map(|column| format!("{column} = kept.{column}")).collect();
                let is = table.key.iter().fold(is.to_owned(), |is, column| {
                    is.replace(&format!("{column} = "), &format!("{name}.{column} = "))
                });
                format!("UPDATE {name} SET {} FROM {row} WHERE {is}", set.join(", "))
            }
        };
        let text = serde_json::to_string(values).map_err(|error| DbErr::Json(error.to_string()))?;
        Statement::from_sql_and_values(backend, sql, [text.into()])
    };
    tx.execute_raw(statement).await.map(drop)
}

/// A value as SQLite is given it.
fn bound(column: &str, value: &Value) -> Result<Bound, DbErr> {
    let odd = || DbErr::Type(format!("{column}: {value}"));
    Ok(match value {
        Value::Null => Option::<i64>::None.into(),
        Value::Bool(value) => i64::from(*value).into(),
        Value::Number(number) => number.as_i64().ok_or_else(odd)?.into(),
        Value::String(hex) if is_bytes(column) => {
            let byte = |at: usize| hex.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
            (0..hex.len()).step_by(2).map(byte).collect::<Option<Vec<u8>>>().ok_or_else(odd)?.into()
        }
        Value::String(text) => text.clone().into(),
        Value::Array(_) | Value::Object(_) => return Err(odd()),
    })
}

//! Rows as they are, whatever their table, as JSON: read before and after, they say what was changed.

use std::{collections::BTreeMap, fmt::Write as _};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use serde_json::{Map, Value};

use super::{
    change::Changed,
    references::{Referred, TABLES, Table},
};
use crate::ids::{PersonId, RegistrationId};

/// Whose rows are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// The two.
    pub people: Vec<PersonId>,
    /// Their registrations for the same activities: of these all that refers to them.
    pub registrations: Vec<RegistrationId>,
}

/// The rows of a scope, by table and number.
pub type Snapshot = BTreeMap<(usize, Vec<i64>), Map<String, Value>>;

/// Reads every row that is of the people, or of the registrations.
pub async fn snapshot(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Snapshot, DbErr> {
    let mut all = Snapshot::new();
    for (place, table) in TABLES.iter().enumerate() {
        let Some(condition) = condition(table, scope) else { continue };
        for row in read(conn, table, &condition).await? {
            all.insert((place, key_of(table, &row)), row);
        }
    }
    Ok(all)
}

/// What differs between two snapshots: whole rows that came or went, and of those that stayed the columns that changed.
pub fn changed(before: &Snapshot, after: &Snapshot) -> Vec<Changed> {
    let mut all = Vec::new();
    let places: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
    for place in places {
        let (table, key) = (&TABLES[place.0], place.1.clone());
        let (before, after) = match (before.get(place), after.get(place)) {
            (Some(was), Some(is)) if was == is => continue,
            (Some(was), Some(is)) if !table.is_made_anew => {
                let differs = |(column, value): &(&String, &Value)| was.get(*column) != Some(value);
                let columns: Vec<String> =
                    is.iter().filter(differs).map(|(column, _)| column.clone()).collect();
                let part = |row: &Map<String, Value>| {
                    row.iter()
                        .filter(|(column, _)| columns.contains(column))
                        .map(|(c, v)| (c.clone(), v.clone()))
                        .collect()
                };
                (Some(part(was)), Some(part(is)))
            }
            (was, is) => (was.cloned(), is.cloned()),
        };
        all.push(Changed { table: table.name.to_owned(), key, before, after });
    }
    all
}

/// The rows of a table for which a condition holds.
pub(super) async fn read(
    conn: &impl ConnectionTrait,
    table: &Table,
    condition: &str,
) -> Result<Vec<Map<String, Value>>, DbErr> {
    let backend = conn.get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => {
            let columns = columns(conn, table).await?.iter().fold(String::new(), |mut sql, column| {
                let value =
                    if is_bytes(column) { format!("hex(\"{column}\")") } else { format!("\"{column}\"") };
                let comma = if sql.is_empty() { "" } else { ", " };
                // Writing into a string does not fail.
                let _ = write!(sql, "{comma}'{column}', {value}");
                sql
            });
            format!("SELECT json_object({columns}) FROM {} WHERE {condition}", table.name)
        }
        _ => {
            let less = table.counted.iter().map(|column| format!(" - '{column}'")).collect::<String>();
            format!("SELECT (to_jsonb(t){less})::text FROM {} t WHERE {condition}", table.name)
        }
    };
    let rows = conn.query_all_raw(Statement::from_string(backend, sql)).await?;
    let row = |text: String| serde_json::from_str(&text).map_err(|error| DbErr::Json(error.to_string()));
    rows.into_iter().map(|found| row(found.try_get_by_index(0)?)).collect()
}

/// The columns of bytes among these tables: the key by which names are sorted, and the files of answers.
pub(super) fn is_bytes(column: &str) -> bool {
    matches!(column, "sort_key" | "bytes")
}

/// The columns of a table on SQLite, but for those that triggers count.
async fn columns(conn: &impl ConnectionTrait, table: &Table) -> Result<Vec<String>, DbErr> {
    let sql = format!("SELECT name FROM pragma_table_info('{}')", table.name);
    let rows = conn.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await?;
    let names = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<Vec<String>, _>>()?;
    Ok(names.into_iter().filter(|name| !table.counted.contains(&name.as_str())).collect())
}

/// The numbers of a row.
pub(super) fn key_of(table: &Table, row: &Map<String, Value>) -> Vec<i64> {
    table.key.iter().map(|column| row.get(*column).and_then(Value::as_i64).unwrap_or_default()).collect()
}

/// Which rows of a table are of the scope; none where no row can be.
fn condition(table: &Table, scope: &Scope) -> Option<String> {
    let numbers =
        |ids: &mut dyn Iterator<Item = i64>| ids.map(|id| id.to_string()).collect::<Vec<_>>().join(", ");
    let people = numbers(&mut scope.people.iter().map(|id| id.0));
    let registrations = numbers(&mut scope.registrations.iter().map(|id| id.0));
    let parts = table.refers.iter().filter_map(|(column, referred)| {
        let ids = match referred {
            Referred::Person => &people,
            Referred::Registration => &registrations,
        };
        (!ids.is_empty()).then(|| format!("{column} IN ({ids})"))
    });
    let any = parts.collect::<Vec<_>>().join(" OR ");
    (!any.is_empty()).then_some(any)
}

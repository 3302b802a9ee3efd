//! A row that a merge changed, as it was and as it was left.

use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::references::{TABLES, Table};

/// A row that a merge made, changed or took away; of one that it changed, the columns that it changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// Its table.
    pub table: String,
    /// Its numbers.
    pub key: Vec<i64>,
    /// As it was; none: it was not there.
    pub before: Option<Map<String, Value>>,
    /// As it was left; none: it was taken away.
    pub after: Option<Map<String, Value>>,
}

impl Changed {
    pub(super) fn table(&self) -> Result<&'static Table, DbErr> {
        let found = TABLES.iter().find(|table| table.name == self.table);
        found.ok_or_else(|| DbErr::RecordNotFound(self.table.clone()))
    }

    pub(super) fn is(&self, table: &Table) -> String {
        let is = table.key.iter().zip(&self.key).map(|(column, number)| format!("{column} = {number}"));
        is.collect::<Vec<_>>().join(" AND ")
    }
}

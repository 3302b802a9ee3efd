//! Units, each after the one it lies in, and successions.

use std::collections::HashMap;

use domain::{UnitPath, text};
use store::{
    DbErr,
    ids::{UnitId, UnitSuccessionId},
    rows::{Unit, UnitSuccession},
};

use super::{Writing, lost};
use crate::programme_import::{cells::YesNo, outcome::Imported, read::UnitRow};

impl Writing<'_> {
    pub(super) async fn units(&mut self) -> Result<(), DbErr> {
        self.load_units().await?;
        let mut waiting: Vec<&UnitRow> =
            self.input.units.iter().filter(|row| !self.known.units.contains_key(&row.code)).collect();
        let added = waiting.len();
        while !waiting.is_empty() {
            let before = waiting.len();
            let is_ready =
                |row: &UnitRow| row.parent.as_ref().is_none_or(|code| self.units.contains_key(code));
            let (ready, rest): (Vec<&UnitRow>, Vec<&UnitRow>) =
                waiting.into_iter().partition(|row| is_ready(row));
            waiting = rest;
            if waiting.len() == before {
                return Err(lost("parent", &waiting[0].code));
            }
            let rows: Vec<Unit> = ready.into_iter().map(|row| unit(row, &self.units)).collect();
            store::insert_many(self.tx, rows).await?;
            self.load_units().await?;
        }
        self.count(Imported::Units, added, self.input.units.len());
        self.successions().await
    }

    async fn successions(&mut self) -> Result<(), DbErr> {
        let mut rows = Vec::new();
        for row in &self.input.successions {
            let (old_unit_id, new_unit_id) = (self.unit_id(&row.old)?, self.unit_id(&row.new)?);
            if !self.known.successions.contains_key(&(old_unit_id, new_unit_id)) {
                rows.push(UnitSuccession {
                    id: UnitSuccessionId::NEW,
                    old_unit_id,
                    new_unit_id,
                    happened_on: row.date,
                    is_default: row.default == YesNo::Yes,
                });
            }
        }
        self.count(Imported::Successions, rows.len(), self.input.successions.len());
        store::insert_many(self.tx, rows).await
    }

    /// Reads every unit anew, with the numbers that the database gave.
    pub(super) async fn load_units(&mut self) -> Result<(), DbErr> {
        let units = store::units::all(self.tx).await?;
        self.units = units.into_iter().map(|unit| (unit.code.clone(), unit)).collect();
        Ok(())
    }
}

fn unit(row: &UnitRow, above: &HashMap<String, Unit>) -> Unit {
    let parent = row.parent.as_ref().and_then(|code| above.get(code));
    let path = parent.map_or_else(
        || UnitPath::top(&row.code),
        |parent| UnitPath::from_stored(parent.path.as_str()).below(&row.code),
    );
    Unit {
        id: UnitId::NEW,
        code: row.code.clone(),
        name: row.name.clone(),
        fold: text::fold(&row.name),
        kind: row.kind.clone(),
        level: row.level.into(),
        parent_id: parent.map(|parent| parent.id),
        path: path.as_str().to_owned(),
        valid_from: row.valid_from,
        valid_to: row.valid_to,
    }
}

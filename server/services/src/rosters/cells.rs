//! The cells of a row by what they hold, with what was corrected.

use std::collections::HashMap;

use domain::{
    Lang, Sex, Word,
    rosters::{Column, Layout, Line},
    text,
};

use super::draft::{Draft, PLACES};

/// The cells of a row by what they hold, with what was corrected.
pub(super) struct Cells(HashMap<Column, String>);

impl Cells {
    pub(super) fn of(draft: &Draft, layout: &Layout, line: &Line, at: usize) -> Self {
        let mut cells = HashMap::new();
        for (guess, cell) in layout.columns.iter().zip(&line.cells) {
            if let Some(column) = guess.column {
                cells.entry(column).or_insert_with(|| cell.clone());
            }
        }
        if let Some(unit) = layout.group_unit(at) {
            // The heading of a group says it for those whose line does not.
            let own = cells.entry(Column::Unit).or_default();
            if own.is_empty() {
                unit.clone_into(own);
            }
        }
        for (code, typed) in draft.decisions.edits.get(&line.number).into_iter().flatten() {
            let Some(column) = Column::parse(code) else { continue };
            // The column in which a birth date stood said the sex as well.
            if column == Column::BirthDate {
                for (of, sex) in [(Column::BornMale, Sex::Male), (Column::BornFemale, Sex::Female)] {
                    if cells.get(&of).is_some_and(|born: &String| !born.is_empty()) {
                        cells.entry(Column::Sex).or_insert_with(|| sex.name(Lang::Vi).to_owned());
                    }
                }
            }
            // What was typed stands in place of every column that said the same.
            for instead in Self::said_by(column) {
                cells.remove(instead);
            }
            cells.insert(column, typed.clone());
        }
        Self(cells)
    }

    /// The other columns that say what a column does.
    fn said_by(column: Column) -> &'static [Column] {
        match column {
            Column::Name => &[Column::Family, Column::Given],
            Column::BirthDate => &[Column::BornMale, Column::BornFemale],
            Column::Sex => &[Column::SexMale, Column::SexFemale],
            _ => &[],
        }
    }

    /// Takes the unit of the row above where none is given. Answers whether it did.
    pub(super) fn is_below(&mut self, above: &mut String) -> bool {
        let own = self.get(Column::Unit);
        if !own.is_empty() {
            own.clone_into(above);
            return false;
        }
        if !above.is_empty() {
            self.0.insert(Column::Unit, above.clone());
        }
        !above.is_empty()
    }

    pub(super) fn get(&self, column: Column) -> &str {
        self.0.get(&column).map_or("", String::as_str)
    }

    /// The cells as they were written.
    pub(super) fn shown(&self) -> [String; 8] {
        PLACES.map(|column| match column {
            Column::Name if self.get(Column::Name).is_empty() || !self.get(Column::Family).is_empty() => {
                let parts = [Column::Family, Column::Given, Column::Name].map(|part| self.get(part));
                text::line(&parts.join(" "))
            }
            column => {
                let own = self.get(column);
                let others = Self::said_by(column).iter().map(|other| self.get(*other));
                std::iter::once(own)
                    .chain(others)
                    .find(|cell| !cell.is_empty())
                    .unwrap_or_default()
                    .to_owned()
            }
        })
    }
}

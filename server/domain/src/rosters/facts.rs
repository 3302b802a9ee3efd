//! What a line has of a person.

use super::{
    column::Column,
    content::{KnowsUnit, fits, names_unit, running_number},
    heal::name::is_name,
    line::Line,
};

/// The columns of a table, by place.
pub(super) struct Columns<'a> {
    pub columns: &'a [Option<Column>],
    /// The place of the running number.
    pub number: Option<usize>,
    pub knows_unit: KnowsUnit<'a>,
}

/// What a line has of a person.
pub(super) struct Facts<'a> {
    /// What stands where the name should; the parts of it joined.
    pub name: String,
    /// That reads as a full name.
    pub is_name: bool,
    /// Filled columns other than those of the name.
    pub others: usize,
    /// Those of them that hold what only a person has: a number, a date, an address, a sex.
    pub of_form: usize,
    /// It has a running number.
    pub is_numbered: bool,
    /// One text fills several cells.
    pub is_merged: bool,
    /// Every text once.
    pub texts: Vec<&'a str>,
}

impl Columns<'_> {
    /// What a line has.
    pub(super) fn facts<'a>(&self, line: &'a Line) -> Facts<'a> {
        let texts = line.texts();
        let unnumbered = line.filled().filter(|(place, _)| Some(*place) != self.number);
        let unnumbered: Vec<&str> = unnumbered.map(|(_, cell)| cell).collect();
        let is_merged = unnumbered.len() > 1 && unnumbered.iter().all(|cell| *cell == unnumbered[0]);
        let known = self.columns.iter().enumerate().filter_map(|(place, column)| Some((place, (*column)?)));
        let (mut name, mut others, mut of_form) = (Vec::new(), 0, 0);
        for (place, column) in known.filter(|(place, _)| !line.cell(*place).is_empty()) {
            let cell = line.cell(place);
            if column.is_of_name() {
                name.push(cell);
            } else {
                others += 1;
                let is_free = matches!(column, Column::Unit | Column::Position | Column::Code);
                of_form += usize::from(!is_free && fits(column, cell, self.knows_unit));
            }
        }
        let name = name.join(" ");
        let number = self.number.map_or("", |place| line.cell(place));
        Facts {
            is_name: is_name(&name),
            name,
            others: if is_merged { 0 } else { others },
            of_form: if is_merged { 0 } else { of_form },
            is_numbered: running_number(number).is_some(),
            is_merged,
            texts,
        }
    }

    /// The unit that a line names in the column for it, where there is such a unit.
    pub(super) fn has_known_unit(&self, line: &Line) -> bool {
        self.unit_cell(line).is_some_and(|cell| names_unit(cell, self.knows_unit))
    }

    /// What stands in the column of units; none where there is no such column.
    pub(super) fn unit_cell<'a>(&self, line: &'a Line) -> Option<&'a str> {
        let place = self.columns.iter().position(|column| *column == Some(Column::Unit))?;
        Some(line.cell(place))
    }
}

impl Facts<'_> {
    pub(super) fn has_name(&self) -> bool {
        self.name.chars().any(char::is_alphabetic)
    }

    /// Nothing is filled but the name.
    pub(super) fn is_name_alone(&self) -> bool {
        self.has_name() && self.others == 0
    }
}

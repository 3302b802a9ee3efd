//! Headings of groups within a list: `I. KHỐI XÃ`, `Xã Cát Nê`.

use super::{
    column::Column,
    content::{begins_as_unit, names_unit, running_number},
    facts::{Columns, Facts},
    heal::name::is_name,
    line::Line,
    marks::{Mark, mark, split_mark},
};
use crate::text;

/// The heading of a group.
pub(super) struct Group {
    mark: Mark,
    /// The unit that it names, as it is written there.
    unit: Option<String>,
}

impl Columns<'_> {
    /// The heading that a line is. Where people have nothing but their names (`names_only`), a text alone is somebody.
    pub(super) fn group(&self, line: &Line, facts: &Facts<'_>, names_only: bool) -> Option<Group> {
        let (mark, text) = self.heading(line, facts)?;
        let bare = bare(text);
        let names_unit = names_unit(&bare, self.knows_unit);
        let is_unit = names_unit || begins_as_unit(&bare);
        let is_name = is_name(&bare);
        let is_group = match mark {
            _ if facts.is_merged => true,
            Mark::Roman | Mark::Letter => names_unit || !is_name,
            Mark::Arabic => is_unit && !is_name,
            Mark::None if is_name => names_unit && !names_only && !facts.is_numbered,
            Mark::None => is_unit || !(names_only && facts.is_name_alone()),
        };
        is_group.then(|| Group { mark, unit: names_unit.then_some(bare) })
    }

    /// The one text of a line, with the mark before it; none where the line has more.
    fn heading<'a>(&self, line: &'a Line, facts: &Facts<'a>) -> Option<(Mark, &'a str)> {
        if facts.of_form > 0 {
            return None;
        }
        // A heading may say how many people stand below it.
        let count = |text: &&&str| running_number(text).is_none();
        let texts: Vec<&str> =
            facts.texts.iter().take(1).chain(facts.texts.iter().skip(1).filter(count)).copied().collect();
        let (place, _) = line.filled().next()?;
        let column = self.columns.get(place).copied().flatten();
        match texts.as_slice() {
            [only] if only.chars().any(char::is_alphabetic) => Some(split_mark(only)),
            [first, text] if is_mark(first, column) => {
                let kind = mark(first);
                // `1 | I. Xã A` has its mark in the text.
                Some(if kind == Mark::Arabic && split_mark(text).0 != Mark::None {
                    split_mark(text)
                } else {
                    (kind, text)
                })
            }
            _ => None,
        }
    }
}

/// A mark stands where no column is. Where lines are not numbered, Roman numbers stand in any, but for those of marks.
fn is_mark(text: &str, column: Option<Column>) -> bool {
    match mark(text) {
        Mark::None => false,
        Mark::Roman => !matches!(column, Some(Column::SexMale | Column::SexFemale)),
        Mark::Letter | Mark::Arabic => column.is_none(),
    }
}

/// A heading without how many people stand below it: `Xã Cát Nê (12 người)`.
fn bare(heading: &str) -> String {
    let end = heading.find(['(', ':']).filter(|at| *at > 0).unwrap_or(heading.len());
    text::line(&heading[..end])
}

/// The unit of the group in which people stand.
#[derive(Default)]
pub(super) struct Current(Option<(Mark, String)>);

impl Current {
    /// A group begins. One that names no unit ends that of a unit beside it, and stands within one of another kind.
    pub(super) fn begin(&mut self, group: Group) {
        match group.unit {
            Some(unit) => self.0 = Some((group.mark, unit)),
            None if self.0.as_ref().is_some_and(|(mark, _)| *mark == group.mark) => self.0 = None,
            None => {}
        }
    }

    /// No group is begun.
    pub(super) fn end(&mut self) {
        self.0 = None;
    }

    pub(super) fn unit(&self) -> Option<&str> {
        self.0.as_ref().map(|(_, unit)| unit.as_str())
    }
}

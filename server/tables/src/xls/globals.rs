//! What the records of the book say that those of its sheets refer to: texts, formats, the list of the sheets.

use std::collections::HashMap;

use super::records::{self, Record, Records};
use super::strings::{self, Letters};
use crate::cells::{self, Shown};
use crate::{Unreadable, excel};

/// What the records of the book say that those of the sheets refer to.
#[derive(Debug, Default)]
pub(super) struct Globals {
    pub(super) texts: Vec<Box<str>>,
    styles: Vec<Shown>,
    pub(super) starts_1904: bool,
    pub(super) letters: Letters,
}

/// A sheet as the book lists it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) starts_at: usize,
}

impl Globals {
    /// A number as a cell of this style shows it.
    pub(super) fn number(&self, value: f64, style: u16) -> String {
        let shown = self.styles.get(usize::from(style)).copied().unwrap_or_default();
        cells::serial(value, shown, self.starts_1904)
    }
}

/// Reads the records of the book.
pub(super) fn read(stream: &[u8]) -> Result<(Globals, Vec<Listed>), Unreadable> {
    let (mut globals, mut listed, mut own) = (Globals::default(), Vec::new(), HashMap::new());
    let mut formats = Vec::new();
    let mut records = Records::new(stream, 0);
    while let Some(record) = records.next() {
        match record.kind {
            records::BEGINS => globals.letters.is_old = record.short(0) < 0x0600,
            records::ENDS => break,
            records::ENCRYPTED => return Err(Unreadable::Password),
            records::CODE_PAGE => globals.letters.code_page = record.short(0),
            records::STARTS_1904 => globals.starts_1904 = record.short(0) == 1,
            records::SHEET => listed.extend(listed_sheet(&record, globals.letters)),
            records::FORMAT => drop(own.insert(record.short(0), format(&record, globals.letters))),
            records::STYLE => formats.push(record.short(2)),
            records::TEXTS => globals.texts = strings::shared(&record, &mut records),
            _ => {}
        }
    }
    let shown = |format: u16| own.get(&format).copied().unwrap_or_else(|| excel::built_in(format.into()));
    globals.styles = formats.into_iter().map(shown).collect();
    Ok((globals, listed))
}

/// A sheet of cells; charts and programs are none.
fn listed_sheet(record: &Record<'_>, letters: Letters) -> Option<Listed> {
    if record.byte(5) != 0 {
        return None;
    }
    let length = usize::from(record.byte(6));
    let name = strings::letters(record.after(7), length, letters);
    let starts_at = usize::try_from(record.long(0)).unwrap_or(usize::MAX);
    Some(Listed { name, is_hidden: record.byte(4) & 3 != 0, starts_at })
}

fn format(record: &Record<'_>, letters: Letters) -> Shown {
    let code = if letters.is_old {
        strings::letters(record.after(3), record.byte(2).into(), letters)
    } else {
        strings::letters(record.after(4), record.short(2).into(), letters)
    };
    excel::custom(&code)
}

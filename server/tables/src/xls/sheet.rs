//! The records of a sheet: rows, cells, merged cells.

use super::globals::Globals;
use super::records::{self, Record, Records};
use super::strings;
use crate::gather::{Gather, Region};
use crate::{Unreadable, cells, excel};

/// Reads a sheet from its place in the stream on; tells how many bytes it takes.
pub(super) fn read(
    stream: &[u8],
    starts_at: usize,
    globals: &Globals,
    gather: &mut Gather,
) -> Result<usize, Unreadable> {
    let mut records = Records::new(stream, starts_at);
    // Charts within the sheet begin and end like sheets.
    let mut depth = 0_u32;
    // A formula whose text is in a record of its own.
    let mut formula = None;
    for record in records.by_ref() {
        match record.kind {
            records::BEGINS => depth += 1,
            records::ENDS => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            _ if depth > 1 => {}
            records::FORMULA_TEXT => {
                if let Some((row, column)) = formula.take() {
                    gather.put(row, column, &long_text(&record, 0, globals))?;
                }
            }
            records::FORMULA if record.double_is_text() => formula = Some(record.place()),
            _ => put(&record, globals, gather)?,
        }
    }
    Ok(records.at().saturating_sub(starts_at))
}

fn put(record: &Record<'_>, globals: &Globals, gather: &mut Gather) -> Result<(), Unreadable> {
    let (row, column) = record.place();
    match record.kind {
        records::ROW => {
            if record.long(12) & 0x20 != 0 {
                gather.hide(row);
            }
            Ok(())
        }
        records::MERGED => (0..usize::from(record.short(0)).min(record.bytes.len() / 8))
            .map(|number| 2 + number * 8)
            .try_for_each(|at| {
                let of = |at| u32::from(record.short(at));
                gather.merge(Region { rows: (of(at), of(at + 2)), columns: (of(at + 4), of(at + 6)) })
            }),
        records::SHARED_TEXT => {
            let text = usize::try_from(record.long(6)).ok().and_then(|place| globals.texts.get(place));
            text.map_or(Ok(()), |text| gather.put(row, column, text))
        }
        records::TEXT | records::RICH_TEXT => gather.put(row, column, &long_text(record, 6, globals)),
        records::NUMBER => gather.put(row, column, &globals.number(record.double(6), record.short(4))),
        records::PACKED => {
            gather.put(row, column, &globals.number(cells::packed(record.long(6)), record.short(4)))
        }
        records::PACKED_MANY => {
            // Between the first column and the last: a style and a number for each.
            let end = record.bytes.len().saturating_sub(2);
            let numbers = record.bytes.get(4..end).unwrap_or_default().chunks_exact(6);
            (column..).zip(numbers).try_for_each(|(column, bytes)| {
                let one = Record { bytes, ..*record };
                gather.put(row, column, &globals.number(cells::packed(one.long(2)), one.short(0)))
            })
        }
        records::BOOLEAN_OR_ERROR => {
            gather.put(row, column, boolean_or_error(record.byte(6), record.byte(7) != 0))
        }
        records::FORMULA => gather.put(row, column, &formula(record, globals)),
        _ => Ok(()),
    }
}

fn boolean_or_error(value: u8, is_error: bool) -> &'static str {
    if is_error { excel::error(value) } else { cells::boolean(value != 0) }
}

/// A text with two bytes for its length.
fn long_text(record: &Record<'_>, at: usize, globals: &Globals) -> String {
    strings::letters(record.after(at + 2), record.short(at).into(), globals.letters)
}

impl Record<'_> {
    fn place(&self) -> (u32, u32) {
        (self.short(0).into(), self.short(2).into())
    }

    /// Whether the place for a formula's number says that its text follows.
    fn double_is_text(&self) -> bool {
        self.short(12) == 0xFFFF && self.byte(6) == 0
    }
}

/// What came out of a formula when the file was saved.
fn formula(record: &Record<'_>, globals: &Globals) -> String {
    if record.short(12) != 0xFFFF {
        return globals.number(record.double(6), record.short(4));
    }
    match record.byte(6) {
        1 => boolean_or_error(record.byte(8), false).to_owned(),
        2 => boolean_or_error(record.byte(8), true).to_owned(),
        _ => String::new(),
    }
}

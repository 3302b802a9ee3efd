//! Binary workbooks of Excel (.xlsb): the parts of an .xlsx, written as records instead of XML.

use std::collections::HashMap;
use std::io::{BufRead, Read};

use encoding_rs::UTF_16LE;

use crate::cells::{self, Shown};
use crate::gather::{Gather, Region};
use crate::package::Package;
use crate::{Book, Unreadable, excel};

/// Longest record that is read: a cell's text has at most 32,767 letters.
const LONGEST_RECORD: usize = 1024 * 1024;

pub(crate) fn read(bytes: &[u8]) -> Result<Book, Unreadable> {
    let mut package = Package::open(bytes)?;
    let workbook = "xl/workbook.bin";
    let targets = excel::relations(&mut package, workbook)?;
    let (mut starts_1904, mut listed) = (false, Vec::new());
    each(&mut package, workbook, |kind, record| {
        match kind {
            0x99 => starts_1904 = record.byte(0) & 1 != 0,
            0x9C => {
                let (relation, after) = record.text(8);
                if listed.len() > excel::MOST_SHEETS {
                    return Err(Unreadable::TooLarge);
                }
                listed.push((record.text(after).0, record.long(0) != 0, relation));
            }
            _ => {}
        }
        Ok(())
    })?;
    let mut texts = Vec::new();
    if let Some(part) = excel::of_kind(&targets, "sharedStrings") {
        each(&mut package, &part, |kind, record| {
            if texts.len() > excel::MOST_TEXTS {
                return Err(Unreadable::TooLarge);
            }
            if kind == 0x13 {
                texts.push(record.text(1).0.into_boxed_str());
            }
            Ok(())
        })?;
    }
    let styles = match excel::of_kind(&targets, "styles") {
        Some(part) => styles(&mut package, &part)?,
        None => Vec::new(),
    };
    let shared = Shared { texts, styles, starts_1904 };
    let (mut gather, mut parts) = (Gather::default(), Vec::new());
    for (name, is_hidden, relation) in listed {
        let Some(target) = targets.get(&relation).filter(|target| target.kind == "worksheet") else {
            continue;
        };
        if parts.contains(&target.part) {
            return Err(Unreadable::Damaged);
        }
        parts.push(target.part.clone());
        gather.begin(&name, is_hidden)?;
        let mut row = 0;
        each(&mut package, &target.part, |kind, record| shared.record(kind, record, &mut row, &mut gather))?;
    }
    let has_macros = package.names().any(|name| name.ends_with("vbaproject.bin"));
    Ok(Book { has_macros, starts_1904, ..gather.finish()? })
}

fn styles(package: &mut Package<'_>, part: &str) -> Result<Vec<Shown>, Unreadable> {
    let (mut own, mut styles, mut is_cell) = (HashMap::new(), Vec::new(), false);
    each(package, part, |kind, record| {
        match kind {
            0x2C => drop(own.insert(record.short(0), excel::custom(&record.text(2).0))),
            0x269 => is_cell = true,
            0x26A => is_cell = false,
            0x2F if is_cell => {
                let format = record.short(2);
                styles.push(own.get(&format).copied().unwrap_or_else(|| excel::built_in(format)));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// What the cells of every sheet refer to.
struct Shared {
    texts: Vec<Box<str>>,
    styles: Vec<Shown>,
    starts_1904: bool,
}

impl Shared {
    /// A record of a sheet: the head of a row, a cell, or merged cells.
    fn record(
        &self,
        kind: u16,
        record: &Record<'_>,
        row: &mut u32,
        gather: &mut Gather,
    ) -> Result<(), Unreadable> {
        let text = match kind {
            0x00 => {
                *row = record.long(0);
                if record.byte(11) & 0x10 != 0 {
                    gather.hide(*row);
                }
                return Ok(());
            }
            0xB0 => {
                let (rows, columns) = ((record.long(0), record.long(4)), (record.long(8), record.long(12)));
                return gather.merge(Region { rows, columns });
            }
            0x02 => self.number(cells::packed(record.long(8)), record),
            0x03 | 0x0B => excel::error(record.byte(8)).to_owned(),
            0x04 | 0x0A => cells::boolean(record.byte(8) != 0).to_owned(),
            0x05 | 0x09 => self.number(f64::from_bits(record.double(8)), record),
            0x06 | 0x08 => record.text(8).0,
            0x07 => {
                let place = usize::try_from(record.long(8)).unwrap_or(usize::MAX);
                return match self.texts.get(place) {
                    Some(text) => gather.put(*row, record.long(0), text),
                    None => Ok(()),
                };
            }
            _ => return Ok(()),
        };
        gather.put(*row, record.long(0), &text)
    }

    fn number(&self, value: f64, record: &Record<'_>) -> String {
        let style = usize::try_from(record.long(4) & 0x00FF_FFFF).unwrap_or(usize::MAX);
        cells::serial(value, self.styles.get(style).copied().unwrap_or_default(), self.starts_1904)
    }
}

/// A record's bytes. What a broken one lacks is read as zero.
struct Record<'a>(&'a [u8]);

impl Record<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.0.get(at).copied().unwrap_or_default()
    }

    fn short(&self, at: usize) -> u32 {
        u32::from(u16::from_le_bytes([self.byte(at), self.byte(at + 1)]))
    }

    fn long(&self, at: usize) -> u32 {
        self.short(at) | self.short(at + 2) << 16
    }

    fn double(&self, at: usize) -> u64 {
        u64::from(self.long(at)) | u64::from(self.long(at + 4)) << 32
    }

    /// A text with its length before it, and where the record goes on after it.
    fn text(&self, at: usize) -> (String, usize) {
        let length = self.long(at);
        let bytes =
            usize::try_from(if length == u32::MAX { 0 } else { length }).unwrap_or(0).saturating_mul(2);
        let end = (at + 4).saturating_add(bytes);
        let text = self.0.get(at + 4..end).unwrap_or_default();
        (cells::beginning(&UTF_16LE.decode_without_bom_handling(text).0).to_owned(), end)
    }
}

/// Every record of a part, in order.
fn each(
    package: &mut Package<'_>,
    part: &str,
    mut take: impl FnMut(u16, &Record<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut source = package.part(part)?.ok_or(Unreadable::Damaged)?;
    let mut bytes = Vec::new();
    while !source.fill_buf().map_err(|_| Unreadable::Damaged)?.is_empty() {
        let kind = u16::try_from(varying(&mut source, 2)?).unwrap_or(u16::MAX);
        let length = varying(&mut source, 4)?;
        if length > LONGEST_RECORD {
            return Err(Unreadable::Damaged);
        }
        bytes.resize(length, 0);
        source.read_exact(&mut bytes).map_err(|_| Unreadable::Damaged)?;
        take(kind, &Record(&bytes))?;
    }
    Ok(())
}

/// A number of seven bits a byte, the lowest first; the highest bit says that another byte follows.
fn varying(source: &mut impl Read, most: u32) -> Result<usize, Unreadable> {
    let mut value = 0;
    for place in 0..most {
        let mut byte = [0_u8];
        source.read_exact(&mut byte).map_err(|_| Unreadable::Damaged)?;
        let [byte] = byte;
        value |= usize::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use crate::package::tests::zipped;

    fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
        let bytes = parts.concat();
        let kind = if kind < 0x80 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
        [&kind[..], &[bytes.len() as u8], &bytes].concat()
    }

    fn text(text: &str) -> Vec<u8> {
        let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&(letters.len() as u32 / 2).to_le_bytes()[..], &letters].concat()
    }

    /// Column and style of a cell.
    fn place(column: u8, style: u8) -> [u8; 8] {
        [column, 0, 0, 0, style, 0, 0, 0]
    }

    #[test]
    fn every_kind_of_cell() {
        let rels = br#"<Relationships>
            <Relationship Id="r1" Type="a/worksheet" Target="worksheets/sheet1.bin"/>
            <Relationship Id="r2" Type="a/sharedStrings" Target="sharedStrings.bin"/>
            <Relationship Id="r3" Type="a/styles" Target="styles.bin"/></Relationships>"#;
        let workbook = record(0x9C, &[&[1, 0, 0, 0, 1, 0, 0, 0], &text("r1"), &text("Lớp")]);
        let shared = record(0x13, &[&[0], &text("Nguyễn")]);
        let day = [&[164, 0][..], &text("dd/mm/yyyy")].concat();
        let styles = [
            record(0x2C, &[&day]),
            record(0x2F, &[&[0, 0, 164, 0]]),
            record(0x269, &[]),
            record(0x2F, &[&[0; 4]]),
            record(0x2F, &[&[0, 0, 164, 0]]),
            record(0x26A, &[]),
        ];
        let row = |number: u8, flags: u8| record(0, &[&[number, 0, 0, 0], &[0; 7], &[flags, 0, 0, 0, 0, 0]]);
        let sheet = [
            row(1, 0),
            record(0x07, &[&place(0, 0), &[0; 4]]),
            record(0x05, &[&place(1, 1), &45_292_f64.to_le_bytes()]),
            record(0x02, &[&place(2, 0), &(7_i32 << 2 | 2).to_le_bytes()]),
            record(0x04, &[&place(3, 0), &[1]]),
            row(2, 0x10),
            record(0x03, &[&place(0, 0), &[0x17]]),
            record(0x06, &[&place(1, 0), &text("Đỗ")]),
            record(0xB0, &[&[2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0]]),
        ];
        let parts: [(&str, &[u8]); 5] = [
            ("xl/workbook.bin", &workbook),
            ("xl/_rels/workbook.bin.rels", rels),
            ("xl/sharedStrings.bin", &shared),
            ("xl/styles.bin", &styles.concat()),
            ("xl/worksheets/sheet1.bin", &sheet.concat()),
        ];
        let sheet = crate::read(&zipped(&parts)).unwrap().sheets.remove(0);
        assert!(sheet.is_hidden && sheet.name == "Lớp");
        assert_eq!(sheet.rows[0].cells, ["Nguyễn", "01/01/2024", "7", "TRUE"]);
        assert_eq!((sheet.rows[1].number, sheet.rows[1].is_hidden), (3, true));
        assert_eq!(sheet.rows[1].cells, ["#REF!", "Đỗ", "Đỗ"]);
    }
}

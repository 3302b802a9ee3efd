//! Workbooks of Excel since 2007 (.xlsx, .xlsm). The sheets are streamed, so that a sheet is as large as what stands in it.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::cells::{self, Shown};
use crate::gather::{Gather, Region};
use crate::package::Package;
use crate::xml::Xml;
use crate::{Book, Unreadable, excel, xml};

/// What the cells of every sheet refer to.
#[derive(Debug, Default)]
struct Shared {
    texts: Vec<Box<str>>,
    /// How the style of each number shows a number.
    styles: Vec<Shown>,
    starts_1904: bool,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
struct Listed {
    name: String,
    is_hidden: bool,
    relation: String,
}

pub(crate) fn read(bytes: &[u8]) -> Result<Book, Unreadable> {
    let mut package = Package::open(bytes)?;
    let root = excel::relations(&mut package, "")?;
    let workbook = excel::of_kind(&root, "officeDocument").unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let targets = excel::relations(&mut package, &workbook)?;
    let mut shared = Shared::default();
    let listed = sheets(package.part(&workbook)?.ok_or(Unreadable::Damaged)?, &mut shared)?;
    if let Some(part) = excel::of_kind(&targets, "sharedStrings")
        && let Some(source) = package.part(&part)?
    {
        shared.texts = texts(source)?;
    }
    if let Some(part) = excel::of_kind(&targets, "styles")
        && let Some(source) = package.part(&part)?
    {
        shared.styles = styles(source)?;
    }
    let mut gather = Gather::default();
    let mut parts = Vec::new();
    for sheet in listed {
        let Some(target) = targets.get(&sheet.relation).filter(|target| target.kind == "worksheet") else {
            continue;
        };
        if parts.contains(&target.part) {
            return Err(Unreadable::Damaged);
        }
        parts.push(target.part.clone());
        gather.begin(&sheet.name, sheet.is_hidden)?;
        let source = package.part(&target.part)?.ok_or(Unreadable::Damaged)?;
        let (space, value) = (Vec::new(), String::new());
        Rows { gather: &mut gather, shared: &shared, row: 0, column: 0, space, value }.read(source)?;
    }
    let has_macros = package.names().any(|name| name.ends_with("vbaproject.bin"));
    Ok(Book { has_macros, starts_1904: shared.starts_1904, ..gather.finish()? })
}

fn sheets(source: impl BufRead, shared: &mut Shared) -> Result<Vec<Listed>, Unreadable> {
    let (mut reader, mut space, mut listed) = (Xml::new(source), Vec::new(), Vec::new());
    while let Some(event) = reader.next(&mut space)? {
        let Event::Start(element) = event else { continue };
        match element.local_name().as_ref() {
            "workbookPr" => shared.starts_1904 = xml::is_set(&element, "date1904"),
            "sheet" => listed.push(Listed {
                name: xml::attribute(&element, "name").unwrap_or_default(),
                is_hidden: xml::attribute(&element, "state").is_some_and(|state| state != "visible"),
                relation: xml::attribute(&element, "id").unwrap_or_default(),
            }),
            _ => {}
        }
        if listed.len() > excel::MOST_SHEETS {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(listed)
}

/// The texts that cells refer to by number.
fn texts(source: impl BufRead) -> Result<Vec<Box<str>>, Unreadable> {
    let (mut reader, mut space, mut texts) = (Xml::new(source), Vec::new(), Vec::new());
    while let Some(event) = reader.next(&mut space)? {
        if matches!(&event, Event::Start(element) if element.local_name().as_ref() == "si") {
            texts.push(rich(&mut reader, "si")?.into_boxed_str());
            if texts.len() > excel::MOST_TEXTS {
                return Err(Unreadable::TooLarge);
            }
        }
    }
    Ok(texts)
}

/// The text of an element in all its runs, without what is written above it to say how it is read.
fn rich<R: BufRead>(reader: &mut Xml<R>, until: &str) -> Result<String, Unreadable> {
    let (mut space, mut text) = (Vec::new(), String::new());
    let (mut is_text, mut is_above) = (false, false);
    while let Some(event) = reader.next(&mut space)? {
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => is_text = !is_above,
                "rPh" => is_above = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => is_text = false,
                "rPh" => is_above = false,
                name if name == until => break,
                _ => {}
            },
            inside if is_text => xml::add_text(&mut text, inside),
            _ => {}
        }
    }
    Ok(excel::unescaped(text))
}

/// How each style of a cell shows a number.
fn styles(source: impl BufRead) -> Result<Vec<Shown>, Unreadable> {
    let (mut reader, mut space) = (Xml::new(source), Vec::new());
    let mut own = std::collections::HashMap::new();
    let (mut styles, mut is_cell) = (Vec::new(), false);
    while let Some(event) = reader.next(&mut space)? {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    let code = xml::attribute(&element, "formatCode").unwrap_or_default();
                    own.insert(number(&element, "numFmtId"), excel::custom(&code));
                }
                "cellXfs" => is_cell = true,
                "xf" if is_cell => {
                    let format = number(&element, "numFmtId");
                    styles.push(own.get(&format).copied().unwrap_or_else(|| excel::built_in(format)));
                    if styles.len() > excel::MOST_STYLES {
                        return Err(Unreadable::Damaged);
                    }
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => is_cell = false,
            _ => {}
        }
    }
    Ok(styles)
}

fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    xml::attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or_default()
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The number of a shared text.
    Shared,
    /// The text that a formula came to.
    Formula,
    /// The text itself, or an error.
    Text,
    Boolean,
    /// A day as ISO 8601 writes it.
    Date,
    Number,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "s" => Self::Shared,
            "str" => Self::Formula,
            "inlineStr" | "e" => Self::Text,
            "b" => Self::Boolean,
            "d" => Self::Date,
            _ => Self::Number,
        }
    }
}

/// Where a sheet is read, its rows and columns counted from 0.
struct Rows<'a> {
    gather: &'a mut Gather,
    shared: &'a Shared,
    row: u32,
    column: u32,
    /// Room that every cell is read in.
    space: Vec<u8>,
    value: String,
}

impl Rows<'_> {
    fn read(mut self, source: impl BufRead) -> Result<(), Unreadable> {
        let (mut reader, mut space) = (Xml::new(source), Vec::new());
        let mut next_row = 0;
        while let Some(event) = reader.next(&mut space)? {
            let Event::Start(element) = event else { continue };
            match element.local_name().as_ref() {
                "row" => {
                    self.row = next_row;
                    self.column = 0;
                    let mut is_hidden = false;
                    for (name, value) in xml::attributes(&element) {
                        match name {
                            "r" => {
                                let row = value.parse::<u32>().ok().and_then(|row| row.checked_sub(1));
                                self.row = row.unwrap_or(self.row);
                            }
                            "hidden" => is_hidden = matches!(&*value, "1" | "true" | "on"),
                            _ => {}
                        }
                    }
                    next_row = self.row.saturating_add(1);
                    if is_hidden {
                        self.gather.hide(self.row);
                    }
                }
                "c" => {
                    let (mut kind, mut style) = (Kind::Number, 0);
                    for (name, value) in xml::attributes(&element) {
                        match name {
                            "r" => (self.row, self.column) = place(&value).unwrap_or((self.row, self.column)),
                            "s" => style = value.parse().unwrap_or_default(),
                            "t" => kind = Kind::of(&value),
                            _ => {}
                        }
                    }
                    self.cell(&mut reader, kind, style)?;
                    self.column = self.column.saturating_add(1);
                }
                "mergeCell" => {
                    if let Some(region) = xml::attribute(&element, "ref").as_deref().and_then(region) {
                        self.gather.merge(region)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A cell, from what stands in it to its end. Of a formula it is what came out when the file was saved.
    fn cell<R: BufRead>(&mut self, reader: &mut Xml<R>, kind: Kind, style: usize) -> Result<(), Unreadable> {
        self.value.clear();
        let mut is_value = false;
        while let Some(event) = reader.next(&mut self.space)? {
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "v" => is_value = true,
                    "is" => self.value = rich(reader, "is")?,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "v" => is_value = false,
                    "c" => break,
                    _ => {}
                },
                inside if is_value => xml::add_text(&mut self.value, inside),
                _ => {}
            }
        }
        let value = self.value.trim();
        if value.is_empty() {
            return Ok(());
        }
        let text = match kind {
            Kind::Shared => {
                let text = value.parse::<usize>().ok().and_then(|place| self.shared.texts.get(place));
                Cow::Borrowed(text.map(|text| &**text).unwrap_or_default())
            }
            Kind::Formula => Cow::Owned(excel::unescaped(value.to_owned())),
            Kind::Text => Cow::Borrowed(value),
            Kind::Boolean => Cow::Borrowed(cells::boolean(matches!(value, "1" | "true"))),
            Kind::Date => Cow::Owned(cells::iso_date(value)),
            Kind::Number => Cow::Owned(self.number(value, style)),
        };
        self.gather.put(self.row, self.column, &text)
    }

    fn number(&self, value: &str, style: usize) -> String {
        match self.shared.styles.get(style).copied().unwrap_or_default() {
            Shown::Number => cells::written_number(value),
            shown => match value.parse() {
                Ok(days) => cells::serial(days, shown, self.shared.starts_1904),
                Err(_) => value.to_owned(),
            },
        }
    }
}

/// Row and column of `B12`, from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        let value = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// The cells of `A1:C2`.
fn region(name: &str) -> Option<Region> {
    let (from, to) = name.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    Some(Region { rows: (top, bottom), columns: (left, right) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_its_name() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(place("A0"), None);
        assert_eq!(place("12"), None);
        assert_eq!(region("A1:C2"), Some(Region { rows: (0, 1), columns: (0, 2) }));
    }
}

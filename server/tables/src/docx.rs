//! The tables of a document of Word (.docx). Each is a sheet; cells merged across or down all have the text.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::gather::Gather;
use crate::package::Package;
use crate::xml::Xml;
use crate::{Book, MOST_COLUMNS, Unreadable, excel, xml};

pub(crate) fn read(bytes: &[u8]) -> Result<Book, Unreadable> {
    let mut package = Package::open(bytes)?;
    let root = excel::relations(&mut package, "")?;
    let document = excel::of_kind(&root, "officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
    let mut tables = Tables::default();
    tables.read(package.part(&document)?.ok_or(Unreadable::Damaged)?)?;
    if tables.number == 0 {
        return Err(Unreadable::NoTable);
    }
    let has_macros = package.names().any(|name| name.ends_with("vbaproject.bin"));
    Ok(Book { has_macros, ..tables.gather.finish()? })
}

/// The document while it is read. A table within a cell is part of that cell's text.
#[derive(Default)]
struct Tables {
    gather: Gather,
    /// How many tables there were.
    number: u32,
    /// In how many tables the place is.
    depth: u32,
    /// The next row and column, from 0.
    row: u32,
    column: u32,
    cell: Cell,
    /// The text that a cell going on from above has, by column.
    above: HashMap<u32, String>,
    is_run: bool,
    is_text: bool,
}

#[derive(Default)]
struct Cell {
    text: String,
    columns: u32,
    goes_on: bool,
}

impl Tables {
    fn read(&mut self, source: impl BufRead) -> Result<(), Unreadable> {
        let (mut reader, mut space) = (Xml::new(source), Vec::new());
        // What older programs are to show instead of something: it would be read twice.
        let mut instead = 0_u32;
        while let Some(event) = reader.next(&mut space)? {
            match &event {
                Event::Start(element) if element.local_name().as_ref() == "Fallback" => instead += 1,
                Event::End(element) if element.local_name().as_ref() == "Fallback" => {
                    instead = instead.saturating_sub(1);
                }
                _ if instead > 0 => {}
                Event::Start(element) => self.start(element)?,
                Event::End(element) => self.end(element.local_name().as_ref())?,
                inside if self.is_text && self.depth > 0 => xml::add_text(&mut self.cell.text, inside),
                _ => {}
            }
        }
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let number = || xml::attribute(element, "val").and_then(|value| value.parse().ok()).unwrap_or(0_u32);
        match element.local_name().as_ref() {
            "t" => self.is_text = true,
            "tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.number += 1;
                    self.row = 0;
                    self.above.clear();
                    self.gather.begin(&format!("Bảng {}", self.number), false)?;
                }
            }
            "r" => self.is_run = true,
            // Outside of a run it is the ruler's.
            "tab" if self.is_run => xml::add(&mut self.cell.text, " "),
            "br" | "cr" => xml::add(&mut self.cell.text, "\n"),
            "noBreakHyphen" => xml::add(&mut self.cell.text, "-"),
            _ if self.depth != 1 => {}
            "tr" => self.column = 0,
            "gridBefore" => self.column = number(),
            "hidden" => self.gather.hide(self.row),
            "tc" => self.cell = Cell { columns: 1, ..Cell::default() },
            "gridSpan" => self.cell.columns = number().max(1),
            "vMerge" => self.cell.goes_on = xml::attribute(element, "val").is_none_or(|it| it == "continue"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "t" => self.is_text = false,
            "r" => self.is_run = false,
            "p" => xml::add(&mut self.cell.text, "\n"),
            "tbl" => self.depth = self.depth.saturating_sub(1),
            _ if self.depth != 1 => {}
            "tr" => self.row = self.row.saturating_add(1),
            "tc" => self.end_of_cell()?,
            _ => {}
        }
        Ok(())
    }

    fn end_of_cell(&mut self) -> Result<(), Unreadable> {
        let cell = std::mem::take(&mut self.cell);
        let first = self.column;
        self.column = self.column.saturating_add(cell.columns);
        let text = match self.above.get(&first) {
            Some(above) if cell.goes_on => above.clone(),
            _ => cell.text,
        };
        // One further than is read tells that there are too many.
        let most = u32::try_from(MOST_COLUMNS).unwrap_or(u32::MAX).saturating_add(1);
        for column in first..first.saturating_add(cell.columns.min(most)) {
            self.gather.put(self.row, column, &text)?;
        }
        if first < most {
            self.above.insert(first, text);
        }
        Ok(())
    }
}

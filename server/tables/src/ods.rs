//! Spreadsheets of LibreOffice (.ods), and the tables of its texts (.odt).

use std::collections::HashSet;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::cells;
use crate::gather::{Gather, Region};
use crate::package::Package;
use crate::xml::Xml;
use crate::{Book, MOST_COLUMNS, MOST_ROWS, Unreadable, xml};

pub(crate) fn read(bytes: &[u8]) -> Result<Book, Unreadable> {
    let mut package = Package::open(bytes)?;
    if let Some(manifest) = package.part("META-INF/manifest.xml")? {
        let (mut reader, mut space) = (Xml::new(manifest), Vec::new());
        while let Some(event) = reader.next(&mut space)? {
            if matches!(&event, Event::Start(element) if element.local_name().as_ref() == "encryption-data") {
                return Err(Unreadable::Password);
            }
        }
    }
    let mut gather = Gather::default();
    let has_table = content(package.part("content.xml")?.ok_or(Unreadable::Damaged)?, &mut gather)?;
    if !has_table {
        return Err(Unreadable::NoTable);
    }
    let has_macros = package.names().any(|name| name.starts_with("basic/"));
    Ok(Book { has_macros, ..gather.finish()? })
}

/// Reads every table; tells whether there was one.
fn content(source: impl BufRead, gather: &mut Gather) -> Result<bool, Unreadable> {
    let (mut reader, mut space) = (Xml::new(source), Vec::new());
    let (mut hidden, mut style, mut has_table) = (HashSet::new(), String::new(), false);
    while let Some(event) = reader.next(&mut space)? {
        let Event::Start(element) = event else { continue };
        match element.name().as_ref() {
            "style:style" => style = xml::attribute(&element, "style:name").unwrap_or_default(),
            "style:table-properties"
                if xml::attribute(&element, "table:display").is_some_and(|it| it == "false") =>
            {
                hidden.insert(style.clone());
            }
            "table:table" => {
                let name = xml::attribute(&element, "table:name").unwrap_or_default();
                let style = xml::attribute(&element, "table:style-name").unwrap_or_default();
                gather.begin(&name, hidden.contains(&style))?;
                has_table = true;
                table(&mut reader, gather)?;
            }
            _ => {}
        }
    }
    Ok(has_table)
}

/// How often a cell or row is repeated, or how many a cell spans.
fn times(element: &BytesStart<'_>, name: &str) -> u32 {
    xml::attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or(1).max(1)
}

fn table<R: BufRead>(reader: &mut Xml<R>, gather: &mut Gather) -> Result<(), Unreadable> {
    let (mut space, mut row) = (Vec::new(), 0_u32);
    while let Some(event) = reader.next(&mut space)? {
        match event {
            Event::Start(element) => match element.name().as_ref() {
                "table:table-row" => {
                    let repeated = times(&element, "table:number-rows-repeated");
                    let visibility = xml::attribute(&element, "table:visibility");
                    let is_hidden = visibility.is_some_and(|it| it != "visible");
                    let cells = cells_of_row(reader)?;
                    put(gather, row, repeated, is_hidden, &cells)?;
                    row = row.saturating_add(repeated);
                }
                // Pictures and drawings stand in a table's head.
                "table:shapes" => skip(reader, "table:shapes")?,
                _ => {}
            },
            Event::End(element) if element.name().as_ref() == "table:table" => break,
            _ => {}
        }
    }
    Ok(())
}

/// A cell in which something stands.
struct Filled {
    column: u32,
    /// How many columns in a row have it.
    repeated: u32,
    /// Rows and columns it is merged over.
    spans: (u32, u32),
    text: String,
}

fn put(
    gather: &mut Gather,
    row: u32,
    repeated: u32,
    is_hidden: bool,
    cells: &[Filled],
) -> Result<(), Unreadable> {
    if cells.is_empty() {
        return Ok(());
    }
    let kept = repeated.min(u32::try_from(MOST_ROWS).unwrap_or(u32::MAX).saturating_add(1));
    for row in row..row.saturating_add(kept) {
        if is_hidden {
            gather.hide(row);
        }
        for cell in cells {
            for column in cell.column..cell.column.saturating_add(cell.repeated) {
                gather.put(row, column, &cell.text)?;
            }
            if cell.spans != (1, 1) {
                let (down, right) = cell.spans;
                let rows = (row, row.saturating_add(down - 1));
                gather
                    .merge(Region { rows, columns: (cell.column, cell.column.saturating_add(right - 1)) })?;
            }
        }
    }
    gather.pass(usize::try_from(repeated - kept).unwrap_or(usize::MAX));
    Ok(())
}

fn cells_of_row<R: BufRead>(reader: &mut Xml<R>) -> Result<Vec<Filled>, Unreadable> {
    let (mut space, mut cells, mut column) = (Vec::new(), Vec::new(), 0_u32);
    while let Some(event) = reader.next(&mut space)? {
        match event {
            Event::Start(element) => {
                let name = element.name();
                if !matches!(name.as_ref(), "table:table-cell" | "table:covered-table-cell") {
                    continue;
                }
                let repeated = times(&element, "table:number-columns-repeated");
                let down = times(&element, "table:number-rows-spanned");
                let right = times(&element, "table:number-columns-spanned");
                let value = value(&element);
                let until = name.as_ref().to_owned();
                let shown = shown(reader, &until)?;
                let text = value.unwrap_or(shown);
                let is_filled = !cells::clean(&text).is_empty();
                if is_filled {
                    // One further than is read tells that there are too many.
                    let repeated = repeated.min(u32::try_from(MOST_COLUMNS).unwrap_or(u32::MAX) + 1);
                    cells.push(Filled { column, repeated, spans: (down, right), text });
                    if cells.len() > MOST_COLUMNS {
                        return Err(Unreadable::TooManyColumns);
                    }
                }
                column = column.saturating_add(repeated);
            }
            Event::End(element) if element.name().as_ref() == "table:table-row" => break,
            _ => {}
        }
    }
    Ok(cells)
}

/// What a cell holds when it is not what it shows: a number, a day, a time, yes or no.
fn value(element: &BytesStart<'_>) -> Option<String> {
    if xml::attribute(element, "calcext:value-type").is_some_and(|kind| kind == "error") {
        return None;
    }
    let of = |name| xml::attribute(element, name);
    match of("office:value-type")?.as_str() {
        "float" | "percentage" | "currency" => of("office:value").map(|value| cells::written_number(&value)),
        "date" => of("office:date-value").map(|value| cells::iso_date(&value)),
        "time" => of("office:time-value").map(|value| cells::iso_time(&value)),
        "boolean" => of("office:boolean-value").map(|value| cells::boolean(value == "true").to_owned()),
        "string" => of("office:string-value"),
        _ => None,
    }
}

/// What a cell shows: its paragraphs, without notes, pictures and what a table inside it is.
fn shown<R: BufRead>(reader: &mut Xml<R>, until: &str) -> Result<String, Unreadable> {
    let (mut space, mut text, mut paragraphs, mut inner) = (Vec::new(), String::new(), 0_u32, 0_u32);
    while let Some(event) = reader.next(&mut space)? {
        match &event {
            Event::Start(element) => match element.name().as_ref() {
                "text:p" | "text:h" => paragraphs += 1,
                "text:s" => xml::add(&mut text, &" ".repeat(times(element, "text:c").min(10) as usize)),
                "text:tab" => xml::add(&mut text, " "),
                "text:line-break" => xml::add(&mut text, "\n"),
                "table:table" => inner += 1,
                name @ ("office:annotation" | "text:note" | "text:ruby-text") => {
                    let name = name.to_owned();
                    skip(reader, &name)?;
                }
                name if name.starts_with("draw:") => {
                    let name = name.to_owned();
                    skip(reader, &name)?;
                }
                _ => {}
            },
            Event::End(element) => match element.name().as_ref() {
                "text:p" | "text:h" => {
                    paragraphs = paragraphs.saturating_sub(1);
                    xml::add(&mut text, "\n");
                }
                "table:table" => inner = inner.saturating_sub(1),
                name if name == until && inner == 0 => break,
                _ => {}
            },
            inside if paragraphs > 0 => xml::add_text(&mut text, inside),
            _ => {}
        }
    }
    Ok(text)
}

/// Leaves out an element with all that is in it.
fn skip<R: BufRead>(reader: &mut Xml<R>, name: &str) -> Result<(), Unreadable> {
    let (mut space, mut depth) = (Vec::new(), 1_u32);
    while let Some(event) = reader.next(&mut space)? {
        match event {
            Event::Start(element) if element.name().as_ref() == name => depth += 1,
            Event::End(element) if element.name().as_ref() == name => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

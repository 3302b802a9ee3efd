//! A list as a file, from its own page: the same address with `tep=xlsx` or `tep=csv`, all of its pages in one.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use domain::{Lang, Problem, numbers::number};
use leptos::prelude::*;
use serde::Deserialize;
use services::{Error, Paged, Paging};
use tables::write;

pub(crate) use tables::write::Cell;

use crate::page_error::{PageError, PageResult};

/// More rows are never put into a file: whoever needs them narrows the list.
const MOST: u64 = 50_000;

/// The part of an address that asks for a file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    tep: String,
}

impl Wanted {
    /// The kind of file; none: the page itself.
    pub(crate) fn format(&self) -> Option<Format> {
        match self.tep.as_str() {
            "xlsx" => Some(Format::Xlsx),
            "csv" => Some(Format::Csv),
            _ => None,
        }
    }
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// A workbook.
    Xlsx,
    /// Text.
    Csv,
}

/// A list as it goes into a file.
pub(crate) struct Sheet {
    /// What the file is called, without an ending: ASCII letters and hyphens.
    pub name: String,
    /// The name of the sheet.
    pub title: String,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A list with these columns and no rows yet.
    pub(crate) fn new(name: impl Into<String>, title: &str, heads: &[&str]) -> Self {
        let heads = heads.iter().map(|head| (*head).to_owned()).collect();
        Self { name: name.into(), title: title.to_owned(), heads, rows: vec![] }
    }

    /// The file.
    pub(crate) fn answer(self, format: Format) -> PageResult {
        let Self { name, title, heads, rows } = self;
        let (kind, ending, bytes) = match format {
            Format::Xlsx => {
                let bytes = write::xlsx(&title, &heads, &rows);
                let fault = |error: write::WriteError| PageError::from(Error::Fault(error.to_string()));
                (XLSX, "xlsx", bytes.map_err(fault)?)
            }
            Format::Csv => ("text/csv; charset=utf-8", "csv", write::csv(&heads, &rows)),
        };
        Ok(download(kind, &format!("{name}.{ending}"), bytes))
    }
}

/// The kind of an xlsx file, as it is registered with IANA.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file to keep.
pub(crate) fn download(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

/// A workbook to keep.
pub(crate) fn workbook(name: &str, bytes: Vec<u8>) -> Response {
    download(XLSX, name, bytes)
}

/// A list of many pages that goes into one file, some thousand rows at a time.
pub(crate) struct Filling {
    sheet: Sheet,
    /// The part to be read next; none: all are there.
    next: Option<u64>,
}

impl Filling {
    /// Begins with the heads.
    pub(crate) fn of(sheet: Sheet) -> Self {
        Self { sheet, next: Some(1) }
    }

    /// The part of the list to be read next.
    pub(crate) fn wants(&self) -> Option<Paging> {
        self.next.map(Paging::of_file)
    }

    /// Takes the part that was read; `cells` makes a row of one of its entries.
    ///
    /// # Errors
    /// [`Error::Conflict`] where the list is longer than a file may be.
    pub(crate) fn take<T>(
        &mut self,
        found: Paged<T>,
        cells: impl Fn(T) -> Vec<Cell>,
    ) -> services::Result<()> {
        not_too_many(found.total)?;
        self.next = self.next.map(|part| part + 1).filter(|part| *part <= found.pages());
        self.sheet.rows.extend(found.rows.into_iter().map(cells));
        Ok(())
    }

    /// The file.
    pub(crate) fn answer(self, format: Format) -> PageResult {
        self.sheet.answer(format)
    }
}

/// That a file is not too large for those who open it, and for us.
///
/// # Errors
/// [`Error::Conflict`], with what to do.
fn not_too_many(total: u64) -> services::Result<()> {
    if total <= MOST {
        return Ok(());
    }
    Err(Error::Conflict(Problem::SaidOf(
        format!(
            "Danh sách có {} dòng, mỗi tệp chứa nhiều nhất 50.000 dòng: lọc bớt (theo đơn vị, thời gian…) rồi tải từng phần.",
            number(total)
        ),
        format!(
            "The list has {} rows, and a file holds no more than 50,000: narrow it (by unit, by time) and fetch it in parts.",
            number(total)
        ),
    )))
}

/// The links under a list to its files. `href` is the address of the list, with its filters.
pub(crate) fn links(lang: Lang, href: &str) -> AnyView {
    let sign = if href.contains('?') { '&' } else { '?' };
    let [xlsx, csv] = ["xlsx", "csv"].map(|format| format!("{href}{sign}tep={format}"));
    let words = lang.pick("Tải cả danh sách:", "The whole list as a file:");
    view! {
        <p class="soft small no-print">{words}" "<a href=xlsx>"Excel"</a>" · "<a href=csv>"CSV"</a></p>
    }
    .into_any()
}

/// Words.
pub(crate) fn text(words: impl Into<String>) -> Cell {
    Cell::Text(words.into())
}

/// Words that may be missing.
pub(crate) fn maybe(words: Option<String>) -> Cell {
    words.map_or(Cell::Empty, Cell::Text)
}

/// A number.
pub(crate) fn count(n: impl Into<i64>) -> Cell {
    Cell::Int(n.into())
}

/// A day that may be missing.
pub(crate) fn day(day: Option<NaiveDate>) -> Cell {
    day.map_or(Cell::Empty, Cell::Date)
}

/// When somebody was born: a day, a year, or nothing.
pub(crate) fn born(person: &services::rows::Person) -> Cell {
    match person.birth_date {
        Some(day) => Cell::Date(day),
        None => person.birth_year.map_or(Cell::Empty, |year| Cell::Int(year.into())),
    }
}

//! Lists as offices have them: spreadsheets, tables in documents, text with separators, pasted cells.
//!
//! [`read`] takes a file's bytes and gives its sheets as plain text, whatever program made it and however its Vietnamese was
//! written. [`write`] makes such files. Nothing here knows what a list is about, and nothing is read but the bytes given.
//!
//! What is read was made by strangers. The parts of a file are therefore read one after another and kept sparsely: what a
//! file says of its own size is never believed, and what it may take of memory and time is counted ([`Unreadable`]).

// A broken file has fewer bytes than it says everywhere.
#![cfg_attr(not(test), warn(clippy::indexing_slicing))]

mod book;
mod cells;
mod compound;
mod docx;
mod excel;
mod gather;
mod kind;
mod limits;
mod ods;
mod package;
mod separated;
mod unreadable;
mod vietnamese;
pub mod write;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};

pub use book::{Book, Encoding, Row, Sheet};
pub use limits::{LARGEST_FILE, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS};
pub use unreadable::Unreadable;

use kind::Kind;

/// The sheets of a file. What it is is told from its content, never from its name's ending.
///
/// # Errors
/// Why nothing could be read; nothing is read in part.
pub fn read(bytes: &[u8]) -> Result<Book, Unreadable> {
    if bytes.len() > LARGEST_FILE {
        return Err(Unreadable::TooLarge);
    }
    guarded(|| match kind::of(bytes)? {
        Kind::Xlsx => xlsx::read(bytes),
        Kind::Xlsb => xlsb::read(bytes),
        Kind::Xls => xls::read(bytes),
        Kind::Ods => ods::read(bytes),
        Kind::Docx => docx::read(bytes),
        Kind::Text => separated::read_bytes(bytes),
    })
}

/// The one sheet of a text: cells pasted from a spreadsheet, or lines written by hand.
///
/// # Errors
/// `Empty` when nothing stands in it, and the limits of a file.
pub fn read_text(text: &str) -> Result<Book, Unreadable> {
    if text.len() > LARGEST_FILE {
        return Err(Unreadable::TooLarge);
    }
    guarded(|| separated::read_text(text, None))
}

/// A fault in the reading of a broken file must not end the program.
fn guarded(read: impl FnOnce() -> Result<Book, Unreadable>) -> Result<Book, Unreadable> {
    let book = catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Unreadable::Damaged))?;
    let book = vietnamese::with_its_letters(book);
    if book.sheets.iter().all(|sheet| sheet.rows.is_empty()) { Err(Unreadable::Empty) } else { Ok(book) }
}

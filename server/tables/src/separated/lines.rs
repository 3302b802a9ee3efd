//! A text cut into rows and cells. Quotes are as in CSV; one that is never closed is a letter like others.

use crate::MOST_COLUMNS;

/// A row of cells, and the line on which it begins, from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) line: u32,
    pub(super) cells: Vec<String>,
}

/// The rows of a text, also the empty ones.
pub(super) struct Records<'a> {
    rest: &'a str,
    separator: Option<char>,
    line: u32,
    /// No quote is closed any more from here to the end.
    has_no_quotes: bool,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, separator: Option<char>) -> Self {
        Self { rest: text, separator, line: 0, has_no_quotes: false }
    }

    /// A quoted cell from its opening quote on, with what follows it up to the separator.
    fn quoted(&mut self) -> Option<String> {
        let inside = self.rest.strip_prefix('"').filter(|_| !self.has_no_quotes)?;
        let Some(end) = closing(inside, |letter| Some(letter) == self.separator) else {
            self.has_no_quotes = true;
            return None;
        };
        let (cell, after) = inside.split_at_checked(end)?;
        self.line = self.line.saturating_add(breaks(cell));
        self.rest = after.strip_prefix('"')?;
        Some(cell.replace("\"\"", "\""))
    }

    /// A cell without quotes: up to the separator or the line's end.
    fn bare(&mut self) -> String {
        let is_end = |letter: char| Some(letter) == self.separator || letter == '\n' || letter == '\r';
        let end = self.rest.find(is_end).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        cell.to_owned()
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.rest.is_empty() {
            return None;
        }
        let mut record = Record { line: self.line, cells: Vec::new() };
        loop {
            let cell = self.quoted().unwrap_or_else(|| self.bare());
            // Empty cells beyond the last column are left out; one with something in it tells that there are too many.
            let is_beyond = record.cells.len() >= MOST_COLUMNS;
            if !is_beyond || (record.cells.len() == MOST_COLUMNS && !cell.trim().is_empty()) {
                record.cells.push(cell);
            }
            let mut letters = self.rest.chars();
            match letters.next() {
                None => break,
                Some('\n') => {
                    self.rest = letters.as_str();
                    self.line = self.line.saturating_add(1);
                    break;
                }
                Some('\r') => {
                    let rest = letters.as_str();
                    self.rest = rest.strip_prefix('\n').unwrap_or(rest);
                    self.line = self.line.saturating_add(1);
                    break;
                }
                Some(_) => self.rest = letters.as_str(),
            }
        }
        Some(record)
    }
}

/// Where the quote that closes stands: before a separator, a line's end or the text's. Two quotes are one letter.
pub(super) fn closing(inside: &str, is_separator: impl Fn(char) -> bool) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = inside.get(from..)?.find('"') {
        let at = from + at;
        match inside.get(at + 1..)?.chars().next() {
            None | Some('\n' | '\r') => return Some(at),
            Some('"') => from = at + 2,
            Some(letter) if is_separator(letter) => return Some(at),
            Some(_) => from = at + 1,
        }
    }
    None
}

/// How many lines end in a text. A return with a new line after it is one end.
fn breaks(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let ends = |place: usize| match bytes.get(place) {
        Some(b'\n') => true,
        Some(b'\r') => bytes.get(place + 1) != Some(&b'\n'),
        _ => false,
    };
    u32::try_from((0..bytes.len()).filter(|place| ends(*place)).count()).unwrap_or(u32::MAX)
}

//! The records of a workbook's stream: a kind, a length, and so many bytes.

use crate::compound;

/// The kinds of records that are read, by their numbers in the file.
pub(super) const BEGINS: u16 = 0x809;
pub(super) const ENDS: u16 = 0x0A;
pub(super) const GOES_ON: u16 = 0x3C;
pub(super) const ENCRYPTED: u16 = 0x2F;
pub(super) const CODE_PAGE: u16 = 0x42;
pub(super) const STARTS_1904: u16 = 0x22;
pub(super) const SHEET: u16 = 0x85;
pub(super) const FORMAT: u16 = 0x41E;
pub(super) const STYLE: u16 = 0xE0;
pub(super) const TEXTS: u16 = 0xFC;
pub(super) const ROW: u16 = 0x208;
pub(super) const SHARED_TEXT: u16 = 0xFD;
pub(super) const TEXT: u16 = 0x204;
pub(super) const RICH_TEXT: u16 = 0xD6;
pub(super) const NUMBER: u16 = 0x203;
pub(super) const PACKED: u16 = 0x27E;
pub(super) const PACKED_MANY: u16 = 0xBD;
pub(super) const BOOLEAN_OR_ERROR: u16 = 0x205;
pub(super) const FORMULA: u16 = 0x06;
pub(super) const FORMULA_TEXT: u16 = 0x207;
pub(super) const MERGED: u16 = 0xE5;

/// One record. What a broken one lacks is read as zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) bytes: &'a [u8],
}

impl<'a> Record<'a> {
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    pub(super) fn short(&self, at: usize) -> u16 {
        compound::short(self.bytes, at)
    }

    pub(super) fn long(&self, at: usize) -> u32 {
        compound::long(self.bytes, at)
    }

    pub(super) fn double(&self, at: usize) -> f64 {
        f64::from_bits(u64::from(self.long(at)) | u64::from(self.long(at + 4)) << 32)
    }

    pub(super) fn after(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or_default()
    }
}

/// The records from a place of the stream on.
pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// Where the next record begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next record, when it is of this kind.
    pub(super) fn next_of(&mut self, kind: u16) -> Option<Record<'a>> {
        if compound::short(self.stream, self.at) == kind { self.next() } else { None }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    /// The stream ends with its last whole record.
    fn next(&mut self) -> Option<Record<'a>> {
        let start = self.at.checked_add(4)?;
        let end = start.checked_add(usize::from(compound::short(self.stream, self.at.checked_add(2)?)))?;
        let bytes = self.stream.get(start..end)?;
        let record = Record { kind: compound::short(self.stream, self.at), bytes };
        self.at = end;
        Some(record)
    }
}

//! Records of a CSV file (RFC 4180), each with the line it begins on.
//!
//! Written here because the reader must say where a file is wrong: a quote that is never closed would otherwise swallow the rest of
//! the file into one cell without a word.

/// Why the text of a cell can't be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Its bytes are not UTF-8.
    NotUtf8,
    /// It begins with a quote that the file never closes.
    NeverClosed,
    /// There is something between its closing quote and the next comma.
    AfterQuote,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// The line that it begins on, from 1. A quoted cell may go on over several lines.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<Result<String, Fault>>,
}

/// Every record of a file. Lines end in LF, CRLF or CR; empty ones are passed over.
pub(super) fn records(bytes: &[u8]) -> Vec<Record> {
    let mut reader = Reader { bytes, at: 0, line: 1 };
    let mut records = Vec::new();
    while reader.at < bytes.len() {
        if !reader.end_of_line() {
            records.push(reader.record());
        }
    }
    records
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    line: usize,
}

impl Reader<'_> {
    fn record(&mut self) -> Record {
        let mut record = Record { line: self.line, cells: Vec::new() };
        loop {
            let cell = if self.peek() == Some(b'"') { self.quoted() } else { self.plain() };
            record.cells.push(cell);
            if self.peek() == Some(b',') {
                self.at += 1;
            } else {
                // Either the line ends here or the file does.
                self.end_of_line();
                return record;
            }
        }
    }

    /// A cell without a quote before it; a quote further on is a letter like others, as spreadsheets read it.
    fn plain(&mut self) -> Result<String, Fault> {
        let from = self.at;
        self.skip_to_end_of_cell();
        text(self.bytes[from..self.at].to_vec())
    }

    fn quoted(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut cell = Vec::new();
        loop {
            match self.peek() {
                None => return Err(Fault::NeverClosed),
                Some(b'"') if self.bytes.get(self.at + 1) == Some(&b'"') => {
                    cell.push(b'"');
                    self.at += 2;
                }
                Some(b'"') => break,
                Some(_) if self.end_of_line() => cell.push(b'\n'),
                Some(byte) => {
                    cell.push(byte);
                    self.at += 1;
                }
            }
        }
        self.at += 1;
        let closed = self.at;
        self.skip_to_end_of_cell();
        if self.at > closed { Err(Fault::AfterQuote) } else { text(cell) }
    }

    fn skip_to_end_of_cell(&mut self) {
        while self.peek().is_some_and(|byte| !matches!(byte, b',' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Goes past the end of a line, if there is one here.
    fn end_of_line(&mut self) -> bool {
        match self.peek() {
            Some(b'\r') if self.bytes.get(self.at + 1) == Some(&b'\n') => self.at += 2,
            Some(b'\r' | b'\n') => self.at += 1,
            _ => return false,
        }
        self.line += 1;
        true
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}

fn text(bytes: Vec<u8>) -> Result<String, Fault> {
    String::from_utf8(bytes).map_err(|_| Fault::NotUtf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        records(text.as_bytes())
            .into_iter()
            .map(|record| (record.line, record.cells.into_iter().map(|cell| cell.unwrap()).collect()))
            .collect()
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn a_record_is_at_the_line_where_it_begins() {
        let right = [row(1, &["a", "b"]), row(3, &["x\ny", "\"z\""]), row(5, &["", ""])];
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("a,b{end}{end}\"x{end}y\",\"\"\"z\"\"\"{end},");
            assert_eq!(read(&text), right, "{end:?}");
            assert_eq!(read(&format!("{text}{end}")), right, "{end:?}");
        }
    }

    #[test]
    fn a_quote_inside_a_cell_is_a_letter() {
        assert_eq!(read("a 3\" pipe,b"), [row(1, &["a 3\" pipe", "b"])]);
    }

    #[test]
    fn what_is_wrong_with_a_cell_is_told_of_that_cell_only() {
        let cells = |bytes: &[u8]| records(bytes).remove(0).cells;
        assert_eq!(cells(b"a,\xff,c")[1..], [Err(Fault::NotUtf8), Ok("c".into())]);
        assert_eq!(cells(b"\"a\" ,b"), [Err(Fault::AfterQuote), Ok("b".into())]);
        assert_eq!(cells(b"a,\"b\nc,d\n"), [Ok("a".into()), Err(Fault::NeverClosed)]);
    }

    proptest! {
        #[test]
        fn what_another_program_writes_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-zđễ,\"\n ]{0,6}", 2..5), 1..8)) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(vec![]);
            for row in &rows { writer.write_record(row).unwrap(); }
            let bytes = writer.into_inner().unwrap();
            let back: Vec<Vec<String>> = records(&bytes).into_iter().map(|record| record.cells.into_iter().map(|cell| cell.unwrap()).collect()).collect();
            prop_assert_eq!(back, rows);
        }

        #[test]
        fn any_bytes_are_read_to_the_end(bytes in prop::collection::vec(prop::sample::select(b"a,\"\r\n\xff\xc3".to_vec()), 0..60)) {
            let records = records(&bytes);
            prop_assert!(records.windows(2).all(|pair| pair[0].line < pair[1].line));
            prop_assert!(records.iter().all(|record| !record.cells.is_empty()));
        }
    }
}

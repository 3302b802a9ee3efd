//! A file as a table: rows whose cells are found by the names of the columns.

use domain::{Problem, text};

use super::{
    csv::{Fault, Record, records},
    file::File,
    problem::{Findings, Place, said},
};

/// One row. A cell that can't be had was reported when the table was read.
pub(super) struct Row {
    /// Where it begins.
    pub at: Place,
    columns: &'static [&'static str],
    /// In the order of `columns`.
    cells: Vec<Option<String>>,
}

impl Row {
    /// The text of a cell as it stands; none where it was reported already.
    pub(super) fn raw(&self, column: &str) -> Option<&str> {
        let at = self.columns.iter().position(|name| *name == column)?;
        self.cells.get(at)?.as_deref()
    }

    /// The value of a cell, read by `read`; none where it is wrong, which is noted.
    pub(super) fn check<T>(
        &self,
        findings: &mut Findings,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Option<T> {
        let raw = self.raw(column)?;
        read(raw).map_err(|problem| findings.problem_with(self.at, column, raw, problem)).ok()
    }
}

/// Reads a table. What is wrong with the file, its header or the shape of its rows is noted.
pub(super) fn read(file: File, bytes: &[u8], findings: &mut Findings) -> Vec<Row> {
    let columns = file.columns();
    let header_at = Place { file, line: 1 };
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        findings.unread();
        findings.problem(header_at, columns[0], not_utf8());
        return vec![];
    }
    let mut records = records(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
        .into_iter()
        .filter(|row| !is_blank(row));
    let Some(header) = records.next() else {
        findings.unread();
        findings.problem(header_at, columns[0], empty(columns));
        return vec![];
    };
    let Some(places) = places_of(file, &header, findings) else {
        findings.unread();
        return vec![];
    };
    records.map(|record| row(Place { file, line: record.line }, columns, &places, record, findings)).collect()
}

/// For each column of the file's header, its place among the columns that are expected.
type Places = Vec<Option<usize>>;

fn places_of(file: File, header: &Record, findings: &mut Findings) -> Option<Places> {
    let (columns, at) = (file.columns(), Place { file, line: header.line });
    let mut found = vec![false; columns.len()];
    if let [Ok(only)] = header.cells.as_slice()
        && let Some(other) = [';', '\t'].into_iter().find(|mark| only.contains(*mark))
    {
        findings.problem(at, columns[0], other_separator(other));
        return None;
    }
    let places = header.cells.iter().enumerate().map(|(i, cell)| {
        let name = match cell {
            Ok(name) => text::line(name).to_lowercase(),
            Err(fault) => {
                findings.problem(at, (i + 1).to_string(), of_fault(*fault));
                return None;
            }
        };
        let place = columns.iter().position(|column| **column == name);
        match place {
            Some(place) if found[place] => {
                findings.unread();
                findings.problem(
                    at,
                    name.as_str(),
                    said(
                        format!("Cột “{name}” có hai lần: giữ lại một"),
                        format!("The column “{name}” is there twice: keep one"),
                    ),
                );
                return None;
            }
            Some(place) => found[place] = true,
            None => {
                let expected = columns.join(", ");
                let problem = said(
                    format!("Không dùng cột này: xóa đi, hoặc sửa tên thành một trong: {expected}"),
                    format!("No such column: remove it, or correct its name to one of: {expected}"),
                );
                findings.problem(at, if name.is_empty() { "?" } else { name.as_str() }, problem);
            }
        }
        place
    });
    let places: Places = places.collect();
    for (column, found) in columns.iter().zip(found) {
        if !found {
            findings.unread();
            let all = columns.join(", ");
            findings.problem(
                at,
                *column,
                said(
                    format!("Thiếu cột này: dòng đầu phải có các cột {all}"),
                    format!("The column is missing: the first line must have the columns {all}"),
                ),
            );
        }
    }
    Some(places)
}

fn row(
    at: Place,
    columns: &'static [&'static str],
    places: &Places,
    record: Record,
    findings: &mut Findings,
) -> Row {
    let mut cells: Vec<Option<String>> = vec![None; columns.len()];
    let (wanted, had) = (places.len(), record.cells.len());
    let mut faults = false;
    for (cell, place) in record.cells.into_iter().zip(places) {
        let Some(place) = *place else { continue };
        match cell {
            Ok(cell) => cells[place] = Some(cell),
            Err(fault) => {
                faults = true;
                findings.problem(at, columns[place], of_fault(fault));
            }
        }
    }
    // A quote that is never closed swallows the commas after it: told once is enough.
    if had != wanted && !faults {
        let (column, problem) = if had < wanted {
            let first_missing = places[had].map_or("?", |place| columns[place]);
            (first_missing.to_owned(), too_few(had, wanted))
        } else {
            ((wanted + 1).to_string(), too_many(had, wanted))
        };
        findings.problem(at, column, problem);
        // Which cell is which is not known, so none of them is judged.
        cells.fill(None);
    }
    Row { at, columns, cells }
}

/// Nothing but commas, as spreadsheets leave at the end.
fn is_blank(record: &Record) -> bool {
    record.cells.iter().all(|cell| cell.as_ref().is_ok_and(|cell| text::line(cell).is_empty()))
}

fn of_fault(fault: Fault) -> Problem {
    match fault {
        Fault::NotUtf8 => not_utf8(),
        Fault::NeverClosed => Problem::Said(
            "Ô bắt đầu bằng dấu ngoặc kép nhưng không có dấu đóng: thêm dấu đóng, hoặc viết dấu ngoặc kép trong ô thành \"\"",
            "The cell begins with a quote that is never closed: close it, or write a quote within a cell as \"\"",
        ),
        Fault::AfterQuote => Problem::Said(
            "Sau dấu ngoặc kép đóng phải là dấu phẩy hoặc hết dòng: viết dấu ngoặc kép trong ô thành \"\"",
            "After the closing quote a comma or the end of the line is expected: write a quote within a cell as \"\"",
        ),
    }
}

fn too_few(had: usize, wanted: usize) -> Problem {
    said(
        format!("Dòng chỉ có {had} ô, cần {wanted}: ô không có dữ liệu vẫn cần dấu phẩy"),
        format!("The row has only {had} cells of {wanted}: a cell without data needs its comma too"),
    )
}

fn too_many(had: usize, wanted: usize) -> Problem {
    said(
        format!("Dòng có {had} ô, chỉ cần {wanted}: đặt ô có dấu phẩy trong ngoặc kép \"…\""),
        format!(
            "The row has {had} cells where {wanted} are expected: put a cell with a comma in quotes \"…\""
        ),
    )
}

fn not_utf8() -> Problem {
    Problem::Said(
        "Không đọc được chữ: lưu tệp theo bảng mã UTF-8 (trong Excel: “CSV UTF-8 (phân tách bằng dấu phẩy)”)",
        "The letters can’t be read: save the file as UTF-8 (in Excel: “CSV UTF-8 (comma delimited)”)",
    )
}

fn other_separator(mark: char) -> Problem {
    let (vi, en) = if mark == ';' { ("dấu chấm phẩy", "semicolons") } else { ("dấu tab", "tabs") };
    said(
        format!("Các ô đang cách nhau bằng {vi}: lưu lại tệp CSV phân tách bằng dấu phẩy"),
        format!("The cells are separated by {en}: save the file as CSV separated by commas"),
    )
}

fn empty(columns: &[&str]) -> Problem {
    let all = columns.join(", ");
    said(
        format!("Tệp trống: dòng đầu phải có các cột {all}"),
        format!("The file is empty: the first line must have the columns {all}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme_import::problem::ImportError;
    use domain::Lang;

    fn read_broadcasts(bytes: &[u8]) -> (Vec<Row>, Vec<String>) {
        let mut findings = Findings::default();
        let rows = read(File::Broadcasts, bytes, &mut findings);
        let problems = match findings.finish() {
            Err(ImportError::Problems(problems)) => problems.iter().map(|p| p.text(Lang::Vi)).collect(),
            _ => vec![],
        };
        (rows, problems)
    }

    #[test]
    fn columns_may_stand_in_any_order_after_a_bom_and_before_blank_rows() {
        let (rows, problems) =
            read_broadcasts("\u{feff}Count, unit_code ,date\r\n3,W1,2020-01-02\r\n,,\r\n\r\n".as_bytes());
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].raw("date"), rows[0].raw("count")), (Some("2020-01-02"), Some("3")));
    }

    #[test]
    fn every_fault_of_a_header_is_told_at_once() {
        let (_, problems) = read_broadcasts(b"date,date,colour\n");
        let columns: Vec<&str> = problems.iter().filter_map(|p| p.split(": ").nth(1)).collect();
        assert_eq!(columns, ["date", "colour", "unit_code", "count"], "{problems:#?}");
    }

    #[test]
    fn rows_of_another_length_are_told_with_the_column_that_is_missing_or_too_much() {
        let (_, problems) = read_broadcasts(b"date,unit_code,count\n2020-01-02,W1\n1,2,3,4\n");
        assert!(problems[0].starts_with("broadcasts.csv:2: count: "), "{problems:#?}");
        assert!(problems[1].starts_with("broadcasts.csv:3: 4: "), "{problems:#?}");
    }

    #[test]
    fn files_of_another_kind_are_told_what_to_save_them_as() {
        assert!(read_broadcasts(b"\xff\xfed\0").1[0].contains("UTF-8"));
        assert!(read_broadcasts(b"date;unit_code;count\n").1[0].contains("dấu chấm phẩy"));
        assert!(
            read_broadcasts(b"date,unit_code,count\n2020-01-02,W\xe1,3\n").1[0]
                .starts_with("broadcasts.csv:2: unit_code: ")
        );
        assert!(read_broadcasts(b" \n").1[0].contains("Tệp trống"));
    }
}

//! What stands between the cells of a text, told from its first lines.

use super::lines::closing;

/// Lines that are looked at.
const LOOKED_AT: usize = 50;

/// Bytes of a line that are looked at.
const LONGEST_LINE: usize = 16 * 1024;
/// What may stand between cells.
const SEPARATORS: [char; 4] = ['\t', ';', '|', ','];

/// What stands between the cells; nothing when every line is one cell.
pub(super) fn of(text: &str) -> Option<char> {
    let lines = first_lines(text);
    if lines.is_empty() {
        // Nothing but separators: whichever it is, nothing stands between them.
        return text.chars().find(|letter| SEPARATORS.contains(letter));
    }
    // A tab is never part of a name or an address.
    let tabs = Sample::new(&lines, '\t');
    if tabs.with_separator * 4 >= tabs.lines && tabs.with_separator > 0 {
        return Some('\t');
    }
    let mut best: Option<(char, Sample<'_>)> = None;
    for separator in [';', '|', ','] {
        let sample = Sample::new(&lines, separator);
        if !sample.is_regular() || (separator == ',' && sample.is_prose()) {
            continue;
        }
        let is_better = best
            .as_ref()
            .is_none_or(|(_, best)| (sample.agreeing, sample.columns) > (best.agreeing, best.columns));
        if is_better {
            best = Some((separator, sample));
        }
    }
    best.map(|(separator, _)| separator)
}

/// The first lines in which something stands, each quoted cell in them a single letter.
fn first_lines(text: &str) -> Vec<String> {
    let (mut lines, mut line, mut rest) = (Vec::new(), String::new(), text);
    let (mut is_start, mut has_quotes) = (true, true);
    while let Some(letter) = rest.chars().next() {
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        if letter == '"' && is_start && has_quotes {
            let end = closing(rest, |letter| SEPARATORS.contains(&letter));
            has_quotes = end.is_some();
            rest = end.and_then(|end| rest.get(end + 1..)).unwrap_or(rest);
            line.push('"');
            is_start = false;
        } else if matches!(letter, '\n' | '\r') {
            lines.push(std::mem::take(&mut line));
            is_start = true;
        } else {
            if line.len() < LONGEST_LINE {
                line.push(letter);
            }
            is_start = SEPARATORS.contains(&letter);
        }
        if lines.len() > LOOKED_AT * 4 {
            break;
        }
    }
    lines.push(line);
    let is_filled =
        |line: &String| line.contains(|letter: char| !letter.is_whitespace() && !",;|".contains(letter));
    lines.into_iter().filter(is_filled).take(LOOKED_AT).collect()
}

/// How the first lines look when cut at one separator.
struct Sample<'a> {
    /// Lines in which something stands.
    lines: usize,
    with_separator: usize,
    /// The number of columns that most lines have, and how many lines have it.
    columns: usize,
    agreeing: usize,
    /// Cells after the first of a line, and how many of them begin with a space.
    later: usize,
    spaced: usize,
    records: Vec<Vec<&'a str>>,
}

impl<'a> Sample<'a> {
    fn new(lines: &'a [String], separator: char) -> Self {
        let records: Vec<Vec<&str>> = lines.iter().map(|line| line.split(separator).collect()).collect();
        let count = |columns: usize| records.iter().filter(|cells| cells.len() == columns).count();
        let columns = records.iter().map(Vec::len).filter(|columns| *columns > 1);
        let columns = columns.max_by_key(|columns| (count(*columns), *columns)).unwrap_or(1);
        let later = || records.iter().flat_map(|cells| cells.iter().skip(1)).filter(|cell| !cell.is_empty());
        Self {
            lines: records.len(),
            with_separator: records.iter().filter(|cells| cells.len() > 1).count(),
            columns,
            agreeing: count(columns),
            later: later().count(),
            spaced: later().filter(|cell| cell.starts_with(' ')).count(),
            records,
        }
    }

    /// Whether most lines have as many cells: titles above a table may have fewer.
    fn is_regular(&self) -> bool {
        self.columns > 1 && self.agreeing * 5 >= self.lines * 3
    }

    /// Whether the commas are those of sentences and addresses: a space after them, and no column of telephone numbers,
    /// addresses of mail or days.
    fn is_prose(&self) -> bool {
        let is_spaced = self.spaced > 0 && self.spaced * 5 >= self.later * 4;
        let is_wholly_regular = self.agreeing * 10 >= self.lines * 9;
        let has_typed_column = (0..self.columns).any(|column| {
            let typed =
                self.records.iter().filter(|cells| cells.get(column).is_some_and(|cell| is_typed(cell)));
            typed.count() * 10 >= self.lines * 6
        });
        is_spaced && !(is_wholly_regular && has_typed_column)
    }
}

/// Whether a cell can only be a telephone number, a code, an address of mail or a day.
fn is_typed(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let others = cell.chars().any(|letter| !letter.is_ascii_digit() && !" .+-/()".contains(letter));
    (digits >= 8 && !others) || (cell.contains('@') && !cell.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_the_cells_is_found() {
        for (text, separator) in [
            ("Nguyễn Văn A\nTrần Thị B\n", None),
            ("a\tb\n", Some('\t')),
            ("Họ tên;Đơn vị\nA;Sở Y tế, Huế\nB;Sở Nội vụ, Huế\n", Some(';')),
            ("Họ tên,Đơn vị\nA,Sở Y tế\n\"B, C\",Sở Nội vụ\n", Some(',')),
            ("DANH SÁCH\n\nHọ tên,Đơn vị\nA,Sở Y tế\nB,Sở Nội vụ\n", Some(',')),
            ("Họ tên|Đơn vị\nA|B\n", Some('|')),
            ("Nguyễn A, 0912111004\nTrần B, 0912111005\n", Some(',')),
            ("Nguyễn A, a@b.vn\nTrần B, c@d.vn\n", Some(',')),
            ("Nguyễn A, Sở Y tế, Huế\nTrần B, Sở Nội vụ\nLê C\n", None),
            ("12, Lê Lợi, Huế\n14, Lê Lợi, Huế\n", None),
            ("Nguyễn Văn A", None),
            ("Kính gửi: Sở Y tế; Sở Nội vụ\nDanh sách\nA\nB\nC\n", None),
        ] {
            assert_eq!(of(text), separator, "{text:?}");
        }
    }
}

//! A cell as text: letters as they should be, numbers and dates as people write them.

use chrono::{Duration, NaiveDate};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};

use crate::LONGEST_CELL;

/// Letters of a cell that are looked at: composition and spaces make the rest fewer.
const LOOKED_AT: usize = 4 * LONGEST_CELL;

/// Letters at the beginning of a text that make a spreadsheet take it for a formula.
pub(crate) const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The beginning of a text that is enough to make a cell of, so that no reader keeps more.
pub(crate) fn beginning(text: &str) -> &str {
    match text.char_indices().nth(LOOKED_AT) {
        Some((at, _)) => text.get(..at).unwrap_or(text),
        None => text,
    }
}

/// The text of a cell: composed (NFC), every space a plain one, nothing invisible, on one line, trimmed, not too long.
///
/// The soft hyphen stays: it is the letter ư of TCVN3. [`without_soft_hyphens`] takes it out when it is none.
pub(crate) fn clean(text: &str) -> String {
    let text = beginning(text);
    if text.len() <= LONGEST_CELL && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
        return text.trim().to_owned();
    }
    let line = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => on_one_line(text.chars()),
        _ => on_one_line(text.nfc()),
    };
    // What stood between a letter and its mark may be gone.
    if is_nfc(&line) { line } else { line.nfc().collect() }
}

fn on_one_line(letters: impl Iterator<Item = char>) -> String {
    let (mut line, mut length, mut after_break) = (String::new(), 0, false);
    for letter in letters {
        let is_break = matches!(letter, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let is_space = is_break || letter.is_whitespace() || letter.is_control();
        let is_left_out =
            if is_space { length == 0 || is_break && after_break } else { is_invisible(letter) };
        after_break = is_break;
        if !is_left_out {
            line.push(if is_space { ' ' } else { letter });
            length += 1;
            if length == LONGEST_CELL {
                break;
            }
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The text without soft hyphens, which only say where a word may be broken.
pub(crate) fn without_soft_hyphens(text: &str) -> String {
    text.replace('\u{AD}', "").trim().to_owned()
}

/// Letters without a shape: zero-width ones, those that turn the direction, and the marks of a byte order.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{180E}' | '\u{FFF9}'..='\u{FFFB}')
}

/// A number as a spreadsheet shows it: whole ones without decimals or exponent, others in fifteen digits at most.
pub(crate) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "#NUM!".to_owned();
    }
    if value.fract() == 0.0 && value.abs() < 1e18 {
        // Every f64 below 1e18 without a fraction is a whole i64.
        return format!("{}", value as i64);
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    format!("{rounded}")
}

/// A number as a file writes it. Whole ones stay as they are written, so that no digit of a long code is lost.
pub(crate) fn written_number(written: &str) -> String {
    let written = written.trim();
    let digits = written.strip_prefix('-').unwrap_or(written);
    if !digits.is_empty() && digits.len() <= 30 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return written.to_owned();
    }
    written.parse().map_or_else(|_| written.to_owned(), number)
}

/// A number that Excel packs into four bytes: a whole one or the upper half of another, perhaps a hundred times too large.
pub(crate) fn packed(bytes: u32) -> f64 {
    let value = if bytes & 2 == 0 {
        f64::from_bits(u64::from(bytes & !3) << 32)
    } else {
        f64::from(bytes.cast_signed() >> 2)
    };
    if bytes & 1 == 0 { value } else { value / 100.0 }
}

/// `TRUE` or `FALSE`, as Excel shows them.
pub(crate) fn boolean(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

/// A day as it is written here: 05/09/2026.
pub(crate) fn day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// A date of ISO 8601, with or without a time: `2026-09-05T08:00:00`. Without a date in it the text stays as it is.
pub(crate) fn iso_date(text: &str) -> String {
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    NaiveDate::parse_from_str(date, "%Y-%m-%d").map_or_else(|_| text.to_owned(), day)
}

/// A time as ISO 8601 writes a duration: `PT08H30M00S` is 08:30.
pub(crate) fn iso_time(text: &str) -> String {
    let Some(rest) = text.strip_prefix("PT") else { return text.to_owned() };
    let part = |unit: char| -> Option<u64> {
        let before = rest.split_once(unit)?.0;
        before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    format!("{:02}:{:02}", part('H').unwrap_or(0), part('M').unwrap_or(0))
}

/// How a spreadsheet's number format shows a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Shown {
    /// As a number or however else.
    #[default]
    Number,
    /// As a day, perhaps with a time.
    Date,
    /// As a time of day only.
    Time,
    /// As hours gone by, more than 24 too.
    Elapsed,
}

/// A number that stands for a day or a time. The whole part counts days from 1900 or 1904, the rest is the time.
pub(crate) fn serial(value: f64, shown: Shown, starts_1904: bool) -> String {
    let seconds = (value * 86_400.0).round();
    if shown == Shown::Number || !(0.0..2_958_466.0 * 86_400.0).contains(&seconds) {
        return number(value);
    }
    let (days, second) = ((seconds / 86_400.0).floor() as i64, (seconds % 86_400.0) as i64);
    if shown == Shown::Elapsed {
        return format!("{:02}:{:02}", days * 24 + second / 3600, second / 60 % 60);
    }
    if days == 0 && !starts_1904 {
        // A day's format on nothing: a formula that points at an empty cell.
        let is_nothing = second == 0 && shown == Shown::Date;
        return if is_nothing { String::new() } else { clock(second) };
    }
    if days == 0 && shown == Shown::Time {
        return clock(second);
    }
    let first = if starts_1904 { (1904, 1, 1) } else { (1899, 12, 30) };
    // Excel counts a 29 February 1900 that never was.
    let days = if !starts_1904 && days < 60 { days + 1 } else { days };
    let date = NaiveDate::from_ymd_opt(first.0, first.1, first.2)
        .and_then(|first| first.checked_add_signed(Duration::days(days)));
    date.map_or_else(|| number(value), day)
}

fn clock(second: i64) -> String {
    format!("{:02}:{:02}", second / 3600, second / 60 % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_composed_and_on_one_line() {
        assert_eq!(clean("  Nguye\u{302}\u{303}n\u{A0}Thi\u{323}\r\n Lan\u{200B} "), "Nguyễn Thị  Lan");
        assert_eq!(clean("a\u{3000}b\tc\u{FEFF}"), "a b c");
        assert_eq!(clean("\u{200B}\u{A0}\n"), "");
        assert_eq!(clean(&"ắ".repeat(5_000)).chars().count(), LONGEST_CELL);
        assert_eq!(without_soft_hyphens("tập\u{AD}huấn"), "tậphuấn");
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (value, text) in [
            (912_111_004.0, "912111004"),
            (79_190_012_345.0, "79190012345"),
            (123_456_789_012.0, "123456789012"),
            (0.1 + 0.2, "0.3"),
            (7.5, "7.5"),
            (-3.0, "-3"),
            (1e-7, "0.0000001"),
        ] {
            assert_eq!(number(value), text);
        }
        assert_eq!(written_number("0012"), "0012");
        assert_eq!(written_number("9.12111004E8"), "912111004");
        assert_eq!(written_number("1234567890123456789"), "1234567890123456789");
    }

    #[test]
    fn days_are_counted_from_1900_and_from_1904() {
        assert_eq!(serial(45_292.0, Shown::Date, false), "01/01/2024");
        assert_eq!(serial(45_292.999_999, Shown::Date, false), "02/01/2024");
        assert_eq!(serial(43_830.0, Shown::Date, true), "01/01/2024");
        assert_eq!(serial(1.0, Shown::Date, false), "01/01/1900");
        assert_eq!(serial(61.0, Shown::Date, false), "01/03/1900");
        assert_eq!(serial(0.354_166_667, Shown::Time, false), "08:30");
        assert_eq!(serial(0.354_166_667, Shown::Date, false), "08:30");
        assert_eq!(serial(1.5, Shown::Elapsed, false), "36:00");
        assert_eq!(serial(0.0, Shown::Date, false), "");
        assert_eq!(serial(-1.0, Shown::Date, false), "-1");
    }

    #[test]
    fn times_of_iso_are_read() {
        assert_eq!(iso_time("PT08H30M00S"), "08:30");
        assert_eq!(iso_time("PT7H5M"), "07:05");
        assert_eq!(iso_date("2026-09-05T08:00:00"), "05/09/2026");
        assert_eq!(iso_date("hôm nay"), "hôm nay");
    }
}

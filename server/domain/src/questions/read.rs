//! One answer as it is typed, and as it is kept.

use chrono::{Datelike, NaiveDate};

use crate::{
    Label, Problem,
    fields::read_date,
    questions::kinds::{NO, QuestionKind, YES},
    text,
};

/// The most letters of an answer in words.
pub const LONGEST: usize = 2_000;

/// What an answer is called in a sentence about it.
const ANSWER: Label = Label { vi: "câu trả lời", en: "the answer" };

const DAY: Label = Label { vi: "ngày trong câu trả lời", en: "the day" };

/// Reads what was typed or chosen as an answer: as it is kept, or nothing where nothing was.
///
/// Words keep their lines, numbers become `12.5`, days `2026-07-30`; of several options each stands on a line of its own, in the order
/// in which they are offered.
///
/// # Errors
/// A [`Problem`] that says what to do.
pub fn read_answer(
    kind: QuestionKind,
    options: &[String],
    typed: &[String],
) -> Result<Option<String>, Problem> {
    let first = typed.first().map(String::as_str).unwrap_or_default();
    match kind {
        QuestionKind::Text => read_words(first),
        QuestionKind::Choice => read_options(options, &typed[..typed.len().min(1)]),
        QuestionKind::Several => read_options(options, typed),
        QuestionKind::Number => read_number(first),
        QuestionKind::Date => read_day(first),
        QuestionKind::YesNo => read_yes_no(first),
        // The name of the file; its content is looked at where the bytes are.
        QuestionKind::File => Ok(some(text::line(first))),
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn read_words(typed: &str) -> Result<Option<String>, Problem> {
    let clean = text::block(typed);
    if clean.chars().count() > LONGEST {
        return Err(Problem::TooLong(ANSWER, LONGEST));
    }
    Ok(some(clean))
}

fn read_options(options: &[String], typed: &[String]) -> Result<Option<String>, Problem> {
    let typed: Vec<String> = typed.iter().map(|one| text::line(one)).filter(|one| !one.is_empty()).collect();
    if typed.iter().any(|one| !options.contains(one)) {
        return Err(Problem::Said(
            "Ban tổ chức vừa đổi các lựa chọn của câu này: chọn lại trong danh sách",
            "The options of this question were just changed: choose again from the list",
        ));
    }
    let chosen: Vec<&str> =
        options.iter().filter(|option| typed.contains(option)).map(String::as_str).collect();
    Ok(some(chosen.join("\n")))
}

/// A number with a decimal comma, or a point that cannot be one between thousands.
fn read_number(typed: &str) -> Result<Option<String>, Problem> {
    let clean: String = text::line(typed).chars().filter(|c| *c != ' ').collect();
    if clean.is_empty() {
        return Ok(None);
    }
    let wrong = || {
        Problem::Said(
            "Nhập câu trả lời bằng số, ví dụ 12 hoặc 12,5",
            "Enter the answer as a number, such as 12 or 12.5",
        )
    };
    let (sign, digits) = clean.strip_prefix('-').map_or(("", clean.as_str()), |digits| ("-", digits));
    let (whole, part) = match digits.split_once(',') {
        Some((whole, part)) => (whole.to_owned(), part.to_owned()),
        None => match digits.split_once('.') {
            // `1.200` is twelve hundred; `12.5` is twelve and a half.
            Some((_, part)) if part.len() != 3 && !part.contains('.') => {
                let (whole, part) = digits.split_once('.').unwrap_or_default();
                (whole.to_owned(), part.to_owned())
            }
            _ => (digits.to_owned(), String::new()),
        },
    };
    let groups: Vec<&str> = whole.split('.').collect();
    let is_grouped = groups.len() == 1
        || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3));
    let whole = groups.concat();
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_grouped
        || whole.is_empty()
        || whole.len() > 12
        || part.len() > 6
        || !are_digits(&whole)
        || !are_digits(&part)
    {
        return Err(wrong());
    }
    let whole = whole.trim_start_matches('0');
    let (whole, part) = (if whole.is_empty() { "0" } else { whole }, part.trim_end_matches('0'));
    let number = if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") };
    Ok(Some(if number == "0" { number } else { format!("{sign}{number}") }))
}

fn read_day(typed: &str) -> Result<Option<String>, Problem> {
    if text::line(typed).is_empty() {
        return Ok(None);
    }
    let day = read_date(typed, DAY)?;
    if !(1900..=2200).contains(&day.year()) {
        return Err(Problem::DateOutOfRange(DAY));
    }
    Ok(Some(day.format("%Y-%m-%d").to_string()))
}

fn read_yes_no(typed: &str) -> Result<Option<String>, Problem> {
    match text::line(typed).as_str() {
        "" => Ok(None),
        YES => Ok(Some(YES.into())),
        NO => Ok(Some(NO.into())),
        _ => Err(Problem::Said("Chọn Có hoặc Không", "Choose yes or no")),
    }
}

/// A number as it is kept, to reckon with.
pub fn kept_number(value: &str) -> Option<f64> {
    value.parse().ok()
}

/// A day as it is kept.
pub fn kept_day(value: &str) -> Option<NaiveDate> {
    value.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(typed: &str) -> Option<String> {
        read_answer(QuestionKind::Number, &[], &[typed.to_owned()]).unwrap()
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, kept) in [
            ("12", "12"),
            ("12,5", "12.5"),
            ("12.5", "12.5"),
            ("1.200", "1200"),
            ("1.200,50", "1200.5"),
            ("-3", "-3"),
            (" 007 ", "7"),
            ("0,0", "0"),
            ("-0", "0"),
            ("20 000", "20000"),
        ] {
            assert_eq!(number(typed).as_deref(), Some(kept), "{typed}");
        }
        assert_eq!(number("  "), None);
        for wrong in ["mười", "1.20.000", "1,2,3", "--1", "12e3", ",5", "1234567890123", "∞", "1.2345.6"]
        {
            assert!(read_answer(QuestionKind::Number, &[], &[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn several_are_kept_in_the_order_in_which_they_are_offered() {
        let options = ["Ăn chay", "Dị ứng hải sản", "Không"].map(str::to_owned);
        let typed = ["Không", "Ăn chay"].map(str::to_owned);
        let kept = read_answer(QuestionKind::Several, &options, &typed).unwrap();
        assert_eq!(kept.as_deref(), Some("Ăn chay\nKhông"));
        assert!(read_answer(QuestionKind::Choice, &options, &["Khác".into()]).is_err());
    }

    proptest! {
        #[test]
        fn every_number_that_is_kept_is_read_back(n in -999_999_999_999i64..999_999_999_999, part in 0u32..1_000_000) {
            let kept = number(&format!("{n},{part:06}")).unwrap();
            let again = number(&kept.replace('.', ","));
            prop_assert_eq!(again.as_deref(), Some(kept.as_str()));
            prop_assert!(kept_number(&kept).is_some());
        }

        #[test]
        fn nothing_typed_makes_it_panic(typed in "\\PC{0,40}", kind in 0usize..7) {
            use crate::Word;
            let _ = read_answer(QuestionKind::ALL[kind], &["a".into()], &[typed]);
        }
    }
}

//! An answer as people read it, and as a file of a list has it.

use documents::dates;
use domain::{
    Lang, QuestionKind,
    questions::{
        kinds::YES,
        options::options,
        read::{kept_day, kept_number},
    },
};
use services::rows::Question;

use crate::{
    pages::questions::words as t,
    sheet::{Cell, text},
};

/// The words of a question in a language.
pub(crate) fn question(lang: Lang, row: &Question) -> String {
    if row.text_en.is_empty() { row.text_vi.clone() } else { lang.pick(&row.text_vi, &row.text_en).clone() }
}

/// One thing that can be chosen as an answer.
pub(crate) fn option(lang: Lang, row: &Question, value: &str) -> String {
    match *row.kind {
        QuestionKind::YesNo if value == YES => t::yes(lang).to_owned(),
        QuestionKind::YesNo => t::no(lang).to_owned(),
        _ => {
            let found = options(&row.options).into_iter().find(|option| option.vi == value);
            found.map_or_else(|| value.to_owned(), |option| option.text(lang).to_owned())
        }
    }
}

/// An answer.
pub(crate) fn answer(lang: Lang, row: &Question, value: &str) -> String {
    match *row.kind {
        QuestionKind::Choice | QuestionKind::Several | QuestionKind::YesNo => {
            value.split('\n').map(|one| option(lang, row, one)).collect::<Vec<_>>().join("; ")
        }
        QuestionKind::Number => number(lang, value),
        QuestionKind::Date => kept_day(value).map_or_else(|| value.to_owned(), |day| dates::day(day, lang)),
        QuestionKind::Text | QuestionKind::File => value.to_owned(),
    }
}

/// A number as it is kept, with the comma or the point of a language, and dots or commas between thousands.
pub(crate) fn number(lang: Lang, value: &str) -> String {
    let (sign, digits) = value.strip_prefix('-').map_or(("", value), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), |n| domain::numbers::number_in(lang, n));
    match part {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}{}{part}", lang.pick(',', '.')),
    }
}

/// A figure that numbers come to.
pub(crate) fn figure(lang: Lang, figure: f64) -> String {
    let two = format!("{figure:.2}");
    number(lang, two.trim_end_matches('0').trim_end_matches('.'))
}

/// An answer as a cell: numbers to reckon with, days as days.
pub(crate) fn cell(lang: Lang, row: &Question, value: Option<&str>) -> Cell {
    let Some(value) = value else { return Cell::Empty };
    match *row.kind {
        QuestionKind::Number => kept_number(value).map_or_else(|| text(value), Cell::Number),
        QuestionKind::Date => kept_day(value).map_or_else(|| text(value), Cell::Date),
        _ => text(answer(lang, row, value)),
    }
}

/// An answer as its field holds it.
pub(crate) fn typed(kind: QuestionKind, value: &str) -> Vec<String> {
    match kind {
        QuestionKind::Several => value.split('\n').map(str::to_owned).collect(),
        QuestionKind::Number => vec![value.replace('.', ",")],
        QuestionKind::Date => {
            vec![kept_day(value).map_or_else(|| value.to_owned(), domain::fields::typed_day)]
        }
        _ => vec![value.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        assert_eq!(number(Lang::Vi, "-12345.5"), "-12.345,5");
        assert_eq!(number(Lang::En, "12345.5"), "12,345.5");
        assert_eq!(figure(Lang::Vi, 2.0), "2");
        assert_eq!(figure(Lang::Vi, 100.0 / 3.0), "33,33");
        assert_eq!(figure(Lang::Vi, 100.0), "100");
    }
}

//! Values of single cells, beyond those that `domain` reads.

use chrono::{Datelike, Months, NaiveDate};
use domain::{Label, Problem, Slot, Word, fields, label, text, units::map};

use super::problem::said;

/// A code: of a unit, an activity, a person, a material.
pub(super) fn code(raw: &str, what: Label) -> Result<String, Problem> {
    let code = text::line(raw);
    if code.is_empty() {
        return Err(Problem::Missing(what));
    }
    if map::is_code(&code) {
        return Ok(code);
    }
    Err(Problem::Said(
        "Mã chỉ gồm chữ cái không dấu, chữ số và dấu gạch nối, tối đa 30 ký tự",
        "A code has letters without accents, digits and hyphens, 30 characters at the most",
    ))
}

/// A word out of a closed list, by its code.
pub(super) fn word<T: Word>(raw: &str) -> Result<T, Problem> {
    T::parse(&text::line(raw).to_lowercase()).ok_or_else(|| Problem::NotOneOf(T::expected()))
}

/// A day of the programme: not before 1945, not more than ten years ahead. What lies outside is a slip of the hand.
pub(super) fn day(raw: &str, what: Label, today: NaiveDate) -> Result<NaiveDate, Problem> {
    let day = fields::read_date(raw, what)?;
    let last = today.checked_add_months(Months::new(120)).unwrap_or(today);
    if day.year() >= 1945 && day <= last { Ok(day) } else { Err(Problem::DateOutOfRange(what)) }
}

/// Reads a cell that may be empty.
pub(super) fn optional<T>(
    raw: &str,
    read: impl FnOnce(&str) -> Result<T, Problem>,
) -> Result<Option<T>, Problem> {
    if text::line(raw).is_empty() { Ok(None) } else { read(raw).map(Some) }
}

/// A whole number that fits the database's column.
pub(super) fn number(raw: &str, what: Label, least: i32, most: i32) -> Result<i32, Problem> {
    let number = fields::read_number(raw, what, least.into(), most.into())?;
    i32::try_from(number).map_err(|_| Problem::NotANumber(what, least.into(), most.into()))
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YesNo {
    Yes,
    No,
}

/// `true` or `false`, as programs write it; `1`, `0`, `có`, `không` as people do.
pub(super) fn yes_no(raw: &str) -> Result<YesNo, Problem> {
    match text::fold(raw).as_str() {
        "true" | "1" | "co" | "yes" => Ok(YesNo::Yes),
        "false" | "0" | "khong" | "no" => Ok(YesNo::No),
        _ => Err(Problem::NotOneOf("true, false".into())),
    }
}

/// The slots of each day: `sang;chieu`, in the order of the day.
pub(super) fn slots(raw: &str) -> Result<Vec<Slot>, Problem> {
    let mut slots = Vec::new();
    for part in raw.split(';') {
        let folded = text::fold(part);
        if folded.is_empty() {
            continue;
        }
        let slot = Slot::parse(&folded).ok_or_else(|| Problem::NotOneOf("sang; chieu; toi".into()))?;
        if slots.contains(&slot) {
            return Err(said(
                format!("Buổi “{}” có hai lần: giữ lại một", slot.code()),
                format!("The slot “{}” is there twice: keep one", slot.code()),
            ));
        }
        slots.push(slot);
    }
    slots.sort_unstable();
    if slots.is_empty() { Err(Problem::Missing(label::SLOT)) } else { Ok(slots) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, 1).unwrap()
    }

    #[test]
    fn a_code_can_stand_in_a_path() {
        assert_eq!(code(" TR-2023-01 ", label::CODE), Ok("TR-2023-01".into()));
        assert_eq!(code(" ", label::CODE), Err(Problem::Missing(label::CODE)));
        for raw in ["P19.D164", "TẬP-1", "a b", "../x", &"a".repeat(31)] {
            assert!(code(raw, label::CODE).is_err(), "{raw}");
        }
    }

    #[test]
    fn a_day_centuries_away_is_a_slip_of_the_hand() {
        assert!(day("2013-02-28", label::DATE, today()).is_ok());
        assert!(day("1/7/2036", label::DATE, today()).is_ok());
        for raw in ["0213-02-28", "2/7/2036", "28/2/3013"] {
            assert_eq!(day(raw, label::DATE, today()), Err(Problem::DateOutOfRange(label::DATE)), "{raw}");
        }
    }

    #[test]
    fn slots_are_read_with_accents_or_without_and_come_in_the_order_of_the_day() {
        assert_eq!(slots("Tối; sáng ;chieu"), Ok(vec![Slot::Morning, Slot::Afternoon, Slot::Evening]));
        assert_eq!(slots(" ; "), Err(Problem::Missing(label::SLOT)));
        assert!(slots("sang;sang").is_err());
        assert!(slots("sang,chieu").is_err());
    }

    #[test]
    fn yes_and_no_are_read_as_programs_and_people_write_them() {
        assert_eq!([yes_no("TRUE"), yes_no("không")], [Ok(YesNo::Yes), Ok(YesNo::No)]);
        assert!(yes_no("").is_err());
    }
}

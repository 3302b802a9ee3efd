//! What is asked of a person besides the name: sex, birth date, e-mail, telephone (rule 11: no more than that).

use chrono::{Datelike, NaiveDate};

use crate::{Problem, label, text, words::words};

words! {
    /// Sex, as on the identity card.
    Sex {
        /// Male.
        Male = "nam", "Nam", "Male";
        /// Female.
        Female = "nu", "Nữ", "Female";
    }
}

impl Sex {
    /// Reads the words that lists write: `Nam`, `nữ`, `nu`, `M`, `F`.
    ///
    /// # Errors
    /// [`Problem::NotOneOf`].
    pub fn read(raw: &str) -> Result<Self, Problem> {
        match text::fold(raw).as_str() {
            "nam" | "m" | "male" => Ok(Sex::Male),
            "nu" | "f" | "female" => Ok(Sex::Female),
            _ => Err(Problem::NotOneOf("Nam, Nữ".into())),
        }
    }
}

/// Reads a local date: `30/7/2023`, `30-07-2023`, `30.7.2023` or `2023-07-30`.
///
/// # Errors
/// [`Problem::NotADate`] where it is not a day of the calendar.
pub fn read_date(raw: &str, what: crate::Label) -> Result<NaiveDate, Problem> {
    let clean = text::line(raw);
    if clean.is_empty() {
        return Err(Problem::Missing(what));
    }
    let parts: Vec<&str> = clean.split(['/', '-', '.']).map(str::trim).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let date = match numbers.as_deref() {
        Some(&[year, month, day]) if parts[0].len() == 4 => {
            NaiveDate::from_ymd_opt(year.try_into().unwrap_or(0), month, day)
        }
        Some(&[day, month, year]) if parts[2].len() == 4 => {
            NaiveDate::from_ymd_opt(year.try_into().unwrap_or(0), month, day)
        }
        _ => None,
    };
    date.ok_or(Problem::NotADate(what))
}

/// Reads a birth date that somebody alive and of age to take part can have on `today`: between 10 and 110 years ago.
///
/// # Errors
/// [`Problem::Missing`], [`Problem::NotADate`] or [`Problem::DateOutOfRange`].
pub fn read_birth_date(raw: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    let date = read_date(raw, label::BIRTH_DATE)?;
    let age = today.year() - date.year();
    if (10..=110).contains(&age) { Ok(date) } else { Err(Problem::DateOutOfRange(label::BIRTH_DATE)) }
}

/// Reads an e-mail address; nothing given is no address.
///
/// Only what every mail server takes: one `@`, no spaces, a domain with a dot (a part of RFC 5321's grammar). It becomes lower case:
/// phones begin a field with a capital, and no mail server in use tells the two apart (RFC 5321, 2.4, advises against it).
///
/// # Errors
/// [`Problem::NotAnEmail`].
pub fn read_email(raw: &str) -> Result<Option<String>, Problem> {
    let clean = text::line(raw);
    if clean.is_empty() {
        return Ok(None);
    }
    let Some((name, domain)) = clean.split_once('@') else { return Err(Problem::NotAnEmail) };
    let label_ok = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let name_ok = !name.is_empty()
        && name.len() <= 64
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
    if name_ok && domain.len() <= 190 && domain.contains('.') && domain.split('.').all(label_ok) {
        Ok(Some(clean.to_ascii_lowercase()))
    } else {
        Err(Problem::NotAnEmail)
    }
}

/// Reads a telephone number of Viet Nam as it is written anywhere (`0912 345 678`, `+84.912.345.678`); kept with a leading 0.
/// Nothing given is no number.
///
/// # Errors
/// [`Problem::NotAPhone`].
pub fn read_phone(raw: &str) -> Result<Option<String>, Problem> {
    let clean = text::line(raw);
    if clean.is_empty() {
        return Ok(None);
    }
    if !clean.chars().all(|c| c.is_ascii_digit() || " .-()+".contains(c)) {
        return Err(Problem::NotAPhone);
    }
    let digits: String = clean.chars().filter(char::is_ascii_digit).collect();
    let national = match digits.strip_prefix("84") {
        Some(rest) if clean.starts_with('+') || digits.len() >= 11 => {
            format!("0{}", rest.trim_start_matches('0'))
        }
        _ => digits,
    };
    if national.starts_with('0') && (10..=11).contains(&national.len()) {
        Ok(Some(national))
    } else {
        Err(Problem::NotAPhone)
    }
}

/// Takes one line of text for a field.
///
/// # Errors
/// [`Problem::Missing`] where it is empty, [`Problem::TooLong`] over `most` letters.
pub fn read_line(raw: &str, what: crate::Label, most: usize) -> Result<String, Problem> {
    let clean = read_optional_line(raw, what, most)?;
    if clean.is_empty() { Err(Problem::Missing(what)) } else { Ok(clean) }
}

/// Takes one line of text for a field that may stay empty.
///
/// # Errors
/// [`Problem::TooLong`] over `most` letters.
pub fn read_optional_line(raw: &str, what: crate::Label, most: usize) -> Result<String, Problem> {
    let clean = text::line(raw);
    if clean.chars().count() > most { Err(Problem::TooLong(what, most)) } else { Ok(clean) }
}

/// Takes text of several lines for a field that may stay empty.
///
/// # Errors
/// [`Problem::TooLong`] over `most` letters.
pub fn read_block(raw: &str, what: crate::Label, most: usize) -> Result<String, Problem> {
    let clean = text::block(raw);
    if clean.chars().count() > most { Err(Problem::TooLong(what, most)) } else { Ok(clean) }
}

/// Reads a whole number, as typed with or without the dots between thousands.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::NotANumber`].
pub fn read_number(raw: &str, what: crate::Label, least: i64, most: i64) -> Result<i64, Problem> {
    let clean = text::line(raw);
    if clean.is_empty() {
        return Err(Problem::Missing(what));
    }
    let grouped = clean.contains('.') && clean.split('.').skip(1).all(|group| group.len() == 3);
    let digits = if grouped { clean.replace('.', "") } else { clean };
    match digits.parse::<i64>() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(Problem::NotANumber(what, least, most)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for raw in ["30/7/2023", " 30-07-2023", "30.7.2023", "2023-07-30"] {
            assert_eq!(read_date(raw, label::DATE), Ok(day(2023, 7, 30)), "{raw}");
        }
        for raw in ["31/6/2023", "7/30/2023", "30/7/23", "hôm qua", "2023", "1/2/3/2023"] {
            assert_eq!(read_date(raw, label::DATE), Err(Problem::NotADate(label::DATE)), "{raw}");
        }
        assert_eq!(read_birth_date("29/02/2000", day(2026, 1, 1)), Ok(day(2000, 2, 29)));
        assert_eq!(
            read_birth_date("1/1/2025", day(2026, 1, 1)),
            Err(Problem::DateOutOfRange(label::BIRTH_DATE))
        );
    }

    #[test]
    fn telephone_numbers_become_one_form() {
        for raw in [
            "0912 345 678",
            "+84 912.345.678",
            "84912345678",
            "(+84) 0912345678".trim_start_matches('(').trim_end_matches(')'),
        ] {
            if let Ok(number) = read_phone(raw) {
                assert_eq!(number.as_deref(), Some("0912345678"), "{raw}");
            }
        }
        assert_eq!(read_phone("+84 912.345.678"), Ok(Some("0912345678".into())));
        assert_eq!(read_phone(" "), Ok(None));
        for raw in ["12345", "09123456789012", "0912a45678"] {
            assert_eq!(read_phone(raw), Err(Problem::NotAPhone), "{raw}");
        }
    }

    #[test]
    fn addresses_that_a_server_would_refuse_are_refused_here() {
        assert_eq!(read_email(" Lan.Nguyen@Example.VN "), Ok(Some("lan.nguyen@example.vn".into())));
        for raw in [
            "lan",
            "lan@",
            "@example.vn",
            "lan@example",
            "a..b@example.vn",
            "lan@exa_mple.vn",
            "lan@-x.vn",
            "lan<b>@x.vn",
        ] {
            assert_eq!(read_email(raw), Err(Problem::NotAnEmail), "{raw}");
        }
    }

    #[test]
    fn numbers_may_have_dots_between_thousands() {
        assert_eq!(read_number("20.000", label::QUANTITY, 1, 1_000_000), Ok(20_000));
        assert_eq!(
            read_number("2.5", label::QUANTITY, 1, 100),
            Err(Problem::NotANumber(label::QUANTITY, 1, 100))
        );
        assert_eq!(
            read_number("0", label::QUANTITY, 1, 100),
            Err(Problem::NotANumber(label::QUANTITY, 1, 100))
        );
    }

    proptest! {
        #[test]
        fn every_day_that_is_written_is_read_back(days in 0i32..60_000) {
            let date = day(1900, 1, 1) + chrono::Duration::days(days.into());
            prop_assert_eq!(read_date(&date.format("%-d/%-m/%Y").to_string(), label::DATE), Ok(date));
            prop_assert_eq!(read_date(&date.format("%Y-%m-%d").to_string(), label::DATE), Ok(date));
        }

        #[test]
        fn nothing_typed_makes_it_panic(raw in "\\PC{0,40}") {
            let _ = (read_date(&raw, label::DATE), read_email(&raw), read_phone(&raw), read_number(&raw, label::COUNT, 0, 9), Sex::read(&raw));
        }
    }
}

//! What is typed about a person.

use chrono::{Datelike, NaiveDate};

use crate::{
    Problem,
    fields::{read_date, typed_day},
    label, text,
    words::words,
};

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

/// When somebody was born, as far as it is known: lists often say the year alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Birth {
    /// The day.
    Day(NaiveDate),
    /// The year, and no day.
    Year(i32),
}

impl Birth {
    /// The day, where it is known.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Year(_) => None,
        }
    }

    /// The year, where no more is known.
    pub fn year_alone(self) -> Option<i32> {
        match self {
            Self::Day(_) => None,
            Self::Year(year) => Some(year),
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        match self {
            Self::Day(day) => day.year(),
            Self::Year(year) => year,
        }
    }

    /// It as people type it: `8/8/1988`, `1988`.
    pub fn typed(self) -> String {
        match self {
            Self::Day(day) => typed_day(day),
            Self::Year(year) => year.to_string(),
        }
    }

    /// Whether both can be of one person, as far as either is known.
    pub fn agree(one: Option<Self>, other: Option<Self>) -> bool {
        match (one, other) {
            (Some(Self::Day(one)), Some(Self::Day(other))) => one == other,
            (Some(one), Some(other)) => one.year() == other.year(),
            _ => true,
        }
    }
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

/// As [`read_birth_date`], or the year alone: `1975`.
///
/// # Errors
/// As [`read_birth_date`].
pub fn read_birth(raw: &str, today: NaiveDate) -> Result<Birth, Problem> {
    let clean = text::line(raw);
    match clean.parse::<i32>() {
        Ok(year) if clean.len() == 4 => match (10..=110).contains(&(today.year() - year)) {
            true => Ok(Birth::Year(year)),
            false => Err(Problem::DateOutOfRange(label::BIRTH_DATE)),
        },
        _ => read_birth_date(raw, today).map(Birth::Day),
    }
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

/// The digits of a telephone number that somebody looks for, in the form in which numbers are kept, whichever way it is written; none where
/// they are too few to tell anybody by.
///
/// ```
/// use domain::people::person::searched_phone;
/// assert_eq!(searched_phone("+84 912.345.678").as_deref(), Some("0912345678"));
/// assert_eq!(searched_phone("345 678").as_deref(), Some("345678"));
/// assert_eq!(searched_phone("an 12"), None);
/// ```
pub fn searched_phone(raw: &str) -> Option<String> {
    let digits: String = raw.chars().filter(char::is_ascii_digit).collect();
    let abroad = raw.trim_start_matches([' ', '(']).starts_with('+') || digits.len() >= 11;
    let national = match digits.strip_prefix("84") {
        Some(rest) if abroad => format!("0{}", rest.trim_start_matches('0')),
        _ => digits,
    };
    (national.len() >= 6).then_some(national)
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_birth_date_is_years_ago() {
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
            assert_eq!(read_phone(raw), Ok(Some("0912345678".into())), "{raw}");
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

    proptest! {
        #[test]
        fn nothing_typed_about_a_person_makes_it_panic(raw in "\\PC{0,40}") {
            let _ = (read_email(&raw), read_phone(&raw), Sex::read(&raw));
        }
    }
}

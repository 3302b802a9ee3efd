//! Telephone numbers: the lost 0, the code of the country, the prefixes before 2018, two in a cell.

use super::{Heal, Healed, blank::says_nothing};
use crate::{Problem, people::person::read_phone, text};

/// The prefixes of mobile numbers of 11 digits, and what each became in 2018.
const OLD_PREFIXES: [(&str, &str); 21] = [
    ("0120", "070"),
    ("0121", "079"),
    ("0122", "077"),
    ("0126", "076"),
    ("0128", "078"),
    ("0123", "083"),
    ("0124", "084"),
    ("0125", "085"),
    ("0127", "081"),
    ("0129", "082"),
    ("0162", "032"),
    ("0163", "033"),
    ("0164", "034"),
    ("0165", "035"),
    ("0166", "036"),
    ("0167", "037"),
    ("0168", "038"),
    ("0169", "039"),
    ("0186", "056"),
    ("0188", "058"),
    ("0199", "059"),
];

/// Words before a number that say that it is one.
const LABELS: [&str; 9] =
    ["số điện thoại", "điện thoại", "di động", "sđt", "sdt", "đtdđ", "đt", "zalo", "tel"];

/// Reads a telephone number as a list has it. Nothing given is no number.
///
/// ```
/// use domain::rosters::heal::{Heal, phone::phone};
/// let healed = phone("912111004").unwrap();
/// assert_eq!(healed.value.as_deref(), Some("0912111004"));
/// assert_eq!(healed.how, [Heal::ZeroPut]);
/// ```
///
/// # Errors
/// [`Problem::NotAPhone`].
pub fn phone(raw: &str) -> Result<Healed<Option<String>>, Problem> {
    let clean = text::line(raw);
    if clean.is_empty() {
        return Ok(Healed { value: None, how: vec![] });
    }
    if says_nothing(&clean) {
        return Ok(Healed { value: None, how: vec![Heal::Nothing] });
    }
    let (number, mut how) = without_words(&clean);
    if let Some(found) = one(number) {
        how.extend(found.how);
        return Ok(Healed { value: Some(found.value), how });
    }
    let found = parts(number).iter().find_map(|part| one(without_words(part).0)).ok_or(Problem::NotAPhone)?;
    how.extend(found.how);
    how.push(Heal::FirstOfTwo);
    Ok(Healed { value: Some(found.value), how })
}

/// A number without the words and signs around it.
fn without_words(cell: &str) -> (&str, Vec<Heal>) {
    let mut rest = cell;
    let lower = cell.to_lowercase();
    if let Some(label) = LABELS.iter().find(|label| lower.starts_with(**label)) {
        rest = cell.char_indices().nth(label.chars().count()).map_or("", |(at, _)| &cell[at..]);
    }
    rest =
        rest.trim_start_matches(|c: char| !c.is_ascii_digit() && !c.is_alphabetic() && c != '+' && c != '(');
    rest = rest.trim_end_matches(|c: char| !c.is_ascii_digit() && !c.is_alphabetic() && c != ')');
    // What a spreadsheet makes of a number that it has computed.
    rest = rest.strip_suffix(".0").unwrap_or(rest);
    let how = if rest.len() < cell.len() { vec![Heal::Signs] } else { vec![] };
    (rest, how)
}

/// Reads one number.
fn one(cell: &str) -> Option<Healed<String>> {
    if !cell.chars().all(|c| c.is_ascii_digit() || " .-()+".contains(c)) {
        return None;
    }
    let mut digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    let mut how = Vec::new();
    let abroad = digits.strip_prefix("0084").or_else(|| {
        let behind = digits.strip_prefix("84")?;
        (cell.starts_with('+') || digits.len() >= 11).then_some(behind)
    });
    if let Some(national) = abroad {
        digits = format!("0{}", national.trim_start_matches('0'));
        how.push(Heal::CountryCode);
    } else if has_lost_zero(&digits) {
        digits.insert(0, '0');
        how.push(Heal::ZeroPut);
    }
    if digits.len() == 11
        && let Some((new, rest)) = with_new_prefix(&digits)
    {
        digits = format!("{new}{rest}");
        how.push(Heal::OldPrefix);
    }
    read_phone(&digits).ok().flatten().map(|value| Healed { value, how })
}

/// Mobile numbers have 9 digits without their 0, those of before 2018 and those at home 10.
fn has_lost_zero(digits: &str) -> bool {
    match digits.len() {
        9 => digits.starts_with(['3', '5', '7', '8', '9']),
        10 => digits.starts_with('2') || with_new_prefix(&format!("0{digits}")).is_some(),
        _ => false,
    }
}

fn with_new_prefix(digits: &str) -> Option<(&'static str, &str)> {
    OLD_PREFIXES.iter().find_map(|(old, new)| digits.strip_prefix(old).map(|rest| (*new, rest)))
}

/// The numbers of a cell that holds several.
fn parts(cell: &str) -> Vec<String> {
    let apart = cell.replace(" - ", "/").replace(" – ", "/").replace(" hoặc ", "/").replace(" và ", "/");
    let parts: Vec<String> = apart.split(['/', ';', ',', '|', '\\']).map(text::line).collect();
    if parts.len() > 1 {
        return parts;
    }
    // Only spaces between them, which may also stand within each.
    let mut first = String::new();
    for word in cell.split(' ') {
        first.push_str(word);
        if one(&first).is_some() {
            return vec![first];
        }
    }
    vec![]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_lists_have_them() {
        for (raw, meant, how) in [
            ("0912 345 678", "0912345678", vec![]),
            ("0912.345.678", "0912345678", vec![]),
            ("912345678", "0912345678", vec![Heal::ZeroPut]),
            ("84912345678", "0912345678", vec![Heal::CountryCode]),
            ("+84 912-345-678", "0912345678", vec![Heal::CountryCode]),
            ("0084 912 345 678", "0912345678", vec![Heal::CountryCode]),
            ("'0912345678", "0912345678", vec![Heal::Signs]),
            ("SĐT: 0912345678", "0912345678", vec![Heal::Signs]),
            ("912345678.0", "0912345678", vec![Heal::Signs, Heal::ZeroPut]),
            ("0912345678/0983111222", "0912345678", vec![Heal::FirstOfTwo]),
            ("0912345678 - 0983111222", "0912345678", vec![Heal::FirstOfTwo]),
            ("0912 345 678 0983 111 222", "0912345678", vec![Heal::FirstOfTwo]),
            ("01662345678", "0362345678", vec![Heal::OldPrefix]),
            ("1662345678", "0362345678", vec![Heal::ZeroPut, Heal::OldPrefix]),
            ("+841993456789", "0593456789", vec![Heal::CountryCode, Heal::OldPrefix]),
            ("02083855123", "02083855123", vec![]),
            ("2083855123", "02083855123", vec![Heal::ZeroPut]),
        ] {
            assert_eq!(phone(raw), Ok(Healed { value: Some(meant.to_owned()), how }), "{raw}");
        }
        assert_eq!(phone("không có").map(|healed| healed.value), Ok(None));
        assert_eq!(phone(" "), Ok(Healed { value: None, how: vec![] }));
        for raw in ["9.12E+08", "12345", "112345678", "0912a45678", "Nguyễn Văn A", "091234567"] {
            assert_eq!(phone(raw), Err(Problem::NotAPhone), "{raw}");
        }
    }

    #[test]
    fn every_old_prefix_becomes_one_of_ten_digits() {
        for (old, new) in OLD_PREFIXES {
            assert_eq!(phone(&format!("{old}1234567")).unwrap().value, Some(format!("{new}1234567")));
        }
    }

    proptest! {
        #[test]
        fn however_a_number_is_written_it_is_the_same(digits in "[35789][0-9]{8}", form in 0usize..11) {
            let (a, b, c) = (&digits[..3], &digits[3..6], &digits[6..]);
            let written = [
                digits.clone(), format!("0{digits}"), format!("84{digits}"), format!("+84{digits}"), format!("0{a}.{b}.{c}"),
                format!("0{a} {b} {c}"), format!("0{a}-{b}-{c}"), format!("'0{digits}"), format!("(0{a}) {b} {c}"),
                format!("0{digits}/0987654321"), format!("+84 (0) {a} {b} {c}"),
            ];
            prop_assert_eq!(phone(&written[form]).map(|healed| healed.value), Ok(Some(format!("0{digits}"))), "{}", written[form]);
        }

        #[test]
        fn a_healed_number_is_left_alone(raw in "\\PC{0,30}|[+0-9. /;-]{0,26}") {
            if let Ok(Healed { value: Some(value), .. }) = phone(&raw) {
                prop_assert_eq!(phone(&value), Ok(Healed { value: Some(value.clone()), how: vec![] }));
            }
        }
    }
}

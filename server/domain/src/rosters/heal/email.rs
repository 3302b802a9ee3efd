//! E-mail addresses: commas for full stops, spaces, two in a cell.

use unicode_normalization::UnicodeNormalization;

use super::{Heal, Healed, blank::says_nothing};
use crate::{Problem, people::person::read_email, text};

/// Reads an e-mail address as a list has it. Nothing given is no address.
///
/// ```
/// use domain::rosters::heal::{Heal, email::email};
/// let healed = email("mailto:Lan.Nguyen @gmail,com.").unwrap();
/// assert_eq!(healed.value.as_deref(), Some("lan.nguyen@gmail.com"));
/// assert_eq!(healed.how, [Heal::Signs]);
/// ```
///
/// # Errors
/// [`Problem::NotAnEmail`].
pub fn email(raw: &str) -> Result<Healed<Option<String>>, Problem> {
    if let Ok(value) = read_email(raw) {
        return Ok(Healed { value, how: vec![] });
    }
    let clean = text::line(&raw.nfkc().collect::<String>());
    if says_nothing(&clean) {
        return Ok(Healed { value: None, how: vec![Heal::Nothing] });
    }
    if clean.matches('@').count() > 1 {
        let parts = clean.split([' ', ',', ';', '/', '|', '<', '>']);
        let first = parts.filter(|part| part.contains('@')).find_map(one).ok_or(Problem::NotAnEmail)?;
        return Ok(Healed { value: Some(first), how: vec![Heal::FirstOfTwo] });
    }
    let one = one(&clean).ok_or(Problem::NotAnEmail)?;
    Ok(Healed { value: Some(one), how: vec![Heal::Signs] })
}

fn one(cell: &str) -> Option<String> {
    let lower = cell.to_lowercase();
    // `Nguyễn Thị Lan <lan@example.vn>`
    let within = lower
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map_or(lower.as_str(), |(within, _)| within);
    let labels = ["mailto:", "email:", "e-mail:", "gmail:", "mail:"];
    let bare = labels.iter().find_map(|label| within.trim().strip_prefix(label)).unwrap_or(within);
    let packed: String = bare.chars().filter(|c| *c != ' ').collect();
    let ends = |c: char| !c.is_alphanumeric();
    let (name, host) = packed.trim_start_matches(ends).trim_end_matches(ends).split_once('@')?;
    let host = host.replace([',', ';'], ".").replace("..", ".");
    read_email(&format!("{}@{host}", name.trim_end_matches('.'))).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_read_as_lists_have_them() {
        for (raw, how) in [
            ("a@gmail.com", vec![]),
            (" A@Gmail.com ", vec![]),
            ("a@gmail,com", vec![Heal::Signs]),
            ("a @ gmail.com", vec![Heal::Signs]),
            ("a@gmail.com.", vec![Heal::Signs]),
            ("mailto:a@gmail.com", vec![Heal::Signs]),
            ("Email: a@gmail.com", vec![Heal::Signs]),
            ("Lan <a@gmail.com>", vec![Heal::Signs]),
            ("a＠gmail.com", vec![Heal::Signs]),
            ("a@gmail..com", vec![Heal::Signs]),
            ("a@gmail.com; b@gmail.com", vec![Heal::FirstOfTwo]),
            ("a@gmail.com b@gmail.com", vec![Heal::FirstOfTwo]),
        ] {
            assert_eq!(email(raw), Ok(Healed { value: Some("a@gmail.com".to_owned()), how }), "{raw}");
        }
        assert_eq!(email("Không"), Ok(Healed { value: None, how: vec![Heal::Nothing] }));
        assert_eq!(email(""), Ok(Healed { value: None, how: vec![] }));
        for raw in ["a", "a@gmail", "@gmail.com", "ấn@gmail.com", "0912345678"] {
            assert_eq!(email(raw), Err(Problem::NotAnEmail), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn a_healed_address_is_left_alone(raw in "\\PC{0,30}|[a-c@,. <>;]{0,16}") {
            if let Ok(Healed { value: Some(value), .. }) = email(&raw) {
                prop_assert_eq!(email(&value), Ok(Healed { value: Some(value.clone()), how: vec![] }));
            }
        }
    }
}

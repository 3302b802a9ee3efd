//! How many people a list says that it has.

/// The number that a line says: `Tổng cộng: 35 người`. Sums of money are none.
pub(super) fn said_number(line: &str) -> Option<u32> {
    let lower = line.to_lowercase();
    if lower.contains("tiền") || lower.contains("đồng)") {
        return None;
    }
    let start = line.find(|c: char| c.is_ascii_digit())?;
    let digits: &str = &line[start..];
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (number, behind) = digits.split_at(end);
    let goes_on = behind
        .strip_prefix(['.', ',', '/'])
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    (!goes_on && number.len() <= 5).then(|| number.parse().ok())?
}

/// What the list says, where the people found are another number. Sums of groups may stand before the one of all.
pub(super) fn said_otherwise(said: &[u32], found: usize) -> Option<u32> {
    let found = u32::try_from(found).unwrap_or(u32::MAX);
    let (last, groups) = said.split_last()?;
    let sum = groups.iter().fold(0_u32, |sum, group| sum.saturating_add(*group));
    let is_right = *last == found || sum.saturating_add(*last) == found;
    (!is_right).then_some(*last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_list_says_how_many_it_has() {
        assert_eq!(said_number("Tổng cộng: 35 người"), Some(35));
        assert_eq!(said_number("Danh sách này có 02 người (hai người)."), Some(2));
        for none in ["Tổng cộng", "Tổng cộng 1.200.000", "Tổng số tiền: 500", "Tổng cộng: 123456"]
        {
            assert_eq!(said_number(none), None, "{none}");
        }
        assert_eq!(said_otherwise(&[35], 35), None);
        assert_eq!(said_otherwise(&[35], 34), Some(35));
        assert_eq!(said_otherwise(&[10, 25], 35), None);
        assert_eq!(said_otherwise(&[10, 25, 35], 35), None);
        assert_eq!(said_otherwise(&[], 3), None);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(line in "\\PC{0,20}|[0-9.]{0,12}", said in proptest::collection::vec(any::<u32>(), 0..4)) {
            let _ = (said_number(&line), said_otherwise(&said, 3));
        }
    }
}

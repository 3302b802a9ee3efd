//! The check-in code that is typed where no camera reads it: seven symbols and one that tells a slip of the finger.

use std::fmt;

/// Douglas Crockford's base 32: no I, L, O and U, which are misread or spell words.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many bits a code carries.
pub const BITS: u32 = 35;

/// A typed check-in code. It opens nothing: whoever has it can be checked in by staff, and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShortCode(u64);

impl ShortCode {
    /// The code of a number, of which the lowest 35 bits count.
    pub fn new(number: u64) -> Self {
        Self(number & ((1 << BITS) - 1))
    }

    /// Reads a code as people type it: either case, with spaces and dashes anywhere, `o` for 0, `i` and `l` for 1. None where it is
    /// none, or where a symbol is wrong or two neighbours changed places.
    pub fn read(typed: &str) -> Option<Self> {
        let mut digits = Vec::with_capacity(8);
        for letter in
            typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '.'))
        {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let digit = SYMBOLS.iter().position(|symbol| char::from(*symbol) == letter)?;
            digits.push(u8::try_from(digit).ok()?);
        }
        if digits.len() != 8 || checksum(&digits) != 0 {
            return None;
        }
        Some(Self(digits[..7].iter().fold(0, |number, digit| number << 5 | u64::from(*digit))))
    }
}

impl fmt::Display for ShortCode {
    /// `7K2M-9QXD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits: Vec<u8> = (0..7).rev().map(|place| (self.0 >> (5 * place) & 31) as u8).collect();
        digits.push(times_two(checksum(&digits)));
        for (n, digit) in digits.iter().enumerate() {
            let dash = if n == 4 { "-" } else { "" };
            write!(f, "{dash}{}", char::from(SYMBOLS[usize::from(*digit)]))?;
        }
        Ok(())
    }
}

/// The digits as a polynomial over the field of 32 elements, at a generator of it. It is 0 for a right code: one digit that differs,
/// or any two that changed places, make it something else.
fn checksum(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |sum, digit| times_two(sum) ^ digit)
}

/// Times the generator, by x⁵ + x² + 1.
fn times_two(element: u8) -> u8 {
    let doubled = element << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_is_read_as_it_was_written_however_it_is_typed(number in 0_u64..1 << BITS) {
            let code = ShortCode::new(number);
            let text = code.to_string();
            prop_assert_eq!(text.len(), 9);
            prop_assert_eq!(ShortCode::read(&text), Some(code));
            let typed = text.to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(ShortCode::read(&typed), Some(code));
        }

        #[test]
        fn one_wrong_symbol_and_two_that_changed_places_are_noticed(number in 0_u64..1 << BITS, at in 0_usize..8, by in 1_usize..32, other in 0_usize..8) {
            let symbols: Vec<char> = ShortCode::new(number).to_string().replace('-', "").chars().collect();
            let mut wrong = symbols.clone();
            let digit = SYMBOLS.iter().position(|symbol| char::from(*symbol) == wrong[at]).unwrap();
            wrong[at] = char::from(SYMBOLS[(digit + by) % 32]);
            prop_assert_eq!(ShortCode::read(&wrong.iter().collect::<String>()), None);
            let mut swapped = symbols.clone();
            swapped.swap(at, other);
            prop_assert!(swapped == symbols || ShortCode::read(&swapped.iter().collect::<String>()).is_none());
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(typed in "\\PC{0,20}") {
            let _ = ShortCode::read(&typed);
        }
    }
}

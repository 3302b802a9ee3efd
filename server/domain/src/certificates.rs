//! The serial and the verification code of a certificate (rule 5).

use crate::words::words;

words! {
    /// What a verification says of a certificate.
    CertificateState {
        /// In force.
        Valid = "valid", "Hợp lệ", "Valid";
        /// Taken back.
        Revoked = "revoked", "Đã thu hồi", "Revoked";
        /// Another was issued in its place.
        Replaced = "replaced", "Đã được thay bằng giấy khác", "Replaced";
    }
}

/// The letters of a code: no 0/O, 1/I/L, so that it can be read aloud and typed from paper.
pub const CODE_LETTERS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// How many letters a code has: 20 of 31 are 99 bits, beyond guessing at any rate of asking.
pub const CODE_LENGTH: usize = 20;

/// The serial that people see: number, year and the issuing body's sign, `00012/2023/GCN-SNV`. Numbers run without gaps per issuer and year.
pub fn serial(number: u32, year: i32, issuer_code: &str) -> String {
    format!("{number:05}/{year}/GCN-{issuer_code}")
}

/// The sign of a body in the numbers of its papers: the first letters of what it is, without the territory (`Sở Nội vụ tỉnh Thái
/// Nguyên`: `SNV`); what is written in capitals stays whole (`UBND xã Định Hóa`: `UBND`).
pub fn sign_of(body: &str) -> String {
    const TERRITORIES: [&str; 7] = ["tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường"];
    let words: Vec<&str> =
        body.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let territory = |at: usize| {
        let noun = words.get(at).is_some_and(|word| TERRITORIES.contains(&word.to_lowercase().as_str()));
        let skip = usize::from(words.get(at + 1).is_some_and(|next| ["phố", "xã", "trấn"].contains(next)));
        at > 0 && noun && words.get(at + 1 + skip).is_some_and(&capital)
    };
    let whole = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    words
        .iter()
        .enumerate()
        .take_while(|(at, _)| !territory(*at))
        .map(|(_, word)| if whole(word) { (*word).to_owned() } else { first_letter(word) })
        .collect()
}

/// The first letter as signs write it: without the mark of a tone, so that `Ủy` gives `U`; `Đ`, `Ă`, `Ơ` are letters of their own.
fn first_letter(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let plain: String = word.chars().take(1).nfd().filter(|c| !tone(c)).collect();
    plain.nfc().flat_map(char::to_uppercase).collect()
}

/// A serial as the name of a file.
pub fn file_name(serial: &str) -> String {
    serial.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

/// A code out of random bytes (one each letter); 248 is the largest multiple of 31 in a byte, and bytes above are left out so
/// that each letter is as likely. `None` when the bytes did not suffice.
pub fn code_from(random: &[u8]) -> Option<String> {
    let letters: String = random
        .iter()
        .filter(|byte| **byte < 248)
        .take(CODE_LENGTH)
        .map(|byte| char::from(CODE_LETTERS[usize::from(*byte) % 31]))
        .collect();
    (letters.len() == CODE_LENGTH).then_some(letters)
}

/// A code as somebody typed it: case, spaces and hyphens don't matter. `None` when it can't be a code.
pub fn read_code(raw: &str) -> Option<String> {
    let code: String =
        raw.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
    (code.len() == CODE_LENGTH && code.bytes().all(|byte| CODE_LETTERS.contains(&byte))).then_some(code)
}

/// A code in groups of four, as it is printed.
pub fn grouped(code: &str) -> String {
    code.as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_printed_code_is_read_back(random in prop::collection::vec(0u8..248, 20..40)) {
            let code = code_from(&random).unwrap();
            prop_assert_eq!(read_code(&grouped(&code)), Some(code.clone()));
            prop_assert_eq!(read_code(&format!(" {}", code.to_lowercase())), Some(code));
        }

        #[test]
        fn anything_else_is_no_code(raw in "\\PC{0,30}") {
            if let Some(code) = read_code(&raw) { prop_assert!(code.len() == CODE_LENGTH); }
        }
    }

    #[test]
    fn a_serial_names_its_issuer_and_year() {
        assert_eq!(serial(12, 2023, "SNV"), "00012/2023/GCN-SNV");
        for (body, sign) in [
            ("Sở Nội vụ tỉnh Thái Nguyên", "SNV"),
            ("Sở Nội vụ", "SNV"),
            ("Sở Nội vụ Thành phố Hồ Chí Minh", "SNV"),
            ("UBND xã Định Hóa", "UBND"),
            ("Ủy ban nhân dân thị xã Phổ Yên", "UBND"),
            ("Phòng Phòng, chống tệ nạn xã hội", "PPCTNXH"),
            ("Chi cục Phòng, chống tệ nạn xã hội tỉnh Thái Nguyên", "CCPCTNXH"),
        ] {
            assert_eq!(sign_of(body), sign, "{body}");
        }
        assert_eq!(file_name("00012/2023/GCN-P19"), "00012-2023-GCN-P19");
    }
}

//! Abbreviations in the names of units: `x. Cát Nê`, `TP Thái Nguyên`, `TT Y tế`.

use crate::text;

/// The common nouns, by their abbreviations.
const NOUNS: [(&str, &str); 8] = [
    ("tp", "thành phố"),
    ("tx", "thị xã"),
    ("tt", "thị trấn"),
    ("x", "xã"),
    ("p", "phường"),
    ("h", "huyện"),
    ("q", "quận"),
    ("t", "tỉnh"),
];

/// What centres are for: before these words `TT` is no town.
const CENTRES: [&str; 8] =
    ["y te", "giao duc", "van hoa", "dich vu", "bao tro", "chinh tri", "phuc vu", "hanh chinh"];

/// The name with its abbreviations written out, as far as they stand before a proper name.
pub(super) fn expanded(name: &str) -> String {
    let apart = apart(name);
    let words: Vec<&str> = apart.split(' ').collect();
    let mut out: Vec<&str> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let begins = at == 0 || words[at - 1].ends_with([',', ';', '-', '–']) || is_short(words[at - 1]);
        out.push(noun(word, &words[at + 1..], begins).unwrap_or(word));
    }
    out.join(" ")
}

/// The name with a space behind each abbreviation that has its full stop or number close to it.
fn apart(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let lower = word.to_lowercase();
        if matches!(lower.trim_end_matches(','), "tphcm" | "tp.hcm" | "tp.hồchíminh") {
            let behind = if word.ends_with(',') { "," } else { "" };
            return format!("thành phố Hồ Chí Minh{behind}");
        }
        let close = NOUNS.iter().find_map(|(short, _)| {
            let begins = lower.starts_with(short).then(|| word.split_at(short.len()))?;
            let (short, rest) = begins;
            let proper = rest.strip_prefix('.').filter(|rest| !rest.is_empty());
            let number = rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest);
            let number = number.filter(|_| matches!(short, "p" | "P" | "q" | "Q"));
            proper.or(number).map(|proper| format!("{short}. {proper}"))
        });
        close.unwrap_or_else(|| word.to_owned())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What an abbreviation stands for, by the words behind it. One letter without a full stop is one only where a part begins.
fn noun(word: &str, behind: &[&str], begins: bool) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let short = lower.strip_suffix('.').unwrap_or(&lower);
    let (_, noun) = NOUNS.iter().find(|(known, _)| *known == short)?;
    let may_be = lower.ends_with('.') || begins || short.len() > 1;
    if !may_be || behind.is_empty() {
        return None;
    }
    if short == "tp" && behind.first().is_some_and(|next| next.to_lowercase() == "hcm") {
        return None;
    }
    let until = behind.iter().position(|word| word.ends_with([',', ';']) || matches!(*word, "-" | "–"));
    let part = until.map_or(behind, |end| &behind[..=end]);
    let is_centre = CENTRES.iter().any(|words| text::fold(&part.join(" ")).starts_with(words));
    match (short, is_proper(part)) {
        ("tt", true) if is_centre => Some("Trung tâm"),
        ("tt", false) if is_centre || !has_vowel(part[0]) => Some("Trung tâm"),
        (_, true) => Some(noun),
        _ => None,
    }
}

/// A word that is an abbreviation of a body: what follows it begins anew.
fn is_short(word: &str) -> bool {
    matches!(
        text::fold(word).as_str(),
        "ubnd" | "ub" | "hdnd" | "mttq" | "ubmttq" | "du" | "uy" | "lhpn" | "ccb" | "nd" | "tn" | "dan"
    )
}

/// Words of a proper name: syllables with a capital each, or a number, up to a common noun or the next abbreviation.
fn is_proper(words: &[&str]) -> bool {
    let is_common = |word: &str| {
        let folded = text::fold(word);
        let noun = NOUNS.iter().any(|(short, noun)| {
            *short == folded || text::fold(noun).split(' ').next() == Some(folded.as_str())
        });
        noun && !word.starts_with(char::is_uppercase)
    };
    let proper: Vec<&&str> =
        words.iter().take_while(|word| !is_common(word)).filter(|word| has_letters(word)).collect();
    let begins = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (1..=5).contains(&proper.len()) && proper.iter().all(|word| begins(word) && has_vowel(word))
}

fn has_letters(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Every syllable has a vowel; most abbreviations have none.
fn has_vowel(word: &str) -> bool {
    text::fold(word).contains(|c: char| "aeiouy".contains(c) || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_stand_before_proper_names() {
        for (short, long) in [
            ("x. Cát Nê", "xã Cát Nê"),
            ("X.Cát Nê", "xã Cát Nê"),
            ("P. Phan Đình Phùng", "phường Phan Đình Phùng"),
            ("TT Hùng Sơn", "thị trấn Hùng Sơn"),
            ("H. Đại Từ", "huyện Đại Từ"),
            ("xã Cát Nê, H Đại Từ", "xã Cát Nê, huyện Đại Từ"),
            ("TP Thái Nguyên", "thành phố Thái Nguyên"),
            ("TP.Thái Nguyên", "thành phố Thái Nguyên"),
            ("TX. Phổ Yên, T. Thái Nguyên", "thị xã Phổ Yên, tỉnh Thái Nguyên"),
            ("P.12, Q1, TP.HCM", "phường 12, quận 1, thành phố Hồ Chí Minh"),
            ("UBND P. Tích Lương", "UBND phường Tích Lương"),
            ("TT Y tế huyện Đại Từ", "Trung tâm Y tế huyện Đại Từ"),
            ("TT GDNN-GDTX", "Trung tâm GDNN-GDTX"),
        ] {
            assert_eq!(expanded(short), long);
        }
        for kept in ["P. Nội vụ", "P. LĐTBXH", "Xã Cát Nê", "Sở Nội vụ", "TP", "", "x"] {
            assert_eq!(expanded(kept), kept);
        }
    }
}

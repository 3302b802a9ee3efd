//! Whether a word is a syllable of Vietnamese: a beginning, a rime, and a tone that the rime can have.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::char::{compose, decompose_canonical};

/// How a syllable can begin, the longest first.
const ONSETS: &[&str] = &[
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", "",
];

/// How it goes on, without tone. Those of place names such as Đắk Lắk are among them.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăk", "ăm", "ăn",
    "ăng", "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo",
    "ep", "et", "ê", "êch", "êm", "ên", "êng", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "iêc", "iêm",
    "iên", "iêng", "iêp", "iêt", "iêu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai",
    "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe",
    "oem", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "ô", "ôc", "ôi", "ôk",
    "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơng", "ơp", "ơt", "u", "ua", "uân", "uâng", "uât",
    "uây", "uc", "ue", "uê", "uêch", "uên", "uênh", "uêu", "ui", "uit", "um", "un", "ung", "uơ", "uôc",
    "uôi", "uôm", "uôn", "uông", "uôt", "up", "ut", "uy", "uya", "uych", "uyên", "uyêt", "uyn", "uynh",
    "uyp", "uyt", "uyu", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ươc", "ươi", "ươm", "ươn", "ương", "ươp",
    "ươt", "ươu", "ưt", "ưu", "y", "yêm", "yên", "yêng", "yêt", "yêu", "ynh", "yt", "yn", "yp",
];

/// The marks of the tones as Unicode has them after a letter.
const ACUTE: char = '\u{301}';
const DOT: char = '\u{323}';
const TONES: [char; 5] = ['\u{300}', ACUTE, '\u{303}', '\u{309}', DOT];

/// The rimes, to look one up.
static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| RIMES.iter().copied().collect());

/// Whether a word is a syllable, in small or large letters.
pub(super) fn is_syllable(word: &str) -> bool {
    // The longest, nghiêng, has seven letters; each may have two marks.
    if word.chars().nth(21).is_some() {
        return false;
    }
    let Some((bare, tone)) = without_tone(word) else { return false };
    let mut ways = ONSETS.iter().filter_map(|onset| bare.strip_prefix(onset));
    // "gì" is g and i, "quê" is qu and ê, "quốc" is qu and ôc, "giếng" is gi and êng.
    ways.any(|rime| KNOWN.contains(rime) && goes_with(rime, tone))
}

/// A word in small letters without its tone, and the tone. There is none when a letter is no Vietnamese one, or two have
/// a tone.
fn without_tone(word: &str) -> Option<(String, Option<char>)> {
    let (mut bare, mut tone, mut is_vietnamese) = (String::with_capacity(word.len()), None, true);
    for letter in word.chars().flat_map(char::to_lowercase) {
        decompose_canonical(letter, |part| {
            if TONES.contains(&part) {
                is_vietnamese &= tone.replace(part).is_none();
            } else if part.is_ascii_lowercase() || part == 'đ' {
                bare.push(part);
            } else {
                let whole = bare.pop().and_then(|letter| compose(letter, part));
                is_vietnamese &= whole.is_some_and(|whole| "ăâêôơư".contains(whole));
                bare.extend(whole);
            }
        });
        if !is_vietnamese {
            return None;
        }
    }
    Some((bare, tone))
}

/// A rime that ends in a stop has the tone of sắc or nặng.
fn goes_with(rime: &str, tone: Option<char>) -> bool {
    let is_stopped = rime.ends_with(['c', 'p', 't', 'k']) || rime.ends_with("ch");
    !is_stopped || matches!(tone, Some(ACUTE | DOT))
}

#[cfg(test)]
pub(super) mod samples {
    //! Every syllable that can be, for tests.

    use unicode_normalization::UnicodeNormalization;

    use super::*;

    /// The syllable of these numbers, whatever they are.
    pub(in crate::vietnamese) fn syllable(onset: usize, rime: usize, tone: usize) -> String {
        let onset = ONSETS[onset % ONSETS.len()];
        let rime = RIMES[rime % RIMES.len()];
        let tone = TONES.get(tone % 6).copied();
        let tone = if goes_with(rime, tone) { tone } else { Some(ACUTE) };
        let vowels: Vec<usize> = rime
            .char_indices()
            .filter(|(_, letter)| "aăâeêioôơuưy".contains(*letter))
            .map(|(at, _)| at)
            .collect();
        // On the letter with a mark of its own, else on the first of two at the end, else on the last.
        let marked = vowels
            .iter()
            .rev()
            .find(|at| "ăâêôơư".contains(&rime[**at..].chars().next().unwrap().to_string()));
        let is_open = vowels.last().is_some_and(|at| at + 1 == rime.len()) && vowels.len() > 1;
        let at = marked.copied().unwrap_or(vowels[if is_open { vowels.len() - 2 } else { vowels.len() - 1 }]);
        let (before, after) = rime.split_at(at);
        let mut letters = after.chars();
        let vowel = letters.next().unwrap();
        let toned = [Some(vowel), tone].into_iter().flatten().nfc().collect::<String>();
        format!("{onset}{before}{toned}{}", letters.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_vietnamese_are_known() {
        let text = "Nguyễn Thị Lan Trần Văn Đỗ Phạm Hoàng Huỳnh Võ Vũ Đặng Bùi Hồ Ngô Dương Lý Nghiêm Quách Giang \
            giếng gì quê Quốc quyển khuya nghiêng thuở hoà hòa thuý thúy Đắk Lắk ĐƯỜNG PHỐ PHƯỜNG xã huyện Kỳ Mỹ \
            Uyên Yến ạ ở ý ưu oái ngoằn boong Quỳnh Khuyết quýt Uỷ ban";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for word in [
            "NguyÔn", "ThÞ", "Nguyeãn", "Traàn", "Hµ", "Niê", "Blŏ", "café", "José", "tát̀", "các̀", "bàc",
            "Zoë",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}

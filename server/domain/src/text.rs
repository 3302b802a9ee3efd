//! Text as it comes in (NFC, no invisible letters) and as it is searched (folded).

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// One line of text as the program keeps it: NFC, other white space made plain spaces and run together, invisible and control
/// characters left out, nothing at the ends.
///
/// ```
/// assert_eq!(domain::text::line(" Nguye\u{302}\u{303}n\u{a0} Thị\u{200b} Hoa\n"), "Nguyễn Thị Hoa");
/// ```
pub fn line(raw: &str) -> String {
    // Left out before composing: an invisible letter may stand between a letter and its mark.
    let kept: String = raw
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control())
        .nfc()
        .collect();
    kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Text in NFC without control characters, its lines and spaces as they were: what a form shows again is what was typed.
pub fn compose(raw: &str) -> String {
    raw.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).nfc().collect()
}

/// Text of several lines, cleaned as [`line`] does each; line ends become `\n`, more than one empty line becomes one.
pub fn block(raw: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for part in raw.replace("\r\n", "\n").replace('\r', "\n").split('\n') {
        let clean = line(part);
        if !(clean.is_empty() && out.last().is_none_or(String::is_empty)) {
            out.push(clean);
        }
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out.join("\n")
}

/// The form in which text is searched: lower case, no marks, `đ` as `d`, everything else than letters and digits a space.
///
/// The old and the new place of a tone mark (`hòa`, `hoà`) fold to the same.
///
/// ```
/// assert_eq!(domain::text::fold("Đặng Thị HÒA (xã Cát Nê)"), "dang thi hoa xa cat ne");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'đ' | 'ð' | 'ɖ' => out.push('d'),
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The marks of the five tones, as NFD writes them: huyền, sắc, hỏi, ngã, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// The form in which two spellings of one name are the same: lower case, the tone of each word behind it, wherever it was placed
/// (`hòa`, `hoà`). Other than in [`fold`], accents count: Hòa is not Hoa.
///
/// ```
/// assert_eq!(domain::text::spelling("Nguyễn Thị HÒA"), domain::text::spelling("Nguyễn thị Hoà"));
/// assert_ne!(domain::text::spelling("Hòa"), domain::text::spelling("Hoa"));
/// ```
pub fn spelling(name: &str) -> String {
    let words = line(name).to_lowercase();
    let words = words.split(' ').map(|word| {
        let (tones, letters): (String, String) = word.nfd().partition(|c| TONES.contains(c));
        letters + &tones
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The words that a search asks for, folded. A text matches when it contains each of them, in any order.
pub fn search_words(query: &str) -> Vec<String> {
    fold(query).split(' ').filter(|word| !word.is_empty()).take(8).map(str::to_owned).collect()
}

/// Whether each word that is searched for begins a word of a text; both are folded. It finds people by the beginnings of their names.
///
/// ```
/// use domain::text::{begin_words, fold};
/// assert!(begin_words(&fold("Ma Thị Én, Xã Đại Từ"), &fold("ÉN dai")));
/// assert!(!begin_words(&fold("Ma Thị Én"), &fold("hi")));
/// ```
pub fn begin_words(text: &str, searched: &str) -> bool {
    searched.split(' ').all(|word| text.split(' ').any(|one| one.starts_with(word)))
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A title in quotation marks; those within it become the inner ones.
///
/// ```
/// use domain::text::quoted;
/// assert_eq!(quoted("Kỹ năng “lắng nghe” và \"chia sẻ\""), "“Kỹ năng ‘lắng nghe’ và ‘chia sẻ’”");
/// ```
pub fn quoted(title: &str) -> String {
    let mut out = String::with_capacity(title.len() + 6);
    let mut open = false;
    out.push('“');
    for c in title.chars() {
        let c = match c {
            '“' => '‘',
            '”' => '’',
            '"' => {
                open = !open;
                if open { '‘' } else { '’' }
            }
            c => c,
        };
        out.push(c);
    }
    out.push('”');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_ways_to_place_a_tone_fold_to_the_same() {
        assert_eq!(fold("Thúy Hòa"), fold("Thuý Hoà"));
        assert_eq!(fold("Đỗ Ỷ"), "do y");
    }

    #[test]
    fn only_the_place_of_a_tone_is_nothing_to_go_by() {
        for (old, new) in [("Thúy", "Thuý"), ("Trần Qúy", "Trần Quý"), ("HOẢ", "hỏa"), ("thuỵ", "thụy")]
        {
            assert_eq!(spelling(old), spelling(new), "{old}");
        }
        for (one, other) in
            [("Hòa", "Hóa"), ("Hòa", "Hoa"), ("Tâm", "Tam"), ("Đào", "Dào"), ("Mùi Hoa", "Mui Hòa")]
        {
            assert_ne!(spelling(one), spelling(other), "{one}");
        }
    }

    #[test]
    fn a_block_keeps_paragraphs_and_drops_the_rest() {
        assert_eq!(block("\n a\u{a0}b \r\n\r\n\r\n c\t\n\n"), "a b\n\nc");
    }

    proptest! {
        #[test]
        fn cleaning_is_done_after_once(raw in "\\PC*|[a-zđễ \\n\\r\u{200b}\u{301}]{0,40}") {
            prop_assert_eq!(line(&line(&raw)), line(&raw));
            prop_assert_eq!(block(&block(&raw)), block(&raw));
            prop_assert_eq!(fold(&fold(&raw)), fold(&raw));
        }

        #[test]
        fn decomposed_text_is_the_same_text(raw in "[a-zA-ZàáảãạâấầẩẫậăắằẳẵặđêếơớưứĐ ]{0,30}") {
            let decomposed: String = raw.nfd().collect();
            prop_assert_eq!(line(&decomposed), line(&raw));
            prop_assert_eq!(fold(&decomposed), fold(&raw));
            prop_assert_eq!(spelling(&decomposed), spelling(&raw));
        }

        #[test]
        fn names_of_one_spelling_are_found_by_one_search(one in "[aăâeêioôơuưyđhntq]{1,4}[\u{300}\u{301}]?[aăâeêioôơuưy]{0,2}", other in "[aăâeêioôơuưyđhntq]{1,4}[\u{300}\u{301}]?[aăâeêioôơuưy]{0,2}") {
            prop_assert!(spelling(&one) != spelling(&other) || fold(&one) == fold(&other));
            prop_assert_eq!(spelling(&one.to_uppercase()), spelling(&one));
        }
    }
}

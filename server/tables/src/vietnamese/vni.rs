//! VNI for Windows: a letter and after it the mark it bears, or one code for both.

/// The tones in the order of the marks: acute, grave, hook, tilde, dot.
const MARKS: &str = "ùøûõï";
/// Letters and their forms with these tones; the last ones with a mark of the letter itself.
const TONED: &[(char, &str)] = &[
    ('a', "áàảãạ"),
    ('e', "éèẻẽẹ"),
    ('o', "óòỏõọ"),
    ('ô', "ớờởỡợ"),
    ('u', "úùủũụ"),
    ('ö', "ứừửữự"),
    ('y', "ýỳỷỹỵ"),
];
/// The circumflex alone, then with each tone.
const CIRCUMFLEX: &str = "âáàåãä";
const WITH_CIRCUMFLEX: &[(char, &str)] = &[('a', "âấầẩẫậ"), ('e', "êếềểễệ"), ('o', "ôốồổỗộ")];
/// The breve alone, then with each tone.
const BREVE: &str = "êéèúüë";
const WITH_BREVE: &str = "ăắằẳẵặ";
/// Letters of one code.
const ALONE: &[(char, char)] = &[
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
];

/// A word decoded. Marks without a letter before them stay.
pub(super) fn decoded(word: &str) -> String {
    let mut decoded = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let small = small(letter);
        let both = letters.peek().and_then(|mark| together(small, self::small(*mark)));
        let new = both.or_else(|| alone(small)).unwrap_or(small);
        if both.is_some() {
            letters.next();
        }
        if letter.is_uppercase() { decoded.extend(new.to_uppercase()) } else { decoded.push(new) }
    }
    decoded
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn together(letter: char, mark: char) -> Option<char> {
    let with = |marks: &str, forms: &str| forms.chars().nth(marks.chars().position(|it| it == mark)?);
    let forms =
        |table: &[(char, &'static str)]| table.iter().find(|(it, _)| *it == letter).map(|(_, forms)| *forms);
    let toned = forms(TONED).and_then(|forms| with(MARKS, forms));
    let round = || forms(WITH_CIRCUMFLEX).and_then(|forms| with(CIRCUMFLEX, forms));
    let short = || if letter == 'a' { with(BREVE, WITH_BREVE) } else { None };
    toned.or_else(round).or_else(short)
}

fn alone(letter: char) -> Option<char> {
    ALONE.iter().find(|(it, _)| *it == letter).map(|(_, new)| *new)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A text in the codes of VNI, as letters of Latin-1.
    pub(in crate::vietnamese) fn encoded(text: &str) -> String {
        let mut whole = String::new();
        for letter in text.chars() {
            let code = code(small(letter)).unwrap_or_else(|| small(letter).to_string());
            whole.push_str(&if letter.is_uppercase() { code.to_uppercase() } else { code });
        }
        whole
    }

    fn code(letter: char) -> Option<String> {
        if let Some((code, _)) = ALONE.iter().find(|(_, it)| *it == letter) {
            return Some(code.to_string());
        }
        let of = |base: &char, marks: &str, forms: &str| {
            let place = forms.chars().position(|it| it == letter)?;
            Some(format!("{base}{}", marks.chars().nth(place)?))
        };
        let toned = TONED.iter().find_map(|(base, forms)| of(base, MARKS, forms));
        let round = || WITH_CIRCUMFLEX.iter().find_map(|(base, forms)| of(base, CIRCUMFLEX, forms));
        toned.or_else(round).or_else(|| of(&'a', BREVE, WITH_BREVE))
    }

    #[test]
    fn words_are_decoded() {
        for (written, text) in [
            ("Nguyeãn", "Nguyễn"),
            ("Thò", "Thị"),
            ("Traàn", "Trần"),
            ("Vaên", "Văn"),
            ("Ñoã", "Đỗ"),
            ("tröôøng", "trường"),
            ("HUYEÄN", "HUYỆN"),
            ("ÑEÅ", "ĐỂ"),
            ("ngöôøi", "người"),
            ("hoaø", "hoà"),
            ("Kyø", "Kỳ"),
            ("LYÙ", "LÝ"),
            ("kî", "kỵ"),
            ("nghóa", "nghĩa"),
        ] {
            assert_eq!(decoded(written), text);
            assert_eq!(encoded(text), written);
        }
    }
}

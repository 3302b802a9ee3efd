//! What a word is, in Unicode and in the letters of before.

/// Words: letters, and the signs of Latin-1 that are letters of TCVN3.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !is_of_word(letter)).filter(|word| !word.is_empty())
}

/// Whether a letter is part of a word.
pub(super) fn is_of_word(letter: char) -> bool {
    letter.is_alphabetic() || ('\u{A1}'..='\u{FF}').contains(&letter)
}

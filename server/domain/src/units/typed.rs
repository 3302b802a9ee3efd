//! A unit in somebody's own words.

use unicode_normalization::UnicodeNormalization;

use crate::{
    Problem,
    fields::read_line,
    label,
    people::name::{is_blank, reads_as_web_address},
};

/// The most letters that somebody may type of a unit that the list does not have.
pub const MOST_TYPED: usize = 200;

/// What somebody typed of a unit that the list does not have, as it is kept: one line of letters that can be seen (NFKC).
///
/// # Errors
/// [`Problem::Missing`], [`Problem::TooLong`], or the sentence that says what it looks like, as for the name of a person.
pub fn read_typed(raw: &str) -> Result<String, Problem> {
    if raw.chars().any(is_blank) {
        return Err(Problem::Said(
            "Tên đơn vị có ký tự trống không nhìn thấy được: xóa đi và gõ lại",
            "The name of the unit holds a letter that can’t be seen: delete it and type the name again",
        ));
    }
    let composed: String = raw.nfkc().collect();
    let words = read_line(&composed, label::UNIT, MOST_TYPED)?;
    if !words.chars().any(char::is_alphabetic) {
        return Err(Problem::Missing(label::UNIT));
    }
    if reads_as_web_address(&words) {
        return Err(Problem::Said(
            "Tên đơn vị có phần giống địa chỉ trang web: bỏ phần đó, hoặc thêm dấu cách sau dấu chấm",
            "Part of the unit’s name looks like a web address: take it out, or put a space after the full stop",
        ));
    }
    Ok(words)
}

//! What can be chosen as an answer: an option a line, in English after a bar.

use crate::{Lang, Problem, questions::kinds::MOST_OPTIONS, text};

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionOption {
    /// As it is kept, and read in Vietnamese.
    pub vi: String,
    /// In English; empty: none was written.
    pub en: String,
}

impl QuestionOption {
    /// The words in a language; in Vietnamese where there are no others.
    pub fn text(&self, lang: Lang) -> &str {
        if self.en.is_empty() { &self.vi } else { lang.pick(&self.vi, &self.en) }
    }
}

/// The options of a text, in its order.
pub fn options(text: &str) -> Vec<QuestionOption> {
    let lines = text.lines().map(|line| line.split_once('|').unwrap_or((line, "")));
    let options = lines.map(|(vi, en)| QuestionOption { vi: vi.trim().into(), en: en.trim().into() });
    options.filter(|option| !option.vi.is_empty()).collect()
}

/// Reads options as typed, an option a line, and writes them as they are kept.
///
/// # Errors
/// A [`Problem`] that says what to do.
pub fn read_options(typed: &str) -> Result<String, Problem> {
    let clean = text::block(typed);
    let all = options(&clean);
    if all.len() < 2 {
        return Err(Problem::Said(
            "Nhập ít nhất hai lựa chọn, mỗi dòng một lựa chọn",
            "Enter at least two options, one a line",
        ));
    }
    if all.len() > MOST_OPTIONS {
        return Err(Problem::Said("Rút còn tối đa 30 lựa chọn", "Keep 30 options or fewer"));
    }
    for (n, option) in all.iter().enumerate() {
        if option.vi.chars().count() > 200 || option.en.chars().count() > 200 {
            return Err(Problem::Said(
                "Rút gọn mỗi lựa chọn còn tối đa 200 ký tự",
                "Shorten each option to 200 characters or fewer",
            ));
        }
        if all[..n].iter().any(|before| before.vi == option.vi) {
            return Err(Problem::SaidOf(
                format!("Lựa chọn “{}” ghi hai lần: bỏ một dòng", option.vi),
                format!("The option “{}” is there twice: take one line out", option.vi),
            ));
        }
    }
    let line = |option: &QuestionOption| match option.en.as_str() {
        "" => option.vi.clone(),
        en => format!("{} | {en}", option.vi),
    };
    Ok(all.iter().map(line).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_option_may_have_english_beside_it() {
        let kept = read_options(" Ăn chay |Vegetarian\n\nĂn thường\n").unwrap();
        assert_eq!(kept, "Ăn chay | Vegetarian\nĂn thường");
        let all = options(&kept);
        assert_eq!((all[0].text(Lang::En), all[1].text(Lang::En)), ("Vegetarian", "Ăn thường"));
        assert!(read_options("Một").is_err());
        assert!(read_options("Một\nHai\nMột | One").is_err());
    }

    proptest! {
        #[test]
        fn what_is_kept_is_kept_again(typed in "([a-că |]{0,6}\n){0,6}") {
            if let Ok(kept) = read_options(&typed) {
                prop_assert_eq!(read_options(&kept), Ok(kept));
            }
        }
    }
}

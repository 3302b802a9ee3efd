//! The two languages of the program: Vietnamese first, English beside it.

/// A language that a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese, unless chosen otherwise.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The one of two wordings that is in this language.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// The code of BCP 47, as `<html lang>` and the database write it.
    pub fn code(self) -> &'static str {
        self.pick("vi", "en")
    }

    /// The language of a code; anything that is not English reads Vietnamese.
    pub fn from_code(code: &str) -> Self {
        if code.eq_ignore_ascii_case("en") { Lang::En } else { Lang::Vi }
    }
}

//! Sentences of the program, in both languages: both wordings stand side by side, so that neither can be forgotten.

/// A count with its noun, in English: `1 person`, `1,200 people`.
pub(crate) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", domain::numbers::number_in(domain::Lang::En, n), if n == 1 { one } else { many })
}

/// Declares sentences: `name = "tiếng Việt", "English";` becomes `fn name(lang: Lang) -> &'static str`.
macro_rules! texts {
    ($($name:ident = $vi:literal, $en:literal;)+) => {
        $(
            #[doc = $vi]
            pub(crate) fn $name(lang: domain::Lang) -> &'static str {
                lang.pick($vi, $en)
            }
        )+
    };
}

pub(crate) use texts;

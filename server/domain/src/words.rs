//! Closed lists of words: each value has one code for the database and the address line, and its name in both languages.

use crate::Lang;

/// A value out of a closed list.
pub trait Word: Copy + Eq + Sized + 'static {
    /// Every value, in the order in which people should see them.
    const ALL: &'static [Self];

    /// The code in the database, in CSV files and in addresses.
    fn code(self) -> &'static str;

    /// The name that people read.
    fn name(self, lang: Lang) -> &'static str;

    /// The value of a code, if it is one.
    fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.code() == code)
    }

    /// The codes of all values, to tell somebody what is expected.
    fn expected() -> String {
        Self::ALL.iter().map(|word| word.code()).collect::<Vec<_>>().join(", ")
    }
}

/// Declares an enum that is a [`Word`]: `Variant = "code", "tên", "name";`.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $vi:literal, $en:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code)] $variant,)+
        }

        impl $crate::Word for $name {
            const ALL: &'static [Self] = &[$($name::$variant),+];

            fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }

            fn name(self, lang: $crate::Lang) -> &'static str {
                match self { $($name::$variant => lang.pick($vi, $en)),+ }
            }
        }
    };
}
pub(crate) use words;

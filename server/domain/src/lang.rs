//! The two languages in which people read.

/// The language of a page, a mail or a paper. Vietnamese comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

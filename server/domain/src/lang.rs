//! The two languages in which the program speaks: Vietnamese first, English beside it.

/// A language of pages, papers and mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese, used unless a person chose otherwise.
    Vi,
    /// English.
    En,
}

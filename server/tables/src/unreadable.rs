//! Why a file could not be read.

/// Why a file or a text gave no rows. Each is something a person can act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unreadable {
    /// Nothing stands in it.
    #[error("nothing stands in it")]
    Empty,
    /// The file, what it unpacks to, or all its text is larger than is read.
    #[error("it is too large")]
    TooLarge,
    /// It has this many rows with something in them: more than are read.
    #[error("it has {0} rows")]
    TooManyRows(usize),
    /// Something stands further right than columns are read.
    #[error("it has too many columns")]
    TooManyColumns,
    /// It opens with a password only.
    #[error("it has a password")]
    Password,
    /// It is of a kind that is read, but broken or cut off.
    #[error("it is damaged")]
    Damaged,
    /// A PDF.
    #[error("it is a PDF")]
    Pdf,
    /// A picture: a scan or a photo of a list.
    #[error("it is a picture")]
    Picture,
    /// A document of Word before 2007 (.doc), or RTF.
    #[error("it is a document of old Word")]
    WordOld,
    /// A document without a table.
    #[error("it is a document without a table")]
    NoTable,
    /// A web page or XML, which some programs save with the ending .xls.
    #[error("it is a web page")]
    Web,
    /// Anything else.
    #[error("it is of an unknown kind")]
    Unknown,
}

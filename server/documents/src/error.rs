//! What can go wrong while a paper, a mail or an archive is made.

/// Why a document could not be made. None of these is about the network or the disk: the data itself has to change.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DocumentError {
    /// The embedded faces cannot draw this letter. A PDF would show a blank in a person's name, so none is made.
    #[error("the certificate's typeface has no letter {character:?} (U+{:04X})", u32::from(*character))]
    MissingGlyph {
        /// The letter, as it stands in the text after composition (NFC).
        character: char,
    },
    /// A text is too long for its place on the paper even in the smallest type that can still be read.
    #[error("the text for {part} is too long for the paper")]
    TooLong {
        /// Which part of the paper, in words for a log.
        part: &'static str,
    },
    /// The faces that come with the program cannot be read or cut down: the program was built wrongly.
    #[error("a typeface of the program cannot be used: {0}")]
    Typeface(String),
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
    /// The text has more than a QR code can hold (2,331 bytes at level M).
    #[error("the text is too long for a QR code")]
    QrTooLong,
    /// A picture could not be written.
    #[error("the picture could not be written: {0}")]
    Picture(String),
    /// An e-mail address that no mail can be sent to or from.
    #[error("{0:?} is not an e-mail address")]
    Address(String),
    /// A Message-ID that would break the head of a mail: it must be `<left@right>` without spaces.
    #[error("{0:?} cannot be a Message-ID")]
    MessageId(String),
    /// The mail's parts could not be put together.
    #[error("the mail could not be put together: {0}")]
    Mail(String),
    /// The archive could not be written.
    #[error("the archive could not be written: {0}")]
    Archive(String),
}

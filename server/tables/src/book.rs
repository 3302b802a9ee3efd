//! What was read: sheets of rows of text.

/// A file or text as it was read: its sheets, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// The sheets in the file's order, also those without rows.
    pub sheets: Vec<Sheet>,
    /// The old encoding its text was written in, when it was not Unicode as it should be.
    pub converted_from: Option<Encoding>,
    /// Whether programs come with the file. They are never run.
    pub has_macros: bool,
    /// Whether its days are counted from 1904, as old Macs did. The dates read are right all the same.
    pub starts_1904: bool,
}

/// A sheet of a workbook, a table of a document, or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name in the file. Tables of a document are "Bảng 1", "Bảng 2"; a text has none.
    pub name: String,
    /// Whether the file hides it.
    pub is_hidden: bool,
    /// Only rows in which something stands.
    pub rows: Vec<Row>,
}

/// A row in which something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The sheet's own number, from 1. In a text it is the line on which the row begins.
    pub number: u32,
    /// Whether the file hides it, by hand or by a filter.
    pub is_hidden: bool,
    /// The cells from column A on. Empty ones at the end are left out.
    pub cells: Vec<String>,
}

/// How text was written before Unicode, or not as UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Windows' own for Vietnamese: letters with their tones after them.
    Windows1258,
    /// TCVN 5712 (ABC), one byte a letter, with faces such as .VnTime.
    Tcvn3,
    /// VNI for Windows, a letter and its mark after it, with faces such as VNI-Times.
    Vni,
    /// UTF-16, as "Unicode text" is saved by Excel.
    Utf16,
}

impl Encoding {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows1258 => "Windows-1258",
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Utf16 => "UTF-16",
        }
    }
}

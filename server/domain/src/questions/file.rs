//! What a file is, by its content: what its name ends in is only what somebody says.

use crate::{Label, Problem, text, words::words};

words! {
    /// The kinds of files that are taken as an answer.
    FileKind {
        /// A PDF.
        Pdf = "pdf", "PDF", "PDF";
        /// A photograph.
        Jpeg = "jpg", "JPEG", "JPEG";
        /// A picture.
        Png = "png", "PNG", "PNG";
        /// A text of Word.
        Docx = "docx", "Word (DOCX)", "Word (DOCX)";
        /// A workbook of Excel.
        Xlsx = "xlsx", "Excel (XLSX)", "Excel (XLSX)";
    }
}

/// The largest file: a scanned page of good quality, or some photographs.
pub const LARGEST_FILE: usize = 5 * 1024 * 1024;

/// The longest name of a file.
const LONGEST_NAME: usize = 120;

const NAME: Label = Label { vi: "tên tệp", en: "the name of the file" };

impl FileKind {
    /// The kind as it is registered with IANA.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// What a file is; none: nothing that is taken. A text or a workbook that carries a program is not.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            return Some(Self::Jpeg);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        if !bytes.starts_with(b"PK\x03\x04") {
            return None;
        }
        let names = names_in_zip(bytes)?;
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        if !has("[Content_Types].xml") || names.iter().any(|name| name.ends_with("vbaProject.bin")) {
            return None;
        }
        match (has("word/document.xml"), has("xl/workbook.xml")) {
            (true, false) => Some(Self::Docx),
            (false, true) => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// Looks at a file that somebody chose: its name as it is kept, and what it is.
///
/// # Errors
/// A [`Problem`] that says what to do.
pub fn read_file(name: &str, bytes: &[u8]) -> Result<(String, FileKind), Problem> {
    if bytes.is_empty() {
        return Err(Problem::Said(
            "Tệp này không có nội dung: chọn tệp khác",
            "This file is empty: choose another",
        ));
    }
    if bytes.len() > LARGEST_FILE {
        return Err(too_large());
    }
    let kind = FileKind::of(bytes).ok_or(Problem::Said(
        "Chọn tệp PDF, ảnh JPEG hoặc PNG, tệp Word (DOCX) hoặc Excel (XLSX)",
        "Choose a PDF, a JPEG or PNG picture, a Word (DOCX) or Excel (XLSX) file",
    ))?;
    // Some browsers send the whole path.
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean = text::line(last).replace(['"', '<', '>', '|', ':', '*', '?'], "_");
    if clean.chars().count() > LONGEST_NAME {
        return Err(Problem::TooLong(NAME, LONGEST_NAME));
    }
    let clean = if clean.is_empty() { format!("tep.{}", crate::Word::code(kind)) } else { clean };
    Ok((clean, kind))
}

/// That a file is larger than one may be.
pub fn too_large() -> Problem {
    Problem::Said(
        "Tệp lớn hơn 5 MB: chọn tệp nhỏ hơn, hoặc giảm kích thước ảnh",
        "The file is larger than 5 MB: choose a smaller one",
    )
}

/// The names in the directory of an archive (PKWARE APPNOTE, 4.3.12, 4.3.16); none where it has no whole one.
pub(crate) fn names_in_zip(bytes: &[u8]) -> Option<Vec<String>> {
    // The end record is the last thing, with a comment of 64 kB at the most.
    let from = bytes.len().saturating_sub(22 + 65_535);
    let end = bytes[from..].windows(4).rposition(|four| four == b"PK\x05\x06")? + from;
    let number = |at: usize, n: usize| -> Option<usize> {
        let part = bytes.get(at..at.checked_add(n)?)?;
        Some(part.iter().rev().fold(0usize, |sum, byte| (sum << 8) | usize::from(*byte)))
    };
    let (count, mut at) = (number(end + 10, 2)?, number(end + 16, 4)?);
    let mut names = vec![];
    for _ in 0..count {
        if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let (name, extra, comment) = (number(at + 28, 2)?, number(at + 30, 2)?, number(at + 32, 2)?);
        names.push(String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name)?).into_owned());
        at += 46 + name + extra + comment;
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// An archive with nothing but a directory.
    fn zip(names: &[&str]) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        let start = u32::try_from(bytes.len()).unwrap();
        for name in names {
            let mut entry = vec![0u8; 46];
            entry[..4].copy_from_slice(b"PK\x01\x02");
            entry[28] = u8::try_from(name.len()).unwrap();
            bytes.extend(entry);
            bytes.extend(name.as_bytes());
        }
        let mut end = vec![0u8; 22];
        end[..4].copy_from_slice(b"PK\x05\x06");
        end[10] = u8::try_from(names.len()).unwrap();
        end[16..20].copy_from_slice(&start.to_le_bytes());
        bytes.extend(end);
        bytes
    }

    #[test]
    fn a_file_is_what_is_in_it_whatever_it_is_called() {
        assert_eq!(FileKind::of(b"%PDF-1.7 ..."), Some(FileKind::Pdf));
        assert_eq!(FileKind::of(&[0xff, 0xd8, 0xff, 0xe0]), Some(FileKind::Jpeg));
        assert_eq!(FileKind::of(b"<html><script>"), None);
        assert_eq!(FileKind::of(b"MZ\x90"), None);
        let docx = zip(&["[Content_Types].xml", "word/document.xml"]);
        assert_eq!(FileKind::of(&docx), Some(FileKind::Docx));
        assert_eq!(FileKind::of(&zip(&["[Content_Types].xml", "xl/workbook.xml"])), Some(FileKind::Xlsx));
        let with_program = zip(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]);
        assert_eq!(FileKind::of(&with_program), None);
        assert_eq!(FileKind::of(&zip(&["a.exe"])), None, "any archive is no text of Word");
        assert_eq!(read_file(r"C:\Users\an\Đơn.docx", &docx), Ok(("Đơn.docx".into(), FileKind::Docx)));
        assert!(read_file("a.pdf", b"MZ").is_err());
        assert!(read_file("a.pdf", &vec![0; LARGEST_FILE + 1]).is_err());
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..200), whole in any::<bool>()) {
            if whole {
                bytes = [b"PK\x03\x04".as_slice(), &bytes, b"PK\x05\x06", &bytes].concat();
            }
            let _ = FileKind::of(&bytes);
        }
    }
}

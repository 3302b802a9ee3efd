//! Documents of an activity: which files are taken, and who reads them.

use crate::{
    Label, Problem, Word,
    questions::file::{FileKind, names_in_zip},
    text,
    words::words,
};

words! {
    /// The kinds of files that are taken.
    DocumentKind {
        /// A PDF.
        Pdf = "pdf", "PDF", "PDF";
        /// A text of Word.
        Docx = "docx", "Word", "Word";
        /// A workbook of Excel.
        Xlsx = "xlsx", "Excel", "Excel";
        /// Slides of PowerPoint.
        Pptx = "pptx", "PowerPoint", "PowerPoint";
        /// A photograph.
        Jpeg = "jpg", "ảnh JPEG", "JPEG picture";
        /// A picture.
        Png = "png", "ảnh PNG", "PNG picture";
    }
}

words! {
    /// Who reads a document.
    DocumentAudience {
        /// Everybody, on the public page.
        Everybody = "everybody", "Mọi người (trang công khai)", "Everybody (public page)";
        /// Those who are on the list, on their own page.
        Registered = "registered", "Người đã đăng ký (trang riêng của họ)", "Those who registered (their own page)";
    }
}

/// The largest file: slides with pictures, a scanned booklet.
pub const LARGEST_DOCUMENT: usize = 10 * 1024 * 1024;
/// More documents an activity does not have.
pub const MOST_DOCUMENTS: usize = 10;
/// The longest name of a file.
const LONGEST_NAME: usize = 120;

const NAME: Label = Label { vi: "tên tệp", en: "the name of the file" };

impl DocumentKind {
    /// The kind as it is registered with IANA.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => FileKind::Pdf.media_type(),
            Self::Docx => FileKind::Docx.media_type(),
            Self::Xlsx => FileKind::Xlsx.media_type(),
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Jpeg => FileKind::Jpeg.media_type(),
            Self::Png => FileKind::Png.media_type(),
        }
    }

    /// What a file is by its content; none: nothing that is taken. One that carries a program is not.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match FileKind::of(bytes) {
            Some(FileKind::Pdf) => return Some(Self::Pdf),
            Some(FileKind::Jpeg) => return Some(Self::Jpeg),
            Some(FileKind::Png) => return Some(Self::Png),
            Some(FileKind::Docx) => return Some(Self::Docx),
            Some(FileKind::Xlsx) => return Some(Self::Xlsx),
            None => {}
        }
        let names = names_in_zip(bytes)?;
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        let is_slides = bytes.starts_with(b"PK\x03\x04")
            && has("[Content_Types].xml")
            && has("ppt/presentation.xml")
            && !names.iter().any(|name| name.ends_with("vbaProject.bin"));
        is_slides.then_some(Self::Pptx)
    }

    /// The kind that the ending of a name says; none: no such ending.
    fn by_ending(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_lowercase().as_str() {
            "jpeg" => Some(Self::Jpeg),
            ending => Self::parse(ending),
        }
    }
}

/// Looks at a file that somebody chose: its name as it is kept, and what it is.
///
/// # Errors
/// A [`Problem`] that says what to do.
pub fn read_document(name: &str, bytes: &[u8]) -> Result<(String, DocumentKind), Problem> {
    if bytes.is_empty() {
        return Err(Problem::Said(
            "Tệp này không có nội dung (0 byte): chọn tệp khác",
            "This file is empty (0 bytes): choose another",
        ));
    }
    if bytes.len() > LARGEST_DOCUMENT {
        return Err(Problem::Said(
            "Tệp lớn hơn 10 MB: chọn tệp nhỏ hơn, hoặc giảm kích thước ảnh trong tệp",
            "The file is larger than 10 MB: choose a smaller one, or make its pictures smaller",
        ));
    }
    let kind = DocumentKind::of(bytes).ok_or(Problem::Said(
        "Chọn tệp PDF, Word (DOCX), Excel (XLSX), PowerPoint (PPTX), ảnh JPEG hoặc PNG, không có macro. Tệp DOC, XLS, PPT cũ: lưu lại theo định dạng mới",
        "Choose a PDF, a Word (DOCX), Excel (XLSX) or PowerPoint (PPTX) file, a JPEG or PNG picture, without macros. Save old DOC, XLS and PPT files in the new format",
    ))?;
    // Some browsers send the whole path.
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean = text::line(last).replace(['"', '<', '>', '|', ':', '*', '?'], "_");
    if clean.chars().count() > LONGEST_NAME {
        return Err(Problem::TooLong(NAME, LONGEST_NAME));
    }
    match DocumentKind::by_ending(&clean) {
        Some(said) if said == kind => Ok((clean, kind)),
        // A name without an ending gets the right one.
        None if !clean.contains('.') => {
            let stem = if clean.is_empty() { "tai-lieu".to_owned() } else { clean };
            Ok((format!("{stem}.{}", kind.code()), kind))
        }
        _ => Err(Problem::SaidOf(
            format!(
                "Tên tệp “{clean}” không đúng với nội dung ({}): đổi đuôi thành .{} rồi chọn lại",
                kind.name(crate::Lang::Vi),
                kind.code()
            ),
            format!(
                "The name “{clean}” is not that of its content ({}): end it in .{} and choose it again",
                kind.name(crate::Lang::En),
                kind.code()
            ),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_document_is_what_is_in_it_and_its_name_says_so() {
        assert_eq!(
            read_document(r"C:\a\Đề cương.PDF", b"%PDF-1.7"),
            Ok(("Đề cương.PDF".into(), DocumentKind::Pdf))
        );
        assert_eq!(
            read_document("anh.jpeg", &[0xff, 0xd8, 0xff]),
            Ok(("anh.jpeg".into(), DocumentKind::Jpeg))
        );
        assert_eq!(read_document("anh", &[0xff, 0xd8, 0xff]), Ok(("anh.jpg".into(), DocumentKind::Jpeg)));
        assert!(matches!(read_document("a.docx", b"%PDF-1.7"), Err(Problem::SaidOf(..))), "a wrong ending");
        assert!(read_document("a.pdf", b"").is_err());
        assert!(read_document("a.pdf", b"MZ\x90").is_err());
        assert!(read_document("a.pdf", &vec![b'%'; LARGEST_DOCUMENT + 1]).is_err());
    }

    proptest! {
        #[test]
        fn what_is_taken_has_a_name_that_ends_rightly(name in "\\PC{0,40}", bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let bytes = [b"%PDF-".as_slice(), &bytes].concat();
            if let Ok((name, kind)) = read_document(&name, &bytes) {
                prop_assert_eq!(kind, DocumentKind::Pdf);
                prop_assert!(name.to_lowercase().ends_with(".pdf") && !name.contains(['"', '/', '\\', '\n']));
            }
        }
    }
}

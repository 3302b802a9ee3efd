//! What a file is, told from its first bytes and the names of its parts.

use crate::package::Package;
use crate::{Unreadable, compound};

/// The kinds that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    Docx,
    Text,
}

/// The kind of this file.
pub(crate) fn of(bytes: &[u8]) -> Result<Kind, Unreadable> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let later = |at: usize, with: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(with));
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if begins(b"PK\x03\x04") {
        return of_package(bytes);
    }
    if begins(compound::MAGIC) {
        return of_compound(bytes);
    }
    // A workbook stream of Excel 5 or later without the container around it.
    if begins(&[0x09, 0x08]) && (later(4, &[0, 5]) || later(4, &[0, 6])) {
        return Ok(Kind::Xls);
    }
    if begins(b"%PDF") {
        return Err(Unreadable::Pdf);
    }
    let is_picture = begins(b"\x89PNG")
        || begins(b"\xFF\xD8\xFF")
        || begins(b"GIF8")
        || begins(b"II*\0")
        || begins(b"MM\0*")
        || (begins(b"BM") && later(6, &[0; 4]))
        || (begins(b"RIFF") && later(8, b"WEBP"))
        || later(4, b"ftyp");
    if is_picture {
        return Err(Unreadable::Picture);
    }
    if begins(b"{\\rtf") {
        return Err(Unreadable::WordOld);
    }
    if is_web(bytes) {
        return Err(Unreadable::Web);
    }
    Ok(Kind::Text)
}

fn of_package(bytes: &[u8]) -> Result<Kind, Unreadable> {
    let package = Package::new(bytes)?;
    let has = |name: &str| package.has(name);
    let begins = |with: &str| package.names().any(|name| name.starts_with(with));
    if begins("word/") {
        Ok(Kind::Docx)
    } else if has("xl/workbook.bin") {
        Ok(Kind::Xlsb)
    } else if begins("xl/") || package.names().any(|name| name.ends_with("workbook.xml")) {
        Ok(Kind::Xlsx)
    } else if has("content.xml") {
        Ok(Kind::Ods)
    } else {
        Err(Unreadable::Unknown)
    }
}

fn of_compound(bytes: &[u8]) -> Result<Kind, Unreadable> {
    let file = compound::Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        Err(Unreadable::Password)
    } else if file.has("Workbook") || file.has("Book") {
        Ok(Kind::Xls)
    } else if file.has("WordDocument") {
        Err(Unreadable::WordOld)
    } else {
        Err(Unreadable::Unknown)
    }
}

/// Whether it is a web page or XML: some programs save these with the ending .xls.
fn is_web(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(1_000)).unwrap_or(bytes)).to_lowercase();
    let start = start.trim_start_matches(|letter: char| letter == '\u{FEFF}' || letter.is_whitespace());
    ["<!doctype", "<html", "<?xml", "<table", "<head", "<body", "<meta", "mime-version:"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_is_named() {
        for (bytes, why) in [
            (&b""[..], Unreadable::Empty),
            (b"%PDF-1.7 ...", Unreadable::Pdf),
            (b"\xFF\xD8\xFF\xE0\x00\x10JFIF", Unreadable::Picture),
            (b"\x89PNG\r\n\x1a\n", Unreadable::Picture),
            (b"{\\rtf1\\ansi", Unreadable::WordOld),
            (b"\xEF\xBB\xBF<html><table><tr><td>1", Unreadable::Web),
            (b"  <?xml version=\"1.0\"?><Workbook>", Unreadable::Web),
            (b"PK\x03\x04 and then nothing", Unreadable::Damaged),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Unreadable::Damaged),
        ] {
            assert_eq!(of(bytes), Err(why), "{bytes:?}");
        }
        assert_eq!(of("Nguyễn Văn A".as_bytes()), Ok(Kind::Text));
    }
}

//! A zip archive of papers, for "download all": names that every system can unpack, the same bytes each time.

use std::collections::HashSet;
use std::io::{Cursor, Write};

use ::zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::DocumentError;

/// Longest file name in bytes: NTFS and ext4 end at 255, and folders before it need room too.
const LONGEST_NAME: usize = 180;

/// The archive of these files, in their order. Names are made safe (no folders, no control characters, nothing that Windows
/// refuses) and unique (`a.pdf`, `a (2).pdf`, also where only the case differs). Times in it are fixed at the format's first day.
///
/// # Errors
/// `Archive` when there are more files or bytes than the format holds.
pub fn archive(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Vec<u8>, DocumentError> {
    let failed = |error: ::zip::result::ZipError| DocumentError::Archive(error.to_string());
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut taken = HashSet::new();
    for (name, bytes) in files {
        writer.start_file(unique(&safe(&name), &mut taken), options).map_err(failed)?;
        writer.write_all(&bytes).map_err(|error| DocumentError::Archive(error.to_string()))?;
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

/// The name without folders and without what Windows or a shell stumbles over; never empty.
fn safe(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c })
        .filter(|c| !is_invisible(*c))
        .collect();
    let trimmed = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let (stem, extension) = split(trimmed);
    let stem = cut(stem, LONGEST_NAME - extension.len().min(20));
    match stem.trim_end_matches(['.', ' ']) {
        "" => format!("tep{extension}"),
        stem if is_device(stem) => format!("_{stem}{extension}"),
        stem => format!("{stem}{extension}"),
    }
}

/// Zero-width letters and those that turn the reading direction, by which `fdp.exe` can be shown as `exe.pdf`.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn is_device(stem: &str) -> bool {
    let base = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |prefix: &str| {
        base.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&base.as_str()) || numbered("COM") || numbered("LPT")
}

fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= 20 => name.split_at(dot),
        _ => (name, ""),
    }
}

fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

fn unique(name: &str, taken: &mut HashSet<String>) -> String {
    let (stem, extension) = split(name);
    let mut candidate = name.to_owned();
    let mut number = 2;
    while !taken.insert(candidate.to_lowercase()) {
        candidate = format!("{stem} ({number}){extension}");
        number += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn names_after(names: &[&str]) -> Vec<String> {
        let bytes = archive(names.iter().map(|name| ((*name).to_owned(), b"x".to_vec()))).unwrap();
        let mut read = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        (0..read.len()).map(|index| read.by_index(index).unwrap().name().unwrap().into_owned()).collect()
    }

    #[test]
    fn what_goes_in_comes_out() {
        let files = vec![("Số 01.pdf".to_owned(), vec![7; 5000]), ("b.txt".to_owned(), b"xin chao".to_vec())];
        let bytes = archive(files.clone()).unwrap();
        let mut read = ::zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        for (name, content) in &files {
            let mut out = Vec::new();
            read.by_name(name).unwrap().read_to_end(&mut out).unwrap();
            assert_eq!(&out, content);
        }
        assert_eq!(bytes, archive(files).unwrap(), "the same files give the same bytes");
    }

    #[test]
    fn names_stay_in_the_folder_they_are_unpacked_in() {
        assert_eq!(
            names_after(&[
                "../../etc/passwd",
                "C:\\tmp\\a.pdf",
                "a\u{0}b\r\n.pdf",
                "\u{202E}fdp.exe",
                "nul.pdf"
            ]),
            ["-.-etc-passwd", "C--tmp-a.pdf", "a-b--.pdf", "fdp.exe", "_nul.pdf"]
        );
        assert_eq!(names_after(&["", "..", " . "]), ["tep", "tep (2)", "tep (3)"]);
    }

    #[test]
    fn two_files_of_one_name_are_both_kept() {
        assert_eq!(
            names_after(&["01/2026.pdf", "01-2026.PDF", "01-2026.pdf"]),
            ["01-2026.pdf", "01-2026 (2).PDF", "01-2026 (3).pdf"]
        );
    }

    #[test]
    fn a_long_vietnamese_name_is_cut_between_letters() {
        let name = format!("{}.pdf", "Nguyễn Thị Hường ".repeat(30));
        let written = names_after(&[&name]).remove(0);
        assert!(written.len() <= 200 && written.ends_with(".pdf"), "{written}");
    }
}

//! A zip of parts, as Office and LibreOffice write their files: unpacked once to be measured, then read part by part.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::Unreadable;

/// Most bytes that all parts may unpack to.
const LARGEST_UNPACKED: u64 = 64 * 1024 * 1024;
/// Most parts.
const MOST_PARTS: usize = 1_000;

/// One part, unpacked while it is read.
pub(crate) type Part<'a, 'b> = BufReader<ZipFile<'a, Cursor<&'b [u8]>>>;

/// The parts of a file by their names, in lower case and with `/` between folders.
pub(crate) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    places: HashMap<String, usize>,
}

impl<'b> Package<'b> {
    /// The list of parts, of which none is unpacked yet.
    pub(crate) fn new(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(Unreadable::TooLarge);
        }
        let named = |index| Some((plain(&zip.name_for_index(index)?.ok()?), index));
        let places = (0..zip.len()).filter_map(named).collect();
        Ok(Self { zip, places })
    }

    /// The list of parts, after all of them were unpacked once and found not to be too large.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let mut package = Self::new(bytes)?;
        let mut left = LARGEST_UNPACKED;
        for index in 0..package.zip.len() {
            let part = match package.zip.by_index(index) {
                Ok(part) => part,
                Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                    return Err(Unreadable::Password);
                }
                // A part that cannot be unpacked is missed when it is needed.
                Err(_) => continue,
            };
            let mut part = part.take(left + 1);
            // One that breaks off has been counted as far as it went.
            let _ = std::io::copy(&mut part, &mut std::io::sink());
            let taken = left + 1 - part.limit();
            left = left.checked_sub(taken).ok_or(Unreadable::TooLarge)?;
        }
        Ok(package)
    }

    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&plain(name))
    }

    /// The names of all parts, in no order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// The part of this name, from its beginning.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'b>>, Unreadable> {
        let Some(index) = self.places.get(&plain(name)) else { return Ok(None) };
        let part = self.zip.by_index(*index).map_err(|_| Unreadable::Damaged)?;
        Ok(Some(BufReader::new(part)))
    }
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The name of a part that another part points to: from the folder of that one, or from the root.
pub(crate) fn beside(part: &str, target: &str) -> String {
    if target.starts_with('/') {
        return plain(target);
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            ".." => drop(folders.pop()),
            "." | "" => {}
            step => folders.push(step),
        }
    }
    plain(&folders.join("/"))
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    /// A zip of these parts.
    pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_name_is_found_beside_another() {
        assert_eq!(beside("xl/workbook.xml", "worksheets/Sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(beside("xl/workbook.xml", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(beside("xl/a/b.xml", "../c.xml"), "xl/c.xml");
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let much = vec![b' '; 33 * 1024 * 1024];
        let bytes = zipped(&[("xl/a", &much), ("xl/b", &much)]);
        assert!(bytes.len() < 100_000);
        assert_eq!(Package::open(&bytes).err(), Some(Unreadable::TooLarge));
        assert!(Package::open(&zipped(&[("xl/a", &much)])).is_ok());
        let names: Vec<String> = (0..1_001).map(|number| format!("xl/{number}")).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(Package::new(&zipped(&many)).err(), Some(Unreadable::TooLarge));
    }
}

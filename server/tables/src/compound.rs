//! The container of Office's files before 2007: a small file system of sectors, each naming the one that follows.

use encoding_rs::UTF_16LE;

use crate::Unreadable;

/// How every such file begins.
pub(crate) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Numbers from here on say that no sector follows.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Streams shorter than this are in sectors of 64 bytes within the root's stream.
const SHORT: usize = 4096;
const SMALL_SECTOR: usize = 64;

/// The streams of a file by their names.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For each sector the one that follows it.
    follows: Vec<u32>,
    small: Vec<u8>,
    small_follows: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    is_root: bool,
    first: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if !bytes.starts_with(MAGIC) || bytes.len() < 512 {
            return Err(Unreadable::Damaged);
        }
        let sector = match short(bytes, 30) {
            9 => 512,
            12 => 4096,
            _ => return Err(Unreadable::Damaged),
        };
        let mut file = Self {
            bytes,
            sector,
            follows: Vec::new(),
            small: Vec::new(),
            small_follows: Vec::new(),
            entries: Vec::new(),
        };
        file.follows = file.table()?;
        let entries = file.chain(long(bytes, 48), usize::MAX)?;
        file.entries = entries.chunks_exact(128).map(Entry::new).collect();
        let root = file.entries.iter().find(|entry| entry.is_root).ok_or(Unreadable::Damaged)?;
        let small = file.chain(root.first, root.length)?;
        let small_follows = longs(&file.chain(long(bytes, 60), usize::MAX)?);
        (file.small, file.small_follows) = (small, small_follows);
        Ok(file)
    }

    /// Whether there is a stream or a folder of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of the stream of this name.
    pub(crate) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if entry.length >= SHORT {
            return self.chain(entry.first, entry.length).map(Some);
        }
        let of = |sector: usize| self.small.get(sector * SMALL_SECTOR..(sector + 1) * SMALL_SECTOR);
        follow(entry.first, entry.length, &self.small_follows, of).map(Some)
    }

    /// For each sector the one that follows it: the sectors of this table are listed in the head, and on from there.
    fn table(&self) -> Result<Vec<u32>, Unreadable> {
        let mut parts = longs(self.bytes.get(76..512).unwrap_or_default());
        let (mut next, mut left) = (long(self.bytes, 68), self.sectors());
        while next < NO_SECTOR {
            left = left.checked_sub(1).ok_or(Unreadable::Damaged)?;
            let mut more = longs(self.sector(place(next)).ok_or(Unreadable::Damaged)?);
            next = more.pop().unwrap_or(NO_SECTOR);
            parts.append(&mut more);
        }
        let mut follows = Vec::new();
        for part in parts.into_iter().filter(|part| *part < NO_SECTOR).take(self.sectors()) {
            follows.append(&mut longs(self.sector(place(part)).ok_or(Unreadable::Damaged)?));
        }
        Ok(follows)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    /// A sector; the file's last one may be cut off.
    fn sector(&self, number: usize) -> Option<&'a [u8]> {
        let start = number.checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn chain(&self, first: u32, length: usize) -> Result<Vec<u8>, Unreadable> {
        follow(first, length, &self.follows, |number| self.sector(number))
    }
}

/// The bytes of all sectors from the first on. One that comes round again would never end.
fn follow<'a>(
    first: u32,
    length: usize,
    follows: &[u32],
    sector: impl Fn(usize) -> Option<&'a [u8]>,
) -> Result<Vec<u8>, Unreadable> {
    let (mut bytes, mut next, mut left) = (Vec::new(), first, follows.len());
    while next < NO_SECTOR && bytes.len() < length {
        left = left.checked_sub(1).ok_or(Unreadable::Damaged)?;
        bytes.extend_from_slice(sector(place(next)).ok_or(Unreadable::Damaged)?);
        next = follows.get(place(next)).copied().ok_or(Unreadable::Damaged)?;
    }
    bytes.truncate(length);
    Ok(bytes)
}

impl Entry {
    fn new(bytes: &[u8]) -> Self {
        let length = usize::from(short(bytes, 64)).saturating_sub(2).min(62);
        let name =
            UTF_16LE.decode_without_bom_handling(bytes.get(..length).unwrap_or_default()).0.into_owned();
        Self {
            name,
            is_root: bytes.get(66) == Some(&5),
            first: long(bytes, 116),
            length: place(long(bytes, 120)),
        }
    }
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Two bytes as a number; zero where the bytes end.
pub(crate) fn short(bytes: &[u8], at: usize) -> u16 {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    u16::from_le_bytes([byte(at), byte(at + 1)])
}

/// Four bytes as a number; zero where the bytes end.
pub(crate) fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from(short(bytes, at)) | u32::from(short(bytes, at + 2)) << 16
}

fn longs(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| long(four, 0)).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A file with one stream, in sectors that follow each other.
    pub(crate) fn container(name: &str, stream: &[u8]) -> Vec<u8> {
        let padded = stream.len().max(SHORT).div_ceil(512);
        // The table itself, the folder, the stream.
        let tables = (padded + 2).div_ceil(127) + 1;
        let mut bytes = vec![0_u8; 512];
        bytes[..8].copy_from_slice(MAGIC);
        bytes[26] = 3;
        bytes[30] = 9;
        bytes[32] = 6;
        let write = |bytes: &mut Vec<u8>, at: usize, number: u32| {
            bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
        };
        write(&mut bytes, 48, tables as u32);
        write(&mut bytes, 60, u32::MAX - 1);
        write(&mut bytes, 68, u32::MAX - 1);
        for part in 0..109 {
            write(&mut bytes, 76 + part * 4, if part < tables { part as u32 } else { u32::MAX });
        }
        let mut follows = vec![0xFFFF_FFFD_u32; tables];
        follows.push(u32::MAX - 1);
        follows.extend((1..padded).map(|next| (tables + 1 + next) as u32));
        follows.push(u32::MAX - 1);
        follows.resize(tables * 128, u32::MAX);
        bytes.extend(follows.iter().flat_map(|next| next.to_le_bytes()));
        for (name, kind, first, length) in
            [("Root Entry", 5, u32::MAX - 1, 0), (name, 2, tables as u32 + 1, stream.len().max(SHORT))]
        {
            let mut entry = vec![0_u8; 128];
            let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry[..letters.len()].copy_from_slice(&letters);
            entry[64..66].copy_from_slice(&(letters.len() as u16 + 2).to_le_bytes());
            entry[66] = kind;
            entry[116..120].copy_from_slice(&first.to_le_bytes());
            entry[120..124].copy_from_slice(&(length as u32).to_le_bytes());
            bytes.extend(entry);
        }
        bytes.resize(bytes.len().next_multiple_of(512), 0);
        bytes.extend_from_slice(stream);
        bytes.resize(512 * (1 + tables + 1 + padded), 0);
        bytes
    }

    #[test]
    fn a_stream_is_put_together() {
        let stream: Vec<u8> = (0..100_000_u32).map(|number| (number % 251) as u8).collect();
        let bytes = container("Workbook", &stream);
        let file = Compound::open(&bytes).unwrap();
        assert_eq!(file.stream("workbook").unwrap().unwrap(), stream);
        assert!(file.has("WORKBOOK") && !file.has("Book"));
        assert!(file.stream("Book").unwrap().is_none());
    }

    #[test]
    fn sectors_that_go_round_and_round_end() {
        let mut bytes = container("Workbook", &[1; 5_000]);
        let folder = long(&bytes, 48) as usize;
        bytes[512 + folder * 4..516 + folder * 4].copy_from_slice(&(folder as u32).to_le_bytes());
        assert_eq!(Compound::open(&bytes).err(), Some(Unreadable::Damaged));
    }
}

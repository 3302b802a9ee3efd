//! Rows that have no code of their own (distributions, media items, broadcasts): which of them are there already.
//!
//! Rows are equal when all their cells are. Of equal rows in a file each has an ordinal, and what was imported keeps a key made of
//! both: the same file again finds each of its rows. A row that is equal to one entered by hand is taken for it too. A row that
//! agrees with one that is there in all but its count (a corrected figure) is told apart as [`Match::Differs`]: to count both would
//! count the same thing twice.

use std::{collections::HashMap, fmt::Write};

use sha2::{Digest, Sha256};

/// What identifies a row, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Content {
    /// The cells that say which row it is, joined by [`SEPARATOR`].
    pub about: String,
    /// The cell that says how many, or of which kind.
    pub says: String,
}

/// Between cells. Cleaned text has no control characters, so it stands in none of them.
const SEPARATOR: char = '\u{1f}';

impl Content {
    pub(crate) fn new(about: &[&str], says: impl Into<String>) -> Self {
        Self { about: about.join(&SEPARATOR.to_string()), says: says.into() }
    }

    /// The key under which the `ordinal`-th of equal rows is kept. A digest, since titles are long.
    fn key(&self, ordinal: usize) -> String {
        let whole = format!("{}{SEPARATOR}{}{SEPARATOR}{ordinal}", self.about, self.says);
        Sha256::digest(whole.as_bytes()).iter().take(16).fold(String::new(), |mut key, byte| {
            // Writing to a String can't fail.
            let _ = write!(key, "{byte:02x}");
            key
        })
    }
}

/// What became of a row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Match {
    /// It is there.
    Present,
    /// It is there, and says this instead.
    Differs(String),
    /// It is not there; imported, it is kept under this key.
    New(String),
}

/// For each row of the file, whether it is there. Each stored row stands for one row of the file at the most.
pub(crate) fn match_rows(rows: &[Content], stored: Vec<(Content, Option<String>)>) -> Vec<Match> {
    let mut shelf = Shelf::new(stored);
    let mut ordinals: HashMap<&Content, usize> = HashMap::new();
    let keys: Vec<String> = rows
        .iter()
        .map(|row| {
            let ordinal = ordinals.entry(row).or_default();
            *ordinal += 1;
            row.key(*ordinal)
        })
        .collect();
    let mut matches: Vec<Option<Match>> = rows
        .iter()
        .zip(&keys)
        .map(|(row, key)| shelf.take_key(key).map(|stored| compare(row, &stored)))
        .collect();
    for (row, found) in rows.iter().zip(&mut matches).filter(|(_, found)| found.is_none()) {
        *found = shelf.take_equal(row).then_some(Match::Present);
    }
    rows.iter()
        .zip(keys)
        .zip(matches)
        .map(|((row, key), found)| {
            found
                .or_else(|| shelf.take_about(&row.about).map(|stored| compare(row, &stored)))
                .unwrap_or(Match::New(key))
        })
        .collect()
}

fn compare(row: &Content, stored: &Content) -> Match {
    if row == stored { Match::Present } else { Match::Differs(stored.says.clone()) }
}

/// The stored rows that stand for no row of the file yet.
struct Shelf {
    rows: Vec<Option<Content>>,
    by_key: HashMap<String, usize>,
    by_about: HashMap<String, Vec<usize>>,
}

impl Shelf {
    fn new(stored: Vec<(Content, Option<String>)>) -> Self {
        let mut shelf = Self { rows: Vec::new(), by_key: HashMap::new(), by_about: HashMap::new() };
        for (i, (content, key)) in stored.into_iter().enumerate() {
            shelf.by_about.entry(content.about.clone()).or_default().push(i);
            shelf.by_key.extend(key.map(|key| (key, i)));
            shelf.rows.push(Some(content));
        }
        shelf
    }

    fn take_key(&mut self, key: &str) -> Option<Content> {
        self.by_key.get(key).and_then(|i| self.rows[*i].take())
    }

    fn take_equal(&mut self, row: &Content) -> bool {
        let equal = self.by_about.get(&row.about).and_then(|all| {
            all.iter().copied().find(|i| self.rows[*i].as_ref().is_some_and(|stored| stored == row))
        });
        equal.is_some_and(|i| self.rows[i].take().is_some())
    }

    fn take_about(&mut self, about: &str) -> Option<Content> {
        self.by_about.get(about)?.iter().find_map(|i| self.rows[*i].take())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(about: &str, says: u32) -> Content {
        Content::new(&[about], says.to_string())
    }

    /// What the database holds after an import.
    fn import(
        rows: &[Content],
        mut stored: Vec<(Content, Option<String>)>,
    ) -> Vec<(Content, Option<String>)> {
        for (row, found) in rows.iter().zip(match_rows(rows, stored.clone())) {
            if let Match::New(key) = found {
                stored.push((row.clone(), Some(key)));
            }
        }
        stored
    }

    #[test]
    fn a_corrected_figure_is_told_apart_and_not_counted_twice() {
        let stored = import(&[row("a", 3)], vec![]);
        assert_eq!(match_rows(&[row("a", 4)], stored.clone()), [Match::Differs("3".into())]);
        assert_eq!(match_rows(&[row("a", 3), row("a", 4)], stored)[0], Match::Present);
    }

    #[test]
    fn a_row_entered_by_hand_is_the_one_in_the_file() {
        let by_hand = vec![(row("a", 3), None)];
        assert_eq!(match_rows(&[row("a", 3)], by_hand.clone()), [Match::Present]);
        assert!(matches!(match_rows(&[row("a", 3), row("a", 3)], by_hand)[1], Match::New(_)));
    }

    proptest! {
        #[test]
        fn the_same_file_again_in_any_order_adds_nothing(rows in prop::collection::vec((0u8..3, 0u32..3), 0..12), turn in 0usize..12) {
            let rows: Vec<Content> = rows.into_iter().map(|(about, says)| row(&about.to_string(), says)).collect();
            let stored = import(&rows, vec![]);
            prop_assert_eq!(stored.len(), rows.len());
            let mut keys: Vec<_> = stored.iter().map(|(_, key)| key.clone()).collect();
            keys.sort();
            keys.dedup();
            prop_assert_eq!(keys.len(), rows.len());
            let mut turned = rows;
            let by = turn.checked_rem(turned.len()).unwrap_or(0);
            turned.rotate_left(by);
            prop_assert!(match_rows(&turned, stored).iter().all(|found| *found == Match::Present));
        }
    }
}

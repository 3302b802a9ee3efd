//! How large a file may be that is read. What else is counted while it is read, each part says itself.

/// Largest file that is read, in bytes: a list of 20,000 people with thirty columns is smaller.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;
/// Most rows with something in them that a file may have.
pub const MOST_ROWS: usize = 20_000;
/// Most columns in which something may stand.
pub const MOST_COLUMNS: usize = 200;
/// Most letters of a cell that are kept.
pub const LONGEST_CELL: usize = 1_000;

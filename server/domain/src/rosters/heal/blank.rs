//! What people write where they have nothing to write.

use crate::text;

/// The cell says that there is nothing: `-`, `…`, `Không có`.
pub(in crate::rosters) fn says_nothing(cell: &str) -> bool {
    let folded = text::fold(cell);
    let marks_only = folded.is_empty() && cell.chars().all(|c| "-–—_/.…* ?".contains(c));
    marks_only
        || matches!(
            folded.as_str(),
            "khong"
                | "khong co"
                | "khong ro"
                | "chua ro"
                | "khong biet"
                | "chua co"
                | "ko"
                | "ko co"
                | "k co"
                | "n a"
                | "none"
        )
}

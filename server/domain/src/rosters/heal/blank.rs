//! What people write where they have nothing to write.

use crate::text;

/// The cell says that there is nothing: `-`, `…`, `Không có`.
pub(super) fn says_nothing(cell: &str) -> bool {
    let folded = text::fold(cell);
    let marks_only = folded.is_empty() && cell.chars().all(|c| "-–—_/.…* ?".contains(c));
    marks_only
        || matches!(
            folded.as_str(),
            "khong" | "khong co" | "chua co" | "ko" | "ko co" | "k co" | "n a" | "none"
        )
}

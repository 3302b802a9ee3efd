//! Where the pages of check-in are, without the language.

/// The page of a device.
pub(super) const DESK: &str = "/diem-danh";

/// The devices of an activity.
pub(crate) fn path_of(code: &str) -> String {
    format!("/quan-ly/hoat-dong/{code}/may-diem-danh")
}

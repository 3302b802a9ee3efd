//! Where the pages of check-in are, without the language.

/// The page of a device, of forms: it works without scripts.
pub(super) const DESK: &str = "/diem-danh";
/// The page that is installed on a phone.
pub(super) const PHONE: &str = "/diem-danh/may";
/// What a phone keeps of its activity.
pub(super) const PACK: &str = "/diem-danh/goi";
/// The names of the list.
pub(super) const NAMES: &str = "/diem-danh/ten";
/// Where phones send what happened.
pub(super) const SEND: &str = "/diem-danh/gui";
/// The worker that keeps the page.
pub(super) const WORKER: &str = "/diem-danh/giu-trang.js";

/// The devices of an activity.
pub(crate) fn path_of(code: &str) -> String {
    format!("/quan-ly/hoat-dong/{code}/may-diem-danh")
}

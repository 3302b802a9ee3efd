//! What the staff's pages of activities say: the list, the frame of one activity, its overview.

use domain::{Lang, figures::number};

super::texts! {
    activities = "Hoạt động", "Activities";
    pages_of_activity = "Các trang của hoạt động", "Pages of the activity";
    overview = "Tổng quan", "Overview";
    sessions = "Buổi", "Sessions";
    people = "Người", "People";
    invite = "Thư mời", "Invitations";
    attendance = "Điểm danh", "Attendance";
    certificates = "Chứng nhận", "Certificates";
    log = "Nhật ký", "Log";
    running = "Đang diễn ra", "Running";
    over = "Đã kết thúc", "Over";
}

/// Seats given, of how many.
pub(crate) fn seats_of(lang: Lang, taken: u32, capacity: u32) -> String {
    let (taken, capacity) = (number(taken.into()), number(capacity.into()));
    lang.pick(format!("{taken}/{capacity} chỗ"), format!("{taken}/{capacity} seats"))
}

//! What is said where a session is moved out of the calendar.

use domain::{Lang, numbers::number};

use crate::texts::counted;

crate::texts::texts! {
    move_link = "Dời", "Move";
    move_session = "Dời buổi", "Move a session";
    now = "Hiện nay:", "Now:";
    act = "Dời buổi", "Move the session";
    act_quietly = "Dời buổi, chưa báo", "Move, don’t tell them yet";
    see = "Xem trước", "See what comes of it";
    cancel = "Thôi, không dời", "Leave it where it is";
    whole = "Dời cả lớp", "Move all of the activity";
    whole_hint = "Các buổi chưa diễn ra của hoạt động này dời cùng số ngày; giờ, phòng, giảng viên của các buổi đó giữ nguyên.", "Its sessions that are still to come move by as many days, at their own hours, in their rooms and with their trainers.";
    before_moving = "Trước khi dời", "Before it is moved";
    nothing_in_the_way = "Không vướng phòng, giảng viên, ngày nghỉ.", "No room, trainer or day off is in the way.";
    nobody_told = "Không có ai trong danh sách cần báo qua thư.", "Nobody on the list is to be told by e-mail.";
    others = "Các buổi khác của hoạt động", "Other sessions of the activity";
    keys = "Phím tắt khi đang ở một buổi: M mở trang dời buổi; D rồi các phím mũi tên để chọn ngày (← →) và giờ (↑ ↓), Enter để xem trước khi dời, Esc để thôi. Cũng có thể kéo buổi sang ngày hoặc hàng khác.", "Keys on a session: M opens the page that moves it; D, then arrows for the day (← →) and the hour (↑ ↓), Enter to see what comes of it, Esc to leave. Sessions can be dragged to another day or row, too.";
    moving_to = "Dời tới #. Enter: xem trước khi dời; Esc: thôi.", "To #. Enter: see what comes of it; Esc: leave.";
    left = "Đã thôi, buổi ở nguyên chỗ cũ.", "Left where it is.";
}

/// The button that moves it and tells people.
pub(crate) fn act_and_tell(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("Dời buổi và báo {} người", number(n)),
        format!("Move, and tell {}", counted(n, "person", "people")),
    )
}

/// How many would be told.
pub(crate) fn will_tell(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("{} người trong danh sách sẽ nhận thư báo:", number(n)),
        format!("An e-mail would go to {} on the list:", counted(n, "person", "people")),
    )
}

/// Trainers whom no mail tells.
pub(crate) fn trainers_untold(lang: Lang, names: &str) -> String {
    lang.pick(
        format!("Giảng viên không được báo tự động, cần báo trực tiếp: {names}."),
        format!("Trainers are not told automatically; tell them yourself: {names}."),
    )
}

/// A room of another place.
pub(crate) fn strange_room(lang: Lang, room: &str, place: &str) -> String {
    lang.pick(
        format!("{room} không thuộc địa điểm của hoạt động này ({place}): phòng được giữ nguyên. Muốn đổi địa điểm, sửa thông tin hoạt động."),
        format!("{room} is not at the place of this activity ({place}): the room stays. To hold it elsewhere, change the activity."),
    )
}

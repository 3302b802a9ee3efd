//! What is asked before people are told of a change.

use domain::{Lang, numbers::number};

use crate::texts::counted;

crate::texts::texts! {
    tell = "Lưu và báo", "Save and tell them";
    not_yet = "Lưu, chưa báo", "Save, don’t tell them yet";
    save = "Lưu và xếp chỗ", "Save and give the seats";
    wait = "Thư được gửi sau 10 phút; nếu sửa tiếp trong lúc đó, mọi thay đổi được gộp vào một thư. Chưa báo bây giờ thì lần báo sau vẫn nêu thông tin cũ mà mọi người đã biết.", "E-mails leave after 10 minutes; what is changed meanwhile becomes part of them. If they are not told now, the next e-mail still tells them what it was when they last heard.";
    contents_too = "Báo cả khi chỉ đổi nội dung hoặc giảng viên", "Also tell people of another topic or trainer";
    contents_hint = "Đổi giờ, ngày hoặc phòng luôn được hỏi trước khi báo.", "Before people are told of other hours, days or rooms you are always asked.";
    also_tell = "Cũng gửi thư xác nhận cho những người này, dù hoạt động đã kết thúc", "Also send them a confirmation, although the activity is over";
}

/// How many are to be told.
pub(crate) fn will_tell(lang: Lang, n: u64) -> String {
    let people = counted(n, "person", "people");
    lang.pick(
        format!("Chưa lưu: thay đổi này sẽ được báo qua thư cho {} người", number(n)),
        format!("Not saved yet: {people} would be told of this change by e-mail"),
    )
}

/// How many of those in line would get a seat.
pub(crate) fn will_seat(lang: Lang, n: u64) -> String {
    let people = counted(n, "person", "people");
    lang.pick(
        format!("{} người trong danh sách chờ sẽ được xếp chỗ và nhận thư báo", number(n)),
        format!("From the waiting list, {people} would get a seat and an e-mail about it"),
    )
}

/// How many can't be told.
pub(crate) fn without_address(lang: Lang, n: u64) -> String {
    let people = counted(n, "person", "people");
    lang.pick(
        format!("{} người không có thư điện tử: cần báo bằng cách khác.", number(n)),
        format!("Without an e-mail address, to be told otherwise: {people}."),
    )
}

/// The others of a list.
pub(crate) fn others(lang: Lang, n: u64) -> String {
    lang.pick(format!("và {} người nữa", number(n)), format!("and {} more", number(n)))
}

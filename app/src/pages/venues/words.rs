//! Venues and rooms.

use chrono::{NaiveDate, Weekday};
use documents::dates;
use domain::{
    Lang,
    numbers::number_in,
    schedule::open::{Hours, read_week},
};
use services::rows::Room;

use crate::{pages::schedule::words::clock, texts::counted};

crate::texts::texts! {
    lead = "Địa điểm được ghi lại khi tạo hoạt động. Thêm phòng để hệ thống so trùng phòng, sức chứa và giờ mở cửa.", "Places are kept when activities are made. Add rooms, and their hours and seats are compared.";
    search = "Tìm địa điểm", "Find a venue";
    venue = "Địa điểm", "Venue";
    unit = "Đơn vị dùng trước tiên", "Used first by";
    rooms = "Phòng", "Rooms";
    nothing = "Chưa có địa điểm nào", "No venues yet";
    nothing_text = "Địa điểm xuất hiện ở đây sau khi một hoạt động được tạo tại đó.", "A venue appears here once an activity was made there.";
    no_match = "Không có địa điểm nào khớp", "No venue matches";
    no_match_text = "Thử ít từ hơn, có dấu hoặc không dấu.", "Try fewer words, with or without accents.";
    name = "Tên phòng", "Name of the room";
    seats = "Số chỗ", "Seats";
    opens = "Mở cửa từ", "Open from";
    closes = "Đến", "To";
    hours = "Giờ mở cửa", "Open";
    hours_hint = "Ví dụ 07:00; để trống nếu mở cả ngày", "Such as 07:00; empty: all day";
    week = "Giờ khác theo ngày trong tuần", "Other hours on days of the week";
    week_hint = "Để trống ngày mở cửa như giờ chung ở trên.", "Leave empty the days on which it is open as said above.";
    shut = "Đóng cửa cả ngày", "Closed all day";
    days_closed = "Những ngày đóng cửa", "Days on which it is closed";
    never_closed = "Chưa có ngày đóng cửa nào sắp tới.", "No such days are coming.";
    from_day = "Từ ngày", "From";
    to_day = "Đến ngày", "To";
    closed_for = "Lý do", "Why";
    closed_for_hint = "Ví dụ: sửa chữa, bầu cử. Buổi xếp vào những ngày này phải ghi lý do.", "For example: repairs, an election. A session on these days needs a reason.";
    close_act = "Ghi ngày đóng cửa", "Close it on these days";
    reopen = "Bỏ", "Remove";
    equipment = "Trang thiết bị", "Equipment";
    equipment_hint = "Ví dụ: máy chiếu, 2 micro, điều hòa", "For example: projector, two microphones";
    add_room = "Thêm phòng", "Add a room";
    no_rooms = "Chưa có phòng nào", "No rooms yet";
    no_rooms_text = "Thêm phòng ở biểu mẫu bên dưới, rồi chọn phòng cho từng buổi.", "Add a room with the form below, then choose it for each session.";
    save_room = "Lưu phòng", "Save the room";
    edit_room = "Sửa phòng", "Edit the room";
    remove_room = "Xóa phòng", "Remove the room";
    back = "Quay lại", "Back";
    all_day = "Cả ngày", "All day";
    typed_title = "Tên phòng đã nhập ở các buổi mà chưa có trong danh sách", "Typed as rooms of sessions and not on the list";
    typed_text = "Thêm phòng đúng tên này thì các buổi đó được so trùng từ lần lưu sau.", "Add a room of that name, and those sessions are compared from the next time they are saved.";
}

/// How many venues were found.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} địa điểm", number_in(lang, n)), counted(n, "venue", "venues"))
}

/// How many rooms there are.
pub(crate) fn rooms_found(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(format!("{} phòng", number_in(lang, n)), counted(n, "room", "rooms"))
}

/// When a room is open; days of the week with hours of their own after the usual ones.
pub(crate) fn open(lang: Lang, room: &Room) -> String {
    let span = |opens: u32, closes: u32| format!("{}–{}", clock(opens), clock(closes));
    let usual = match room.opens.zip(room.closes) {
        Some((opens, closes)) => span(opens.unsigned_abs(), closes.unsigned_abs()),
        None => all_day(lang).to_owned(),
    };
    let monday = NaiveDate::default().week(Weekday::Mon).first_day();
    let days = monday.iter_days().zip(read_week(&room.week)).filter_map(|(day, hours)| {
        let said = match hours? {
            Hours::AllDay => all_day(lang).to_lowercase(),
            Hours::Between(opens, closes) => span(opens, closes),
            Hours::Closed => lang.pick("đóng cửa", "closed").to_owned(),
        };
        Some(format!("{} {said}", dates::weekday(day, lang)))
    });
    std::iter::once(usual).chain(days).collect::<Vec<_>>().join("; ")
}

/// A name that was typed, with how many sessions have it.
pub(crate) fn typed(lang: Lang, name: &str, sessions: u64) -> String {
    let n = number_in(lang, sessions);
    lang.pick(format!("{name} ({n} buổi)"), format!("{name} ({})", counted(sessions, "session", "sessions")))
}

//! What is said of how an activity is held, in the room and online, and how somebody takes part.

use domain::{Attends, Lang, Word, numbers::number_in};
use services::registrations::Seats;

use crate::texts::counted;

crate::texts::texts! {
    way = "Hình thức tổ chức", "How it is held";
    way_hint = "Khi kết hợp, người đăng ký chọn dự tại chỗ hay trực tuyến; số chỗ của mỗi cách được tính riêng.", "Held both ways, each person chooses; the seats of each way are counted apart.";
    online_capacity = "Chỗ trực tuyến (tối đa)", "Places online (at the most)";
    online_taken = "Đã nhận chỗ trực tuyến", "Taken online";
    online_capacity_hint = "Chỉ dùng khi kết hợp; “Số chỗ” ở trên là của hội trường. Bỏ trống: không giới hạn.", "Only where it is held both ways; the number above is that of the room. Empty: as many as come.";
    online_address = "Địa chỉ trực tuyến", "Online address";
    online_address_hint = "Đường dẫn hoặc mã phòng họp. Chỉ người có chỗ trực tuyến thấy, trên trang riêng, trong thư và lịch.", "A link or the number of the meeting. Only those with a seat online see it: on their own page, in mails and in the calendar.";
    attends = "Cách tham dự", "How you take part";
    attends_column = "Cách tham dự", "Takes part";
    unlimited = "không giới hạn", "as many as come";
    full_waits = "Đã hết chỗ: vào danh sách chờ", "All seats are taken: you join the waiting list";
    online_hint = "Địa chỉ tham dự được gửi khi ông (bà) có chỗ.", "The address is sent to you once you have a seat.";
    to_room = "Chuyển sang tại chỗ", "To the room";
    to_online = "Chuyển sang trực tuyến", "To online";
    only_line_left = "Cách tham dự ông (bà) chọn đã hết chỗ. Chọn cách còn lại, hoặc gửi lại nếu muốn vào danh sách chờ.", "No seat of the way you chose is left. Choose the other one, or send it again to join the waiting list.";
    switch_question = "Đổi cách tham dự?", "Take part in another way?";
    switch_keep = "Giữ như hiện nay", "Keep it as it is";
}

/// The button that leads to another way.
pub(crate) fn switch_to(lang: Lang, to: Attends) -> &'static str {
    match to {
        Attends::Room => to_room(lang),
        Attends::Online => to_online(lang),
    }
}

/// What comes of it when a participant takes part in another way.
pub(crate) fn switch_text(lang: Lang, to: Attends, waits: Waits) -> &'static str {
    match (to, waits) {
        (Attends::Online, Waits::No) => lang.pick(
            "Chỗ của ông (bà) tại hội trường được giao ngay cho người chờ đầu tiên. Địa chỉ trực tuyến và lịch mới được gửi qua thư.",
            "Your seat in the room goes to the first in line at once. The online address and the new calendar entry are sent by e-mail.",
        ),
        (Attends::Room, Waits::No) => lang.pick(
            "Ông (bà) có chỗ tại hội trường và không còn dùng địa chỉ trực tuyến. Lịch mới được gửi qua thư.",
            "You get a seat in the room and no longer use the online address. The new calendar entry is sent by e-mail.",
        ),
        (Attends::Online, Waits::Yes) => lang.pick(
            "Ông (bà) có chỗ trực tuyến ngay và rời danh sách chờ của hội trường.",
            "You get a seat online at once and leave the waiting list of the room.",
        ),
        (Attends::Room, Waits::Yes) => lang.pick(
            "Ông (bà) có chỗ tại hội trường ngay và rời danh sách chờ trực tuyến.",
            "You get a seat in the room at once and leave the waiting list of those online.",
        ),
    }
}

/// Whether somebody waits for a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Waits {
    /// They do.
    Yes,
    /// They have one.
    No,
}

/// How many of the seats of a way are taken.
pub(crate) fn taken_of(lang: Lang, attends: Attends, seats: Seats) -> String {
    let taken = number_in(lang, seats.taken.into());
    let of = match seats.capacity {
        u32::MAX => unlimited(lang).to_owned(),
        capacity => number_in(lang, capacity.into()),
    };
    let way = attends.name(lang);
    match seats.capacity {
        u32::MAX => format!("{way}: {taken} ({of})"),
        _ => format!("{way}: {taken}/{of}"),
    }
}

/// How many seats of a way are left, as somebody reads who chooses.
pub(crate) fn left_of(lang: Lang, seats: Seats) -> String {
    match (seats.capacity, u64::from(seats.left())) {
        (u32::MAX, _) => lang.pick("Không giới hạn số chỗ", "As many as come").to_owned(),
        (_, 0) => full_waits(lang).to_owned(),
        (_, n) => lang
            .pick(format!("Còn {} chỗ", number_in(lang, n)), format!("{} left", counted(n, "seat", "seats"))),
    }
}

//! What everybody reads about activities.

use chrono::{Datelike, NaiveDate};
use documents::dates;
use domain::{Lang, activities::moment::Moment, numbers::number_in};
use services::activities::{ActivityCard, When};

use crate::texts::counted;

crate::texts::texts! {
    lead = "Đăng ký trực tuyến, không cần tài khoản.", "Register online; no account is needed.";
    search = "Tìm theo tên, địa điểm (có dấu hoặc không dấu)", "Search by title or place";
    kind = "Loại hoạt động", "Kind";
    level = "Cấp", "Level";
    unit = "Đơn vị", "Unit";
    month_label = "Tháng", "Month";
    all = "Tất cả", "All";
    coming_link = "Xem hoạt động sắp tới", "See upcoming activities";
    as_calendar = "Thêm danh sách này vào lịch điện thoại, máy tính (.ics)", "Add this list to your calendar (.ics)";
    past_link = "Xem hoạt động đã qua", "See past activities";
    no_match = "Không có hoạt động nào phù hợp", "Nothing matches";
    no_match_text = "Thử bỏ bớt điều kiện lọc hoặc dùng từ ngắn hơn.", "Try fewer filters or shorter words.";
    clear = "Xóa bộ lọc", "Clear the filters";
    nothing = "Chưa có hoạt động sắp tới", "No upcoming activities";
    nothing_past = "Chưa có hoạt động đã qua", "No past activities";
    nothing_text = "Các hoạt động mới sẽ được công bố tại đây.", "New activities will be shown here.";
    line_only = "Hết chỗ · còn danh sách chờ", "Full · waiting list open";
    by_approval = "Ban tổ chức duyệt đăng ký", "The organizer decides";
    invited_only = "Theo giấy mời hoặc đơn vị cử", "By invitation or nomination";
    over = "Đã kết thúc", "Ended";
    running = "Đang diễn ra", "In progress";
    cancelled = "Đã hủy", "Cancelled";
    not_published = "Chưa công bố", "Not published";
    when = "Thời gian", "When";
    place = "Địa điểm", "Where";
    organizer = "Đơn vị tổ chức", "Organizer";
    audience = "Đối tượng tham dự", "Audience";
    contact = "Liên hệ", "Contact";
    about = "Nội dung", "About";
    sessions = "Các buổi", "Sessions";
    whole_agenda = "Xem chương trình chi tiết", "See the agenda in detail";
    agenda_paper = "Chương trình bản in (PDF)", "The agenda for print (PDF)";
    no_sessions = "Chương trình chi tiết sẽ được thông báo sau.", "The agenda will follow.";
    register = "Đăng ký", "Register";
    join_line = "Vào danh sách chờ", "Join the waiting list";
    ask_for_seat = "Gửi đăng ký để duyệt", "Ask for a seat";
    add_to_calendar = "Thêm vào lịch", "Add to your calendar";
}

/// The heading of the list.
pub(crate) fn title(lang: Lang, when: When) -> &'static str {
    match when {
        When::Past => lang.pick("Hoạt động đã qua", "Past activities"),
        When::Coming | When::Any => lang.pick("Hoạt động sắp tới", "Upcoming activities"),
    }
}

/// How many were found.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} hoạt động", number_in(lang, n)), counted(n, "activity", "activities"))
}

/// A month as a heading.
pub(crate) fn month(lang: Lang, day: NaiveDate) -> String {
    lang.pick(format!("Tháng {} năm {}", day.month(), day.year()), day.format("%B %Y").to_string())
}

/// A day of another month on the leaf of a card: `1/12`, `1 Dec`.
pub(crate) fn day_of_month(lang: Lang, day: NaiveDate) -> String {
    lang.pick(format!("{}/{}", day.day(), day.month()), day.format("%-d %b").to_string())
}

/// A month on the leaf of a card.
pub(crate) fn month_short(lang: Lang, day: NaiveDate) -> String {
    lang.pick(format!("Tháng {}", day.month()), day.format("%b").to_string())
}

/// The last day to register.
pub(crate) fn closes_on(lang: Lang, last: Moment) -> String {
    let until = if last.minute.is_none() { "hết " } else { "" };
    lang.pick(
        format!("Đăng ký đến {until}{}", dates::limit(last, lang)),
        format!("Registration closes {}", dates::limit(last, lang)),
    )
}

/// Registration has not begun.
pub(crate) fn not_yet(lang: Lang, first: Moment) -> String {
    lang.pick(
        format!("Mở đăng ký từ {}", dates::limit(first, lang)),
        format!("Registration opens {}", dates::limit(first, lang)),
    )
}

/// Registration has ended.
pub(crate) fn closed_since(lang: Lang, last: Moment) -> String {
    lang.pick(
        format!("Hết hạn đăng ký {}", dates::limit(last, lang)),
        format!("Registration closed {}", dates::limit(last, lang)),
    )
}

/// Seats that are left.
pub(crate) fn seats_left(lang: Lang, n: u32) -> String {
    let n = u64::from(n);
    lang.pick(format!("Còn {} chỗ", number_in(lang, n)), format!("{} left", counted(n, "seat", "seats")))
}

/// Seats that are left of an activity that is held both ways.
pub(crate) fn seats_left_ways(lang: Lang, card: &ActivityCard) -> String {
    let online = card.online.unwrap_or(card.seats);
    match (card.seats.left(), online.capacity, online.left()) {
        (0, ..) => lang.pick("Còn chỗ trực tuyến", "Seats left online").to_owned(),
        (n, _, 0) => lang.pick(
            format!("Tại chỗ: {}", seats_left(lang, n).to_lowercase()),
            format!("In the room: {}", seats_left(lang, n)),
        ),
        (n, u32::MAX, _) => lang.pick(
            format!("{} và trực tuyến", seats_left(lang, n)),
            format!("{}, and online", seats_left(lang, n)),
        ),
        (n, _, online) => {
            let [n, online] = [n, online].map(|n| number_in(lang, n.into()));
            lang.pick(format!("Còn {n} chỗ, {online} trực tuyến"), format!("{n} seats left, {online} online"))
        }
    }
}

/// Seats taken of all, and who waits.
pub(crate) fn seats_of(lang: Lang, taken: u32, of: u32, waiting: u32) -> String {
    let line = match waiting {
        0 => String::new(),
        n => {
            let n = number_in(lang, n.into());
            lang.pick(format!(", {n} người đang chờ"), format!(", {n} waiting"))
        }
    };
    let [taken, of] = [taken, of].map(|n| number_in(lang, n.into()));
    lang.pick(format!("{taken}/{of} chỗ đã xác nhận{line}"), format!("{taken} of {of} seats taken{line}"))
}

/// Why it will not be held.
pub(crate) fn cancelled_because(lang: Lang, reason: &str) -> String {
    lang.pick(
        format!("Hoạt động đã bị hủy. Lý do: {reason}"),
        format!("This activity was cancelled: {reason}"),
    )
}

//! The list of people of an activity.

use domain::{Lang, numbers::number_in, registrations::wait::Wait};
use services::registrations::SeatNotes;

use crate::texts::counted;

crate::texts::texts! {
    unit = "Đơn vị", "Unit";
    renew_links = "Thu hồi liên kết, gửi liên kết mới", "End their links, send new ones";
    renew_links_hint = "Thu hồi liên kết: đường dẫn và mã QR đã gửi cho người được chọn không còn dùng được; đường dẫn mới được gửi vào địa chỉ thư trong hồ sơ.",
        "Ending links: the links and QR codes sent to those chosen stop working; new links go to the addresses on file.";
    add_list = "Thêm danh sách", "Add a list";
    nobody = "Chưa có ai trong danh sách", "Nobody is on the list";
    nobody_text = "Người tự đăng ký, được mời hoặc được thêm sẽ hiện ở đây.", "Those who register, are invited or added will be shown here.";
    search_people = "Tìm theo tên hoặc đơn vị", "Search by name or unit";
    name = "Họ và tên", "Name";
    source = "Nguồn", "Source";
    place_in_line = "Thứ tự chờ", "Place in line";
    registered_at = "Đăng ký lúc", "Registered";
    confirm = "Xác nhận", "Confirm";
    to_line = "Đưa vào danh sách chờ", "To the waiting list";
    reject = "Không duyệt", "Reject";
    reject_reason = "Lý do", "Reason";
    reject_reason_hint = "Người đăng ký đọc được lý do này trong thư báo và trên trang của mình.", "The person reads this in the e-mail and on their own page.";
    seat = "Chuyển chỗ", "Whose seat";
    print_list = "In danh sách", "Print the list";
    answers_of = "Câu trả lời", "Answers";
    take_off = "Hủy đăng ký", "Cancel the registration";
}

/// Why one who waits still does.
pub(crate) fn waits(lang: Lang, wait: Wait, elsewhere: Option<&str>) -> String {
    match (wait, elsewhere) {
        (Wait::Elsewhere, Some(code)) => lang.pick(
            format!("Trùng giờ với {code}, nơi người này đã có chỗ"),
            format!("Has a seat at {code} at the same hours"),
        ),
        (Wait::Elsewhere, None) => lang
            .pick(
                "Trùng giờ với một hoạt động khác mà người này đã có chỗ",
                "Has a seat elsewhere at the same hours",
            )
            .into(),
        (Wait::UnitIsFull { most }, _) => {
            let most = number_in(lang, most.into());
            lang.pick(format!("Đơn vị đã đủ {most} chỗ"), format!("The unit has its {most} seats"))
        }
        (Wait::NoSeat, _) => lang.pick("Hết chỗ", "No seat is left").into(),
        (Wait::Kept, _) => lang
            .pick(
                "Chỗ còn lại đang giữ cho các đơn vị được gọi cử người",
                "The seats left are kept for units that are called",
            )
            .into(),
        (Wait::Nothing, _) => {
            lang.pick("Còn chỗ: có thể xác nhận ngay", "A seat is left: confirm when you like").into()
        }
    }
}

/// How a seat went from one to another, or may go; none where it did not.
pub(crate) fn seat_notes(lang: Lang, seat: &SeatNotes) -> Option<String> {
    let SeatNotes { in_place_of, given_to, substitute } = seat;
    let notes = [
        in_place_of.as_ref().map(|name| lang.pick(format!("thay cho {name}"), format!("in place of {name}"))),
        given_to.as_ref().map(|name| lang.pick(format!("chuyển cho {name}"), format!("given to {name}"))),
        substitute
            .as_ref()
            .map(|name| lang.pick(format!("người thay: {name}"), format!("substitute: {name}"))),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    (!notes.is_empty()).then(|| notes.join("; "))
}

/// How many are shown, of how many.
pub(crate) fn shown_of(lang: Lang, shown: usize, all: usize) -> String {
    if shown == all {
        let all = all as u64;
        return lang.pick(format!("{} người", number_in(lang, all)), counted(all, "person", "people"));
    }
    let [shown, all] = [shown, all].map(|n| number_in(lang, n as u64));
    lang.pick(format!("{shown} trong {all} người"), format!("{shown} of {all} people"))
}

/// Takes everybody whom the filters find.
pub(crate) fn choose_all(lang: Lang, n: usize, pages: u64) -> String {
    let n = number_in(lang, n as u64);
    if pages == 1 {
        return lang.pick(format!("Chọn cả {n} người đang hiển thị"), format!("Choose all {n} people shown"));
    }
    let pages = number_in(lang, pages);
    lang.pick(
        format!("Chọn cả {n} người ở cả {pages} trang"),
        format!("Choose all {n} people on all {pages} pages"),
    )
}

/// Who was ticked before, on other pages, is chosen too.
pub(crate) fn chosen_elsewhere(lang: Lang, n: usize) -> String {
    let number = number_in(lang, n as u64);
    lang.pick(
        format!("Đang chọn thêm {number} người ở trang khác."),
        format!("{} on other pages chosen too.", counted(n as u64, "person", "people")),
    )
}

/// The filters find nobody.
pub(crate) fn nobody_matches(lang: Lang) -> &'static str {
    lang.pick("Không có ai khớp điều kiện lọc", "Nobody matches the filters")
}

/// What to do then.
pub(crate) fn nobody_matches_text(lang: Lang) -> &'static str {
    lang.pick("Bỏ bớt điều kiện lọc hoặc thử từ ngắn hơn.", "Take a filter away, or try a shorter word.")
}

/// The link to the whole list.
pub(crate) fn clear_filters(lang: Lang) -> &'static str {
    lang.pick("Xóa bộ lọc", "Clear the filters")
}

/// What the list says of somebody whom it likely has twice.
pub(crate) fn double(lang: Lang) -> &'static str {
    lang.pick("Có thể trùng", "Likely a double")
}

/// Where else the same person likely stands, and what to do about it.
pub(crate) fn likely_double(lang: Lang, units: &[String]) -> String {
    let units = units.join("; ");
    lang.pick(
        format!("Trong danh sách còn một người cùng họ tên, ngày sinh và số điện thoại ({units}). Nếu là một người, chỉ giữ một đăng ký và từ chối hoặc hủy đăng ký kia; nếu là hai người, duyệt cả hai."),
        format!("Somebody of the same name, birth date and telephone number is on the list as well ({units}). If they are one person, keep one registration and reject or cancel the other; if they are two, confirm both."),
    )
}

/// Names in a sentence: ten at the most, and how many more.
pub(crate) fn some_names(lang: Lang, names: &[&str]) -> String {
    let (said, rest) = names.split_at(names.len().min(10));
    let said = said.join(", ");
    match rest.len() as u64 {
        0 => said,
        n => lang.pick(
            format!("{said} và {} người khác", number_in(lang, n)),
            format!("{said} and {} more", number_in(lang, n)),
        ),
    }
}

/// Asks before somebody is told no.
pub(crate) fn reject_question(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Không duyệt {} người?", number_in(lang, n)),
        format!("Reject {}?", counted(n, "person", "people")),
    )
}

/// That a seat is held until a moment.
pub(crate) fn held_until(lang: Lang, until: &str) -> String {
    lang.pick(format!("Giữ chỗ đến {until}, chưa nhận"), format!("Held until {until}, not taken yet"))
}

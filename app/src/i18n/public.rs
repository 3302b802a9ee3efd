//! What the public pages say.

use chrono::{Datelike, NaiveDate};
use documents::dates;
use domain::{Lang, RegistrationState, numbers::number_in};
use services::{activities::When, rows::Certificate};

use crate::i18n::counted;

crate::i18n::texts! {
    lead = "Đăng ký trực tuyến, không cần tài khoản.", "Register online; no account is needed.";
    search = "Tìm theo tên, địa điểm (có dấu hoặc không dấu)", "Search by title or place";
    kind = "Loại hoạt động", "Kind";
    level = "Cấp", "Level";
    unit = "Đơn vị", "Unit";
    month_label = "Tháng", "Month";
    all = "Tất cả", "All";
    coming_link = "Xem hoạt động sắp tới", "See upcoming activities";
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
    sessions = "Chương trình chi tiết", "Agenda";
    no_sessions = "Chương trình chi tiết sẽ được thông báo sau.", "The agenda will follow.";
    register = "Đăng ký", "Register";
    join_line = "Vào danh sách chờ", "Join the waiting list";
    ask_for_seat = "Gửi đăng ký để duyệt", "Ask for a seat";
    send_registration = "Gửi đăng ký", "Send the registration";
    add_to_calendar = "Thêm vào lịch", "Add to your calendar";
    register_lead = "Mất khoảng 2 phút. Chỗ được giữ khi ông (bà) bấm nút ở cuối trang.", "It takes about 2 minutes. The seat is yours when you press the button at the end.";
    line_lead = "Đã hết chỗ. Khi có chỗ trống, người chờ trước được xếp chỗ trước và được báo qua thư nếu có địa chỉ thư điện tử.",
        "All seats are taken. When one is freed, the first in line gets it, and is told by e-mail where we have an address.";
    already_there = "Hoạt động này đã có đăng ký với thông tin ông (bà) vừa nhập", "There is a registration with these details already";
    on_file_title = "Đăng ký đã được ghi nhận", "The registration was received";
    back_to_list = "Về danh sách hoạt động", "Back to the list of activities";
    full_name = "Họ và tên", "Full name";
    full_name_hint = "Ghi đúng như trên thẻ căn cước; tên này sẽ in trên giấy chứng nhận.", "As on your identity card; it will be printed on the certificate.";
    birth_date = "Ngày sinh", "Date of birth";
    birth_date_hint = "Ví dụ: 30 7 1985", "For example: 30 7 1985";
    sex = "Giới tính", "Sex";
    your_unit = "Đơn vị", "Unit";
    your_unit_hint = "Gõ tên xã, phường hoặc cơ quan, có dấu hoặc không dấu. Ví dụ: dinh hoa", "Type the name of your commune, ward or office, with or without accents. For example: dinh hoa";
    email = "Thư điện tử", "E-mail address";
    seat_held = "Mời ông (bà) mở thư để nhận chỗ", "Please open the e-mail to take the seat";
    holds_seats = "Chỗ được giữ 24 giờ: xin mở thư xác nhận và bấm “Nhận chỗ” trong thời gian đó.", "The seat is held for 24 hours: please open the e-mail and press “Take the seat” by then.";
    other_unit = "Đơn vị khác, không có trong danh sách", "Another unit, which is not in the list";
    other_unit_hint = "Đánh dấu nếu không tìm thấy đơn vị của ông (bà); tên đã ghi ở trên được giữ nguyên.", "Tick it if your unit can’t be found; what you typed above is kept as it is.";
    email_hint = "Thư xác nhận, lịch tham dự và giấy chứng nhận được gửi vào đây.", "The confirmation, the days for your calendar and the certificate are sent there.";
    phone = "Số điện thoại", "Telephone number";
    ways_of_contact = "Cách liên hệ (nhập ít nhất một)", "How to reach you (at least one)";
    consent = "Tôi đồng ý để đơn vị tổ chức lưu và sử dụng các thông tin trên", "I agree that the organizer keeps and uses these data";
    consent_hint = "Chỉ dùng để tổ chức hoạt động, cấp giấy chứng nhận và thống kê.", "Only to run the activity, issue certificates and count.";
    privacy_link = "Chúng tôi lưu những gì và vì sao", "What we keep and why";
    links = "Đăng ký của tôi", "My registrations";
    links_lead = "Nhập địa chỉ thư đã dùng khi đăng ký. Chúng tôi gửi lại đường dẫn tới các đăng ký của ông (bà).",
        "Enter the address you registered with. We send the links to your registrations again.";
    send_links = "Gửi lại đường dẫn", "Send the links";
    links_sent = "Hãy kiểm tra hộp thư", "Check your e-mail";
    verify = "Tra cứu giấy chứng nhận", "Verify a certificate";
    verify_lead = "Quét mã QR trên giấy chứng nhận, hoặc nhập mã in bên cạnh mã QR.", "Scan the QR code on the certificate, or type the code printed beside it.";
    code = "Mã tra cứu", "Code";
    code_hint = "20 chữ cái và chữ số, có hoặc không có dấu cách.", "20 letters and digits, with or without spaces.";
    check = "Tra cứu", "Verify";
    unknown = "Không tìm thấy", "Not found";
    unknown_text = "Không có giấy chứng nhận nào mang mã này. Xem lại mã in bên cạnh mã QR rồi nhập lại.",
        "No certificate has this code. Look at the code beside the QR code and type it again.";
    valid = "Hợp lệ", "Valid";
    revoked = "Đã thu hồi", "Revoked";
    replaced = "Đã được thay bằng giấy khác", "Replaced";
    serial = "Số", "Serial";
    holder = "Cấp cho", "Issued to";
    course = "Hoạt động", "Activity";
    issued_by = "Cơ quan cấp", "Issued by";
    issued_on = "Ngày cấp", "Issued on";
    privacy = "Thông tin cá nhân", "Personal data";
    privacy_what = "Chúng tôi lưu họ tên, ngày sinh, giới tính, đơn vị, chức vụ, số điện thoại và thư điện tử của người tham dự, cùng việc đăng ký, điểm danh và giấy chứng nhận. Ngoài ra không lưu thông tin nào khác.",
        "We keep participants’ name, date of birth, sex, unit, post, telephone number and e-mail address, with their registrations, attendance and certificates. Nothing else.";
    privacy_why = "Các thông tin này chỉ dùng để tổ chức hoạt động, cấp và tra cứu giấy chứng nhận, và thống kê số người tham dự.",
        "They serve only to run activities, to issue and verify certificates, and to count participants.";
    privacy_rights = "Ông (bà) có thể xin một bản sao, đề nghị sửa hoặc xóa thông tin của mình. Số liệu thống kê vẫn được giữ, không kèm tên.",
        "You can ask for a copy, a correction or the erasure of your data. The figures stay, without names.";
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
pub(crate) fn closes_on(lang: Lang, day: NaiveDate) -> String {
    lang.pick(
        format!("Đăng ký đến hết ngày {}", dates::day(day, lang)),
        format!("Register by {}", dates::day(day, lang)),
    )
}

/// Registration has ended.
pub(crate) fn closed_since(lang: Lang, day: NaiveDate) -> String {
    lang.pick(
        format!("Hết hạn đăng ký ngày {}", dates::day(day, lang)),
        format!("Registration closed on {}", dates::day(day, lang)),
    )
}

/// Seats that are left.
pub(crate) fn seats_left(lang: Lang, n: u32) -> String {
    let n = u64::from(n);
    lang.pick(format!("Còn {} chỗ", number_in(lang, n)), format!("{} left", counted(n, "seat", "seats")))
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

/// What was done about an address, whether it is known or not.
pub(crate) fn links_sent_text(lang: Lang, email: &str) -> String {
    lang.pick(
        format!("Nếu địa chỉ {email} đã được dùng để đăng ký, chúng tôi đang gửi thư kèm đường dẫn tới địa chỉ này. Xin kiểm tra cả mục thư rác."),
        format!("If {email} was used to register, an e-mail with the links is on its way there. Please look in the spam folder, too."),
    )
}

/// The sentence of a certificate in force.
pub(crate) fn valid_text(lang: Lang, row: &Certificate) -> String {
    let on = dates::day(row.issued_on, lang);
    lang.pick(
        format!("Giấy chứng nhận số {} cấp cho {} ngày {on} là hợp lệ.", row.serial, row.full_name),
        format!("Certificate {} issued to {} on {on} is valid.", row.serial, row.full_name),
    )
}

/// The sentence of one that was taken back.
pub(crate) fn revoked_text(lang: Lang, serial: &str, on: &str, reason: &str) -> String {
    lang.pick(
        format!("Giấy chứng nhận số {serial} đã bị thu hồi ngày {on}: {reason}. Giấy này không còn giá trị."),
        format!("Certificate {serial} was revoked on {on}: {reason}. It is no longer valid."),
    )
}

/// The sentence of one that has another in its place.
pub(crate) fn replaced_text(lang: Lang, serial: &str, instead: &str, on: &str) -> String {
    lang.pick(
        format!("Giấy chứng nhận số {serial} đã được thay bằng số {instead} ngày {on}."),
        format!("Certificate {serial} was replaced by {instead} on {on}."),
    )
}

/// The last seat went while somebody filled the form in.
pub(crate) fn only_line_left(lang: Lang) -> &'static str {
    lang.pick(
        "Chỗ cuối cùng vừa có người đăng ký. Thông tin đã nhập được giữ nguyên: gửi lại nếu muốn vào danh sách chờ.",
        "The last seat was taken just now. What you typed is kept: send it again to join the waiting list.",
    )
}

crate::i18n::texts! {
    code_missing = "Nhập mã tra cứu in trên giấy chứng nhận", "Enter the code that is printed on the certificate";
    verify_another = "Tra cứu giấy khác", "Check another certificate";
}

/// What is said to who sends the data of somebody on the list. It is the same whether there is an address or not.
pub(crate) fn already_there_text(lang: Lang, whom: &str) -> String {
    lang.pick(
        format!("Trang riêng của đăng ký cho biết ông (bà) đã có chỗ, đang chờ, hay không còn trong danh sách. Nếu hồ sơ có địa chỉ thư điện tử, đường dẫn đến trang đó được gửi lại vào địa chỉ ấy. Nếu không nhận được thư, xin liên hệ {whom}."),
        format!("Its own page says whether you have a seat, wait for one, or are not on the list. If there is an e-mail address on file, the link to that page is sent there again. If no e-mail comes, please ask {whom}."),
    )
}

/// How the link of somebody on file reaches them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnFile {
    /// By mail.
    Mailed,
    /// By a mail that waits: no mail server is set.
    MailKept,
    /// There is no address.
    NoAddress,
}

/// What is said to who registers somebody on file: where they stand, and how they get to their own page.
pub(crate) fn on_file(lang: Lang, state: RegistrationState, reach: OnFile, whom: &str) -> String {
    let stands = match state {
        RegistrationState::Confirmed => lang.pick("Ông (bà) đã có chỗ.", "You have a seat."),
        RegistrationState::Waitlisted => {
            lang.pick("Ông (bà) ở trong danh sách chờ.", "You are on the waiting list.")
        }
        _ => lang.pick("Đăng ký đang chờ ban tổ chức duyệt.", "The organizer will decide about it."),
    };
    let link = match reach {
        OnFile::Mailed => lang.pick(
            "Ông (bà) đã có tên trong hồ sơ, nên đường dẫn để xem hoặc hủy đăng ký chỉ được gửi vào địa chỉ thư điện tử trong hồ sơ.".to_owned(),
            "You are on file already, so the link to see or cancel the registration is sent to the e-mail address on file only.".to_owned(),
        ),
        OnFile::MailKept => lang.pick(
            format!("Ông (bà) đã có tên trong hồ sơ, nên đường dẫn để xem hoặc hủy đăng ký chỉ được gửi vào địa chỉ thư điện tử trong hồ sơ; hiện thư chưa gửi đi được. Khi cần xem hoặc hủy, xin liên hệ {whom}."),
            format!("You are on file already, so the link to see or cancel the registration is sent to the e-mail address on file only; e-mails can’t be sent at present. To see or cancel it, please ask {whom}."),
        ),
        OnFile::NoAddress => lang.pick(
            format!("Ông (bà) đã có tên trong hồ sơ nhưng hồ sơ không có địa chỉ thư điện tử, nên không có đường dẫn nào được gửi. Khi cần xem hoặc hủy đăng ký, xin liên hệ {whom}."),
            format!("You are on file already, without an e-mail address, so no link was sent. To see or cancel the registration, please ask {whom}."),
        ),
    };
    format!("{stands} {link}")
}

/// Until when the seat is held, and how it is taken.
pub(crate) fn seat_held_text(lang: Lang, until: &str) -> String {
    lang.pick(
        format!("Chỗ được giữ cho ông (bà) đến {until}. Thư đã được gửi vào địa chỉ thư điện tử của ông (bà): xin mở đường dẫn trong thư và bấm “Nhận chỗ”. Quá thời hạn này, chỗ được giao cho người khác."),
        format!("The seat is held for you until {until}. An e-mail was sent to your address: open the link in it and press “Take the seat”. After that time it goes to somebody else."),
    )
}

/// As [`seat_held_text`], while mails can't leave.
pub(crate) fn seat_held_kept(lang: Lang, until: &str, whom: &str) -> String {
    lang.pick(
        format!("Chỗ được giữ cho ông (bà) đến {until}, nhưng hiện thư chưa gửi đi được. Để nhận chỗ, xin liên hệ {whom}."),
        format!("The seat is held for you until {until}, but e-mails can’t be sent at present. To take it, please ask {whom}."),
    )
}

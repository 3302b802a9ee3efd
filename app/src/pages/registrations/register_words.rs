//! What one reads who registers, or asks for their links again.

use domain::{Lang, RegistrationState};

crate::texts::texts! {
    position = "Chức vụ", "Post";
    send_registration = "Gửi đăng ký", "Send the registration";
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
}

/// What was done about an address, whether it is known or not.
pub(crate) fn links_sent_text(lang: Lang, email: &str) -> String {
    lang.pick(
        format!("Nếu địa chỉ {email} đã được dùng để đăng ký, chúng tôi đang gửi thư kèm đường dẫn tới địa chỉ này. Xin kiểm tra cả mục thư rác."),
        format!("If {email} was used to register, an e-mail with the links is on its way there. Please look in the spam folder, too."),
    )
}

/// The last seat went while somebody filled the form in.
pub(crate) fn only_line_left(lang: Lang) -> &'static str {
    lang.pick(
        "Chỗ cuối cùng vừa có người đăng ký. Thông tin đã nhập được giữ nguyên: gửi lại nếu muốn vào danh sách chờ.",
        "The last seat was taken just now. What you typed is kept: send it again to join the waiting list.",
    )
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

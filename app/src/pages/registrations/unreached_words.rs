//! What the page of people whom no mail reaches says.

use documents::dates;
use domain::{Lang, numbers::number_in};
use services::rows::Activity;

use crate::texts::counted;

crate::texts::texts! {
    title = "Không gửi được thư", "Not reached by e-mail";
    lead = "Những người trong danh sách chưa có địa chỉ thư. Gửi đường dẫn của họ cho đầu mối đơn vị, in phiếu có mã QR, hoặc sao chép tin nhắn để gửi qua Zalo, SMS.",
        "People on the list without an e-mail address. Send their links to the unit’s focal person, print slips with QR codes, or copy a message for a chat.";
    nobody = "Ai cũng có địa chỉ thư", "Everybody has an address";
    nobody_text = "Thư của hoạt động này đến được với mọi người trong danh sách.", "The e-mails of this activity reach everybody on the list.";
    no_unit = "Chưa rõ đơn vị", "Of no unit";
    focal = "Đầu mối:", "Focal person:";
    no_focal = "Đơn vị này chưa có đầu mối: in phiếu hoặc gửi tin nhắn cho từng người.", "The unit has no focal person: print slips, or send each a message.";
    send = "Gửi đường dẫn cho đầu mối", "Send the links to the focal person";
    print = "In phiếu có mã QR", "Print slips with QR codes";
    print_lead = "Mỗi phiếu dành riêng cho một người: quét mã để mở trang đăng ký của mình, và để điểm danh.", "Each slip is one person’s: its code opens their own page, and is shown at the door.";
    name = "Họ và tên", "Name";
    phone = "Điện thoại", "Telephone";
    message = "Tin nhắn", "Message";
    show_message = "Xem tin nhắn", "Show the message";
    copy = "Sao chép tin nhắn", "Copy the message";
    copied = "Đã sao chép", "Copied";
    copy_failed = "Không sao chép được", "Could not copy";
    qr = "Mã QR mở trang của người này", "QR code of this person’s page";
    goes_to = "Thư gửi tới", "It goes to";
}

/// How many people.
pub(crate) fn people(lang: Lang, n: usize) -> String {
    lang.pick(format!("{} người", number_in(lang, n as u64)), counted(n as u64, "person", "people"))
}

/// The link on the list.
pub(crate) fn waiting(lang: Lang, n: usize) -> String {
    lang.pick(
        format!("{} người không nhận được thư", number_in(lang, n as u64)),
        format!("{} not reached by e-mail", counted(n as u64, "person", "people")),
    )
}

/// The act, with how many mails.
pub(crate) fn send_n(lang: Lang, n: usize) -> String {
    lang.pick(
        format!("Gửi {} thư", number_in(lang, n as u64)),
        format!("Send {}", counted(n as u64, "e-mail", "e-mails")),
    )
}

/// With how many links.
pub(crate) fn with_links(lang: Lang, n: usize) -> String {
    lang.pick(
        format!("Mỗi thư có đường dẫn của {} người", number_in(lang, n as u64)),
        format!("Each has the links of {}", counted(n as u64, "person", "people")),
    )
}

/// The message to one person, to be pasted into a chat.
pub(crate) fn chat(lang: Lang, activity: &Activity, name: &str, link: &str) -> String {
    let (title, place) = (&activity.title, &activity.place);
    let when = dates::day_span(activity.starts_on, activity.ends_on, lang);
    lang.pick(
        format!("Kính gửi ông/bà {name}: ông/bà có tên trong danh sách “{title}”, {when}, tại {place}. Xem giờ học và lấy mã QR điểm danh tại: {link} (đường dẫn dành riêng cho ông/bà)."),
        format!("Dear {name}, you are on the list of “{title}”, {when}, at {place}. Times and your QR code for attendance: {link} (this link is yours alone)."),
    )
}

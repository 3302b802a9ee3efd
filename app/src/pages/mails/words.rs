//! What the outbox says.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    no_match = "Không có thư nào ở trạng thái này", "No e-mail in this state";
    no_match_text = "Chọn trạng thái khác.", "Choose another state.";
    all_mails = "Xem tất cả thư", "See all e-mails";
    outbox = "Thư gửi đi", "Outbox";
    state = "Trạng thái", "State";
    all = "Tất cả", "All";
    nothing = "Chưa có thư nào", "No e-mails yet";
    nothing_text = "Thư được viết khi có người đăng ký, được mời, hoặc khi hoạt động thay đổi.", "E-mails are written when people register, are invited, or when an activity changes.";
    subject = "Tiêu đề", "Subject";
    to = "Người nhận", "To";
    written = "Soạn lúc", "Written";
    address = "Địa chỉ thư", "Address";
    sent = "Gửi lúc", "Sent";
    attempts = "Số lần gửi", "Tries";
    last_error = "Lỗi gần nhất", "Last error";
    calendar = "Lịch", "Calendar";
    retry = "Gửi lại", "Send again";
    retry_all = "Gửi lại các thư lỗi", "Send all failed e-mails again";
    go_on = "Gửi lại ngay", "Send again now";
    why_dropped = "Lý do không gửi", "Why it was not sent";
    not_before = "Gửi sau lúc", "Leaves after";
    struck = "Đường dẫn và mã QR trong thư được gạch bỏ sau khi gửi, để người khác không dùng được.", "Links and QR codes are struck out once an e-mail was sent, so that nobody else can use them.";
    struck_account = "Đường dẫn đăng nhập trong thư này chỉ dành cho chủ tài khoản nên không hiện ở đây.", "The sign-in link in this e-mail is for its owner alone and is not shown here.";
    held = "Máy chủ thư không nhận thư của hệ thống; thư đang chờ và không bị mất.", "The mail server takes no e-mail from here; the e-mails wait, and none is lost.";
    held_ask = "Đề nghị người quản trị kiểm tra máy chủ thư.", "Please ask an administrator to check the mail server.";
    held_do = "Kiểm tra TAPHUAN_SMTP_URL và TAPHUAN_MAIL_FROM, rồi bấm “Gửi lại ngay”. Cứ 15 phút hệ thống tự thử lại một lần.", "Check TAPHUAN_SMTP_URL and TAPHUAN_MAIL_FROM, then press “Send again now”. It is tried again every 15 minutes.";
    answered = "Trả lời của máy chủ thư", "The mail server’s answer";
    unset = "Chưa đặt thông tin người gửi: thư đang mang giá trị mặc định.", "The sender is not set: e-mails carry the default.";
    unset_do = "Đề nghị người quản trị đặt trong cấu hình:", "Ask an administrator to set, in the configuration:";
    eml = "Tải thư (.eml)", "Download (.eml)";
}

/// How many were given up.
pub(crate) fn failed(lang: Lang, n: u64) -> String {
    let mails = counted(n, "e-mail", "e-mails");
    lang.pick(format!("{} thư không gửi được", number_in(lang, n)), format!("{mails} could not be sent"))
}

/// How many were found.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} thư", number_in(lang, n)), counted(n, "e-mail", "e-mails"))
}

/// What a mail does to the calendar of who gets it.
pub(crate) fn what_of_calendar(lang: Lang, out: bool) -> &'static str {
    if out {
        lang.pick("Xóa khỏi lịch của người nhận", "Takes the days out of the recipient’s calendar")
    } else {
        lang.pick("Ghi vào lịch của người nhận", "Puts the days into the recipient’s calendar")
    }
}

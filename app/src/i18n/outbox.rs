//! What the outbox says.

use domain::{Lang, figures::number};

super::texts! {
    outbox = "Thư gửi đi", "Outbox";
    state = "Tình trạng", "State";
    all = "Tất cả", "All";
    nothing = "Chưa có thư nào", "No mails yet";
    nothing_text = "Thư được viết khi có người đăng ký, được mời, hoặc khi hoạt động thay đổi.", "Mails are written when people register, are invited, or when an activity changes.";
    subject = "Tiêu đề", "Subject";
    to = "Người nhận", "To";
    written = "Viết lúc", "Written";
    sent = "Gửi lúc", "Sent";
    attempts = "Số lần gửi", "Tries";
    last_error = "Lỗi gần nhất", "Last error";
    attached = "Đính kèm", "Attached";
    retry = "Gửi lại", "Send again";
    eml = "Tải thư (.eml)", "Download (.eml)";
}

/// How many were found.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} thư", number(n)), format!("{} mails", number(n)))
}

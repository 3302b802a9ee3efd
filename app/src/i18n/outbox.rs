//! What the outbox says.

use domain::{Lang, figures::number_in};

use super::counted;

super::texts! {
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
    sent = "Gửi lúc", "Sent";
    attempts = "Số lần gửi", "Tries";
    last_error = "Lỗi gần nhất", "Last error";
    attached = "Đính kèm", "Attached";
    retry = "Gửi lại", "Send again";
    eml = "Tải thư (.eml)", "Download (.eml)";
}

/// How many were found.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} thư", number_in(lang, n)), counted(n, "e-mail", "e-mails"))
}

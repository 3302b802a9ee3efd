//! What the pages of certificates say.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    certificates = "Giấy chứng nhận", "Certificates";
    not_over = "Hoạt động chưa kết thúc", "The activity is not over";
    not_over_text = "Giấy chứng nhận được cấp từ ngày bế mạc.", "Certificates can be issued from the last day on.";
    nobody_due = "Không có ai đang chờ cấp giấy chứng nhận.", "Nobody waits for a certificate.";
    numbers_are_given = "Số được cấp liên tục theo thứ tự tên và không dùng lại. Người nhận được báo qua thư.",
        "Numbers follow each other in the order of names and are never used again. The recipients are told by e-mail.";
    look_title = "Xem trước khi cấp giấy chứng nhận", "Look before the certificates are issued";
    how_many = "Số giấy", "Certificates";
    issuing_body = "Cơ quan cấp", "Issuing body";
    signer = "Người ký", "Signer";
    why = "Lý do", "Reason";
    name = "Họ và tên", "Name";
    unit = "Đơn vị", "Unit";
    attended = "Đã dự", "Attended";
    issued_on = "Ngày cấp", "Date of issue";
    issued_heading = "Đã cấp", "Issued";
    birth_date = "Ngày sinh", "Birth date";
    serial = "Số", "Serial";
    state = "Trạng thái", "State";
    file = "Tệp", "File";
    acts = "Thao tác", "Actions";
    all_as_zip = "Tải tất cả (.zip)", "Download all (.zip)";
    revoke = "Thu hồi", "Revoke";
    revoke_question = "Thu hồi giấy chứng nhận này?", "Revoke this certificate?";
    revoke_text = "Trang tra cứu sẽ báo giấy này đã bị thu hồi, kèm lý do. Việc này không hoàn tác được; số giấy không dùng lại.",
        "Verification will say that it was revoked, and why. This can’t be undone; the serial is not used again.";
    reason = "Lý do", "Reason";
    revoke_act = "Thu hồi giấy chứng nhận", "Revoke the certificate";
    keep = "Không thu hồi", "Keep it";
    replace_not = "Không cấp", "Don’t issue";
    not_enough = "Không còn đủ số buổi", "Too few sessions now";
    ended = "Giấy chứng nhận này không còn hiệu lực.", "This certificate is no longer in force.";
    was_replaced = "Giấy chứng nhận này đã được thay bằng giấy khác.", "This certificate was replaced by another.";
}

/// How many are due.
pub(crate) fn due(lang: Lang, n: usize) -> String {
    let have = if n == 1 { "has" } else { "have" };
    let n = n as u64;
    lang.pick(
        format!("{} người đủ điều kiện, chưa được cấp", number_in(lang, n)),
        format!("{} completed and {have} no certificate yet", counted(n, "person", "people")),
    )
}

/// The button that issues.
pub(crate) fn issue_act(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Cấp {} giấy chứng nhận", number_in(lang, n)),
        format!("Issue {}", counted(n, "certificate", "certificates")),
    )
}

/// How many were issued.
pub(crate) fn issued(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(format!("{} giấy chứng nhận", number_in(lang, n)), counted(n, "certificate", "certificates"))
}

/// The link to giving another one.
pub(crate) fn replace(lang: Lang) -> &'static str {
    lang.pick("Thay thế", "Replace")
}

/// The heading of the page that asks.
pub(crate) fn replace_question(lang: Lang) -> &'static str {
    lang.pick("Cấp giấy thay thế?", "Issue another in its place?")
}

/// What replacing does.
pub(crate) fn replace_text(lang: Lang) -> &'static str {
    lang.pick(
        "Giấy mới có số mới, ghi họ tên, đơn vị và tên hoạt động như hiện có trong hệ thống. Giấy cũ hết hiệu lực; trang tra cứu cho biết đã được thay bằng giấy nào. Không hoàn tác được.",
        "The new one has a number of its own and says the name, unit and title as they are now. The old one is no longer in force; verification says by which it was replaced. This can’t be undone.",
    )
}

/// The button.
pub(crate) fn replace_act(lang: Lang) -> &'static str {
    lang.pick("Cấp giấy thay thế", "Issue the new certificate")
}

/// Why it is replaced.
pub(crate) fn replace_reason(lang: Lang) -> &'static str {
    lang.pick("Lý do thay thế", "Reason")
}

/// The button that shows what would be issued.
pub(crate) fn look_first(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Xem trước {} giấy chứng nhận", number_in(lang, n)),
        format!("Look at {} first", counted(n, "certificate", "certificates")),
    )
}

/// The link to the paper of the longest name.
pub(crate) fn see_paper(lang: Lang, name: &str) -> String {
    lang.pick(
        format!("Xem bản in của tên dài nhất: {name} (PDF)"),
        format!("See the paper of the longest name: {name} (PDF)"),
    )
}

/// How many get none.
pub(crate) fn not_eligible(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("{} người không được cấp trong lần này", number_in(lang, n)),
        format!("{} without a certificate this time", counted(n, "person", "people")),
    )
}

/// Was at fewer sessions than are needed.
pub(crate) fn too_few(lang: Lang, attended: u32, needed: u32) -> String {
    lang.pick(
        format!("Dự {attended} buổi, cần ít nhất {needed} buổi"),
        format!("At {attended} sessions; {needed} are needed"),
    )
}

/// Has no seat.
pub(crate) fn no_seat(lang: Lang, state: &str) -> String {
    let state = state.to_lowercase();
    lang.pick(format!("Không có chỗ ({state})"), format!("Has no seat ({state})"))
}

/// Theirs was revoked.
pub(crate) fn was_revoked(lang: Lang, serial: &str) -> String {
    lang.pick(
        format!("Giấy số {serial} đã bị thu hồi: cấp lại bằng nút Thay thế"),
        format!("Certificate {serial} was revoked: issue another with Replace"),
    )
}

//! What the pages say on which people are chosen for an activity and invited.

use domain::{Lang, figures::number};

super::texts! {
    title = "Mời, thêm người", "Invite and add people";
    lead = "Chọn người trong danh sách, rồi mời qua thư hoặc thêm thẳng vào danh sách tham dự.",
        "Choose people, then invite them by mail or put them on the list at once.";
    choose = "Chọn", "Choose";
    name = "Họ và tên", "Name";
    unit = "Đơn vị", "Unit";
    contact = "Liên hệ", "Contact";
    on_list = "Trong danh sách", "On the list";
    no_mail = "Không có thư điện tử", "No e-mail address";
    answer_by = "Hạn trả lời thư mời", "Answer by";
    answer_by_hint = "Ví dụ: 30/7/2026. Để trống: đến ngày khai mạc.", "For example: 30/7/2026. Empty: until the first day.";
    preview = "Xem trước thư mời", "Preview the invitation";
    add = "Thêm thẳng vào danh sách", "Put them on the list";
    add_hint = "Người được thêm thẳng có chỗ ngay và nhận thư xác nhận.", "Those put on the list have a seat at once and are told by mail.";
    no_mails = "Chỉ gửi được thư mời khi hoạt động đã công bố và chưa bắt đầu. Vẫn thêm thẳng được vào danh sách.", "Invitations go out only while the activity is published and yet to begin. People can still be put on the list.";
    check = "Kiểm tra thư mời", "Check the invitations";
    back = "Quay lại chọn người", "Back to choosing people";
    sender = "Từ", "From";
    to = "Đến", "To";
    subject = "Tiêu đề", "Subject";
    example = "Mẫu: người có tên dài nhất. Mỗi người nhận thư bằng ngôn ngữ của mình, có nút trả lời riêng.",
        "An example, to whom has the longest name. Everybody is written to in their own language, with a link of their own to answer.";
    nobody_left = "Không có ai để gửi thư mời", "There is nobody to invite";
    nobody_left_text = "Những người đã chọn đều có trong danh sách hoặc không có thư điện tử.", "Those chosen are on the list already or have no e-mail address.";
    cannot_undo = "Thư đã gửi thì không lấy lại được.", "Invitations can’t be taken back.";
}

/// Takes everybody whom the search finds.
pub(crate) fn choose_all(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("Chọn cả {} người của kết quả này", number(n)),
        format!("Choose all {} people found", number(n)),
    )
}

/// The act.
pub(crate) fn send(lang: Lang, n: usize) -> String {
    lang.pick(
        format!("Gửi {n} thư mời"),
        format!("Send {n} {}", if n == 1 { "invitation" } else { "invitations" }),
    )
}

/// Who will be invited.
pub(crate) fn will_be_invited(lang: Lang, n: usize) -> String {
    lang.pick(format!("{n} người sẽ nhận thư mời"), format!("{n} people will be invited"))
}

/// Who will not, for want of an address.
pub(crate) fn without_address(lang: Lang, n: usize) -> String {
    lang.pick(
        format!("{n} người không có thư điện tử, cần mời qua điện thoại hoặc giấy mời"),
        format!("{n} people have no e-mail address: invite them by telephone or on paper"),
    )
}

/// Who will not, being there.
pub(crate) fn already_there(lang: Lang, n: usize) -> String {
    lang.pick(format!("{n} người đã có trong danh sách"), format!("{n} people are on the list already"))
}

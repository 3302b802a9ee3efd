//! What the pages say on which people are chosen for an activity and invited.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    title = "Mời, thêm người", "Invite and add people";
    lead = "Chọn người trong danh sách, rồi mời qua thư hoặc thêm trực tiếp vào danh sách tham dự.",
        "Choose people, then invite them by e-mail or put them on the list at once.";
    from_list = "Nhập danh sách cho hoạt động này", "Import a list for this activity";
    choose = "Chọn", "Choose";
    name = "Họ và tên", "Name";
    unit = "Đơn vị", "Unit";
    contact = "Liên hệ", "Contact";
    on_list = "Trong danh sách", "On the list";
    no_mail = "Không có thư điện tử", "No e-mail address";
    answer_by = "Hạn trả lời thư mời", "Answer by";
    answer_by_hint = "Ví dụ: 30/7/2026. Để trống: đến ngày khai mạc.", "For example: 30/7/2026. Empty: until the first day.";
    preview = "Xem trước thư mời", "Preview the invitation";
    add = "Thêm trực tiếp vào danh sách", "Put them on the list";
    add_hint = "Người được thêm trực tiếp có chỗ ngay và nhận thư xác nhận.", "Those put on the list have a seat at once and are told by e-mail.";
    no_mails = "Hoạt động đã bắt đầu nên không gửi thư mời nữa. Vẫn có thể thêm trực tiếp vào danh sách.", "The activity has begun, so no invitations go out any more. People can still be put on the list.";
    draft = "Hoạt động chưa công bố", "The activity is not published yet";
    draft_text = "Công bố hoạt động ở mục Tổng quan, rồi mời hoặc thêm người vào danh sách.", "Publish it under Overview; then invite people or put them on the list.";
    cancelled = "Hoạt động đã bị hủy", "The activity was cancelled";
    cancelled_text = "Không mời hoặc thêm người vào danh sách được nữa.", "Nobody can be invited or put on the list any more.";
    check = "Kiểm tra thư mời", "Check the invitations";
    back = "Quay lại chọn người", "Back to choosing people";
    sender = "Từ", "From";
    to = "Đến", "To";
    subject = "Tiêu đề", "Subject";
    example = "Đây là thư mẫu, gửi cho người có họ tên dài nhất. Mỗi người nhận thư bằng tiếng Việt hoặc tiếng Anh như đã chọn, có nút trả lời riêng.",
        "A sample, addressed to the person with the longest name. Everybody gets the mail in Vietnamese or English, as chosen, with their own link to answer.";
    nobody_left = "Không có ai để gửi thư mời", "There is nobody to invite";
    nobody_left_text = "Những người đã chọn đều có trong danh sách hoặc không có thư điện tử.", "Those chosen are on the list already or have no e-mail address.";
    choose_nobody = "Bỏ chọn tất cả", "Choose nobody";
    cannot_undo = "Thư đã gửi thì không lấy lại được.", "Invitations can’t be taken back.";
}

/// How many are chosen, and how many of them are not among those on this page.
pub(crate) fn chosen(lang: Lang, all: usize, elsewhere: usize) -> String {
    let (all, elsewhere) = (all as u64, elsewhere as u64);
    match elsewhere {
        0 => lang.pick(
            format!("Đã chọn {} người.", number_in(lang, all)),
            format!("Chosen: {}.", counted(all, "person", "people")),
        ),
        _ => lang.pick(
            format!(
                "Đã chọn {} người, trong đó {} người không ở trang này.",
                number_in(lang, all),
                number_in(lang, elsewhere)
            ),
            format!(
                "Chosen: {}, {} not on this page.",
                counted(all, "person", "people"),
                number_in(lang, elsewhere)
            ),
        ),
    }
}

/// Takes everybody whom the search finds.
pub(crate) fn choose_all(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("Chọn cả {} người của kết quả này", number_in(lang, n)),
        format!("Choose all {} people found", number_in(lang, n)),
    )
}

/// The act.
pub(crate) fn send(lang: Lang, n: usize) -> String {
    lang.pick(
        format!("Gửi {} thư mời", number_in(lang, n as u64)),
        format!("Send {}", counted(n as u64, "invitation", "invitations")),
    )
}

/// Who will be invited.
pub(crate) fn will_be_invited(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("{} người sẽ nhận thư mời", number_in(lang, n)),
        format!("{} will be invited", counted(n, "person", "people")),
    )
}

/// Who will not, for want of an address.
pub(crate) fn without_address(lang: Lang, n: usize) -> String {
    let have = if n == 1 { "has" } else { "have" };
    let n = n as u64;
    lang.pick(
        format!("{} người không có thư điện tử, cần mời qua điện thoại hoặc giấy mời", number_in(lang, n)),
        format!(
            "{} {have} no e-mail address: invite by telephone or on paper",
            counted(n, "person", "people")
        ),
    )
}

/// Who will not, being there.
pub(crate) fn already_there(lang: Lang, n: usize) -> String {
    let are = if n == 1 { "is" } else { "are" };
    let n = n as u64;
    lang.pick(
        format!("{} người đã có trong danh sách", number_in(lang, n)),
        format!("{} {are} on the list already", counted(n, "person", "people")),
    )
}

//! What the pages of calls for interest say.

use domain::{Lang, demands::DemandState, numbers::number_in};
use ui::Tone;

use crate::texts::counted;

crate::texts::texts! {
    demands = "Đăng ký nhu cầu", "Interest";
    lead = "Hoạt động chưa có lịch: ai có nhu cầu thì ghi tên, đơn vị báo số người, rồi lập hoạt động từ đó.", "Activities without a date yet: people leave their names, units say how many they would send, and activities are planned from that.";
    create = "Mở đợt ghi nhu cầu", "Open a call";
    edit = "Sửa đợt ghi nhu cầu", "Edit the call";
    save = "Lưu", "Save";
    open_it = "Mở, bắt đầu nhận tên", "Open it and take names";
    back = "Quay lại", "Back";
    nothing = "Chưa có đợt ghi nhu cầu nào", "No calls yet";
    nothing_text = "Mở một đợt khi biết cần tổ chức mà chưa biết khi nào.", "Open one when you know that a course is needed and not when.";
    title = "Tên", "Title";
    title_hint = "Ví dụ: Lớp tập huấn kỹ năng tham vấn", "For example: Training class on counselling skills";
    title_en = "Tên bằng tiếng Anh", "Title in English";
    about = "Nội dung giới thiệu", "What it is about";
    about_en = "Nội dung bằng tiếng Anh", "What it is about, in English";
    kind = "Loại hoạt động", "Kind";
    choose = "Chọn", "Choose";
    holder = "Đơn vị tổ chức", "Organizer";
    holder_hint = "Đơn vị sẽ tổ chức hoạt động.", "The unit that would hold it.";
    template = "Lập từ mẫu", "Planned from a template";
    none = "Không", "None";
    model = "Lập từ hoạt động đã có (mã)", "Planned from an earlier activity (code)";
    model_hint = "Ví dụ: TR-2026-04. Bỏ trống nếu dùng mẫu, hoặc lập mới.", "For example: TR-2026-04. Leave it empty with a template, or for a new one.";
    closes_on = "Hạn ghi tên: ngày", "Names until: day";
    closes_hint = "Bỏ trống: đến khi đóng.", "Empty: until it is closed.";
    closes_at = "Giờ", "Time";
    audience = "Ai được ghi tên", "Who may answer";
    state = "Trạng thái", "State";
    named = "Đã ghi tên", "Names";
    invited = "Đã mời", "Invited";
    asked = "Đơn vị cần cử", "Units would send";
    unit = "Đơn vị", "Unit";
    note = "Ghi chú", "Note";
    total = "Cộng", "Total";
    other_units = "Đơn vị khác, không có trong danh sách", "Other units, not in the list";
    by_unit = "Theo đơn vị", "By unit";
    nobody = "Chưa có ai ghi tên", "No names yet";
    nobody_text = "Gửi địa chỉ trang công khai cho các đơn vị, hoặc chờ đầu mối đơn vị báo số người.", "Send the address of the public page to the units, or wait for their focal persons.";
    came = "Hoạt động lập từ đợt này", "Activities planned from it";
    came_none = "Chưa lập hoạt động nào từ đợt này.", "No activity was planned from it yet.";
    plan = "Lập hoạt động", "Plan an activity";
    invite = "Mời những người đã ghi tên", "Invite those who left their names";
    round = "Lập đợt cử người theo số đơn vị báo", "Nomination round with what units asked for";
    public_page = "Xem trang công khai", "See the public page";
    names = "Danh sách ghi tên", "Names";
    name = "Họ và tên", "Name";
    born = "Ngày sinh", "Date of birth";
    contact = "Liên hệ", "Contact";
    suits = "Thuận tiện", "Suits them";
    since = "Ghi tên lúc", "Since";
    close = "Đóng", "Close";
    reopen = "Mở lại", "Open again";
    cancel = "Hủy đợt", "Cancel it";
    forget = "Xóa danh sách tên", "Delete the names";
    close_text = "Không nhận thêm tên. Tên đã ghi vẫn xem và mời được; một năm sau khi đóng, danh sách tự xóa.", "No more names are taken. Those that were left can still be seen and invited; a year after the end they are deleted.";
    reopen_text = "Trang công khai lại nhận tên. Tên đã ghi vẫn còn.", "The public page takes names again. Those that were left are still there.";
    cancel_text = "Không nhận thêm tên và không lập hoạt động từ đợt này. Không ai được báo qua thư; danh sách tên tự xóa sau một năm, hoặc xóa ngay ở trang này.", "No more names are taken and nothing comes of it. Nobody is written to; the names are deleted after a year, or at once on this page.";
    forget_text = "Mọi tên trong đợt này bị xóa hẳn, không khôi phục được. Hồ sơ trong danh bạ và đăng ký hoạt động không bị ảnh hưởng.", "All names of this call are deleted for good. People on file and registrations stay as they are.";
    how = "Cách báo", "How";
    how_invite = "Gửi thư mời, người được mời tự trả lời", "Send invitations; they answer";
    how_put_in = "Đưa ngay vào danh sách, có chỗ, và báo qua thư", "Put them on the list with a seat, and tell them";
    how_put_in_hint = "Cả người không có thư điện tử.", "Those without an e-mail address as well.";
    answer_by = "Hạn trả lời", "Answer by";
    answer_by_hint = "Ngày/tháng/năm; bỏ trống nếu không đặt hạn. Chỉ dùng khi gửi thư mời.", "Day/month/year; empty for none. Only with invitations.";
    of_unit = "Của đơn vị", "Of a unit";
    all_units = "Mọi đơn vị", "All units";
    show = "Xem", "Show";
    nobody_to_invite = "Không còn ai để mời", "Nobody is left to invite";
    nobody_to_invite_text = "Mọi người đã ghi tên đều đã được mời hoặc đã có trong danh sách.", "Everybody who left their name was invited or is on the list.";
    not_published = "Công bố hoạt động trước khi mời.", "Publish the activity before anybody is invited.";
    section = "Chưa có lịch: ghi tên để được báo", "No date yet: leave your name";
    leave = "Ghi tên", "Leave your name";
    leave_lead = "Mất khoảng 2 phút. Ghi tên chưa phải là đăng ký và chưa giữ chỗ: khi có lịch, ông (bà) được báo.", "It takes about 2 minutes. This is no registration and holds no seat: you are told once there is a date.";
    ended = "Đợt ghi tên này đã kết thúc", "Names are no longer taken here";
    ended_text = "Xin ông (bà) xem danh sách hoạt động sắp tới.", "Please look at the list of activities to come.";
    to_list = "Về danh sách hoạt động", "Back to the list of activities";
    suits_label = "Thời gian thuận tiện", "When it suits you";
    note_label = "Ghi thêm về thời gian", "More about the time";
    note_hint = "Ví dụ: các ngày cuối tuần, tránh mùa vụ tháng 6.", "For example: at weekends, not in June.";
    done_title = "Đã ghi tên", "Your name was noted";
    changed_title = "Đã cập nhật tên ghi trước đây", "What you said before was changed";
    done_text = "Nếu hồ sơ có địa chỉ thư điện tử, đường dẫn để xem hoặc rút tên được gửi vào địa chỉ ấy.", "If there is an e-mail address on file, the link to look at it or take your name back is sent there.";
    own_title = "Nhu cầu của ông (bà)", "What you asked for";
    own_text = "Chúng tôi báo cho ông (bà) khi hoạt động có lịch. Ghi tên chưa giữ chỗ.", "We tell you once there is a date. No seat is held.";
    withdraw = "Rút tên", "Take my name back";
    withdrawn = "Ông (bà) đã rút tên", "You took your name back";
    withdrawn_text = "Chúng tôi không báo gì thêm về hoạt động này. Muốn ghi tên lại, mở trang của hoạt động.", "We tell you nothing more about it. To leave your name again, open its page.";
    asks = "Nhu cầu của đơn vị", "What your unit needs";
    asks_text = "Các hoạt động chưa có lịch. Báo số người đơn vị cần cử để cơ quan tổ chức lập lịch.", "Activities without a date yet. Say how many people your unit would send, so that they can be planned.";
    ask_people = "Đơn vị tôi cần cử (người)", "My unit would send (people)";
    ask_people_hint = "Để trống hoặc ghi 0: đơn vị không còn nhu cầu.", "Empty or 0: nobody any more.";
    ask_send = "Gửi", "Send";
    ask_open = "Báo số người", "Say how many";
    ask_change = "Sửa số người", "Change the number";
    stale = "Người khác vừa sửa số này. Xem lại rồi gửi.", "Somebody else has just changed it. Look again, then send it.";
    not_said = "Chưa báo", "Not said yet";
}

/// How many there are.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} đợt ghi nhu cầu", number_in(lang, n)), counted(n, "call", "calls"))
}

/// How many people.
pub(crate) fn people(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} người", number_in(lang, n)), counted(n, "person", "people"))
}

/// How many a unit said.
pub(crate) fn said(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("Đã báo: {} người", number_in(lang, n)),
        format!("Said: {}", counted(n, "person", "people")),
    )
}

/// The colour of where it stands.
pub(crate) fn tone(state: DemandState) -> Tone {
    match state {
        DemandState::Open => Tone::Ok,
        DemandState::Closed => Tone::Neutral,
        DemandState::Cancelled => Tone::Bad,
    }
}

/// Until when it takes names.
pub(crate) fn until(lang: Lang, moment: &str) -> String {
    lang.pick(format!("Ghi tên đến {moment}"), format!("Names until {moment}"))
}

/// When the names go by themselves.
pub(crate) fn names_go(lang: Lang, n: u64, day: &str) -> String {
    lang.pick(
        format!("Đang giữ {} tên; danh sách tự xóa {day}.", number_in(lang, n)),
        format!("{} kept; they are deleted on {day}.", counted(n, "name is", "names are")),
    )
}

/// Who would be invited, and who would not.
pub(crate) fn would(lang: Lang, n: u64, without: u64) -> String {
    let [number, missing] = [n, without].map(|n| number_in(lang, n));
    lang.pick(
        format!("{number} người nhận thư mời; {missing} người không có thư điện tử."),
        format!(
            "{} would get an invitation; {missing} without an e-mail address.",
            counted(n, "person", "people")
        ),
    )
}

/// Who is left out, and why.
pub(crate) fn left_out(lang: Lang, there: u64, before: u64, elsewhere: u64) -> Option<String> {
    let mut parts = vec![];
    let n = |n: u64| number_in(lang, n);
    if before > 0 {
        parts.push(lang.pick(
            format!("{} người đã được mời trước đó", n(before)),
            format!("{} invited before", n(before)),
        ));
    }
    if there > 0 {
        parts.push(lang.pick(
            format!("{} người đã có trong danh sách", n(there)),
            format!("{} on the list already", n(there)),
        ));
    }
    if elsewhere > 0 {
        parts.push(lang.pick(
            format!("{} người thuộc đơn vị ngoài phạm vi quản lý", n(elsewhere)),
            format!("{} of units that are not yours", n(elsewhere)),
        ));
    }
    let text = parts.join("; ");
    (!text.is_empty()).then(|| lang.pick(format!("Không mời lại: {text}."), format!("Left out: {text}.")))
}

/// How many seats are left.
pub(crate) fn seats_left(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("Hoạt động còn {} chỗ.", number_in(lang, n)),
        format!("The activity has {} left.", counted(n, "seat", "seats")),
    )
}

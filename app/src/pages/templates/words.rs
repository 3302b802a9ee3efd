//! What the pages of templates say.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    templates = "Mẫu hoạt động", "Templates";
    create = "Tạo mẫu", "Create a template";
    edit = "Sửa mẫu", "Edit the template";
    remove = "Xóa mẫu", "Remove the template";
    remove_question = "Xóa mẫu này?", "Remove this template?";
    remove_text = "Các hoạt động đã tạo theo mẫu vẫn giữ nguyên. Việc này không hoàn tác được.", "Activities that were made of it stay as they are. This can’t be undone.";
    name = "Tên mẫu", "Name";
    name_hint = "Tên để chọn khi tạo hoạt động, ví dụ: Tập huấn tình nguyện viên, 2 ngày.", "What it is chosen by for a new activity, such as: Training of volunteers, 2 days.";
    owner = "Đơn vị có mẫu", "Unit";
    owner_hint = "Đơn vị này và các đơn vị trực thuộc dùng được mẫu.", "This unit and all below can use it.";
    title = "Tên hoạt động", "Title of the activity";
    kind = "Loại hoạt động", "Kind";
    level = "Cấp", "Level";
    agenda = "Chương trình", "Agenda";
    agenda_hint = "Mỗi dòng một buổi. Ngày tính từ 1; để trống giờ nếu theo giờ thường lệ; dòng không có ngày và nội dung được bỏ qua.", "A line a session. Days count from 1; empty hours are the usual ones; lines without day and topic are left out.";
    line = "Dòng", "Line";
    day = "Ngày thứ", "Day";
    slot = "Buổi", "Session";
    from = "Từ", "From";
    to = "Đến", "To";
    topic = "Nội dung", "Topic";
    topic_en = "Nội dung bằng tiếng Anh", "Topic in English";
    in_english = "Tiếng Anh", "In English";
    more = "Thêm dòng", "More lines";
    contact_hint = "Để trống: theo thông tin liên hệ của cơ quan.", "Empty: the office’s own.";
    signer_hint = "Để trống cả ba ô: lấy người ký của hoạt động gần nhất.", "All three empty: whoever signed the last activity.";
    save = "Lưu mẫu", "Save the template";
    back = "Quay lại, không lưu", "Back, without saving";
    use_it = "Tạo hoạt động theo mẫu", "Create an activity of it";
    use_short = "Dùng mẫu", "Use";
    documents_short = "Tài liệu", "Documents";
    mails_short = "Lịch thư", "E-mails";
    remove_short = "Xóa", "Remove";
    acts = "Thao tác", "Actions";
    updated = "Sửa lần cuối", "Last changed";
    days = "Số ngày", "Days";
    sessions = "Số buổi", "Sessions";
    capacity = "Số chỗ", "Seats";
    nothing = "Chưa có mẫu nào", "No templates yet";
    nothing_text = "Mẫu giữ sẵn nội dung, quy định và chương trình của loại lớp hay tổ chức. Tạo mẫu ở đây, hoặc bấm “Lưu thành mẫu” trên trang của một hoạt động.",
        "A template keeps the texts, rules and agenda of what is held often. Create one here, or press “Save as a template” on the page of an activity.";
}

/// How many templates there are.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} mẫu", number_in(lang, n)), counted(n, "template", "templates"))
}

/// How long the agenda is.
pub(crate) fn agenda_of(lang: Lang, (days, sessions): (i64, usize)) -> String {
    let (days, sessions) = (days.unsigned_abs(), sessions as u64);
    lang.pick(
        format!("{} ngày, {} buổi", number_in(lang, days), number_in(lang, sessions)),
        format!("{}, {}", counted(days, "day", "days"), counted(sessions, "session", "sessions")),
    )
}

/// A template that is made of an activity has its questions.
pub(crate) fn questions_of(lang: Lang, code: &str) -> String {
    lang.pick(
        format!("Câu hỏi, tài liệu và lịch thư của hoạt động {code} đi cùng mẫu này; hoạt động tạo từ mẫu sẽ có sẵn."),
        format!("The questions, documents and scheduled e-mails of activity {code} go with this template: activities made of it have them."),
    )
}

/// How many questions a template brings along.
pub(crate) fn questions(lang: Lang, n: u32) -> String {
    lang.pick(format!("{} câu hỏi", number_in(lang, n.into())), counted(n.into(), "question", "questions"))
}

//! What the log of an activity says: each change in a sentence.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    nothing = "Chưa có thay đổi nào", "No changes yet";
    nothing_text = "Mọi thay đổi được ghi lại tại đây: người thực hiện, thời điểm, giá trị cũ và giá trị mới.", "Every change is recorded here: who made it, when, the old value and the new one.";
    when = "Thời điểm", "When";
    who = "Người thực hiện", "Who";
    what = "Nội dung", "What";
    whom = "Người được ghi", "Whom";
    changed = "Thay đổi", "Changes";
    participant = "Người tham dự", "The participant";
    public = "Người dùng trang công khai", "A user of the public pages";
    program = "Hệ thống", "The system";
    staff = "Cán bộ", "Staff";
    empty = "trống", "empty";
}

/// How many there are.
pub(crate) fn caption(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} thay đổi", number_in(lang, n)), counted(n, "change", "changes"))
}

/// What was done, by the verb and the noun of the log.
pub(crate) fn act(lang: Lang, verb: &str, noun: &str) -> &'static str {
    let (vi, en) = match (noun, verb) {
        ("activity", "create") => ("Tạo hoạt động", "Created the activity"),
        ("activity", "copy") => ("Tạo bản sao từ hoạt động khác", "Made as a copy of another activity"),
        ("activity", "edit") => ("Sửa hoạt động", "Edited the activity"),
        ("activity", "publish") => ("Công bố", "Published"),
        ("activity", "take_in") => ("Nhập danh sách", "Took a list in"),
        ("activity", "undo_take_in") => ("Hoàn tác danh sách đã nhập", "Took a list back"),
        ("activity", "cancel") => ("Hủy hoạt động", "Cancelled the activity"),
        ("activity", "plan") => ("Xếp lại các buổi", "Planned the sessions"),
        ("activity", "count") => ("Ghi số người đếm được", "Recorded the headcount"),
        ("activity", "import") => ("Nhập hoạt động từ tệp", "Imported the activity"),
        ("activity", "import_list") => ("Nhập danh sách từ tệp", "Imported the list"),
        ("activity", "invite") => ("Gửi thư mời", "Sent invitations"),
        ("activity", "paste_talks") => ("Nhập chương trình", "Took an agenda in"),
        ("activity", "remove_talk") => ("Xóa nội dung khỏi chương trình", "Removed a talk"),
        ("activity", "tracks") => ("Sửa các tiểu ban", "Changed the tracks"),
        ("talk", "create") => ("Thêm nội dung vào chương trình", "Added a talk"),
        ("talk", _) => ("Sửa nội dung của chương trình", "Changed a talk"),
        ("session", "move") => ("Chuyển buổi sang lúc khác", "Moved a session"),
        ("session", "remove") => ("Bỏ buổi", "Removed a session"),
        ("session", _) => ("Sửa buổi", "Edited a session"),
        ("registration", "register") => ("Vào danh sách", "Put on the list"),
        ("registration", "add") => ("Thêm lại vào danh sách", "Put on the list again"),
        ("registration", "confirm") => ("Xác nhận", "Confirmed"),
        ("registration", "switch_way") => ("Đổi cách tham dự", "Takes part in another way"),
        ("registration", "waitlist") => ("Đưa vào danh sách chờ", "Put on the waiting list"),
        ("registration", "reject") => ("Không duyệt", "Rejected"),
        ("registration", "decline") => ("Từ chối thư mời", "Declined the invitation"),
        ("registration", "choose") => ("Chọn nội dung tham dự", "Chose talks"),
        ("registration", "cancel") => ("Hủy đăng ký", "Cancelled the registration"),
        ("registration", "answer_again") => ("Trả lời lại thư mời", "Answered the invitation again"),
        ("registration", "promote") => ("Lên từ danh sách chờ", "Given a seat from the waiting list"),
        ("registration", "take_seat") => ("Nhận chỗ đang giữ", "Took the seat that was held"),
        ("registration", "lapse") => ("Hết hạn giữ chỗ", "The seat was held no longer"),
        ("registration", "settle_unit") => ("Xác định đơn vị", "Found the unit"),
        ("registration", "mark") => ("Điểm danh", "Took attendance"),
        ("registration", "undo") => ("Hoàn tác", "Undone"),
        ("registration", "renew_link") => {
            ("Thu hồi liên kết, gửi liên kết mới", "Ended the link, sent a new one")
        }
        ("registration", "overrule") => {
            ("Xét trường hợp chưa đủ điều kiện", "Somebody who doesn’t meet what is asked for")
        }
        ("activity", "merge") => ("Nhận người từ hoạt động được gộp", "Took over those of a merged activity"),
        ("activity", "add_document") => ("Thêm tài liệu", "Added a document"),
        ("activity", "edit_document") => ("Sửa tài liệu", "Changed a document"),
        ("activity", "remove_document") => ("Bỏ tài liệu", "Removed a document"),
        ("activity", "add_reminder") => ("Thêm thư vào lịch", "Added a scheduled e-mail"),
        ("activity", "edit_reminder") => ("Sửa thư trong lịch", "Changed a scheduled e-mail"),
        ("activity", "remove_reminder") => ("Bỏ thư khỏi lịch", "Removed a scheduled e-mail"),
        ("activity", "remind") => ("Gửi thư theo lịch", "Sent a scheduled e-mail"),
        ("activity", "require") => ("Sửa điều kiện tham dự", "Changed who may come"),
        ("registration", "answer") => ("Trả lời câu hỏi", "Answered questions"),
        ("registration", "hand_over") => ("Chuyển chỗ cho người khác", "Handed the seat over"),
        ("registration", "take_over") => ("Nhận chỗ được chuyển", "Took over a seat"),
        ("registration", "name_substitute") => ("Ghi tên người thay", "Named a substitute"),
        ("question", "create") => ("Thêm câu hỏi", "Added a question"),
        ("question", "edit") => ("Sửa câu hỏi", "Edited a question"),
        ("question", "move") => ("Đổi thứ tự câu hỏi", "Moved a question"),
        ("question", "retire") => ("Bỏ câu hỏi", "Removed a question"),
        ("question", "restore") => ("Hỏi lại câu hỏi", "Asked a question again"),
        ("question", "remove") => ("Xóa câu hỏi", "Deleted a question"),
        ("certificate", "issue") => ("Cấp giấy chứng nhận", "Issued a certificate"),
        ("certificate", "replace") => ("Thay giấy chứng nhận", "Replaced a certificate"),
        ("certificate", "revoke") => ("Thu hồi giấy chứng nhận", "Revoked a certificate"),
        // Nothing that the log writes for the program itself reaches a reader.
        _ => ("Thay đổi khác", "Another change"),
    };
    lang.pick(vi, en)
}

/// What a key of the log stands for; none: it is for the program only.
pub(crate) fn key(lang: Lang, key: &str) -> Option<&'static str> {
    let (vi, en) = match key {
        "title" => ("tên", "title"),
        "kind" => ("loại hoạt động", "kind"),
        "level" => ("cấp", "level"),
        "place" => ("địa điểm", "place"),
        "way" => ("hình thức tổ chức", "how it is held"),
        "attends" => ("cách tham dự", "takes part"),
        "online_capacity" => ("số chỗ trực tuyến", "seats online"),
        "online_address" => ("địa chỉ trực tuyến", "online address"),
        "capacity" => ("số chỗ", "seats"),
        "admission" => ("cách đăng ký", "how people register"),
        "holds_seats" => ("giữ chỗ chờ nhận qua thư", "holds seats"),
        "changes_until" => ("hạn tự thay đổi", "changes until"),
        "hand_over" => ("chuyển chỗ", "handing seats over"),
        "question" => ("câu hỏi", "question"),
        "document" => ("tài liệu", "document"),
        "file" => ("tệp", "file"),
        "mail" => ("thư", "e-mail"),
        "days_before" => ("trước số ngày", "days before"),
        "at" => ("lúc", "at"),
        "hours_before" => ("trước số giờ", "hours before"),
        "is_on" => ("đang bật", "switched on"),
        "options" => ("các lựa chọn", "options"),
        "answers" => ("số câu trả lời", "answers"),
        "closes_on" => ("hạn đăng ký", "register by"),
        "closes_at" => ("giờ hết hạn đăng ký", "register by, time"),
        "opens_on" => ("ngày mở đăng ký", "registration opens"),
        "opens_at" => ("giờ mở đăng ký", "registration opens, time"),
        "minimum" => ("số người tối thiểu", "people it takes"),
        "decide_on" => ("ngày quyết định", "decided on"),
        "offer_hours" => ("số giờ mời nhận chỗ", "hours of an offer"),
        "positions" => ("chức vụ được dự", "posts"),
        "levels" => ("cấp của đơn vị được dự", "levels of units"),
        "course" => ("khóa học", "course"),
        "needs" => ("khóa học phải hoàn thành trước", "course needed before"),
        "years" => ("không dự lại trong (năm)", "not again within (years)"),
        "unmet" => ("chưa đáp ứng", "not met"),
        "share" => ("tỷ lệ buổi phải tham dự", "share of sessions"),
        "hours" => ("số giờ", "hours"),
        "signer" => ("người ký", "signer"),
        "summary" => ("nội dung giới thiệu", "description"),
        "state" | "status" => ("trạng thái", "state"),
        "reason" => ("lý do", "reason"),
        "people" | "registrations_added" => ("số người", "people"),
        "headcount" => ("số người đếm được", "headcount"),
        "note" => ("ghi chú", "note"),
        "room" => ("phòng", "room"),
        "topic" => ("nội dung", "topic"),
        "topic_en" => ("nội dung tiếng Anh", "English topic"),
        "trainer" => ("giảng viên", "trainer"),
        "speaker" => ("người trình bày", "speaker"),
        "seats" => ("số chỗ", "seats"),
        "talks" => ("nội dung", "talks"),
        "tracks" => ("tiểu ban", "tracks"),
        "from" => ("bắt đầu", "from"),
        "to" => ("kết thúc", "to"),
        "list" => ("các buổi", "sessions"),
        "starts_on" => ("ngày bắt đầu", "first day"),
        "copied_from" => ("bản gốc", "original"),
        "serial" => ("số", "serial"),
        "typed_unit" => ("đơn vị", "unit"),
        "sent" => ("số thư", "e-mails"),
        "answer_by" => ("hạn trả lời", "answer by"),
        _ => return None,
    };
    Some(lang.pick(vi, en))
}

/// From what to what.
pub(crate) fn change(lang: Lang, key: &str, was: Option<&str>, is: Option<&str>) -> String {
    let is = is.unwrap_or_else(|| empty(lang));
    match was {
        Some(was) => format!("{key}: {was} → {is}"),
        None => format!("{key}: {is}"),
    }
}

/// An act with several people.
pub(crate) fn act_for(lang: Lang, act: &str, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("{act}: {} người", number_in(lang, n)),
        format!("{act}: {}", counted(n, "person", "people")),
    )
}

/// Marks of several people at several sessions: `Điểm danh: 76 lượt, 2 buổi`.
pub(crate) fn act_over(lang: Lang, act: &str, n: usize, sessions: usize) -> String {
    let (n, sessions) = (n as u64, sessions as u64);
    lang.pick(
        format!("{act}: {} lượt, {} buổi", number_in(lang, n), number_in(lang, sessions)),
        format!("{act}: {} at {}", counted(n, "mark", "marks"), counted(sessions, "session", "sessions")),
    )
}

/// A session in the middle of a line: `chiều thứ Tư, 1/7/2026`; English days keep their capital.
pub(crate) fn within(lang: Lang, session: &str) -> String {
    let mut letters = session.chars();
    let first: String = letters.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
    lang.pick(format!("{first}{}", letters.as_str()), session.to_owned())
}

//! Trainers.

use domain::{Lang, numbers::number_in};
use services::trainers::Hours;

use crate::texts::counted;

crate::texts::texts! {
    lead = "Giảng viên trong danh sách được so trùng giờ giữa mọi hoạt động, kể cả của đơn vị khác.", "The hours of trainers on this list are compared between all activities, also of other units.";
    search = "Tìm theo tên, chuyên đề", "Find by name or subject";
    trainer = "Giảng viên", "Trainer";
    unit = "Đơn vị", "Unit";
    subjects = "Chuyên đề", "Subjects";
    subjects_hint = "Cách nhau bằng dấu phẩy", "With commas between";
    taught_this_year = "Đã dạy năm nay", "Taught this year";
    taught = "Đã dạy", "Taught";
    year = "Năm", "Year";
    sessions = "Số buổi", "Sessions";
    hours = "Số giờ", "Hours";
    nothing = "Chưa có giảng viên nào", "No trainers yet";
    nothing_text = "Thêm giảng viên, rồi chọn tên ở từng buổi: hệ thống sẽ báo khi một người bị xếp hai nơi cùng giờ.", "Add trainers, then choose them for sessions: who is at two places at one time is told.";
    no_match = "Không có giảng viên nào khớp", "No trainer matches";
    no_match_text = "Thử ít từ hơn, có dấu hoặc không dấu.", "Try fewer words, with or without accents.";
    add = "Thêm giảng viên", "Add a trainer";
    find_person = "Tìm người trong danh bạ", "Find somebody among the people";
    find_person_hint = "Họ tên, điện thoại, thư điện tử hoặc mã", "Name, telephone, e-mail or code";
    find = "Tìm", "Find";
    make = "Đặt làm giảng viên", "Make a trainer";
    nobody = "Không tìm thấy ai", "Nobody was found";
    nobody_text = "Thêm người đó vào danh bạ trước, rồi quay lại đây.", "Add them to the people first, then come back.";
    new_person = "Thêm người mới", "Add somebody new";
    retired = "Không còn giảng dạy", "Teaches no more";
    retired_hint = "Không được gợi ý khi xếp buổi; các buổi đã dạy vẫn giữ.", "Is offered no more; what was taught stays.";
    save = "Lưu", "Save";
    away = "Ngày nghỉ, bận", "Away";
    no_away = "Chưa ghi ngày nghỉ nào sắp tới.", "No days away are written down.";
    away_from = "Từ ngày", "From";
    away_to = "Đến hết ngày", "To";
    away_to_hint = "Để trống nếu chỉ một ngày", "Empty: that day alone";
    reason = "Lý do", "Reason";
    add_away = "Ghi ngày nghỉ", "Add days away";
    remove_away = "Bỏ", "Remove";
    coming = "Các buổi sắp tới", "Sessions to come";
    no_coming = "Chưa được xếp buổi nào sắp tới.", "No sessions are planned.";
    time = "Thời gian", "Time";
    activity = "Hoạt động", "Activity";
    place = "Địa điểm", "Place";
    person = "Xem hồ sơ người này", "Open their page among the people";
    born = "Năm sinh", "Born";
    not_yours = "Giảng viên của đơn vị khác: chỉ đơn vị đó sửa được.", "A trainer of another unit, which alone can change this.";
}

/// How many trainers were found.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} giảng viên", number_in(lang, n)), counted(n, "trainer", "trainers"))
}

/// How many hours, to the half of one.
pub(crate) fn hours_of(lang: Lang, hours: Hours) -> String {
    let halves = (hours.minutes + 15) / 30;
    let (whole, half) = (halves / 2, halves % 2 == 1);
    let decimal = lang.pick(",5", ".5");
    format!("{}{}", number_in(lang, whole.unsigned_abs()), if half { decimal } else { "" })
}

/// What was taught, in one line.
pub(crate) fn taught_line(lang: Lang, hours: Hours) -> String {
    if hours.sessions == 0 {
        return "—".to_owned();
    }
    let (n, of) = (u64::from(hours.sessions), hours_of(lang, hours));
    lang.pick(
        format!("{} buổi, {of} giờ", number_in(lang, n)),
        format!("{}, {of} hours", counted(n, "session", "sessions")),
    )
}

//! What the first page of the staff says.

use domain::{Lang, numbers::number_in};

crate::texts::texts! {
    to_do = "Việc cần làm", "To do";
    agenda = "Lịch hai tuần tới", "The next two weeks";
    today = "hôm nay", "today";
    create = "Tạo hoạt động", "Create an activity";
    decide = "Đăng ký chờ duyệt", "Registrations to decide";
    settle_units = "Đơn vị do người đăng ký tự ghi, cần xác định", "Units typed by those who registered, to be found";
    mark_now = "Điểm danh", "Take attendance";
    count = "Chưa điểm danh, chưa nhập số người đếm được", "Not marked and not counted yet";
    mark = "Đang diễn ra, chưa điểm danh", "Under way, not marked yet";
    certify = "Đã điểm danh, chưa cấp giấy chứng nhận", "Attended; certificates not issued yet";
    publish = "Sắp đến ngày, chưa công bố", "Begins soon, not published yet";
    overdue = "Quá hạn", "Overdue";
    nothing_to_do = "Không còn việc nào", "Nothing left to do";
    nothing_to_do_text = "Các hoạt động đã được điểm danh, cấp giấy chứng nhận và không còn đăng ký chờ duyệt.",
        "Every activity is marked and certified, and no registration waits for a decision.";
    nothing_soon = "Không có hoạt động nào trong hai tuần tới.", "No activity in the next two weeks.";
}

/// How much is left.
pub(crate) fn tasks_left(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::Vi, 0) => "Không còn việc nào cần làm".into(),
        (Lang::Vi, n) => format!("{} việc cần làm", number_in(lang, n as u64)),
        (Lang::En, 0) => "Nothing left to do".into(),
        (Lang::En, 1) => "1 thing to do".into(),
        (Lang::En, n) => format!("{} things to do", number_in(lang, n as u64)),
    }
}

/// How many sessions have begun and are not marked.
pub(crate) fn sessions_open(lang: Lang, n: u32) -> String {
    let n = u64::from(n);
    lang.pick(format!("{} buổi", number_in(lang, n)), crate::texts::counted(n, "session", "sessions"))
}

crate::texts::texts! {
    nothing_yet = "Chưa có hoạt động nào", "No activities yet";
    nothing_yet_text = "Bấm “Tạo hoạt động” để lập bản nháp đầu tiên, hoặc nhờ người quản trị nhập chương trình đã có (lệnh “taphuan import”).",
        "Press “Create an activity” for the first draft, or have the administrator import a programme that is there (“taphuan import”).";
    failed_mails = "Thư không gửi được", "E-mails that could not be sent";
    failed_mails_hint = "Kiểm tra địa chỉ rồi gửi lại", "Check the address, then send again";
    nothing_to_mark = "Chưa có buổi nào cần điểm danh", "No session to mark yet";
    nothing_to_mark_text = "Các buổi sắp tới ở bên dưới: mở để xem danh sách và điểm danh khi bắt đầu.",
        "The sessions to come are below: open one to see its list, and mark it when it begins.";
    attendance = "Điểm danh theo hoạt động", "Attendance by activity";
}

//! What stands around every page.

use domain::Lang;

crate::texts::texts! {
    help = "Trợ giúp", "Help";
    privacy = "Thông tin cá nhân", "Personal data";
    product = "Tập Huấn", "Tập Huấn";
    activities = "Hoạt động", "Activities";
    verify = "Tra cứu giấy chứng nhận", "Verify a certificate";
    my_links = "Đăng ký của tôi", "My registrations";
    sign_in = "Đăng nhập cán bộ", "Staff sign-in";
    home = "Việc cần làm", "To do";
    schedule = "Lịch", "Schedule";
    people = "Học viên, đại biểu", "People";
    report = "Báo cáo", "Report";
    communications = "Truyền thông", "Outreach";
    outbox = "Thư gửi đi", "Outbox";
    staff = "Cán bộ", "Staff";
    account = "Tài khoản", "Account";
    mail_kept = "Chưa cấu hình máy chủ thư: thư đang chờ trong mục Thư gửi đi, chưa gửi tới người nhận.",
        "No mail server is configured: e-mails wait in the outbox and have not been sent.";
    workplace = "Trang làm việc", "Staff pages";
    about = "Tập Huấn – phần mềm tổ chức tập huấn, hội thảo, hội nghị của cơ quan nhà nước.", "Tập Huấn – how public offices run training classes, workshops and conferences.";
    undo = "Hoàn tác", "Undo";
    public_site = "Trang công khai", "Public site";
}

/// The foot of a printed page: when, by whom, and what narrows it.
pub(crate) fn printed(lang: Lang, at: &str, who: &str, filters: &[String]) -> String {
    let printed = lang.pick(format!("In lúc {at}; người in: {who}."), format!("Printed at {at} by {who}."));
    match filters {
        [] => printed,
        filters => format!("{printed} {}: {}.", lang.pick("Bộ lọc", "Filter"), filters.join("; ")),
    }
}

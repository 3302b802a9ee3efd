//! What the pages of people say.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    people = "Học viên, đại biểu", "People";
    lead = "Cán bộ, tình nguyện viên của đơn vị bạn và các đơn vị trực thuộc.", "Officials and volunteers of your unit and those below it.";
    search = "Tìm theo tên, thư điện tử, số điện thoại, mã", "Search by name, e-mail, telephone or code";
    unit = "Đơn vị", "Unit";
    added = "Thời gian thêm", "Added";
    ever = "Tất cả", "At any time";
    last_day = "Trong 24 giờ qua", "In the last 24 hours";
    all = "Tất cả", "All";
    name = "Họ và tên", "Full name";
    birth_date = "Ngày sinh", "Birth date";
    birth_date_hint = "Ví dụ: 30/7/1985", "For example: 30/7/1985";
    sex = "Giới tính", "Sex";
    position = "Chức vụ", "Post";
    email = "Thư điện tử", "E-mail";
    phone = "Điện thoại", "Telephone";
    contact = "Liên hệ", "Contact";
    code = "Mã", "Code";
    staff_code = "Mã cán bộ", "Staff code";
    no_contact = "Chưa có", "None";
    nothing = "Chưa có ai", "Nobody yet";
    nothing_text = "Thêm từng người, hoặc nhập cả danh sách từ bảng tính.", "Add people one by one, or import a whole list from a spreadsheet.";
    no_match = "Không tìm thấy ai", "Nobody was found";
    no_match_text = "Thử bớt chữ trong ô tìm kiếm hoặc bỏ bớt điều kiện lọc. Không cần gõ dấu.", "Try fewer words or fewer filters. Accents are not needed.";
    add = "Thêm người", "Add a person";
    edit = "Sửa thông tin", "Edit";
    edit_title = "Sửa thông tin cá nhân", "Edit a person";
    save = "Lưu", "Save";
    back = "Quay lại, không lưu", "Back, without saving";
    unit_hint = "Gõ tên xã, phường hoặc cơ quan; có dấu hoặc không dấu.", "Type the commune, ward or office, with or without accents.";
    contact_hint = "Thư mời và giấy chứng nhận được gửi đến địa chỉ này.", "Invitations and certificates go to this address.";
    history = "Đã đăng ký, tham dự", "Registrations";
    activity = "Hoạt động", "Activity";
    time = "Thời gian", "When";
    state = "Trạng thái", "State";
    no_history = "Chưa đăng ký hoạt động nào", "No registrations yet";
    no_history_text = "Khi người này được mời, được thêm hoặc tự đăng ký, hoạt động sẽ hiện ở đây.", "Activities are shown here when this person is invited, added or registers.";

    import = "Nhập danh sách", "Import a list";
}

/// How many were found.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} người", number_in(lang, n)), counted(n, "person", "people"))
}

/// In which language somebody gets mails.
pub(crate) fn mail_language(lang: Lang) -> &'static str {
    lang.pick("Ngôn ngữ của thư gửi người này", "Language of e-mails to this person")
}

/// The languages, each by its own name, by code.
pub(crate) fn languages() -> [(&'static str, &'static str); 2] {
    [("vi", "Tiếng Việt"), ("en", "English")]
}

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
    attended = "Đã dự", "Was at";
    attendance = "Có mặt", "There";
    certificates = "Giấy chứng nhận", "Certificates";
    serial = "Số", "Number";
    issued_on = "Ngày cấp", "Issued";
    mails = "Thư đã viết cho người này", "E-mails to this person";
    no_mails = "Chưa viết thư nào về các hoạt động của người này.", "No e-mails were written about this person’s activities.";
    subject = "Tiêu đề", "Subject";
    written_at = "Viết lúc", "Written";
    units = "Đơn vị qua các thời kỳ", "Units over time";
    noted = "Được ghi nhận", "Noted";
    add_to_class = "Thêm vào lớp", "Add to an activity";
    which_class = "Lớp, hoạt động sắp tới", "Activity to come";
    choose = "Chọn hoạt động", "Choose an activity";
    tick = "Chọn", "Choose";
    move_to_unit = "Chuyển đơn vị", "Move to a unit";
    new_unit = "Đơn vị mới", "New unit";
    moved_text = "Các đăng ký đã có giữ nguyên đơn vị lúc đăng ký. Không ai nhận thư về việc này.", "Registrations keep the unit that they were made with. Nobody is told by e-mail.";
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

/// How many registrations there are.
pub(crate) fn history_of(lang: Lang, n: u64) -> String {
    format!("{}: {}", history(lang), number_in(lang, n))
}

/// How many mails there are.
pub(crate) fn mails_of(lang: Lang, n: u64) -> String {
    format!("{}: {}", mails(lang), number_in(lang, n))
}

/// At how many sessions of how many somebody was.
pub(crate) fn sessions_of(lang: Lang, there: usize, all: usize) -> String {
    if all == 0 {
        return "—".to_owned();
    }
    lang.pick(
        format!("{there}/{all} buổi"),
        format!("{there} of {}", counted(all as u64, "session", "sessions")),
    )
}

/// At how many sessions somebody was in all, and for how many hours, to the half of one.
pub(crate) fn attended_line(lang: Lang, (sessions, minutes): (usize, i64)) -> String {
    let hours = minutes.max(0).unsigned_abs();
    let (whole, half) = ((hours + 15) / 60, (hours + 15) / 30 % 2 == 1);
    let hours = format!("{}{}", number_in(lang, whole), if half { lang.pick(",5", ".5") } else { "" });
    let n = number_in(lang, sessions as u64);
    lang.pick(
        format!("{n} buổi, {hours} giờ"),
        format!("{}, {hours} hours", counted(sessions as u64, "session", "sessions")),
    )
}

/// Seats of an activity.
pub(crate) fn seats(lang: Lang, taken: u32, capacity: u32) -> String {
    let [taken, capacity] = [taken, capacity].map(|n| number_in(lang, n.into()));
    lang.pick(format!("{taken}/{capacity} chỗ"), format!("{taken} of {capacity} seats"))
}

/// Where somebody is told that they were put on a list.
pub(crate) fn told_at(lang: Lang, email: Option<&str>) -> String {
    match email {
        Some(email) => lang.pick(
            format!("Người này nhận 1 thư xác nhận tại {email}."),
            format!("One e-mail of confirmation goes to {email}."),
        ),
        None => lang.pick(
            "Người này không có địa chỉ thư nên không nhận thư xác nhận.".to_owned(),
            "This person has no e-mail address and is not told by e-mail.".to_owned(),
        ),
    }
}

/// Takes everybody whom the filters find.
pub(crate) fn choose_all(lang: Lang, n: u64) -> String {
    let n = number_in(lang, n);
    lang.pick(format!("Chọn cả {n} kết quả"), format!("Choose all {n} results"))
}

/// Who was ticked before, on other pages, is chosen too.
pub(crate) fn ticked_elsewhere(lang: Lang, n: usize) -> String {
    lang.pick(
        format!("Đang chọn thêm {} người ở trang khác.", number_in(lang, n as u64)),
        format!("{} on other pages chosen too.", counted(n as u64, "person", "people")),
    )
}

/// The act, with how many.
pub(crate) fn add_all(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Thêm {} người vào lớp", number_in(lang, n)),
        format!("Add {} to an activity", counted(n, "person", "people")),
    )
}

/// The act, with how many.
pub(crate) fn move_all(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Chuyển đơn vị cho {} người", number_in(lang, n)),
        format!("Move {} to a unit", counted(n, "person", "people")),
    )
}

/// How many are told by mail, and how many can't be.
pub(crate) fn told_of(lang: Lang, by_mail: usize, not: usize) -> String {
    let [mailed, left] = [by_mail, not].map(|n| number_in(lang, n as u64));
    lang.pick(
        format!("Mỗi người được thêm nhận 1 thư xác nhận: {mailed} người có địa chỉ thư, {left} người không có. Ai đã ở trong danh sách thì giữ nguyên."),
        format!("Everybody who is added gets one e-mail of confirmation: {mailed} have an address, {left} have none. Who is on the list already stays as they are."),
    )
}

/// Names, and how many more.
pub(crate) fn names(lang: Lang, names: &[String], all: usize) -> String {
    let shown: Vec<&str> = names.iter().take(10).map(String::as_str).collect();
    let said = shown.join(", ");
    match all.saturating_sub(shown.len()) as u64 {
        0 => said,
        n => lang.pick(
            format!("{said} và {} người khác", number_in(lang, n)),
            format!("{said} and {} more", number_in(lang, n)),
        ),
    }
}

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
    import_lead = "Sao chép các ô từ bảng tính rồi dán vào đây, kể cả dòng tiêu đề. Chưa có gì được ghi cho đến khi bạn xem lại và đồng ý.",
        "Copy the cells of a spreadsheet and paste them here, with the heading row. Nothing is written before you have looked at it and agreed.";
    paste = "Danh sách", "List";
    paste_hint = "Các cột nhận được: Họ và tên, Ngày sinh, Giới tính, Đơn vị, Chức vụ, Thư điện tử, Điện thoại. Thứ tự tùy ý, cột khác được bỏ qua.",
        "Columns that are read: Full name, Birth date, Sex, Unit, Post, E-mail, Telephone. In any order; others are left out.";
    file = "Hoặc tệp CSV", "Or a CSV file";
    file_hint = "CSV UTF-8 lưu từ bảng tính, tối đa 2 MB.", "CSV UTF-8 saved from a spreadsheet, up to 2 MB.";
    for_all = "Đơn vị của những người không ghi đơn vị", "Unit of those for whom the list says none";
    for_all_hint = "Cần thiết khi danh sách không có cột “Đơn vị”.", "Needed where the list has no column “Unit”.";
    check = "Kiểm tra danh sách", "Check the list";
    check_again = "Kiểm tra lại", "Check again";
    checked = "Xem lại danh sách", "Look at the list";
    wrong_rows = "Dòng cần sửa", "Rows to correct";
    right_rows = "Dòng sẽ được thêm", "Rows that will be added";
    line = "Dòng", "Row";
    correct_here = "Sửa ngay tại đây", "Correct it here";
    correct_text = "Sửa trong ô dưới rồi bấm một trong hai nút: dòng vừa sửa được dùng, chỉ những dòng sai chưa sửa mới bị bỏ qua. Hoặc sửa trong bảng tính và dán lại.", "Correct it in the box below and press either button: rows that you corrected are used. Or correct the spreadsheet and paste it again.";
    too_large = "Tệp quá lớn: tối đa 2 MB. Chia danh sách thành nhiều phần", "The file is too large: 2 MB at the most. Split the list";
    start_again = "Nhập danh sách khác", "Import another list";
    choose_known = "Chọn mọi người trong danh sách", "Choose everybody on the list";
    nothing_new = "Không có ai mới để thêm: mọi người trong danh sách đều đã có.", "Nobody new: everybody on the list is there already.";
}

/// How many were found.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} người", number_in(lang, n)), counted(n, "person", "people"))
}

/// How a list came out.
pub(crate) fn outcome(lang: Lang, fresh: usize, known: usize, wrong: usize) -> String {
    let [fresh, known, wrong] = [fresh, known, wrong].map(|n| number_in(lang, n as u64));
    lang.pick(
        format!("{fresh} người mới, {known} người đã có (giữ nguyên), {wrong} dòng cần sửa."),
        format!("{fresh} new, {known} there already (left as they are), {wrong} to correct."),
    )
}

/// Those on the list who are there already; `for_activity`: the list is for an activity.
pub(crate) fn known_rows(lang: Lang, n: usize, for_activity: bool) -> String {
    let n = n as u64;
    let (there, there_en) = (number_in(lang, n), counted(n, "person", "people"));
    match for_activity {
        true => lang.pick(
            format!("{there} người đã có, cũng được chọn để thêm vào hoạt động"),
            format!("{there_en} there already, chosen for the activity as well"),
        ),
        false => lang.pick(
            format!("{there} người đã có: giữ nguyên, không thêm lần nữa"),
            format!("{there_en} there already: left as they are, not added again"),
        ),
    }
}

/// What a list for an activity is used for.
pub(crate) fn for_activity(lang: Lang, title: &str) -> String {
    lang.pick(
        format!("Sau khi nhập, mọi người trong danh sách được chọn sẵn để mời hoặc thêm vào hoạt động “{title}”, kể cả người đã có."),
        format!("Afterwards everybody on the list is chosen, ready to be invited or put on the list of “{title}”; those who are there already, too."),
    )
}

/// The columns that are left out.
pub(crate) fn left_out(lang: Lang, columns: &str) -> String {
    lang.pick(format!("Cột được bỏ qua: {columns}."), format!("Columns left out: {columns}."))
}

/// The act.
pub(crate) fn import_act(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(format!("Thêm {} người", number_in(lang, n)), format!("Add {}", counted(n, "person", "people")))
}

/// The act, leaving out what is wrong.
pub(crate) fn import_act_skipping(lang: Lang, n: usize, wrong: usize) -> String {
    let (n, wrong) = (n as u64, wrong as u64);
    lang.pick(
        format!("Thêm {} người, bỏ qua {} dòng sai", number_in(lang, n), number_in(lang, wrong)),
        format!(
            "Add {}, leave out {}",
            counted(n, "person", "people"),
            counted(wrong, "wrong row", "wrong rows")
        ),
    )
}

/// As [`import_act_skipping`], where nobody is new and those who are there already are chosen for an activity.
pub(crate) fn choose_skipping(lang: Lang, n: usize, wrong: usize) -> String {
    let (n, wrong) = (n as u64, wrong as u64);
    lang.pick(
        format!("Chọn {} người đã có, bỏ qua {} dòng sai", number_in(lang, n), number_in(lang, wrong)),
        format!(
            "Choose {}, leave out {}",
            counted(n, "person", "people"),
            counted(wrong, "wrong row", "wrong rows")
        ),
    )
}

/// A table that shows the first rows of more.
pub(crate) fn first_rows(lang: Lang, shown: usize, all: usize) -> String {
    if shown == all {
        let all = all as u64;
        return lang.pick(format!("{} dòng", number_in(lang, all)), counted(all, "row", "rows"));
    }
    let [shown, all] = [shown, all].map(|n| number_in(lang, n as u64));
    lang.pick(format!("{shown} dòng đầu trong {all}"), format!("The first {shown} of {all} rows"))
}

/// In which language somebody gets mails.
pub(crate) fn mail_language(lang: Lang) -> &'static str {
    lang.pick("Ngôn ngữ của thư gửi người này", "Language of e-mails to this person")
}

/// The languages, each by its own name, by code.
pub(crate) fn languages() -> [(&'static str, &'static str); 2] {
    [("vi", "Tiếng Việt"), ("en", "English")]
}

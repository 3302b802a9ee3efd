//! What the pages of lists say.

use domain::{Lang, numbers::number_in};
use services::rosters::WhyDoubted;

use crate::texts::counted;

crate::texts::texts! {
    add_list = "Thêm danh sách", "Add a list";
    import = "Nhập danh sách", "Import a list";
    lead = "Dán các ô từ bảng tính, gõ mỗi người một dòng, hoặc kéo tệp vào đây. Chưa ghi gì cho đến khi bạn xem lại và đồng ý.",
        "Paste the cells of a spreadsheet, type one person a line, or drop a file here. Nothing is written before you have looked at it and agreed.";
    draft = "Hoạt động chưa được công bố", "The activity is not published yet";
    draft_text = "Công bố hoạt động trước, rồi thêm người vào danh sách.", "Publish the activity first, then put people on its list.";
    cancelled = "Hoạt động đã bị hủy", "The activity was cancelled";
    cancelled_text = "Không thêm được người vào hoạt động đã hủy.", "Nobody can be put on the list of a cancelled activity.";
    paste = "Danh sách", "List";
    paste_hint = "Cột theo thứ tự nào cũng được, có tiêu đề hay không: Họ và tên, Ngày sinh, Giới tính, Đơn vị, Chức vụ, Thư điện tử, Điện thoại, Mã cán bộ.",
        "Columns in any order, with a heading row or without: Full name, Birth date, Sex, Unit, Post, E-mail, Telephone, Staff code.";
    file = "Hoặc tệp", "Or a file";
    file_hint = "Excel (.xlsx, .xls), .ods, .csv hoặc bảng trong Word (.docx), tối đa 4 MB. Có thể kéo tệp thả vào ô này.",
        "Excel (.xlsx, .xls), .ods, .csv or a table in Word (.docx), up to 4 MB. You can drop the file here.";
    for_all = "Đơn vị của những người không ghi đơn vị", "Unit of those for whom the list says none";
    for_all_hint = "Để trống nếu danh sách có ghi đơn vị của từng người.", "Leave it empty where the list says each person’s unit.";
    look = "Xem danh sách", "Look at the list";
    too_large = "Tệp quá lớn: tối đa 4 MB. Xóa hình ảnh và các trang tính không dùng, hoặc chép riêng danh sách sang tệp mới", "The file is too large: 4 MB at the most. Remove pictures and sheets that are not needed, or copy the list into a new file";
    title = "Xem lại danh sách", "Look at the list";
    pasted = "Danh sách đã dán", "The list that was pasted";
    sheet = "Trang tính", "Sheet";
    use_sheet = "Đọc trang tính này", "Read this sheet";
    columns = "Các cột", "Columns";
    columns_text = "Nếu cột nào bị hiểu sai, chọn lại ở đây. Lần sau, danh sách cùng kiểu của đơn vị được đọc như vậy.", "Where a column was misunderstood, choose what it holds. The unit’s next list of this kind will be read so.";
    column = "Cột", "Column";
    holds = "Nội dung", "Holds";
    samples = "Ví dụ", "Samples";
    nothing_of_it = "Không dùng", "Not used";
    use_columns = "Đọc lại theo các cột này", "Read it again so";
    wrong_rows = "Dòng cần sửa", "Rows to correct";
    wrong_text = "Sửa ngay trong ô. Dòng chưa sửa sẽ bị bỏ qua, không ảnh hưởng những dòng khác.", "Correct them in place. Rows that are not corrected are left out; the others are taken all the same.";
    fetch_wrong = "Tải các dòng này kèm lý do (Excel)", "Fetch these rows with the reasons (Excel)";
    doubts = "Cần xem", "To look at";
    doubts_text = "Mỗi dòng đã được chọn sẵn cách hiểu có khả năng nhất. Chọn lại nếu không đúng.", "The likeliest answer is chosen for each row. Choose another where it is not so.";
    is_new = "Người mới", "Somebody new";
    leave_out = "Bỏ qua dòng này", "Leave this row out";
    row = "Dòng", "Row";
    healed = "Đã chỉnh lại giúp", "Put right by itself";
    as_written = "Trong danh sách", "In the list";
    as_taken = "Được hiểu là", "Taken as";
    how = "Cách chỉnh", "How";
    right_rows = "Người mới", "New people";
    known_rows = "Đã có trong danh bạ", "There already";
    on_list_rows = "Đã có trong danh sách tham dự: giữ nguyên", "On the list already: left as they are";
    left_out_rows = "Dòng không phải là người", "Rows that are no people";
    hidden_row = "dòng ẩn", "hidden row";
    check_again = "Kiểm tra lại", "Check again";
    tell = "Gửi thư xác nhận", "Send a confirmation";
    another = "Chọn danh sách khác", "Another list";
    unit_missing = "Danh sách không ghi đơn vị của một số người", "The list says no unit for some people";
    use_unit = "Dùng đơn vị này", "Use this unit";
    macros = "Tệp có macro; macro không được chạy.", "The file holds macros; they were not run.";
    not_open = "Hoạt động chưa công bố hoặc đã hủy nên chưa thêm được ai.", "The activity is not published or was cancelled, so nobody can be added.";
    only_people = "Lưu người, rồi chọn để mời", "Save the people, then invite them";
    nobody_left = "Không còn ai để thêm: mọi người trong danh sách đều đã có.", "Nobody to add: everybody on the list is there already.";
    edit = "Sửa", "Edit";
}

/// How a list came out, in numbers.
pub(super) fn outcome(lang: Lang, counts: &[(usize, &str, &str)]) -> String {
    let said: Vec<String> = counts
        .iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, vi, en)| format!("{} {}", number_in(lang, *n as u64), lang.pick(*vi, *en)))
        .collect();
    match said.is_empty() {
        true => lang
            .pick("Không thấy người nào trong danh sách này.", "No people were found on this list.")
            .to_owned(),
        false => format!("{}.", said.join(", ")),
    }
}

/// The act, with what is left out.
pub(super) fn act(lang: Lang, n: usize, left_out: usize, for_activity: bool) -> String {
    let (vi, en) = (number_in(lang, n as u64), counted(n as u64, "person", "people"));
    let act = match for_activity {
        true => lang.pick(format!("Thêm {vi} người vào danh sách"), format!("Put {en} on the list")),
        false => lang.pick(format!("Thêm {vi} người"), format!("Add {en}")),
    };
    match left_out {
        0 => act,
        n => {
            let left = number_in(lang, n as u64);
            lang.pick(format!("{act}, bỏ qua {left} dòng"), format!("{act}, leave {left} out"))
        }
    }
}

/// What becomes of seats.
pub(super) fn seats(lang: Lang, seated: usize, waiting: usize) -> String {
    let [seated, waiting] = [seated, waiting].map(|n| number_in(lang, n as u64));
    lang.pick(
        format!("Không đủ chỗ cho tất cả: {seated} người đầu có chỗ, {waiting} người sau vào danh sách chờ."),
        format!(
            "There are not enough seats: the first {seated} get one, {waiting} go onto the waiting list."
        ),
    )
}

/// Who would be told.
pub(super) fn told(lang: Lang, with_mail: usize, without: usize) -> String {
    let with = number_in(lang, with_mail as u64);
    match without {
        0 => lang.pick(format!("{with} người có địa chỉ thư."), format!("{with} have an e-mail address.")),
        n => {
            let without = number_in(lang, n as u64);
            lang.pick(
                format!("{with} người có địa chỉ thư, {without} người không có."),
                format!("{with} have an e-mail address, {without} have none."),
            )
        }
    }
}

/// The list says a number of people that is not that of those found.
pub(super) fn other_total(lang: Lang, said: u32, found: usize) -> String {
    let [said, found] = [said as usize, found].map(|n| number_in(lang, n as u64));
    lang.pick(
        format!("Cuối danh sách ghi {said} người, nhưng đọc được {found} người: kiểm tra xem có thiếu dòng nào không."),
        format!("The list itself says {said} people, but {found} were found: see whether a row is missing."),
    )
}

/// The letters were of an old encoding.
pub(super) fn converted(lang: Lang, from: &str) -> String {
    lang.pick(
        format!("Chữ trong danh sách dùng bảng mã {from}, đã được chuyển sang Unicode."),
        format!("The letters were encoded in {from} and were converted to Unicode."),
    )
}

/// The same list was taken in before.
pub(super) fn taken_before(lang: Lang, when: &str, n: u32) -> String {
    let n = u64::from(n);
    lang.pick(
        format!(
            "Danh sách này đã được nhập {when} ({} người). Nhập lại chỉ thêm những người chưa có.",
            number_in(lang, n)
        ),
        format!(
            "This very list was taken in {when} ({}). Taken in again it adds only those who are not there.",
            counted(n, "person", "people")
        ),
    )
}

/// Rows that the sheet hides.
pub(super) fn hidden_rows(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Có {} dòng bị ẩn trong bảng tính; vẫn được đọc.", number_in(lang, n)),
        format!("{} hidden in the spreadsheet; read all the same.", counted(n, "row is", "rows are")),
    )
}

/// Columns that are left out.
pub(super) fn left_out(lang: Lang, columns: &str) -> String {
    lang.pick(format!("Cột không dùng: {columns}."), format!("Columns not used: {columns}."))
}

/// More rows than are shown.
pub(super) fn more(lang: Lang, n: usize) -> String {
    let n = number_in(lang, n as u64);
    lang.pick(format!("… và {n} dòng nữa."), format!("… and {n} more."))
}

/// Why a row is in doubt.
pub(super) fn why(lang: Lang, why: &WhyDoubted) -> String {
    let said = |vi: &str, en: &str| lang.pick(vi, en).to_owned();
    match why {
        WhyDoubted::Namesake => said(
            "Đơn vị đã có một người cùng tên; ngày sinh chưa đủ để biết chắc.",
            "The unit has somebody of this name; the birth date is not enough to be sure.",
        ),
        WhyDoubted::SeveralNamesakes => said(
            "Đơn vị có nhiều người cùng tên: chọn một người, hoặc bỏ qua.",
            "Several people of the unit have this name: choose one, or leave it out.",
        ),
        WhyDoubted::OtherUnit => {
            said("Đã có người này ở đơn vị khác.", "This person is there, of another unit.")
        }
        WhyDoubted::GaveUp => said(
            "Người này đã hủy, từ chối hoặc được đưa ra khỏi danh sách trước đó: chọn tên nếu muốn thêm lại.",
            "This person cancelled, declined or was taken off before: choose the name to put them back.",
        ),
        WhyDoubted::SharedEmail => said(
            "Người khác đang dùng địa chỉ thư này; có thể là hộp thư chung.",
            "Somebody else has this e-mail address; it may be a shared one.",
        ),
        WhyDoubted::SharedPhone => said(
            "Người khác đang dùng số điện thoại này; có thể là số chung.",
            "Somebody else has this telephone number; it may be a shared one.",
        ),
        WhyDoubted::Twice(row) => {
            lang.pick(format!("Trùng với dòng {row}."), format!("The same as row {row}."))
        }
    }
}

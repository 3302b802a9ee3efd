//! What the page of attendance says.

use domain::{Lang, figures::number};

use super::counted;

super::texts! {
    attendance = "Điểm danh", "Attendance";
    name = "Họ và tên", "Name";
    attended = "Đã dự", "Attended";
    completed = "Đủ điều kiện hoàn thành: ", "Completed: ";
    all_present = "Tất cả có mặt", "All present";
    save = "Lưu điểm danh", "Save the attendance";
    keys = "Phím tắt trong ô: C có mặt, M đến muộn, P vắng có phép, V vắng, Delete xóa; phím mũi tên để chuyển ô. Mỗi ô được lưu ngay khi chọn.",
        "Keys in a cell: C present, M late, P excused, V absent, Delete clears; arrows move. Each cell is saved as you choose.";
    saving = "Đang lưu…", "Saving…";
    saved = "Đã lưu", "Saved";
    waiting = "Chưa lưu được # ô vì mất mạng. Đang thử lại…", "# cells are not saved yet: no network. Trying again…";
    refused = "Không lưu được ô vừa chọn. Tải lại trang rồi thử lại.", "The last cell could not be saved. Load the page again and try once more.";
    nobody = "Chưa có ai được xác nhận tham dự", "Nobody has a seat yet";
    nobody_text = "Xác nhận đăng ký ở mục Danh sách, hoặc chỉ nhập số lượng đếm bên dưới.", "Confirm registrations under List, or enter a headcount below.";
    headcount = "Số lượng đếm", "Headcount";
    headcount_text = "Dùng khi không có danh sách tên. Báo cáo lấy số lớn hơn giữa số lượng đếm và số người có mặt trong danh sách.",
        "For when there is no list of names. Reports take the larger of the headcount and the people present on the list.";
    people = "Số người", "People";
    note = "Ghi chú", "Note";
    save_headcount = "Lưu số lượng đếm", "Save the headcount";
}

/// How many are on the list, and how many were there.
pub(crate) fn caption(lang: Lang, listed: usize, there: u32) -> String {
    let (listed, there) = (listed as u64, number(there.into()));
    lang.pick(
        format!("{} người trong danh sách, {there} người có mặt ít nhất một buổi", number(listed)),
        format!("{} on the list, {there} there at one session or more", counted(listed, "person", "people")),
    )
}

/// The headcount is smaller than the list.
pub(crate) fn headcount_low(lang: Lang, counted: u32, listed: u32) -> String {
    super::activities::headcount_low(lang, counted, listed)
}

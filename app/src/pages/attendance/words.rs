//! What the page of attendance says.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    attendance = "Điểm danh", "Attendance";
    name = "Họ và tên", "Name";
    by_phone = "Điểm danh bằng điện thoại: quét mã, gõ mã, tìm tên", "Check-in by phone: scanner, typed code, name";
    attended = "Đã dự", "Attended";
    completed = "Đủ điều kiện hoàn thành: ", "Completed: ";
    all_present = "Tất cả có mặt", "All present";
    save = "Lưu điểm danh", "Save the attendance";
    keys = "Phím tắt: C hoặc 1 có mặt, M hoặc 2 đến muộn, P hoặc 3 vắng có phép, V hoặc 4 vắng, rồi tự xuống dòng; phím cách có mặt hoặc bỏ trống; Delete xóa. Phím mũi tên, Home, End, Page Up, Page Down để chuyển ô; giữ Shift để chọn nhiều ô; Ctrl+Z hoàn tác.",
        "Keys: C or 1 present, M or 2 late, P or 3 excused, V or 4 absent, and on to the next row; Space present or blank; Delete clears. Arrows, Home, End, Page Up and Page Down move; hold Shift to select several cells; Ctrl+Z undoes.";
    ready = "Mỗi ô được lưu ngay khi chọn.", "Each cell is saved as you choose.";
    saving = "Đang lưu…", "Saving…";
    saving_more = "Đang lưu… Còn # ô.", "Saving… # cells to go.";
    saved = "Đã lưu lúc @", "Saved at @";
    away = "Chưa lưu được # ô: mất mạng hoặc máy chủ không trả lời. Hệ thống đang tự thử lại, vui lòng giữ trang này mở.",
        "Cells not saved: #. There is no network, or the server does not answer. Trying again; please keep this page open.";
    signed_out = "Phiên đăng nhập đã hết, còn # ô chưa lưu.", "Your session has ended. Cells not saved: #.";
    sign_in = "Đăng nhập lại trong thẻ mới", "Sign in again in a new tab";
    signed_in = "rồi quay lại đây: các ô này sẽ được lưu tự động.", "and come back: they will then be saved by themselves.";
    refused = "Không lưu được. Tải lại trang rồi thử lại.", "Could not be saved. Load the page again and try once more.";
    refused_more = "Có # ô không lưu được. Ô gần nhất:", "Cells that could not be saved: #. The last one:";
    selected = "Đã chọn # ô", "# cells selected";
    set = "@: # ô", "@: # cells";
    undone = "Đã hoàn tác # ô", "Taken back in # cells";
    nobody = "Chưa có ai được xác nhận tham dự", "Nobody has a seat yet";
    nobody_text = "Xác nhận đăng ký ở mục Danh sách, hoặc chỉ nhập số người đếm được bên dưới.", "Confirm registrations under List, or enter a headcount below.";
    headcount = "Số người đếm được", "Headcount";
    headcount_text = "Dùng khi không có danh sách tên. Báo cáo lấy số lớn hơn giữa số người đếm được và số người có mặt trong danh sách.",
        "For when there is no list of names. Reports take the larger of the headcount and the people present on the list.";
    people = "Số người", "People";
    note = "Ghi chú", "Note";
    save_headcount = "Lưu số người đếm được", "Save the headcount";
}

/// How many are on the list, and how many were there.
pub(crate) fn caption(lang: Lang, listed: usize, there: u32) -> String {
    caption_with(lang, listed, &number_in(lang, there.into()))
}

/// The same with a sign in the place of how many were there, for what counts in the browser.
pub(crate) fn caption_with(lang: Lang, listed: usize, there: &str) -> String {
    let listed = listed as u64;
    lang.pick(
        format!("{} người trong danh sách, {there} người có mặt ít nhất một buổi", number_in(lang, listed)),
        format!("{} on the list, {there} there at one session or more", counted(listed, "person", "people")),
    )
}

/// The headcount is smaller than the list.
pub(crate) fn headcount_low(lang: Lang, counted: u32, listed: u32) -> String {
    crate::pages::activities::words::headcount_low(lang, counted, listed)
}

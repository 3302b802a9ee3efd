//! What the pages of reports say.

use chrono::NaiveDate;
use documents::dates;
use domain::{Lang, figures::number};

super::texts! {
    report = "Báo cáo", "Report";
    from = "Từ ngày", "From";
    to = "Đến ngày", "To";
    unit = "Đơn vị", "Unit";
    level = "Cấp", "Level";
    kind = "Loại hoạt động", "Kind";
    all = "Tất cả", "All";
    as_of = "Theo đơn vị hành chính tại ngày", "By the units in force on";
    as_of_hint = "Để trống: ngày cuối kỳ.", "Empty: the last day.";
    copy = "Sao chép đoạn văn", "Copy the paragraph";
    copied = "Đã sao chép", "Copied";
    copy_failed = "Không sao chép được: hãy chọn và sao chép bằng tay", "Could not copy: please select and copy by hand";
    exact = "Số chính xác", "Exact figures";
    rounded = "Số làm tròn", "Rounded figures";
    basis = "Người tham dự được tính theo lượt người: với mỗi hoạt động, lấy số lớn hơn giữa số lượng đếm và số người có mặt trong danh sách. Cấp và loại hoạt động chỉ lọc các hoạt động. Ấn phẩm được tính theo số đã làm của đơn vị phát hành; đối với đơn vị trực thuộc, tính theo số được cấp phát. Nhấn vào một số để xem các dòng tạo nên số đó.",
        "Attendances count the larger of headcount and people present on the list, for each activity. Level and kind narrow activities only. Materials count as produced for the unit that issues them, and as received for units below. Follow a figure to see the rows behind it.";
    by_kind = "Hoạt động theo loại", "Activities by kind";
    held = "Số hoạt động", "Activities";
    attendances = "Lượt người", "Attendances";
    distinct = "Số người (theo danh sách)", "Distinct people (by list)";
    others = "Ấn phẩm, truyền thông, danh sách", "Materials, media, lists";
    what = "Nội dung", "What";
    how_many = "Số lượng", "How many";
    media = "Tin, bài, phóng sự, clip", "Media items";
    broadcasts = "Lượt phát thanh", "Broadcasts";
    named = "Người có mặt theo danh sách", "People present (by list)";
    name = "Họ và tên", "Name";
    teams = "Đội công tác xã hội tình nguyện", "Volunteer teams";
    rows_title = "Chi tiết của số liệu", "Rows behind a figure";
    activity = "Hoạt động", "Activity";
    day = "Ngày", "Day";
    counted = "Số lượng đếm", "Headcount";
}

/// What the report is about.
pub(crate) fn lead(lang: Lang, unit: &str, (from, to): (NaiveDate, NaiveDate)) -> String {
    format!("{unit}, {}", dates::span(from, to, lang))
}

/// How many rows, and what they add up to.
pub(crate) fn adds_up(lang: Lang, rows: usize, sum: u64) -> String {
    lang.pick(
        format!("{} dòng, tổng cộng {}", number(rows as u64), number(sum)),
        format!("{}, adding up to {}", super::counted(rows as u64, "row", "rows"), number(sum)),
    )
}

/// When and by whom it was printed.
pub(crate) fn printed(lang: Lang, at: &str, who: &str) -> String {
    lang.pick(format!("In lúc {at}; người in: {who}."), format!("Printed at {at} by {who}."))
}

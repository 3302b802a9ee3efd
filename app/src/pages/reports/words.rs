//! What the pages of reports say.

use chrono::NaiveDate;
use documents::dates;
use domain::{Lang, numbers::number_in};

crate::texts::texts! {
    report = "Báo cáo", "Report";
    from = "Từ ngày", "From";
    to = "Đến ngày", "To";
    unit = "Đơn vị", "Unit";
    level = "Cấp", "Level";
    kind = "Loại hoạt động", "Kind";
    all = "Tất cả", "All";
    as_of = "Theo địa giới hành chính tại ngày", "By the units in force on";
    as_of_hint = "Để trống: ngày cuối kỳ.", "Empty: the last day.";
    copy = "Sao chép đoạn văn", "Copy the paragraph";
    copied = "Đã sao chép", "Copied";
    copy_failed = "Không sao chép được: hãy chọn và sao chép bằng tay", "Could not copy: please select and copy by hand";
    exact = "Số chính xác", "Exact figures";
    rounded = "Số làm tròn", "Rounded figures";
    basis = "Người tham dự được tính theo lượt người: với mỗi hoạt động, lấy số lớn hơn giữa số người đếm được và số người có mặt trong danh sách. Khi lọc theo cấp hoặc loại hoạt động, báo cáo chỉ gồm các hoạt động đó, không gồm ấn phẩm, tin bài và phát thanh. Trong bảng, ấn phẩm được tính theo số đã in của đơn vị phát hành; đối với đơn vị trực thuộc, tính theo số được cấp phát. Nhấn vào một số để xem các dòng tạo nên số đó.",
        "Attendances count the larger of headcount and people present on the list, for each activity. Where level or kind narrow the report, it holds those activities alone, without materials, media and broadcasts. In the table materials count as produced for the unit that issues them, and as received for units below. Follow a figure to see the rows behind it.";
    by_kind = "Hoạt động theo loại", "Activities by kind";
    held = "Số hoạt động", "Activities";
    attendances = "Lượt người", "Attendances";
    others = "Ấn phẩm, truyền thông, danh sách", "Materials, media, lists";
    what = "Nội dung", "What";
    how_many = "Số lượng", "How many";
    broadcasts = "Lượt phát thanh", "Broadcasts";
    named = "Người có mặt theo danh sách", "People present (by list)";
    rows_title = "Chi tiết của số liệu", "Rows behind a figure";
    activity = "Hoạt động", "Activity";
    day = "Ngày", "Day";
    counted = "Số người đếm được", "Headcount";
}

/// What the report is about.
pub(crate) fn lead(lang: Lang, unit: &str, (from, to): (NaiveDate, NaiveDate)) -> String {
    format!("{unit}, {}", dates::span(from, to, lang))
}

/// How many rows, and what they add up to.
pub(crate) fn adds_up(lang: Lang, rows: u64, sum: u64) -> String {
    lang.pick(
        format!("{} dòng, tổng cộng {}", number_in(lang, rows), number_in(lang, sum)),
        format!("{}, adding up to {}", crate::texts::counted(rows, "row", "rows"), number_in(lang, sum)),
    )
}

crate::texts::texts! {
    parts = "Các trang báo cáo", "Pages of reports";
    attendance = "Điểm danh theo hoạt động", "Attendance by activity";
    attendance_lead = "Hoạt động đã công bố trong kỳ: đăng ký, có mặt, số người đếm được đến lúc này. Tỷ lệ có mặt là số lượt có mặt trên số lượt phải điểm danh của các buổi đã điểm danh.", "Published activities of the period: registered, present and counted so far. The rate of presence is marks of presence over marks due, at the sessions that were marked.";
    own_units = "Tất cả đơn vị của tôi", "All my units";
    period = "Kỳ báo cáo", "Period";
    paragraph = "Số liệu trong đoạn văn", "Figures in the paragraph";
    full_name = "Họ và tên", "Full name";
    birth_date = "Ngày sinh", "Birth date";
    code = "Mã", "Code";
    first_day = "Từ ngày", "First day";
    last_day = "Đến ngày", "Last day";
    sessions_held = "Số buổi", "Sessions";
    share_percent = "Tỷ lệ (%)", "Share (%)";
    unmarked_marks = "Chưa ghi", "Not marked";
    erased = "Đã xóa thông tin", "Data erased";
    team = "Đội", "Team";
    commune = "Xã, phường", "Commune";
    sum = "Cộng", "Sum";
    below_list = "ít hơn danh sách", "fewer than listed";
    not_marked = "chưa điểm danh", "not marked yet";
    refresh = "Làm mới", "Refresh";
    registered = "Đăng ký", "Registered";
    by_session = "Có mặt từng buổi", "Present at each session";
    present = "Có mặt", "Present";
    share = "Tỷ lệ có mặt", "Rate of presence";
    nothing_held = "Không có hoạt động nào trong kỳ này", "No activity in this period";
    nothing_held_text = "Chọn kỳ dài hơn hoặc đơn vị khác.", "Choose a longer period or another unit.";
}

/// What the report says.
pub(crate) fn figure_is(lang: Lang, value: u64) -> String {
    let value = number_in(lang, value);
    lang.pick(format!("Số liệu trong báo cáo: {value}."), format!("The report says {value}."))
}

/// How many rows there are, and that they add up to the figure.
pub(crate) fn agrees(lang: Lang, rows: u64, value: u64) -> String {
    let (rows_vi, sum) = (number_in(lang, rows), number_in(lang, value));
    let rows_en = if rows == 1 { "The 1 row adds".to_owned() } else { format!("The {rows_vi} rows add") };
    lang.pick(
        format!("{rows_vi} dòng cộng lại bằng {sum}, khớp với báo cáo."),
        format!("{rows_en} up to {sum}, as the report says."),
    )
}

/// The row of the sum, where it is that of more activities than the page shows.
pub(crate) fn sum_of_all(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("Cộng cả {} hoạt động", number_in(lang, n)),
        format!("All {}", crate::texts::counted(n, "activity", "activities")),
    )
}

/// The year in which somebody was born, beside the name.
pub(crate) fn born(lang: Lang, year: i32) -> String {
    lang.pick(format!("(sinh năm {year})"), format!("(born {year})"))
}

/// From a day to a day, as they were typed.
pub(crate) fn between(lang: Lang, from: &str, to: &str) -> String {
    lang.pick(format!("từ ngày {from} đến ngày {to}"), format!("from {from} to {to}"))
}

/// When the figures were read.
pub(crate) fn figures_at(lang: Lang, at: &str) -> String {
    lang.pick(format!("Số liệu lúc {at}"), format!("Figures at {at}"))
}

/// How many activities there are.
pub(crate) fn activities_found(lang: Lang, n: u64) -> String {
    let shown = number_in(lang, n);
    let word = if n == 1 { "activity" } else { "activities" };
    lang.pick(format!("{shown} hoạt động"), format!("{shown} {word}"))
}

/// How many were present at each session that has begun, and how many sessions there are.
pub(crate) fn sessions_begun(lang: Lang, begun: &[Option<u64>], sessions: usize) -> String {
    if begun.is_empty() {
        return lang.pick(format!("0/{sessions} buổi"), format!("0 of {sessions} sessions"));
    }
    let n = begun.len();
    let present = begun
        .iter()
        .map(|n| n.map_or_else(|| "–".to_owned(), |n| number_in(lang, n)))
        .collect::<Vec<_>>()
        .join("\u{a0}· ");
    lang.pick(format!("{n}/{sessions} buổi: {present}"), format!("{n} of {sessions} sessions: {present}"))
}

/// Activities of which nothing is known yet.
pub(crate) fn unmarked(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("{} hoạt động chưa điểm danh", number_in(lang, n)),
        format!("{} not marked yet", crate::texts::counted(n, "activity", "activities")),
    )
}

/// How many in a hundred.
pub(crate) fn percent(lang: Lang, share: u64) -> String {
    lang.pick(format!("{share}\u{a0}%"), format!("{share}%"))
}

/// A unit that had ended by the day by whose units is counted.
pub(crate) fn no_longer_in_force(lang: Lang, unit: &str, last: NaiveDate) -> String {
    let last = dates::day(last, lang);
    lang.pick(
        format!("{unit} có hiệu lực đến hết ngày {last}. Theo địa giới hành chính của ngày được chọn, số liệu của đơn vị này tính cho đơn vị kế tiếp."),
        format!("{unit} was in force until {last}. By the units of the chosen day its figures count for its successor."),
    )
}

/// A unit that had not begun by the day by whose units is counted.
pub(crate) fn not_yet_in_force(lang: Lang, unit: &str, first: NaiveDate) -> String {
    let first = dates::day(first, lang);
    lang.pick(
        format!("{unit} có hiệu lực từ ngày {first}. Theo địa giới hành chính của ngày được chọn, số liệu tính cho các đơn vị trước đó."),
        format!("{unit} is in force from {first}. By the units of the chosen day the figures count for the units before it."),
    )
}

//! What the pages of plans say.

use chrono::NaiveDate;
use documents::dates;
use domain::{Lang, numbers::number_in, plans::progress::Progress};

use crate::texts::counted;

crate::texts::texts! {
    year = "Năm", "Year";
    unit = "Đơn vị", "Unit";
    as_of = "Theo địa giới hành chính tại ngày", "By the units in force on";
    as_of_hint = "Để trống: hôm nay, hoặc ngày cuối năm đã qua.", "Empty: today, or the last day of a past year.";
    edit_targets = "Sửa chỉ tiêu", "Edit the targets";
    set_targets = "Đặt chỉ tiêu", "Set the targets";
    no_targets = "Năm này chưa đặt chỉ tiêu", "No targets are set for this year";
    no_targets_text = "Chỉ tiêu theo loại và cấp hoạt động, ấn phẩm, tin bài được nhập một lần cho cả năm; sau đó trang này cho biết phần đã tổ chức, đã lên lịch và còn thiếu.",
        "Targets by kind and level of activities, for materials and media are entered once for the year; then this page tells what is done, scheduled and missing.";
    copy = "Sao chép đoạn văn", "Copy the paragraph";
    copied = "Đã sao chép", "Copied";
    copy_failed = "Không sao chép được: hãy chọn và sao chép bằng tay", "Could not copy: please select and copy by hand";
    exact = "Số chính xác", "Exact figures";
    rounded = "Số làm tròn", "Rounded figures";
    basis = "Đã tổ chức: hoạt động đã công bố, khai mạc trong năm tính đến hết hôm nay, như trong báo cáo. Đã lên lịch: hoạt động đã công bố, khai mạc sau hôm nay trong năm. Lượt người đã lên lịch là số chỗ của các hoạt động đó, vì kế hoạch đặt ra cho số người sẽ mời, không phải số người đã đăng ký; số đã đăng ký có chỗ ghi bên dưới. Còn thiếu = chỉ tiêu − đã tổ chức − đã lên lịch; phần vượt của dòng này không bù cho dòng khác. Bản nháp và hoạt động đã hủy không được tính. Ấn phẩm tính như trong báo cáo: số đã in của đơn vị phát hành, hoặc số được cấp phát của đơn vị trực thuộc.",
        "Done: published activities that began this year, today included, as in the report. Scheduled: published activities that begin later this year. The people scheduled are the seats of those, since a plan is for whom will be asked, not for who has registered; how many have a seat stands below. Missing = target − done − scheduled; what one row has above its target does not make up for another. Drafts and cancelled activities do not count. Materials count as in the report: as made by the unit that issues them, or as received by units below.";
    key_done = "đã làm", "done";
    key_scheduled = "đã lên lịch", "scheduled";
    key_missing = "còn thiếu", "missing";
    key = "Chú giải", "Key";
    what = "Nội dung", "What";
    level = "Cấp", "Level";
    target = "Chỉ tiêu", "Target";
    done = "Đã tổ chức", "Done";
    made = "Đã thực hiện", "Done";
    scheduled = "Đã lên lịch", "Scheduled";
    seats_scheduled = "Đã lên lịch (chỗ)", "Scheduled (seats)";
    missing = "Còn thiếu", "Missing";
    progress = "Tiến độ", "Progress";
    sum = "Cộng", "Sum";
    activities = "Số hoạt động", "Activities";
    people = "Lượt người tham dự", "Attendances";
    others = "Ấn phẩm, truyền thông", "Materials and media";
    not_set = "–", "–";
    counted_in = "Đơn vị tính", "Counted in";
    unit_activities = "hoạt động", "activities";
    unit_people = "lượt người", "attendances";
    unit_pieces = "chiếc, tin, lượt", "pieces";
    above = "Vượt", "Above";
    note = "Ghi chú, nguồn kinh phí", "Note, budget line";
    drafts = "Đang soạn", "Drafts";
    unmarked = "Chưa có số người", "No number of people";
    title = "Kế hoạch năm", "Plan of the year";

    list_scheduled = "Hoạt động đã lên lịch", "Scheduled activities";
    list_drafts = "Hoạt động đang soạn", "Activities being prepared";
    list_unmarked = "Hoạt động chưa có số người", "Activities without a number of people";
    time = "Thời gian", "When";
    activity = "Hoạt động", "Activity";
    kind = "Loại hoạt động", "Kind";
    seats = "Chỗ", "Seats";
    capacity = "Số chỗ", "Seats";
    seats_taken = "Đã có chỗ", "Taken";
    code = "Mã", "Code";
    organizer = "Đơn vị tổ chức", "Organizer";
    first_day = "Từ ngày", "First day";
    last_day = "Đến ngày", "Last day";
    place = "Địa điểm", "Where";
    nothing = "Không có hoạt động nào", "No activities";
    nothing_text = "Số này trong kế hoạch bằng không.", "This figure of the plan is nought.";

    lead_edit = "Nhập số ở những dòng có kế hoạch, các dòng khác để trống. Ghi chú có thể là nguồn kinh phí, số quyết định.", "Enter numbers where there is a plan, and leave the other rows empty. A note may be the budget line, or the number of a decision.";
    copy_last = "Chép từ năm", "Copy from";
    copied_last = "Chỉ tiêu của năm trước đã được điền vào bên dưới, chưa lưu.", "The targets of the year before stand in the form below; they are not saved yet.";
    amount = "Chỉ tiêu", "Target";
    amount_people = "Lượt người", "Attendances";
    save = "Lưu chỉ tiêu", "Save the targets";
    back = "Quay lại, không lưu", "Back, without saving";
}

/// The heading.
pub(crate) fn plan_of(lang: Lang, year: i32) -> String {
    lang.pick(format!("Kế hoạch năm {year}"), format!("Plan of {year}"))
}

/// The heading of the form.
pub(crate) fn edit_of(lang: Lang, year: i32) -> String {
    lang.pick(format!("Chỉ tiêu năm {year}"), format!("Targets of {year}"))
}

/// The way to the plan of another year.
pub(crate) fn of_year(lang: Lang, year: i32) -> String {
    lang.pick(format!("Năm {year}"), year.to_string())
}

/// What the page is about.
pub(crate) fn lead(lang: Lang, unit: &str, as_of: NaiveDate) -> String {
    let as_of = dates::day(as_of, lang);
    lang.pick(format!("{unit}, số liệu tính đến ngày {as_of}"), format!("{unit}, as of {as_of}"))
}

/// The targets of units that it followed are added.
pub(crate) fn inherited(lang: Lang, units: &[String]) -> String {
    let units = units.join(", ");
    lang.pick(
        format!("Chỉ tiêu gồm cả kế hoạch của đơn vị trước sắp xếp: {units}."),
        format!("The targets of the units that it followed are added in: {units}."),
    )
}

/// How many drafts count for nothing.
pub(crate) fn drafts_of(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("{} hoạt động đang soạn chưa tính", number_in(lang, n)),
        format!("{} being prepared, not counted", counted(n, "activity", "activities")),
    )
}

/// Of how many activities nothing is known.
pub(crate) fn unmarked_of(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("{} hoạt động chưa có số người", number_in(lang, n)),
        format!("{} without a number of people", counted(n, "activity", "activities")),
    )
}

/// How many of the seats are taken.
pub(crate) fn taken(lang: Lang, n: u64) -> String {
    lang.pick(format!("đã nhận: {}", number_in(lang, n)), format!("taken: {}", number_in(lang, n)))
}

/// How much is above the target.
pub(crate) fn above_by(lang: Lang, n: u64) -> String {
    lang.pick(format!("vượt {}", number_in(lang, n)), format!("{} above", number_in(lang, n)))
}

/// The bar in words.
pub(crate) fn progress_words(lang: Lang, one: Progress) -> String {
    let (done, with) = (one.percent_done().unwrap_or(0), one.percent_with_scheduled().unwrap_or(0));
    let percent = |n: u64| match lang {
        Lang::Vi => format!("{}\u{a0}%", number_in(lang, n)),
        Lang::En => format!("{}%", number_in(lang, n)),
    };
    match one.scheduled {
        0 => lang.pick(format!("Đạt {}", percent(done)), format!("{} done", percent(done))),
        _ => lang.pick(
            format!("Đạt {}, cùng lịch {}", percent(done), percent(with)),
            format!("{} done, {} with the scheduled", percent(done), percent(with)),
        ),
    }
}

/// How many activities there are.
pub(crate) fn found(lang: Lang, n: u64) -> String {
    lang.pick(format!("{} hoạt động", number_in(lang, n)), counted(n, "activity", "activities"))
}

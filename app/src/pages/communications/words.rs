//! What the pages of communications say: materials, media items, broadcasts.

use domain::{Lang, numbers::number_in};

crate::texts::texts! {
    parts = "Các trang truyền thông", "Pages of outreach";
    materials = "Ấn phẩm", "Materials";
    media = "Tin, bài", "Media";
    broadcasts = "Phát thanh", "Broadcasts";
    add_material = "Thêm ấn phẩm", "Add a material";
    add_media = "Thêm tin, bài", "Add a media item";
    add_broadcast = "Thêm lượt phát", "Add broadcasts";

    year = "Năm", "Year";
    kind = "Loại", "Kind";
    all = "Tất cả", "All";
    clear = "Xóa bộ lọc", "Clear the filters";
    no_match = "Không có dòng nào phù hợp", "Nothing matches";
    no_match_text = "Thử chọn năm khác hoặc bỏ bớt điều kiện lọc.", "Try another year or fewer filters.";
    no_materials = "Chưa có ấn phẩm nào", "No materials yet";
    no_materials_text = "Panô, sổ tay, tờ rơi đã in được ghi ở đây, kèm nơi được cấp phát.",
        "Billboards, handbooks and leaflets that were made are entered here, with where they went.";
    no_media = "Chưa có tin, bài nào", "No media items yet";
    no_media_text = "Tin, bài viết, phóng sự, clip thông điệp trên báo, đài được ghi ở đây.",
        "News items, articles, reports and clips in papers and on air are entered here.";
    no_broadcasts = "Chưa có lượt phát nào", "No broadcasts yet";
    no_broadcasts_text = "Số lượt tin, bài phát trên loa truyền thanh của xã, phường được ghi ở đây.",
        "Pieces aired on the loudspeakers of communes and wards are entered here.";
    no_right = "Bạn không có quyền xem mục này", "You don’t have permission to see this";
    no_right_text = "Mục này dành cho người tổ chức và người quản lý. Nếu bạn cần xem, hãy hỏi người quản trị của đơn vị.",
        "It is for organizers and managers. If you need it, ask your unit’s administrator.";

    material = "Ấn phẩm", "Material";
    code = "Mã", "Code";
    code_hint = "Để trống: mã được cấp tự động theo loại và năm.", "Empty: a code is given by kind and year.";
    material_title = "Tên ấn phẩm", "Title";
    produced_on = "Ngày sản xuất", "Made on";
    quantity = "Số lượng", "Quantity";
    quantity_hint = "Ví dụ: 20.000", "For example: 20.000";
    made = "Đã in", "Made";
    given = "Đã cấp phát", "Given out";
    left = "Còn lại", "Left";
    maker = "Đơn vị phát hành", "Issuing unit";
    maker_hint = "Đơn vị đặt làm ấn phẩm; gõ có dấu hoặc không dấu.", "The unit that had it made; with or without accents.";
    remove_material = "Xóa ấn phẩm", "Remove the material";
    remove_material_question = "Xóa ấn phẩm này?", "Remove this material?";

    give = "Ghi cấp phát", "Record a distribution";
    give_act = "Lưu cấp phát", "Save the distribution";
    given_on = "Ngày cấp phát", "Given on";
    receiver = "Đơn vị nhận", "Receiving unit";
    receiver_hint = "Tên xã, phường hoặc cơ quan; gõ có dấu hoặc không dấu.",
        "The commune, ward or office; with or without accents.";
    nothing_given = "Chưa cấp phát cho đơn vị nào", "Nothing has been given out";
    nothing_given_text = "Mỗi lần cấp phát được ghi với ngày, đơn vị nhận và số lượng.",
        "Each distribution is recorded with its day, the receiving unit and the quantity.";
    all_given = "Ấn phẩm này đã cấp phát hết.", "All of it has been given out.";
    remove_distribution = "Xóa lần cấp phát", "Remove the distribution";
    remove_distribution_question = "Xóa lần cấp phát này?", "Remove this distribution?";

    published_on = "Ngày đăng, phát", "Published on";
    outlet = "Cơ quan báo, đài", "Outlet";
    outlet_hint = "Ví dụ: Báo Thái Nguyên", "For example: Báo Thái Nguyên";
    media_title = "Tên tin, bài", "Title";
    media_unit_hint = "Đơn vị có hoạt động được đưa tin; gõ có dấu hoặc không dấu.",
        "The unit whose work it tells of; with or without accents.";
    remove_media = "Xóa tin, bài", "Remove the media item";
    remove_media_question = "Xóa tin, bài này?", "Remove this media item?";

    aired_on = "Ngày phát", "Aired on";
    times = "Số lượt phát", "Times aired";
    broadcaster = "Đơn vị phát", "Unit";
    broadcaster_hint = "Nơi có loa truyền thanh: xã, phường; gõ có dấu hoặc không dấu.",
        "Where the loudspeakers are: commune or ward; with or without accents.";
    remove_broadcast = "Xóa lượt phát", "Remove the broadcasts";
    remove_broadcast_question = "Xóa lượt phát này?", "Remove these broadcasts?";

    unit = "Đơn vị", "Unit";
    date_hint = "Ví dụ: 30/7/2026", "For example: 30/7/2026";
    save = "Lưu", "Save";
    save_and_next = "Lưu và thêm tiếp", "Save and add another";
    back = "Quay lại, không lưu", "Back, without saving";
    act = "Thao tác", "Action";
    remove = "Xóa", "Remove";
    edit = "Sửa", "Edit";
    edit_media = "Sửa tin, bài", "Edit the media item";
    edit_broadcast = "Sửa lượt phát thanh", "Edit the broadcasts";
    give_many = "Cấp phát cho nhiều đơn vị", "Give to many units";
    give_many_lead = "Nhập số lượng cho từng đơn vị được cấp; để trống đơn vị không được cấp.", "Enter a number for each unit that gets some; leave the others empty.";
    give_many_act = "Ghi cấp phát", "Record what was given";
    no_units_below = "Đơn vị này không có đơn vị trực thuộc đang hoạt động.", "There are no units in force below this one.";
    remove_text = "Số liệu này sẽ không còn được tính vào báo cáo. Việc này không hoàn tác được.",
        "It will no longer count in reports. This can’t be undone.";
}

/// A year among the chosen filters.
pub(crate) fn of_year(lang: Lang, year: i32) -> String {
    lang.pick(format!("Năm {year}"), format!("Year {year}"))
}

/// How many materials were found.
pub(crate) fn materials_found(lang: Lang, n: u64) -> String {
    counted(lang, n, "ấn phẩm", ["material", "materials"])
}

/// How many media items were found.
pub(crate) fn media_found(lang: Lang, n: u64) -> String {
    counted(lang, n, "tin, bài", ["media item", "media items"])
}

/// How many days of broadcasts were found.
pub(crate) fn broadcasts_found(lang: Lang, n: u64) -> String {
    counted(lang, n, "đợt phát thanh", ["entry", "entries"])
}

/// How many distributions there are.
pub(crate) fn distributions_found(lang: Lang, n: u64) -> String {
    counted(lang, n, "lần cấp phát", ["distribution", "distributions"])
}

/// How many are left to give out.
pub(crate) fn left_to_give(lang: Lang, n: u64) -> String {
    lang.pick(
        format!("Còn lại {} chưa cấp phát.", number_in(lang, n)),
        format!("{} left to give out.", number_in(lang, n)),
    )
}

fn counted(lang: Lang, n: u64, vi: &str, [one, many]: [&str; 2]) -> String {
    let en = if n == 1 { one } else { many };
    lang.pick(format!("{} {vi}", number_in(lang, n)), format!("{} {en}", number_in(lang, n)))
}

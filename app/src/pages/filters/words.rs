//! What kept filters say.

use domain::Lang;

crate::texts::texts! {
    title = "Bộ lọc đã lưu", "Kept filters";
    lead = "Lưu điều kiện lọc hay dùng dưới một tên; mở lại bằng một lần bấm.", "Keep filters that you often use under a name, and open them with one press.";
    kept = "Bộ lọc đã lưu:", "Kept filters:";
    keep_these = "Lưu bộ lọc này", "Keep these filters";
    manage = "Sửa bộ lọc đã lưu", "Change kept filters";
    keep = "Lưu bộ lọc đang dùng", "Keep the filters in use";
    name = "Tên bộ lọc", "Name";
    name_hint = "Ví dụ: Cán bộ xã chưa tập huấn", "For example: Commune officials not yet trained";
    seen = "Ai thấy", "Who sees them";
    only_me = "Chỉ mình tôi", "Only me";
    options = "Tùy chọn", "Options";
    opens_with = "Danh sách mở ra với bộ lọc này", "The list opens with them";
    save = "Lưu", "Save";
    remove = "Xóa", "Remove";
    nothing = "Chưa lưu bộ lọc nào", "No filters are kept";
    nothing_text = "Lọc danh sách theo ý muốn rồi bấm “Lưu bộ lọc này”.", "Filter the list, then press “Keep these filters”.";
    back = "Về danh sách", "Back to the list";
    everything = "Xem tất cả", "Show everything";
}

/// Who else sees filters.
pub(crate) fn shared_with(lang: Lang, unit: &str) -> String {
    lang.pick(
        format!("Chia sẻ với người có vai trò ở {unit}"),
        format!("Share with those who have a role in {unit}"),
    )
}

/// By whom filters are shared.
pub(crate) fn by(lang: Lang, keeper: &str) -> String {
    lang.pick(format!("do {keeper} chia sẻ"), format!("shared by {keeper}"))
}

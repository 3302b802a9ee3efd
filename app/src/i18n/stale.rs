//! What is said where two people changed the same thing.

use domain::Lang;

super::texts! {
    field = "Mục", "Field";
    mine = "Của bạn", "Yours";
    theirs = "Của họ", "Theirs";
    empty = "trống", "empty";
    keep_mine = "Giữ của tôi", "Keep mine";
    take_theirs = "Lấy của họ", "Take theirs";
}

/// Since when it is different.
pub(crate) fn changed(lang: Lang, time: &str) -> String {
    lang.pick(
        format!("Người khác đã sửa nội dung này lúc {time}, trong khi bạn đang sửa. Chưa lưu gì: chọn bản nào được giữ."),
        format!("Somebody else changed this at {time}, while you were at it. Nothing was saved yet: choose what stays."),
    )
}

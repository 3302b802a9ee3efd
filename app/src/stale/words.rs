//! What is said where two people changed the same thing.

use domain::Lang;

crate::texts::texts! {
    field = "Mục", "Field";
    mine = "Bản của bạn", "Your version";
    theirs = "Bản của người khác", "The other version";
    empty = "trống", "empty";
    keep_mine = "Lưu bản của tôi", "Save my version";
    take_theirs = "Dùng bản của người khác", "Use the other version";
}

/// Since when it is different.
pub(crate) fn changed(lang: Lang, time: &str) -> String {
    lang.pick(
        format!("Người khác đã sửa nội dung này lúc {time}, trong khi bạn đang sửa. Chưa có gì được lưu: hãy chọn bản cần giữ."),
        format!("Somebody else changed this at {time}, while you were editing it. Nothing has been saved yet: choose which version to keep."),
    )
}

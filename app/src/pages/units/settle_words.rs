//! What the page says on which units are found for what people typed.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    title = "Xác định đơn vị", "Find the units";
    lead = "Những đơn vị dưới đây do người đăng ký tự ghi, chưa có trong danh sách đơn vị. Cho biết đó là đơn vị nào, hoặc giữ là đơn vị ngoài danh sách; sau này vẫn đổi được. Số liệu theo đơn vị chỉ gồm những người đã được xác định đơn vị.",
        "People who registered typed these units, which the list of units does not have. Say which unit each one is, or keep it as another unit; it can be changed later. Figures by unit hold only those whose unit is known.";
    nothing = "Không có đơn vị nào cần xác định", "No units to find";
    nothing_text = "Không ai ghi đơn vị ngoài danh sách.", "Nobody typed a unit that the list does not have.";
    unit = "Là đơn vị", "It is the unit";
    unit_hint = "Gõ tên đơn vị, có dấu hoặc không dấu.", "Type its name, with or without accents.";
    settle = "Là đơn vị này", "It is this unit";
    other = "Giữ là đơn vị ngoài danh sách", "Keep it as another unit";
    words = "Tên được ghi", "As typed";
    people = "Số người", "People";
    settled = "Xác định là", "Found";
    change = "Xác định", "Find this one";
    not_yet = "Chưa xác định", "Not yet";
    as_other = "Đơn vị ngoài danh sách", "Another unit";
    back = "Về danh sách", "Back to the list";
    go = "Xác định đơn vị", "Find the units";
}

/// The words that are asked about.
pub(crate) fn asked(lang: Lang, words: &str, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("“{words}” là đơn vị nào? ({} người)", number_in(lang, n)),
        format!("Which unit is “{words}”? ({})", counted(n, "person", "people")),
    )
}

/// How many different ones.
pub(crate) fn caption(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(format!("{} tên đơn vị", number_in(lang, n)), counted(n, "name", "names"))
}

/// That some on the list typed units of their own.
pub(crate) fn waiting(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("{} người ghi đơn vị chưa có trong danh sách đơn vị", number_in(lang, n)),
        format!("{} typed a unit that the list of units does not have", counted(n, "person", "people")),
    )
}

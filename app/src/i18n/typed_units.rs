//! What the page says on which units are found for what people typed.

use domain::{Lang, figures::number_in};

use super::counted;

super::texts! {
    title = "Xếp đơn vị", "Find the units";
    lead = "Những đơn vị dưới đây do người đăng ký tự ghi, chưa có trong danh sách đơn vị. Cho biết đó là đơn vị nào, hoặc để là đơn vị khác; sau này vẫn đổi được. Số liệu theo đơn vị chỉ gồm những người đã xếp đơn vị.",
        "People who registered typed these units, which the list of units does not have. Say which unit each one is, or keep it as another unit; it can be changed later. Figures by unit hold only those whose unit is known.";
    nothing = "Không có đơn vị nào cần xếp", "No units to find";
    nothing_text = "Mọi người trong danh sách đều có đơn vị.", "Everybody on the list has a unit.";
    unit = "Là đơn vị", "It is the unit";
    unit_hint = "Gõ tên đơn vị, có dấu hoặc không dấu.", "Type its name, with or without accents.";
    settle = "Xếp vào đơn vị này", "It is this unit";
    other = "Để là đơn vị khác", "Keep it as another unit";
    words = "Tên được ghi", "As typed";
    people = "Số người", "People";
    settled = "Đã xếp", "Found";
    change = "Xếp đơn vị này", "Find this one";
    not_yet = "Chưa xếp", "Not yet";
    as_other = "Đơn vị khác", "Another unit";
    back = "Về danh sách", "Back to the list";
    go = "Xếp đơn vị", "Find the units";
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

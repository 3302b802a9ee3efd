//! The words about an activity that lacks people.

use documents::dates;
use domain::{Lang, activities::minimum::Standing, numbers::number_in};
use services::activities::ActivityCard;

use crate::texts::counted;

crate::texts::texts! {
    title = "Chưa đủ người", "Too few people";
    minimum = "Số người tối thiểu để tổ chức", "People it takes";
    minimum_hint = "Để trống: tổ chức với bao nhiêu người cũng được.", "Empty: it is held however many come.";
    decide_on = "Ngày quyết định có tổ chức hay không", "Decided on";
    decide_on_hint = "Để trống: 3 ngày trước ngày bắt đầu.", "Empty: 3 days before it begins.";
    merge_head = "Gộp vào hoạt động khác", "Merge into another";
    nothing_to_merge = "Không có hoạt động cùng loại nào sắp tới, trong phạm vi được giao, còn chỗ.", "Nothing of this kind that is to come and that you manage has seats left.";
    into = "Hoạt động sẽ nhận những người này", "Into";
    other_ways = "Dời ngày hoặc hủy", "Move or cancel";
    other_ways_text = "Dời ngày để có thêm thời gian nhận đăng ký, hoặc hủy. Trang sau cho biết ai sẽ được báo qua thư.", "Move it for more time to register, or cancel it. The next page says who is told by mail.";
    move_days = "Đổi ngày, giờ các buổi", "Change days and hours";
    cancel = "Hủy hoạt động", "Cancel it";
    keep = "Vẫn tổ chức", "Hold it all the same";
    keep_text = "Bỏ yêu cầu về số người tối thiểu; không ai nhận thư.", "Nothing is asked for any more; nobody gets a mail.";
    task = "Chưa đủ người: gộp, dời hay hủy", "Too few people: merge, move or cancel";
}

/// How many there are, of how many it takes.
pub(crate) fn standing(lang: Lang, card: &ActivityCard) -> String {
    let taken = u64::from(card.seats.taken);
    let Some(minimum) = card.minimum else {
        let n = number_in(lang, taken);
        return lang.pick(
            format!("{n} người đã có chỗ. Hoạt động này không đặt số người tối thiểu."),
            format!(
                "{} a seat. Nothing says how many it takes.",
                counted(taken, "person has", "people have")
            ),
        );
    };
    let (n, least) = (number_in(lang, taken), number_in(lang, minimum.people.into()));
    let day = dates::day(minimum.decide_on, lang);
    lang.pick(
        format!("{n} người đã có chỗ, cần ít nhất {least} người. Ngày quyết định: {day}."),
        format!("{n} of at least {least} have a seat. It is decided on {day}."),
    )
}

/// What everybody reads while it is not sure.
pub(crate) fn tentative(lang: Lang, card: &ActivityCard) -> Option<String> {
    let minimum = card.minimum?;
    if card.standing == Standing::Enough {
        return None;
    }
    let (least, day) = (number_in(lang, minimum.people.into()), dates::day(minimum.decide_on, lang));
    Some(lang.pick(
        format!("Chỉ tổ chức khi có ít nhất {least} người; quyết định vào ngày {day}."),
        format!("Held if at least {least} people come; decided on {day}."),
    ))
}

/// What merging does.
pub(crate) fn merge_text(lang: Lang, n: u32) -> String {
    let n = u64::from(n);
    lang.pick(
        format!("{} người có chỗ, đang chờ hoặc chờ duyệt được chuyển sang hoạt động chọn dưới đây theo thứ tự đăng ký; ai không còn chỗ hoặc đơn vị đã đủ chỗ thì vào danh sách chờ, ai đang chờ duyệt vẫn chờ duyệt. Hoạt động này bị hủy. Mỗi người có địa chỉ nhận hai thư: báo hủy và kết quả ở hoạt động mới. Không hoàn tác được.", number_in(lang, n)),
        format!("{} with a seat, in line or to be decided about go to the activity chosen below in the order of arrival; who finds no seat waits there, and who is to be decided about still is. This one is cancelled. Whoever has an address gets two mails. It can’t be undone.", counted(n, "person", "people")),
    )
}

/// The button that merges.
pub(crate) fn merge(lang: Lang, n: u32) -> String {
    let n = u64::from(n);
    lang.pick(
        format!("Gộp và chuyển {} người", number_in(lang, n)),
        format!("Merge and move {}", counted(n, "person", "people")),
    )
}

/// Seats that are left.
pub(crate) fn seats(lang: Lang, n: u32) -> String {
    let n = u64::from(n);
    lang.pick(format!("còn {} chỗ", number_in(lang, n)), format!("{} left", counted(n, "seat", "seats")))
}

//! The words about who may come.

use domain::{
    Lang, Word,
    numbers::{number, number_in},
    requirements::Unmet,
};
use services::requirements::{Asked, Exception};

use crate::texts::counted;

crate::texts::texts! {
    title = "Điều kiện tham dự", "Who may come";
    lead = "Người tự đăng ký, được cử hoặc được thêm phải đáp ứng tất cả các điều kiện dưới đây. Để trống mục nào thì không xét mục đó. Người đã có trong danh sách không bị ảnh hưởng.",
        "Whoever registers, is nominated or added has to meet all of these. What is left empty is not asked for. Those on the list already stay.";
    positions = "Chức vụ", "Posts";
    positions_hint = "Mỗi dòng một cụm từ; chỉ cần chức vụ có một trong các cụm từ đó. Ví dụ: chủ tịch", "A line each; the post has one of them. For example: chủ tịch";
    levels = "Cấp của đơn vị", "Level of the unit";
    units = "Đơn vị", "Units";
    units_hint = "Mỗi dòng một đơn vị; gồm cả các đơn vị trực thuộc.", "A line each; with the units below them.";
    needs = "Khóa học phải hoàn thành trước", "Course needed before";
    needs_hint = "Tên khóa học hoặc tên lớp đã tổ chức.", "The name of a course, or the title of a class that was held.";
    years = "Không dự lại trong vòng (năm)", "Not again within (years)";
    years_hint = "Người đã dự khóa học này trong số năm đó thì không dự lại.", "Whoever was at this course within so many years does not come again.";
    course = "Khóa học của hoạt động này", "The course of this activity";
    course_hint = "Để nhận ra cùng một khóa học ở các lớp khác nhau. Để trống: lấy tên hoạt động.", "So that one course is known in several classes. Empty: the title of the activity.";
    save = "Lưu điều kiện", "Save";
    back = "Quay lại", "Back";
    not_met = "Ông (bà) chưa đủ điều kiện tham dự", "You don’t meet what this activity asks for";
    not_met_lead = "Đăng ký chưa được gửi. Theo thông tin ông (bà) đã nhập:", "Nothing was sent yet. By what you entered:";
    plea = "Lời nhắn cho ban tổ chức", "A message to the organizer";
    plea_hint = "Ví dụ: tôi mới được phân công phụ trách lĩnh vực này.", "For example: I have just been put in charge of this.";
    ask_to_look = "Đề nghị ban tổ chức xem xét", "Ask the organizer to look";
    other_activities = "Xem hoạt động khác", "See other activities";
    overrule = "Lý do đưa người chưa đủ điều kiện vào danh sách", "Why those come in who don’t meet what is asked for";
    overrule_hint = "Được lưu cùng danh sách và nhật ký.", "Kept with the list and in the log.";
    not_met_badge = "Chưa đủ điều kiện", "Doesn’t qualify";
    let_in = "Ngoại lệ", "Exception";
}

/// What is asked for, a sentence each.
pub(crate) fn asked(lang: Lang, asked: &Asked) -> Vec<String> {
    let all = [Unmet::Position, Unmet::Level, Unmet::Unit, Unmet::Course, Unmet::TooSoon];
    all.into_iter().filter_map(|one| rule(lang, one, asked)).collect()
}

/// What one requirement asks for; none: nothing.
fn rule(lang: Lang, of: Unmet, asked: &Asked) -> Option<String> {
    let or = |words: &[String]| words.join(lang.pick(" hoặc ", " or "));
    match of {
        Unmet::Position if !asked.positions.is_empty() => {
            let words = or(&asked.positions);
            Some(lang.pick(format!("Giữ chức vụ: {words}"), format!("Holds the post: {words}")))
        }
        Unmet::Level if !asked.levels.is_empty() => {
            let words: Vec<String> = asked.levels.iter().map(|level| level.name(lang).to_owned()).collect();
            let words = or(&words);
            Some(
                lang.pick(
                    format!("Công tác ở cấp: {words}"),
                    format!("Works in a unit of the level: {words}"),
                ),
            )
        }
        Unmet::Unit if !asked.units.is_empty() => {
            let words = or(&asked.units);
            Some(lang.pick(format!("Công tác tại: {words}"), format!("Works in: {words}")))
        }
        Unmet::Course => asked.needs.as_ref().map(|needs| {
            lang.pick(
                format!("Đã hoàn thành khóa học “{needs}”"),
                format!("Has completed the course “{needs}”"),
            )
        }),
        Unmet::TooSoon => asked.again.as_ref().map(|(course, years)| {
            let en = counted((*years).into(), "year", "years");
            lang.pick(
                format!("Chưa dự khóa học “{course}” trong {} năm gần đây", number((*years).into())),
                format!("Was not at the course “{course}” within the last {en}"),
            )
        }),
        _ => None,
    }
}

/// What somebody does not meet, as they read it. What one was at is never told to whoever typed a name and a birth date: of the courses both
/// rules are said, whichever it is.
pub(crate) fn why(lang: Lang, unmet: &[Unmet], asked: &Asked) -> Vec<String> {
    let (of_courses, plain): (Vec<Unmet>, Vec<Unmet>) =
        unmet.iter().partition(|one| matches!(one, Unmet::Course | Unmet::TooSoon));
    let mut lines: Vec<String> = plain.into_iter().filter_map(|one| rule(lang, one, asked)).collect();
    if !of_courses.is_empty() {
        let rules = [Unmet::Course, Unmet::TooSoon].into_iter().filter_map(|one| rule(lang, one, asked));
        lines.extend(rules);
    }
    let line = |line: String| lang.pick(format!("Hoạt động này dành cho người: {}", lower(&line)), line);
    lines.into_iter().map(line).collect()
}

fn lower(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Who says more.
pub(crate) fn whom_to_ask(lang: Lang, whom: &str) -> String {
    lang.pick(
        format!("Nếu thông tin đã đúng mà ông (bà) vẫn cần tham dự, xin liên hệ {whom}, hoặc gửi đề nghị dưới đây."),
        format!("If that is right and you need to come all the same, ask {whom}, or send the request below."),
    )
}

/// Somebody who does not meet what is asked for, as an organizer reads it.
pub(crate) fn exception(lang: Lang, exception: &Exception) -> String {
    let what = exception.unmet.iter().map(|unmet| unmet.name(lang)).collect::<Vec<_>>().join(", ");
    let plea = match exception.plea.as_str() {
        "" => String::new(),
        plea => format!(" – “{plea}”"),
    };
    match &exception.reason {
        Some(reason) => lang.pick(format!("{what}. Lý do: {reason}"), format!("{what}. Reason: {reason}")),
        None => format!("{what}{plea}"),
    }
}

/// Before they are let in.
pub(crate) fn overrule_question(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Xác nhận {} người chưa đủ điều kiện?", number_in(lang, n)),
        format!(
            "Confirm {} who {} meet what is asked for?",
            counted(n, "person", "people"),
            if n == 1 { "doesn’t" } else { "don’t" }
        ),
    )
}

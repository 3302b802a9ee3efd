//! The sessions of an activity.

use domain::{Lang, numbers::number_in};

use crate::texts::counted;

crate::texts::texts! {
    which_slots = "Chọn các buổi", "Choose the sessions";
    day = "Ngày", "Day";
    slot = "Buổi", "Half-day";
    save_sessions = "Lưu các buổi", "Save the sessions";
    move_session = "Chuyển buổi này sang ngày hoặc buổi khác", "Move this session to another day or half-day";
    move_text = "Phòng, nội dung, giảng viên và điểm danh đi theo buổi.", "Room, topic, trainer and attendance go along.";
    goes = "Buổi này sẽ bị bỏ khi lưu.", "This session will be removed when you save.";
    removal_text = "Nếu chỉ đổi ngày, hãy đánh dấu lại và dùng “Chuyển buổi này”: mọi thứ đi theo buổi.", "If only its day changes, tick it again and use “Move this session”: everything goes along.";
    session_details = "Giờ, phòng, nội dung, giảng viên", "Hours, room, topic, trainer";
    from = "Từ", "From";
    to = "Đến", "To";
    room = "Phòng", "Room";
    trainer = "Giảng viên", "Trainer";
    trainer_hint = "Nhiều người: cách nhau bằng dấu phẩy", "Several: with commas between";
    topic = "Nội dung", "Topic";
    topic_en = "Nội dung bằng tiếng Anh", "Topic in English";
    topic_in_english = "Thêm nội dung bằng tiếng Anh", "Add the topic in English";
    topic_en_hint = "Hiện trên trang và thư bằng tiếng Anh. Để trống: dùng tiếng Việt.", "Shown on English pages and e-mails. Empty: the Vietnamese one.";
}

/// The field that brings other days into the table of sessions.
pub(crate) fn other_days(lang: Lang) -> &'static str {
    lang.pick("Chuyển sang ngày khác", "Move to other days")
}

/// Its button.
pub(crate) fn show_days(lang: Lang) -> &'static str {
    lang.pick("Hiện các ngày này", "Show these days")
}

/// A session that a tick makes.
pub(crate) fn new_session(lang: Lang, name: &str) -> String {
    lang.pick(format!("{name} (mới)"), format!("{name} (new)"))
}

/// A session that somebody else took away meanwhile.
pub(crate) fn taken_away(lang: Lang, name: &str) -> String {
    lang.pick(format!("{name} (người khác đã bỏ)"), format!("{name} (removed by somebody else)"))
}

/// Whether sessions may go with what was written down of them.
pub(crate) fn removal_question(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Bỏ {} buổi cùng những gì đã ghi?", number_in(lang, n)),
        format!("Remove {} and what was written down?", counted(n, "session", "sessions")),
    )
}

/// The button that agrees.
pub(crate) fn removal_act(lang: Lang, n: usize) -> String {
    let n = n as u64;
    lang.pick(
        format!("Bỏ {} buổi và lưu", number_in(lang, n)),
        format!("Remove {} and save", counted(n, "session", "sessions")),
    )
}

/// A session that would go, with its details, how many were marked, its talks and how often they were chosen.
pub(crate) fn would_go(
    lang: Lang,
    name: &str,
    details: &str,
    (marks, talks, choices): (usize, usize, u32),
) -> String {
    let marks = match marks as u64 {
        0 => None,
        n => Some(lang.pick(
            format!("điểm danh của {} người sẽ bị xóa", number_in(lang, n)),
            format!("the attendance of {} would be deleted", counted(n, "person", "people")),
        )),
    };
    let talks = (talks > 0).then(|| {
        let (talks, choices) = (talks as u64, u64::from(choices));
        lang.pick(
            format!(
                "chương trình gồm {} nội dung và {} lựa chọn của người tham dự sẽ bị xóa",
                number_in(lang, talks),
                number_in(lang, choices)
            ),
            format!(
                "its agenda of {} and {} would be deleted",
                counted(talks, "talk", "talks"),
                counted(choices, "choice", "choices")
            ),
        )
    });
    let marks = marks.into_iter().chain(talks);
    let details = Some(details.to_owned()).filter(|text| !text.is_empty());
    let more: Vec<String> = details.into_iter().chain(marks).collect();
    if more.is_empty() { name.to_owned() } else { format!("{name}: {}", more.join("; ")) }
}

//! Mails about a course that has no date yet.

use domain::{Lang, text::quoted};

use super::{Words, button, for_you_alone, frame};

/// Somebody who left their name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftName<'a> {
    /// Who.
    pub name: &'a str,
    /// For what.
    pub title: &'a str,
    /// The body that would hold it.
    pub organizer: &'a str,
    /// Whom to ask; may be empty.
    pub contact: &'a str,
    /// The person's own page.
    pub own_url: &'a str,
}

/// Đã ghi tên.
pub fn left_name(lang: Lang, data: &LeftName<'_>) -> Words {
    let mut body = frame(lang, data.name, data.organizer, data.contact);
    let title = quoted(data.title);
    body.paragraphs = match lang {
        Lang::Vi => vec![
            format!(
                "Chúng tôi đã ghi tên ông (bà) vào danh sách có nhu cầu tham dự {title}. Hoạt động này chưa có lịch; khi có lịch, {} sẽ báo cho ông (bà) qua thư này.",
                data.organizer
            ),
            "Ghi tên chưa phải là đăng ký và chưa giữ chỗ. Ông (bà) có thể xem lại hoặc rút tên bất cứ lúc nào ở trang dưới đây.".to_owned(),
        ],
        Lang::En => vec![
            format!(
                "We have noted that you would like to attend {title}. It has no date yet; once it has, {} will write to you at this address.",
                data.organizer
            ),
            "This is no registration, and holds no seat. You can look at it, or take your name back, at any time on the page below.".to_owned(),
        ],
    };
    body.button = button(lang, "Xem hoặc rút tên", "See it, or take your name back", data.own_url);
    body.footer.insert(0, for_you_alone(lang));
    let subject = match lang {
        Lang::Vi => format!("Đã ghi tên có nhu cầu: {}", data.title),
        Lang::En => format!("Your name was noted: {}", data.title),
    };
    Words { subject, body }
}

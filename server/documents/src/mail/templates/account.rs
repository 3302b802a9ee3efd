//! Mails to somebody on the staff about the own account.

use chrono::{DateTime, Utc};
use domain::Lang;

use crate::dates;

use super::{Words, button, by_lang, frame};

/// Whose account it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAccount<'a> {
    /// The owner.
    pub name: &'a str,
    /// The office that answers for the program.
    pub organizer: &'a str,
    /// Whom to ask; may be empty.
    pub contact: &'a str,
}

/// Mật khẩu vừa được đổi.
pub fn password_changed(lang: Lang, data: &OwnAccount<'_>, at: DateTime<Utc>) -> Words {
    let mut body = frame(lang, data.name, data.organizer, data.contact);
    let paragraphs = match lang {
        Lang::Vi => [
            format!(
                "Mật khẩu tài khoản của ông (bà) trên hệ thống Tập Huấn vừa được đổi lúc {}. Các thiết bị khác đã được đăng xuất.",
                dates::moment(at, lang)
            ),
            "Nếu không phải ông (bà) đổi mật khẩu, xin báo ngay cho người quản trị hệ thống.".to_owned(),
        ],
        Lang::En => [
            format!(
                "The password of your account with Tập Huấn was changed at {}. Your other devices were signed out.",
                dates::moment(at, lang)
            ),
            "If it was not you, please tell your administrator at once.".to_owned(),
        ],
    };
    body.paragraphs = paragraphs.to_vec();
    let subject = by_lang(lang, "Mật khẩu tài khoản đã được đổi", "Your password was changed").to_owned();
    Words { subject, body }
}

/// Đường dẫn để đặt mật khẩu: dùng một lần, trong mười phút.
pub fn password_link(lang: Lang, data: &OwnAccount<'_>, url: &str) -> Words {
    let mut body = frame(lang, data.name, data.organizer, data.contact);
    body.paragraphs = vec![
        by_lang(
            lang,
            "Theo yêu cầu của ông (bà), dưới đây là đường dẫn đăng nhập để đặt mật khẩu. Đường dẫn chỉ dùng được một lần, trong 10 phút.",
            "As you asked, this link signs you in so that you can set a password. It works once, within 10 minutes.",
        )
        .to_owned(),
    ];
    body.button = button(lang, "Đăng nhập để đặt mật khẩu", "Sign in to set a password", url);
    body.footer.insert(
        0,
        by_lang(
            lang,
            "Nếu không yêu cầu thư này, ông (bà) có thể bỏ qua; mật khẩu không thay đổi.",
            "If you did not ask for this e-mail, you can ignore it; your password stays as it is.",
        )
        .to_owned(),
    );
    let subject = by_lang(lang, "Đường dẫn để đặt mật khẩu", "A link to set your password").to_owned();
    Words { subject, body }
}

/// Địa chỉ này không còn trong hồ sơ: người nhận được báo để kịp nói nếu không phải họ yêu cầu.
pub fn address_changed(lang: Lang, data: &OwnAccount<'_>) -> Words {
    let mut body = frame(lang, data.name, data.organizer, data.contact);
    body.paragraphs = vec![
        by_lang(
            lang,
            "Địa chỉ thư điện tử này vừa được thay bằng địa chỉ khác trong hồ sơ của ông (bà). Các đường dẫn đã gửi đến đây không còn dùng được.",
            "This e-mail address was replaced by another one in your record. The links that were sent here no longer work.",
        )
        .to_owned(),
        by_lang(
            lang,
            "Nếu ông (bà) không yêu cầu thay đổi, xin báo ngay cho cơ quan gửi thư này.",
            "If you did not ask for this, please tell the office that sends this e-mail at once.",
        )
        .to_owned(),
    ];
    let subject =
        by_lang(lang, "Địa chỉ thư trong hồ sơ đã được thay", "Your e-mail address was replaced").to_owned();
    Words { subject, body }
}

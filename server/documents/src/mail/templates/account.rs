//! Mails to somebody on the staff about the own account.

use chrono::{DateTime, Utc};
use domain::Lang;

use crate::dates;

use super::{super::layout::Link, Words, button, by_lang, frame};

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

/// Thư mời cán bộ: đường dẫn dùng một lần, trong bảy ngày.
pub fn staff_invited(lang: Lang, data: &OwnAccount<'_>, url: &str) -> Words {
    let mut body = frame(lang, data.name, data.organizer, data.contact);
    body.paragraphs = vec![
        by_lang(
            lang,
            "Ông (bà) được mời sử dụng hệ thống Tập Huấn. Mở đường dẫn dưới đây để đăng nhập lần đầu, rồi đặt mật khẩu ở trang Tài khoản. Đường dẫn chỉ dùng được một lần, trong 7 ngày.",
            "You are invited to work with Tập Huấn. Open the link below to sign in for the first time, then set a password on your account’s page. The link works once, within 7 days.",
        )
        .to_owned(),
    ];
    body.button = button(lang, "Đăng nhập lần đầu", "Sign in for the first time", url);
    body.footer.insert(
        0,
        by_lang(
            lang,
            "Đường dẫn này dành riêng cho ông (bà), xin không chuyển cho người khác.",
            "This link is yours alone; please don’t pass it on.",
        )
        .to_owned(),
    );
    let subject =
        by_lang(lang, "Mời sử dụng hệ thống Tập Huấn", "An invitation to work with Tập Huấn").to_owned();
    Words { subject, body }
}

/// Đường dẫn của những người không có địa chỉ thư, gửi đầu mối đơn vị của họ để chuyển lại.
pub fn unit_links(
    lang: Lang,
    data: &OwnAccount<'_>,
    (unit, activity): (&str, &str),
    people: &[(String, String)],
) -> Words {
    let mut body = frame(lang, data.name, data.organizer, data.contact);
    body.paragraphs = vec![match lang {
        Lang::Vi => format!(
            "Những người dưới đây của {unit} có tên trong danh sách “{activity}” nhưng chưa có địa chỉ thư điện tử. Xin ông (bà) chuyển cho từng người đường dẫn của họ: trang đó có thời gian, địa điểm và mã QR để điểm danh."
        ),
        Lang::En => format!(
            "The people of {unit} below are on the list of “{activity}” and have no e-mail address. Please pass each of them their own link: its page has time, place and the QR code for attendance."
        ),
    }];
    body.links = people.iter().map(|(name, url)| Link { label: name.clone(), url: url.clone() }).collect();
    body.footer.insert(
        0,
        by_lang(
            lang,
            "Mỗi đường dẫn mở trang riêng của một người: chỉ chuyển cho đúng người đó.",
            "Each link opens one person’s own page: pass it to that person alone.",
        )
        .to_owned(),
    );
    let subject = match lang {
        Lang::Vi => format!("Đường dẫn của {} người: {activity}", people.len()),
        Lang::En => format!("Links of {} people: {activity}", people.len()),
    };
    Words { subject, body }
}

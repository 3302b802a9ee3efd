//! Mails that give a person what is theirs: the certificate, the links to their own pages.

use chrono::NaiveDate;
use domain::{ActivityKind, Lang};

use super::{ActivityFacts, Words, button, by_lang, fact, for_you_alone, frame, letter};
use crate::dates;
use crate::mail::layout::Link;

/// A certificate that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateIssued<'a> {
    /// Whose it is.
    pub name: &'a str,
    /// For what.
    pub activity: &'a ActivityFacts,
    /// Its serial.
    pub serial: &'a str,
    /// Day of issue.
    pub issued_on: NaiveDate,
    /// Where the person downloads it.
    pub download_url: &'a str,
    /// Where anyone verifies it.
    pub verify_url: &'a str,
}

/// A certificate that is in force no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateRevoked<'a> {
    /// Whose it was.
    pub name: &'a str,
    /// For what.
    pub activity: &'a ActivityFacts,
    /// Its serial.
    pub serial: &'a str,
    /// Why, in the organizer's words.
    pub reason: &'a str,
    /// The person's own page.
    pub own_url: &'a str,
}

/// The links to a person's own pages, asked for on the page that sends them again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnLinks<'a> {
    /// Whose they are.
    pub name: &'a str,
    /// The office that answers for the program.
    pub organizer: &'a str,
    /// Whom to ask; may be empty.
    pub contact: &'a str,
    /// What each leads to, and its address.
    pub links: &'a [Link],
    /// Last day they work, if they end.
    pub valid_until: Option<NaiveDate>,
}

/// Đã cấp giấy chứng nhận.
pub fn certificate_issued(lang: Lang, data: &CertificateIssued<'_>) -> Words {
    let named = data.activity.named();
    let kind = ActivityKind::named(&data.activity.kind).unwrap_or(ActivityKind::TrainingClass);
    let done = kind.done(lang);
    let mut body = letter(lang, data.name, data.activity);
    body.paragraphs = vec![match lang {
        Lang::Vi => format!("Ông (bà) đã {done} {named} và được cấp giấy chứng nhận."),
        Lang::En => format!("You have {done} the {named}, and your certificate has been issued."),
    }];
    let [serial, day, verify] = match lang {
        Lang::Vi => ["Số", "Ngày cấp", "Trang tra cứu"],
        Lang::En => ["Serial", "Issued on", "To verify it"],
    };
    body.facts = vec![
        fact(serial, data.serial),
        fact(day, &dates::day(data.issued_on, lang)),
        fact(verify, data.verify_url),
    ];
    body.notes = vec![
        by_lang(
            lang,
            "Ai cũng có thể tra cứu giấy chứng nhận bằng mã QR in trên giấy hoặc tại trang tra cứu.",
            "Anyone can verify the certificate by the QR code printed on it, or on the page named above.",
        )
        .to_owned(),
    ];
    body.button =
        button(lang, "Tải giấy chứng nhận (PDF)", "Download the certificate (PDF)", data.download_url);
    body.footer.insert(0, for_you_alone(lang));
    let subject = match lang {
        Lang::Vi => format!("Giấy chứng nhận của ông (bà): {named}"),
        Lang::En => format!("Your certificate: {named}"),
    };
    Words { subject, body }
}

/// Thu hồi giấy chứng nhận.
pub fn certificate_revoked(lang: Lang, data: &CertificateRevoked<'_>) -> Words {
    let named = data.activity.named();
    let mut body = letter(lang, data.name, data.activity);
    body.paragraphs = vec![match lang {
        Lang::Vi => format!(
            "Giấy chứng nhận số {} cấp cho ông (bà) tại {named} đã bị thu hồi và không còn hiệu lực.",
            data.serial
        ),
        Lang::En => format!(
            "Your certificate {} for the {named} has been revoked and is no longer in force.",
            data.serial
        ),
    }];
    body.facts = vec![fact(by_lang(lang, "Lý do", "Reason"), data.reason)];
    body.notes = vec![
        by_lang(
            lang,
            "Trang tra cứu cũng ghi giấy này đã bị thu hồi. Nếu cho rằng có nhầm lẫn, xin ông (bà) liên hệ đơn vị tổ chức.",
            "The page where certificates are verified says so too. If you think this is a mistake, please contact the organizer.",
        )
        .to_owned(),
    ];
    body.button = button(lang, "Xem đăng ký", "See your registration", data.own_url);
    body.footer.insert(0, for_you_alone(lang));
    let subject = match lang {
        Lang::Vi => format!("Thu hồi giấy chứng nhận: {named}"),
        Lang::En => format!("Certificate revoked: {named}"),
    };
    Words { subject, body }
}

/// Gửi lại đường dẫn.
pub fn own_links(lang: Lang, data: &OwnLinks<'_>) -> Words {
    let mut body = frame(lang, data.name, data.organizer, data.contact);
    body.paragraphs = vec![
        by_lang(
            lang,
            "Theo yêu cầu của ông (bà), dưới đây là đường dẫn đến các đăng ký của ông (bà):",
            "As you asked, these are the links to your registrations:",
        )
        .to_owned(),
    ];
    body.links = data.links.to_vec();
    let until = data.valid_until.map(|date| dates::long(date, lang));
    body.footer.insert(
        0,
        match (lang, until) {
            (Lang::Vi, Some(date)) => format!(
                "Đường dẫn có hiệu lực đến hết {date}, dành riêng cho ông (bà), xin không chuyển tiếp."
            ),
            (Lang::En, Some(date)) => {
                format!("The links work until {date}. They are for you alone: please do not forward them.")
            }
            (_, None) => for_you_alone(lang),
        },
    );
    body.footer.insert(
        1,
        by_lang(
            lang,
            "Nếu không yêu cầu thư này, ông (bà) có thể bỏ qua.",
            "If you did not ask for this e-mail, you can ignore it.",
        )
        .to_owned(),
    );
    let subject =
        by_lang(lang, "Đường dẫn đến các đăng ký của ông (bà)", "Links to your registrations").to_owned();
    Words { subject, body }
}

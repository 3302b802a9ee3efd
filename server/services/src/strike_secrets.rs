//! Mails that left keep no secret: whoever reads a backup, or the outbox, opens nothing with them.

use domain::{Lang, MailKind};
use store::rows::Mail;

/// The mail with its links and its code struck out.
pub(crate) fn struck(mail: Mail) -> Mail {
    let lang = if mail.html.contains("<html lang=\"en\"") { Lang::En } else { Lang::Vi };
    let strike = |text: &str| documents::mail::strike(text, lang);
    Mail {
        text: strike(&mail.text),
        html: documents::mail::strike_html(&mail.html, lang),
        calendar: mail.calendar.as_ref().map(|text| struck_calendar(text, lang)),
        qr: None,
        ..mail
    }
}

/// A calendar file as it is kept. Its lines are folded, links in the midst of them (RFC 5545, 3.1).
pub(crate) fn struck_calendar(text: &str, lang: Lang) -> String {
    documents::mail::strike(&text.replace("\r\n ", ""), lang)
}

/// The mail as the outbox may show it. What signs somebody of the staff in is theirs alone, also while it waits.
pub(crate) fn shown(mail: Mail) -> Mail {
    if *mail.kind == MailKind::Account { struck(mail) } else { mail }
}

//! Mails that left, or never will, keep no secret: whoever reads a backup, or the outbox, opens nothing with them.

use domain::{Lang, MailKind, MailState};
use store::rows::Mail;

use crate::{Result, Services, mails::fill_links::filled};

/// The mail with its secret links and its code struck out. What leads to a page that anybody may read stays.
pub(crate) fn struck(mail: Mail) -> Mail {
    let lang = if mail.html.contains("<html lang=\"en\"") { Lang::En } else { Lang::Vi };
    // What goes to somebody of the staff signs them in.
    let is_account = *mail.kind == MailKind::Account;
    let is_secret = |address: &str| is_account || address.contains("/toi/");
    Mail {
        text: documents::mail::strike(&mail.text, lang, is_secret),
        html: documents::mail::strike_html(&mail.html, lang, is_secret),
        qr: None,
        ..mail
    }
}

/// The mail as the outbox may show it: with its links as long as they are not sent, since an office without a mail server hands them
/// on by itself. What signs somebody of the staff in is theirs alone.
pub(crate) async fn shown(services: &Services, mail: Mail) -> Result<Mail> {
    let is_over = matches!(*mail.state, MailState::Sent | MailState::Dropped);
    if is_over || *mail.kind == MailKind::Account { Ok(struck(mail)) } else { filled(services, mail).await }
}

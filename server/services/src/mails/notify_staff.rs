//! Mails to the owner of an account.

use domain::{Lang, MailKind};
use store::{Tx, rows::User};

use crate::{
    Result, Services,
    mails::{
        self,
        queue::{Queued, queue},
    },
};

/// Tells the owner of an account that its password is another now.
pub(crate) async fn password_changed(services: &Services, tx: &Tx, user: &User, lang: Lang) -> Result<()> {
    let cause = format!("password:{}:{}", user.id, services.now().timestamp_micros());
    let preview = mails::compose::password_changed(services, lang, &user.name);
    queue(services, tx, of_account(cause), (user.email.clone(), user.name.clone()), preview).await.map(drop)
}

/// A link that signs the owner of an account in once.
pub(crate) async fn password_link(
    services: &Services,
    tx: &Tx,
    user: &User,
    link: &str,
    lang: Lang,
) -> Result<()> {
    let cause = format!("password-link:{}:{}", user.id, services.now().timestamp_micros());
    let preview = mails::compose::password_link(services, lang, &user.name, link);
    queue(services, tx, of_account(cause), (user.email.clone(), user.name.clone()), preview).await.map(drop)
}

/// Invites somebody onto the staff, with a link that signs in once.
pub(crate) async fn invited(services: &Services, tx: &Tx, user: &User, link: &str, lang: Lang) -> Result<()> {
    let cause = format!("staff-invited:{}:{}", user.id, services.now().timestamp_micros());
    let preview = mails::compose::staff_invited(services, lang, &user.name, link);
    queue(services, tx, of_account(cause), (user.email.clone(), user.name.clone()), preview).await.map(drop)
}

pub(crate) fn of_account(cause: String) -> Queued<'static> {
    Queued { cause, ..Queued::about_nothing(MailKind::Account) }
}

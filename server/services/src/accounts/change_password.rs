//! Somebody on the staff sets a password of their own, with proof that they are its owner.
//!
//! A session alone is no proof: whoever gets hold of an open browser, or makes it send a form, would own the account for good. Proof is
//! the old password, or a sign-in by a one-time link a few minutes ago, which shows that the mailbox is theirs (NIST SP 800-63B-4, 4.2).

use chrono::Duration;
use domain::{Lang, Problem, Problems};

use crate::{
    Error, Result, Services,
    accounts::{
        password,
        session::{SignedIn, note},
        sign_in_link::add_sign_in_link,
    },
    limit_rate::{LINKS, PASSWORDS, limit_rate},
    mails::notify_staff,
    secret::fresh_token,
};

/// So long a sign-in by link proves who is there.
const PROOF: Duration = Duration::minutes(10);

/// So long a link works that was asked for to set a password (ASVS 5.0, 6.5.5).
const LINK_LIFE: Duration = Duration::minutes(10);

/// What must be given to set a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordProof {
    /// Nothing more: the owner came by a one-time link a few minutes ago.
    Link,
    /// The password that holds now, or a fresh link.
    OldPassword,
    /// A fresh link: there is no password yet.
    FreshLink,
}

/// What must be given to set a password.
pub fn password_proof(services: &Services, who: &SignedIn) -> PasswordProof {
    // A link that was used in the future was so by a clock that was ahead: it would prove something for hours.
    let came_by_link = who.session.proved_at.is_some_and(|at| (services.now() - at).abs() < PROOF);
    match (came_by_link, who.user.password_hash.is_some()) {
        (true, _) => PasswordProof::Link,
        (false, true) => PasswordProof::OldPassword,
        (false, false) => PasswordProof::FreshLink,
    }
}

/// Gives a user a new password, ends every other session and every one-time link, gives this session another token and tells the owner by
/// mail. Answers the token for the cookie.
///
/// # Errors
/// [`Error::Invalid`] by field (`old`, `new`); [`Error::Conflict`] where a fresh link is needed first; [`Error::TooMany`].
pub async fn change_password(
    services: &Services,
    who: &SignedIn,
    old: &str,
    new: &str,
    lang: Lang,
) -> Result<String> {
    let mut problems = Problems::default();
    match password_proof(services, who) {
        PasswordProof::Link => {}
        PasswordProof::FreshLink => return Err(needs_link()),
        PasswordProof::OldPassword => {
            limit_rate(services, &PASSWORDS, &who.user.email).await?;
            if !password::matches(old.to_owned(), who.user.password_hash.clone()).await? {
                problems.add(
                    "old",
                    Problem::Said("Mật khẩu hiện tại không đúng", "The current password is wrong"),
                );
            }
        }
    }
    let new = problems.check("new", password::read_password(new, &who.user.email)).unwrap_or_default();
    crate::error::valid(problems)?;
    let hash = password::hash(new).await?;
    let (token, token_hash) = fresh_token()?;
    let tx = services.db.begin().await?;
    let user = store::users::lock(&tx, who.user.id).await?.ok_or(Error::NotFound)?;
    // What was proved was proved of the password of that moment, and by a session that is still open.
    if user.password_hash != who.user.password_hash || user.disabled_at.is_some() {
        return Err(changed_meanwhile());
    }
    let user = store::update(&tx, store::rows::User { password_hash: Some(hash), ..user }).await?;
    if !store::staff_sessions::renew(&tx, who.session.id, token_hash).await? {
        return Err(changed_meanwhile());
    }
    store::staff_sessions::end_others(&tx, user.id, who.session.id).await?;
    store::sign_in_links::end_all(&tx, user.id).await?;
    crate::limit_rate::forget(&tx, &PASSWORDS, &user.email).await?;
    note(services, &tx, who, "change_password");
    notify_staff::password_changed(services, &tx, &user, lang).await?;
    tx.commit().await?;
    Ok(token)
}

/// Mails the owner of an account a link that signs in once, so that a password can be set.
///
/// # Errors
/// [`Error::TooMany`] after three in a quarter of an hour.
pub async fn send_password_link(services: &Services, who: &SignedIn, lang: Lang) -> Result<()> {
    limit_rate(services, &LINKS, &format!("staff|{}", who.user.email)).await?;
    let tx = services.db.begin().await?;
    let link = add_sign_in_link(services, &tx, &who.actor, &who.user, LINK_LIFE).await?;
    notify_staff::password_link(services, &tx, &who.user, &link, lang).await?;
    Ok(tx.commit().await?)
}

fn needs_link() -> Error {
    Error::conflict(
        "Để đặt mật khẩu, cần đăng nhập bằng đường dẫn vừa gửi đến hộp thư của bạn. Bấm “Gửi đường dẫn cho tôi” ở trang Tài khoản.",
        "To set a password, sign in by a link sent to your mailbox. Press “Send me a link” on your account’s page.",
    )
}

fn changed_meanwhile() -> Error {
    Error::conflict(
        "Mật khẩu vừa được đổi ở nơi khác. Hãy đăng nhập lại.",
        "The password was just changed elsewhere. Please sign in again.",
    )
}

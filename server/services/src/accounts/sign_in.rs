//! Signing in with e-mail and password, and by a one-time link; signing out here and everywhere.

use domain::Problem;

use crate::{
    Error, Result, Services,
    accounts::{
        password,
        session::{Browser, from_place, open},
    },
    limit_rate::{PASSWORDS, PASSWORDS_FOR, PASSWORDS_FROM, forgive, limit_rate, source},
};

/// Signs in with e-mail and password; answers the token for the cookie. A try counts when it begins, so that a thousand at once are a
/// thousand, and is taken back when it went well: only failures add up.
///
/// # Errors
/// [`Error::Invalid`] where the two don't belong together, or the account is closed; [`Error::TooMany`] after ten failures from one
/// place in a quarter of an hour.
pub async fn sign_in(services: &Services, email: &str, password: &str, browser: &Browser) -> Result<String> {
    let email = domain::text::line(email).to_lowercase();
    let from = source(&browser.address);
    limit_rate(services, &PASSWORDS_FROM, &from).await?;
    limit_rate(services, &PASSWORDS, &from_place(browser, &email)).await?;
    limit_rate(services, &PASSWORDS_FOR, &email).await?;
    let user = store::users::by_email(services.db.read(), &email).await?;
    let stored = user.as_ref().and_then(|user| user.password_hash.clone());
    let right = password::matches(password.to_owned(), stored).await?;
    match user {
        Some(user) if right => {
            let tx = services.db.begin().await?;
            // Read again under the lock: between the look and now the password may have been changed, and every session ended.
            let now = store::users::lock(&tx, user.id).await?.ok_or_else(wrong_password)?;
            if now.password_hash != user.password_hash {
                tracing::warn!(user = user.id.0, "a sign-in with a password that was just changed");
                return Err(wrong_password());
            }
            if now.disabled_at.is_some() {
                // Said to nobody but who knows the password.
                tracing::warn!(user = user.id.0, "a sign-in to an account that is closed");
                return Err(Error::invalid("password", account_closed()));
            }
            forgive(&tx, &PASSWORDS_FROM, &from).await?;
            forgive(&tx, &PASSWORDS_FOR, &email).await?;
            let token = open(services, &tx, &now, browser, None).await?;
            tx.commit().await?;
            Ok(token)
        }
        user => {
            tracing::warn!(user = user.map(|user| user.id.0), address = browser.address, "a sign-in failed");
            Err(wrong_password())
        }
    }
}

fn wrong_password() -> Error {
    Error::invalid(
        "password",
        Problem::Said(
            "Thư điện tử hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi thử lại",
            "The e-mail address or the password is wrong. Check your keyboard and Caps Lock, then try again",
        ),
    )
}

pub(crate) fn account_closed() -> Problem {
    Problem::Said(
        "Tài khoản này đã bị khóa. Hãy liên hệ người quản trị nếu bạn cần dùng lại",
        "This account is closed. Ask your administrator if you need it again",
    )
}

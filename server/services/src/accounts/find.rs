//! Accounts by their address.

use store::rows::User;

use crate::{Result, Services};

/// The users who may sign in, for commands on the machine.
pub async fn find_user(services: &Services, email: &str) -> Result<Option<User>> {
    Ok(store::users::by_email(services.db.read(), email).await?)
}

/// The user of an address who is the only one and has never signed in: the first administrator, whose link was not used.
pub async fn find_first_admin(services: &Services, email: &str) -> Result<Option<User>> {
    let read = services.db.read();
    if store::users::count(read).await? != 1 {
        return Ok(None);
    }
    let Some(user) = store::users::by_email(read, email).await? else { return Ok(None) };
    let came = store::audits::has(read, "sign_in", "user", user.id.0).await?;
    Ok(Some(user).filter(|user| !came && user.password_hash.is_none()))
}

/// Nobody can sign in yet.
pub async fn has_no_users(services: &Services) -> Result<bool> {
    Ok(store::users::count(services.db.read()).await? == 0)
}

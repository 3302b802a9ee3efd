//! Links that sign their owner in once.

use chrono::Duration;
use domain::accounts::access::Actor;
use store::{
    Tx,
    ids::SignInLinkId,
    rows::{SignInLink, User},
};

use crate::{
    Error, Result, Services,
    accounts::{
        session::{Browser, open},
        sign_in::account_closed,
    },
    audit::{Change, record},
    secret::{fresh_token, token_hash},
};

/// Makes a link that signs a user in once, within `life`; older ones end. Answers its address.
pub async fn create_sign_in_link(services: &Services, user: &User, life: Duration) -> Result<String> {
    let tx = services.db.begin().await?;
    let link = add_sign_in_link(services, &tx, &Actor::System, user, life).await?;
    tx.commit().await?;
    Ok(link)
}

/// As [`create_sign_in_link`], in the transaction of what asks for it.
pub(crate) async fn add_sign_in_link(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    user: &User,
    life: Duration,
) -> Result<String> {
    // Of two that are made at once, the later one ends the other.
    let user = store::users::lock(tx, user.id).await?.ok_or(Error::NotFound)?;
    if user.disabled_at.is_some() {
        return Err(Error::Conflict(account_closed()));
    }
    store::sign_in_links::end_all(tx, user.id).await?;
    let (token, hash) = fresh_token()?;
    let row = SignInLink {
        id: SignInLinkId::NEW,
        token_hash: hash,
        user_id: user.id,
        expires_at: services.now() + life,
        used_at: None,
    };
    store::insert(tx, row).await?;
    record(
        services,
        tx,
        actor,
        Change { verb: "link", noun: "user", id: user.id.0, before: None, after: None },
    );
    Ok(services.url(&format!("/dang-nhap/{token}")))
}

/// Whom a one-time link would sign in; asking does not use it up.
///
/// # Errors
/// [`Error::NotFound`] where it was used, has ended or never was.
pub async fn check_sign_in_link(services: &Services, token: &str) -> Result<User> {
    Ok(find_link(services, token).await?.1)
}

/// Signs in by a one-time link and uses it up; answers the token for the cookie.
///
/// # Errors
/// As [`check_sign_in_link`].
pub async fn use_sign_in_link(services: &Services, token: &str, browser: &Browser) -> Result<String> {
    let (link, user) = find_link(services, token).await?;
    let tx = services.db.begin().await?;
    // Whoever closes the account, or ends its links, is waited for.
    let user = store::users::lock(&tx, user.id).await?.filter(|user| user.disabled_at.is_none());
    let user = user.ok_or(Error::NotFound)?;
    if !store::sign_in_links::use_up(&tx, link.id, services.now()).await? {
        return Err(Error::NotFound);
    }
    // In the same transaction: a link that was used up has signed somebody in.
    let token = open(services, &tx, &user, browser, Some(services.now())).await?;
    tx.commit().await?;
    Ok(token)
}

async fn find_link(services: &Services, token: &str) -> Result<(SignInLink, User)> {
    let read = services.db.read();
    let link = store::sign_in_links::by_token(read, &token_hash(token)).await?.ok_or(Error::NotFound)?;
    if link.used_at.is_some() || link.expires_at <= services.now() {
        return Err(Error::NotFound);
    }
    let user = store::users::by_id(read, link.user_id).await?.filter(|user| user.disabled_at.is_none());
    Ok((link, user.ok_or(Error::NotFound)?))
}

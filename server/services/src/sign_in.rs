//! Signing in with e-mail and password, and by a one-time link; signing out here and everywhere.

use chrono::{DateTime, Duration, Utc};
use domain::{Problem, access::Actor};
use serde_json::json;
use store::{
    Tx,
    ids::{SignInLinkId, StaffSessionId},
    rows::{SignInLink, StaffSession, User},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    limit_rate::{PASSWORDS, PASSWORDS_FOR, PASSWORDS_FROM, forget, forgive, limit_rate, source},
    password,
    secret::{fresh_token, token_hash},
};

/// A session ends when nothing was done for this long: a working day.
const IDLE: Duration = Duration::hours(12);
/// And in any case after this long.
const LONGEST: Duration = Duration::days(7);
/// `last_seen_at` is written no more often than this.
const SEEN_EVERY: Duration = Duration::minutes(5);

/// The browser that asks.
#[derive(Debug, Clone, Default)]
pub struct Browser {
    /// Its network address, for limits only.
    pub address: String,
    /// What it says it is, for the list of sessions.
    pub agent: String,
}

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub user: User,
    /// With which roles.
    pub actor: Actor,
    /// In which session.
    pub session: StaffSession,
}

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

fn account_closed() -> Problem {
    Problem::Said(
        "Tài khoản này đã bị khóa. Hãy liên hệ người quản trị nếu bạn cần dùng lại",
        "This account is closed. Ask your administrator if you need it again",
    )
}

/// An account, as it is tried from one place.
fn from_place(browser: &Browser, email: &str) -> String {
    format!("{}|{email}", source(&browser.address))
}

/// Makes a link that signs a user in once, within `life`; older ones end. Answers its address.
///
/// # Errors
/// What the database says.
pub async fn create_sign_in_link(services: &Services, user: &User, life: Duration) -> Result<String> {
    let tx = services.db.begin().await?;
    let link = add_sign_in_link(services, &tx, &Actor::System, user, life).await?;
    tx.commit().await?;
    Ok(link)
}

/// As [`create_sign_in_link`], in the transaction of what asks for it.
///
/// # Errors
/// What the database says.
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
    store::users::end_links(tx, user.id).await?;
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
    )
    .await?;
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
    if !store::users::use_link(&tx, link.id, services.now()).await? {
        return Err(Error::NotFound);
    }
    // In the same transaction: a link that was used up has signed somebody in.
    let token = open(services, &tx, &user, browser, Some(services.now())).await?;
    tx.commit().await?;
    Ok(token)
}

/// Who is signed in with a token, if anybody.
///
/// # Errors
/// What the database says.
pub async fn find_session(services: &Services, token: &str) -> Result<Option<SignedIn>> {
    let now = services.now();
    let read = services.db.read();
    let Some(session) = store::users::session(read, &token_hash(token)).await? else { return Ok(None) };
    if session.expires_at <= now || session.last_seen_at + IDLE <= now {
        return Ok(None);
    }
    let user = store::users::by_id(read, session.user_id).await?.filter(|user| user.disabled_at.is_none());
    let Some(user) = user else { return Ok(None) };
    if session.last_seen_at + SEEN_EVERY <= now {
        // A page that is only looked at must not fail because somebody else writes for long.
        // Nor wait for long.
        let touched = touch(services, session.id, now);
        match tokio::time::timeout(std::time::Duration::from_secs(1), touched).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "a session could not be noted as seen"),
            Err(_) => tracing::warn!("a session could not be noted as seen in time"),
        }
    }
    let grants = store::users::grants(read, user.id).await?;
    Ok(Some(SignedIn { actor: Actor::Staff(user.id.0, grants), user, session }))
}

async fn touch(services: &Services, session: StaffSessionId, now: DateTime<Utc>) -> Result<()> {
    let tx = services.db.begin().await?;
    store::users::saw_session(&tx, session, now).await?;
    Ok(tx.commit().await?)
}

/// The sessions of somebody signed in.
///
/// # Errors
/// What the database says.
pub async fn list_sessions(services: &Services, who: &SignedIn) -> Result<Vec<StaffSession>> {
    let now = services.now();
    let sessions = store::users::sessions(services.db.read(), who.user.id).await?;
    Ok(sessions
        .into_iter()
        .filter(|session| session.expires_at > now && session.last_seen_at + IDLE > now)
        .collect())
}

/// Signs another browser of one's own out.
///
/// # Errors
/// [`Error::NotFound`] where it is signed out already, or somebody else's.
pub async fn end_session(services: &Services, who: &SignedIn, id: StaffSessionId) -> Result<()> {
    let tx = services.db.begin().await?;
    let own = store::users::sessions(&tx, who.user.id).await?;
    if !own.iter().any(|session| session.id == id) {
        return Err(Error::NotFound);
    }
    store::users::end_session(&tx, id).await?;
    let after = Some(json!({ "session": id }));
    let change = Change { verb: "end_session", noun: "user", id: who.user.id.0, before: None, after };
    record(services, &tx, &who.actor, change).await?;
    Ok(tx.commit().await?)
}

/// Signs this browser out.
///
/// # Errors
/// What the database says.
pub async fn sign_out(services: &Services, who: &SignedIn) -> Result<()> {
    let tx = services.db.begin().await?;
    store::users::end_session(&tx, who.session.id).await?;
    note(services, &tx, who, "sign_out").await?;
    Ok(tx.commit().await?)
}

/// Signs a user out in every browser.
///
/// # Errors
/// What the database says.
pub async fn sign_out_everywhere(services: &Services, who: &SignedIn) -> Result<()> {
    let tx = services.db.begin().await?;
    store::users::end_sessions(&tx, who.user.id).await?;
    store::users::end_links(&tx, who.user.id).await?;
    note(services, &tx, who, "sign_out_everywhere").await?;
    Ok(tx.commit().await?)
}

async fn find_link(services: &Services, token: &str) -> Result<(SignInLink, User)> {
    let read = services.db.read();
    let link = store::users::sign_in_link(read, &token_hash(token)).await?.ok_or(Error::NotFound)?;
    if link.used_at.is_some() || link.expires_at <= services.now() {
        return Err(Error::NotFound);
    }
    let user = store::users::by_id(read, link.user_id).await?.filter(|user| user.disabled_at.is_none());
    Ok((link, user.ok_or(Error::NotFound)?))
}

/// Opens a session with a token of its own: one that an attacker planted before is never raised.
async fn open(
    services: &Services,
    tx: &Tx,
    user: &User,
    browser: &Browser,
    proved_at: Option<DateTime<Utc>>,
) -> Result<String> {
    let now: DateTime<Utc> = services.now();
    let (token, hash) = fresh_token()?;
    store::users::remove_ended_sessions(tx, now).await?;
    store::users::remove_ended_links(tx, now).await?;
    store::limits::forget(tx, now - Duration::days(1)).await?;
    store::sent_forms::forget(tx, now).await?;
    for subject in [user.email.clone(), from_place(browser, &user.email)] {
        forget(tx, &PASSWORDS, &subject).await?;
    }
    let session = StaffSession {
        id: StaffSessionId::NEW,
        token_hash: hash,
        user_id: user.id,
        created_at: now,
        last_seen_at: now,
        expires_at: now + LONGEST,
        proved_at,
        user_agent: browser.agent.chars().take(300).collect(),
    };
    store::insert(tx, session).await?;
    let actor = Actor::Staff(user.id.0, vec![]);
    record(
        services,
        tx,
        &actor,
        Change { verb: "sign_in", noun: "user", id: user.id.0, before: None, after: None },
    )
    .await?;
    Ok(token)
}

/// Writes down what somebody did to the own account.
pub(crate) async fn note(services: &Services, tx: &Tx, who: &SignedIn, verb: &str) -> Result<()> {
    let after = Some(json!({ "session": who.session.id }));
    record(services, tx, &who.actor, Change { verb, noun: "user", id: who.user.id.0, before: None, after })
        .await
}

/// The users who may sign in, for commands on the machine.
///
/// # Errors
/// What the database says.
pub async fn find_user(services: &Services, email: &str) -> Result<Option<User>> {
    Ok(store::users::by_email(services.db.read(), email).await?)
}

/// The user of an address who is the only one and has never signed in: the first administrator, whose link was not used.
///
/// # Errors
/// What the database says.
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
///
/// # Errors
/// What the database says.
pub async fn has_no_users(services: &Services) -> Result<bool> {
    Ok(store::users::count(services.db.read()).await? == 0)
}

//! Who is signed in, where, and for how long.

use chrono::{DateTime, Duration, Utc};
use domain::accounts::access::Actor;
use serde_json::json;
use store::{
    Tx,
    ids::StaffSessionId,
    rows::{StaffSession, User},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    limit_rate::{PASSWORDS, forget, source},
    secret::{fresh_token, token_hash},
};

/// An account, as it is tried from one place.
pub(crate) fn from_place(browser: &Browser, email: &str) -> String {
    format!("{}|{email}", source(&browser.address))
}

/// Writes down what somebody did to the own account.
pub(crate) fn note(services: &Services, tx: &Tx, who: &SignedIn, verb: &str) {
    let after = Some(json!({ "session": who.session.id }));
    record(services, tx, &who.actor, Change { verb, noun: "user", id: who.user.id.0, before: None, after });
}

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

/// Who is signed in with a token, if anybody.
pub async fn find_session(services: &Services, token: &str) -> Result<Option<SignedIn>> {
    let now = services.now();
    let read = services.db.read();
    let Some((session, user)) = store::staff_sessions::by_token(read, &token_hash(token)).await? else {
        return Ok(None);
    };
    if session.expires_at <= now || session.last_seen_at + IDLE <= now || user.disabled_at.is_some() {
        return Ok(None);
    }
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
    let grants = store::roles::grants(read, user.id).await?;
    Ok(Some(SignedIn { actor: Actor::Staff(user.id.0, grants), user, session }))
}

async fn touch(services: &Services, session: StaffSessionId, now: DateTime<Utc>) -> Result<()> {
    let tx = services.db.begin().await?;
    store::staff_sessions::saw(&tx, session, now).await?;
    Ok(tx.commit().await?)
}

/// The sessions of somebody signed in.
pub async fn list_sessions(services: &Services, who: &SignedIn) -> Result<Vec<StaffSession>> {
    let now = services.now();
    let sessions = store::staff_sessions::of_user(services.db.read(), who.user.id).await?;
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
    let own = store::staff_sessions::of_user(&tx, who.user.id).await?;
    if !own.iter().any(|session| session.id == id) {
        return Err(Error::NotFound);
    }
    store::staff_sessions::end(&tx, id).await?;
    let after = Some(json!({ "session": id }));
    let change = Change { verb: "end_session", noun: "user", id: who.user.id.0, before: None, after };
    record(services, &tx, &who.actor, change);
    Ok(tx.commit().await?)
}

/// Signs this browser out.
pub async fn sign_out(services: &Services, who: &SignedIn) -> Result<()> {
    let tx = services.db.begin().await?;
    store::staff_sessions::end(&tx, who.session.id).await?;
    note(services, &tx, who, "sign_out");
    Ok(tx.commit().await?)
}

/// Signs a user out in every browser.
pub async fn sign_out_everywhere(services: &Services, who: &SignedIn) -> Result<()> {
    let tx = services.db.begin().await?;
    store::staff_sessions::end_all(&tx, who.user.id).await?;
    store::sign_in_links::end_all(&tx, who.user.id).await?;
    note(services, &tx, who, "sign_out_everywhere");
    Ok(tx.commit().await?)
}

/// Opens a session with a token of its own: one that an attacker planted before is never raised.
pub(crate) async fn open(
    services: &Services,
    tx: &Tx,
    user: &User,
    browser: &Browser,
    proved_at: Option<DateTime<Utc>>,
) -> Result<String> {
    let now: DateTime<Utc> = services.now();
    let (token, hash) = fresh_token()?;
    store::staff_sessions::remove_ended(tx, now).await?;
    store::sign_in_links::remove_ended(tx, now).await?;
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
    );
    Ok(token)
}

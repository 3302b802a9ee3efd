//! Whom a device means: by what it scanned, what was typed, or whom somebody ticked.

use domain::checkin::{
    Refusal,
    code::{NoCode, read},
    short::ShortCode,
};
use store::{
    ConnectionTrait,
    ids::RegistrationId,
    rows::{Activity, Registration},
};

use crate::{
    Result, Services,
    checkin::codes::{readers, short_of},
};

/// Whom a device means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// What a scanner read, or what was typed.
    Code(String),
    /// Somebody of the list.
    Listed(RegistrationId),
}

/// The registration that is meant, where it is of the activity, or why there is none.
pub(crate) async fn find(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
    who: &Who,
) -> Result<std::result::Result<Registration, Refusal>> {
    let id = match who {
        Who::Listed(id) => *id,
        Who::Code(text) => match ShortCode::read(text) {
            Some(code) => match by_short(services, conn, activity, code).await? {
                Some(id) => id,
                None => return Ok(Err(Refusal::Nobody)),
            },
            None => match read(text, &readers(services), services.now()) {
                Ok(code) if code.activity != activity.id.0 => return Ok(Err(Refusal::OtherActivity)),
                Ok(code) => RegistrationId(code.registration),
                Err(NoCode::Other) => return Ok(Err(Refusal::NoCode)),
                Err(NoCode::Forged) => return Ok(Err(Refusal::Forged)),
                Err(NoCode::Ended(_)) => return Ok(Err(Refusal::Ended)),
            },
        },
    };
    let row = store::registrations::by_id(conn, id).await?;
    Ok(row.filter(|row| row.activity_id == activity.id).ok_or(Refusal::Nobody))
}

/// Who of the list has a typed code; nobody where two have it, which happens once in millions of classes.
async fn by_short(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
    code: ShortCode,
) -> Result<Option<RegistrationId>> {
    let text = code.to_string();
    let listed = store::registrations::ids_of_activity(conn, activity.id).await?;
    let mut having = listed.into_iter().filter(|id| short_of(services, *id).any(|short| short == text));
    Ok(having.next().filter(|_| having.next().is_none()))
}

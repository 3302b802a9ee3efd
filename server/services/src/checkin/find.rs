//! Whom a device means: by what it scanned, what was typed, or whom somebody ticked.

use domain::checkin::{
    Refusal,
    meant::{Meant, meant},
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
        Who::Code(text) => match meant(text, activity.id.0, &readers(services), services.now()) {
            Ok(Meant::Signed(id)) => RegistrationId(id),
            Ok(Meant::Typed(code)) => match by_short(services, conn, activity, code).await? {
                Some(id) => id,
                None => return Ok(Err(Refusal::Nobody)),
            },
            Err(why) => return Ok(Err(why)),
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

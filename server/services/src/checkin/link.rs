//! The link by which phones join the check-in of an activity: for one activity, until it is closed, replaced or over.

use chrono::{DateTime, Duration, Utc};
use domain::{
    accounts::access::{Action, Actor},
    local,
};
use serde_json::json;
use store::{
    ids::{ActivityId, UserId},
    rows::{Activity, CheckinLink},
};

use crate::{
    Error, Result, Services,
    activities::show::open_locked,
    audit::{Change, record},
};

/// What the link is signed for.
const PURPOSE: &str = "taphuan check-in link 1";
/// How long after an activity its link and its devices still do something: what was recorded without a network is sent then.
const LIFE: Duration = Duration::hours(24);

/// When the check-in of an activity ends.
pub(crate) fn ends(activity: &Activity) -> DateTime<Utc> {
    local::end_of(activity.ends_on) + LIFE
}

/// The token of a link.
pub(crate) fn token(services: &Services, link: &CheckinLink) -> String {
    let bytes = [&link.activity_id.0.to_be_bytes()[..], &link.version.to_be_bytes()[..]].concat();
    services.keys.sign_for(PURPOSE, &bytes)
}

/// The activity and the version that a token is for.
pub(crate) fn read(services: &Services, token: &str) -> Result<(ActivityId, i32)> {
    let bytes = services.keys.open_for(PURPOSE, token).ok_or(Error::NotFound)?;
    let (activity, version) = bytes.split_at_checked(8).ok_or(Error::NotFound)?;
    let number = |bytes: &[u8]| bytes.iter().fold(0_i64, |number, byte| number << 8 | i64::from(*byte));
    let version = i32::try_from(number(version)).map_err(|_| Error::NotFound)?;
    Ok((ActivityId(number(activity)), version))
}

/// Opens the check-in of an activity to devices.
///
/// # Errors
/// [`Error::Conflict`] once it is over; as the gate decides.
pub async fn open_link(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    write(services, actor, code, "open", |link| CheckinLink { is_open: true, ..link }).await
}

/// Replaces the link: by the one before nobody joins any more. Devices that joined stay.
///
/// # Errors
/// As [`open_link`].
pub async fn renew_link(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    write(services, actor, code, "renew", |link| CheckinLink {
        version: link.version + 1,
        is_open: true,
        ..link
    })
    .await
}

/// Closes the link: no further device joins. Devices that joined stay.
///
/// # Errors
/// As the gate decides.
pub async fn close_link(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    write(services, actor, code, "close", |link| CheckinLink { is_open: false, ..link }).await
}

/// Whether devices keep the names of the list. Those that have them erase them when they next hear of us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// They keep them, encrypted, until the check-in ends.
    Kept,
    /// They never get them.
    Withheld,
}

/// Chooses whether devices keep the names of the list.
///
/// # Errors
/// As [`open_link`].
pub async fn choose_names(services: &Services, actor: &Actor, code: &str, names: Names) -> Result<()> {
    let with_names = names == Names::Kept;
    write(services, actor, code, "names", |link| CheckinLink { with_names, ..link }).await
}

async fn write(
    services: &Services,
    actor: &Actor,
    code: &str,
    verb: &str,
    change: impl FnOnce(CheckinLink) -> CheckinLink,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageActivity, code).await?;
    let found = store::checkin::link(&tx, activity.id).await?;
    let is_new = found.is_none();
    let (made_at, made_by) = (services.now(), actor.user().map(UserId));
    let before = found.unwrap_or(CheckinLink {
        activity_id: activity.id,
        version: 1,
        is_open: false,
        with_names: true,
        made_at,
        made_by,
    });
    let link = change(before.clone());
    if link.is_open && ends(&activity) < services.now() {
        return Err(Error::conflict(
            "Hoạt động này đã kết thúc nên không mở điểm danh bằng điện thoại được nữa. Ghi bổ sung ở bảng điểm danh.",
            "This activity is over, so phones can’t check people in any more. Correct the attendance grid instead.",
        ));
    }
    let shown = |link: &CheckinLink| json!({ "version": link.version, "open": link.is_open, "names": link.with_names });
    let (before, after) = (shown(&before), shown(&link));
    match is_new {
        true => store::insert(&tx, link).await.map(drop)?,
        false => store::update(&tx, link).await.map(drop)?,
    }
    let change =
        Change { verb, noun: "checkin_link", id: activity.id.0, before: Some(before), after: Some(after) };
    record(services, &tx, actor, change);
    Ok(tx.commit().await?)
}

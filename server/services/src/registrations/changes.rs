//! Until when participants change what is theirs, and what they read once that is over.

use chrono::{DateTime, Utc};
use documents::dates;
use domain::{Lang, Problem, registrations::changes::changes_end};
use store::{
    Tx,
    rows::{Activity, Session},
};

use crate::{Error, Result, Services, activities::begun::begun_by};

/// Whether participants still change what is theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// They do.
    Open,
    /// It is too late, or there is nothing that they could change.
    Closed,
}

/// Until when participants of an activity change what is theirs, and whether that is still so.
pub(crate) fn changes_of(
    services: &Services,
    activity: &Activity,
    sessions: &[Session],
) -> (DateTime<Utc>, Changes) {
    let until = changes_end(activity.changes_until, begun_by(activity, sessions));
    let is_open = *activity.state == domain::ActivityState::Published && services.now() <= until;
    (until, if is_open { Changes::Open } else { Changes::Closed })
}

/// That participants of an activity still change what is theirs.
///
/// # Errors
/// [`Error::Conflict`] where it is too late, with whom to call.
pub(crate) async fn require_open(services: &Services, tx: &Tx, activity: &Activity) -> Result<()> {
    if *activity.state == domain::ActivityState::Cancelled {
        return Err(Error::conflict("Hoạt động này đã bị hủy.", "This activity was cancelled."));
    }
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    match changes_of(services, activity, &sessions) {
        (_, Changes::Open) => Ok(()),
        (until, Changes::Closed) => {
            let contact = contact_of(services, activity);
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| too_late(lang, until, &contact));
            Err(Error::Conflict(Problem::SaidOf(vi, en)))
        }
    }
}

/// Whom participants call: whom the activity names, else the office.
pub(crate) fn contact_of(services: &Services, activity: &Activity) -> String {
    match activity.contact.as_str() {
        "" => services.office().contact.clone(),
        contact => contact.to_owned(),
    }
}

/// That it is too late, since when, and whom to call.
pub fn too_late(lang: Lang, until: DateTime<Utc>, contact: &str) -> String {
    let until = dates::moment(until, lang);
    match contact {
        "" => lang.pick(
            format!("Đã hết hạn tự thay đổi ({until}). Nếu cần thay đổi, xin liên hệ ban tổ chức."),
            format!("Changes could be made until {until}. If something must change, ask the organizer."),
        ),
        contact => lang.pick(
            format!("Đã hết hạn tự thay đổi ({until}). Nếu cần thay đổi, xin liên hệ: {contact}."),
            format!(
                "Changes could be made until {until}. If something must change, please contact {contact}."
            ),
        ),
    }
}

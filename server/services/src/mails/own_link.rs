//! How long a participant's link opens, and its token.

use chrono::{DateTime, Duration, Utc};
use domain::local;
use store::rows::{Activity, Registration};

use crate::Services;

/// How long after an activity the participant's link still opens: certificates are asked for a year later.
const LINK_LIFE: Duration = Duration::days(730);

/// When the link of a registration of an activity ends.
pub(crate) fn link_ends(activity: &Activity) -> DateTime<Utc> {
    local::end_of(activity.ends_on) + LINK_LIFE
}

/// The token of the link of a registration, as it is now.
pub(crate) fn token(services: &Services, activity: &Activity, registration: &Registration) -> String {
    services.keys.sign(registration.id, registration.link_version, link_ends(activity))
}

//! Activities: planned, published, changed, copied, cancelled; their lists and their log.

pub(crate) mod begin;
pub(crate) mod begun;
pub(crate) mod cancel;
pub(crate) mod card;
pub(crate) mod copy;
pub(crate) mod create;
pub(crate) mod edit;
pub(crate) mod form;
pub(crate) mod hold_anyway;
pub(crate) mod list;
pub(crate) mod list_changes;
pub(crate) mod merge;
pub(crate) mod programme;
pub(crate) mod publish;
pub(crate) mod show;
pub(crate) mod tell_change;
pub(crate) mod venues;

pub use begin::{Begin, Beginning, begin_activity};
pub use cancel::cancel_activity;
pub use card::{ActivityCard, closes, opens};
pub use copy::copy_activity;
pub use create::{create_activity, may_create_activities};
pub use edit::{Edited, edit_activity, may_change_activity};
pub use form::{ActivityForm, hour_fields, load_activity_form};
pub use hold_anyway::hold_anyway;
pub use list::{ActivityQuery, When, list_public_activities, list_public_months, list_staff_activities};
pub use list_changes::{ChangeEntry, ChangedBy, list_changes};
pub use merge::{Merged, TooFew, merge_activities, show_too_few};
pub use publish::publish_activity;
pub use show::{StaffActivity, show_public_activity, show_staff_activity};
pub use tell_change::{Audience, Telling};
pub use venues::list_venues;

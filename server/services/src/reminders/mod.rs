//! Mails that an activity sends by itself before it begins: which, when and to whom; templates bring them along.

pub(crate) mod copy;
pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod plan;
pub(crate) mod preview;
pub(crate) mod remove;
pub(crate) mod save;
pub(crate) mod send;

pub use form::{LoadedReminder, ReminderForm, load_reminder_form};
pub use list::{ReminderLine, ReminderList, list_reminders};
pub use plan::Planned;
pub use preview::{ShownReminder, preview_reminder};
pub use remove::remove_reminder;
pub use save::{Switch, add_reminder, edit_reminder, switch_reminder};
pub use send::send_reminders;

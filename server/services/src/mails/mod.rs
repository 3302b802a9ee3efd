//! Mails: what they say, the queue, the way to the mail server, and the outbox.

pub(crate) mod attended;
pub(crate) mod calendar;
pub(crate) mod compose;
pub(crate) mod drop_bodies;
pub(crate) mod fill_links;
pub(crate) mod letter;
pub(crate) mod list;
pub(crate) mod notify;
pub(crate) mod notify_demand;
pub(crate) mod notify_links;
pub(crate) mod notify_staff;
pub(crate) mod organizer;
pub(crate) mod own_link;
pub(crate) mod post;
pub(crate) mod queue;
pub(crate) mod retry;
pub(crate) mod send;
pub(crate) mod show;
pub(crate) mod strike_secrets;
pub(crate) mod told;

pub use calendar::{activity_calendar, own_calendar, public_calendar};
pub use drop_bodies::drop_bodies;
pub use letter::Preview;
pub use list::{Outbox, list_mails};
pub use post::{NotTaken, Post, Smtp};
pub use retry::{retry_mail, retry_mails};
pub use send::{Step, release_mails, send_mails, send_mails_until};
pub use show::show_mail;

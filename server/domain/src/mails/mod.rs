//! Mails: what they are about, and which makes which untrue.

pub mod kinds;
pub mod reminders;
pub mod topic;

//! Mails.

pub(crate) mod lives;
mod send;

//! Mails.

pub(crate) mod posts;
mod send;

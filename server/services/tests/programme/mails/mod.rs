//! Mails.

mod drop_bodies;
pub(crate) mod lives;
pub(crate) mod send;

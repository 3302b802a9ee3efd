//! Invitations.

pub(crate) mod posts;

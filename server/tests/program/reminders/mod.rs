//! Mails that activities send by themselves.

pub(crate) mod posts;

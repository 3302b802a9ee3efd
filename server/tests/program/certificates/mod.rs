//! Certificates.

pub(crate) mod posts;

//! Materials, media, broadcasts.

pub(crate) mod posts;

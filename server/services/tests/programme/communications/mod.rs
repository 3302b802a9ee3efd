//! Materials, media and broadcasts.

mod record;

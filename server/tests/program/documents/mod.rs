//! Documents of activities.

pub(crate) mod posts;
mod way;

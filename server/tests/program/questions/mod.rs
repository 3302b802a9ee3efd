//! Questions of an activity.

mod form;
pub(crate) mod posts;

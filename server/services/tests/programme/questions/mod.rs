//! Questions of an activity.

mod answers;
mod compose;

//! Plans by year.

mod compose;
mod save;

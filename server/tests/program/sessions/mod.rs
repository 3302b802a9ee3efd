//! Sessions.

mod edit;

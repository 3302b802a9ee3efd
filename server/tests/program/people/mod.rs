//! People.

mod import;

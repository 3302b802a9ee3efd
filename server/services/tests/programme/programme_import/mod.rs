//! Importing a programme.

mod faults;
mod import;

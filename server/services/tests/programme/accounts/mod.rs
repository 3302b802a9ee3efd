//! The staff.

mod change_password;
mod clock;
mod roles;

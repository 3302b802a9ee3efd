//! The staff.

mod access;

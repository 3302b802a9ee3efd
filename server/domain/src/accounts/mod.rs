//! The staff: who may do what.

pub mod access;

//! Check-in by devices.

mod devices;
mod support;
mod take;

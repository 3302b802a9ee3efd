//! Check-in by devices.

mod devices;
mod pack;
mod support;
mod take;

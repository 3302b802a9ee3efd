//! Data in, bytes out: QR codes, calendar files, mails, archives.
//!
//! Nothing here reads a database, a clock or the network: dates and addresses are arguments, so the same data always gives
//! the same bytes. Who may have a paper and when it is written is decided by `services`.

pub mod dates;
mod error;
pub mod ics;
pub mod mail;
pub mod qr;
pub mod zip;

pub use error::DocumentError;

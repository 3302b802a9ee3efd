//! Data in, bytes out: certificates (PDF), QR codes, calendar files, mails, archives.
//!
//! Nothing here reads a database, a clock or the network: dates and addresses are arguments, so the same data always gives
//! the same bytes. Who may have a paper and when it is written is decided by `services`.

pub mod certificate;
pub mod dates;
mod error;
mod faces;
pub mod ics;
pub mod mail;
pub mod qr;
mod typeset;
pub mod zip;

pub use certificate::{CertificateData, certificate_pdf, check_certificate};
pub use error::DocumentError;
pub use faces::Faces;

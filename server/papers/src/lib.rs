//! Papers as PDF: certificates. Data in, bytes out, as in `documents`: no database, no clock, and the same data gives the same bytes.

pub mod certificate;
mod faces;
mod typeset;

pub use certificate::{CertificateData, certificate_pdf, check_certificate};
pub use faces::Faces;

//! Papers as PDF: certificates, agendas, lists of nominations. Data in, bytes out, as in `documents`: no database, no clock, and the same data gives the same bytes.

pub mod agenda;
pub mod certificate;
mod faces;
pub mod nomination;
mod sheets;
mod typeset;
mod write;

pub use agenda::{AgendaData, AgendaPart, AgendaRow, RowLook, agenda_pdf};
pub use certificate::{CertificateData, certificate_pdf, check_certificate};
pub use faces::Faces;
pub use nomination::{NominationData, NominationRow, nomination_pdf};

//! Certificates: who completed, who signs, and what becomes of the paper.

pub(crate) mod fill;
pub(crate) mod form;
pub(crate) mod issue;
pub(crate) mod open;
pub(crate) mod plan;
pub(crate) mod preview;
pub(crate) mod render;
pub(crate) mod replace;
pub(crate) mod revoke;
pub(crate) mod verify;

pub use form::{IssueForm, SignerName};
pub use issue::issue_certificates;
pub use open::may_end_certificates;
pub use plan::{CertificatePlan, WhyNot, plan_certificates};
pub use preview::{longest_name, preview_certificate};
pub use render::{
    File, archive_certificates, render_certificate, render_certificates, render_own_certificate,
};
pub use replace::replace_certificate;
pub use revoke::revoke_certificate;
pub use verify::verify_certificate;

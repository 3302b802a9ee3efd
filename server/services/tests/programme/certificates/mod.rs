//! Certificates.

mod issue;

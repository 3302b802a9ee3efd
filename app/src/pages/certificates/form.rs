//! What is typed before certificates are issued.

use serde::{Deserialize, Serialize};
use services::certificates::IssueForm;

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub issued_on: String,
    pub signer_authority: String,
    pub signer_title: String,
    pub signer_name: String,
    pub key: String,
    /// `issue` from the page that showed it; anything else looks first.
    #[serde(skip_serializing)]
    pub act: String,
}

impl Typed {
    pub(crate) fn form(&self) -> IssueForm {
        IssueForm {
            issued_on: self.issued_on.clone(),
            signer_authority: self.signer_authority.clone(),
            signer_title: self.signer_title.clone(),
            signer_name: self.signer_name.clone(),
            key: self.key.clone(),
            ..IssueForm::default()
        }
    }
}

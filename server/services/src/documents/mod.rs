//! Documents that an activity gives its participants; templates bring them along.

pub(crate) mod copy;
pub(crate) mod file;
pub(crate) mod forget;
pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod remove;
pub(crate) mod save;

pub use file::{DocumentFile, own_document, public_document, staff_document};
pub use forget::forget_documents;
pub use form::{DocumentForm, LoadedDocument, load_document_form};
pub use list::{DocumentList, list_documents, list_own_documents, list_public_documents};
pub use remove::remove_document;
pub use save::{add_document, edit_document};

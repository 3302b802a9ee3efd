//! Templates of activities: their texts, rules and agenda under a name of their own.

pub(crate) mod agenda;
pub(crate) mod create;
pub(crate) mod edit;
pub(crate) mod fill;
pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod remove;
pub(crate) mod show;

pub use agenda::AgendaLine;
pub use create::{begin_template, create_template};
pub use edit::{LoadedTemplate, edit_template, load_template_form};
pub use fill::FilledBy;
pub use form::TemplateForm;
pub use list::{TemplateEntry, list_templates};
pub use remove::remove_template;

//! Who may come to an activity, and who comes although they may not.

pub(crate) mod check;
pub(crate) mod copy;
pub(crate) mod exceptions;
pub(crate) mod form;
pub(crate) mod save;
pub(crate) mod show;

pub use exceptions::Exception;
pub use form::{RequirementsForm, load_requirements_form};
pub use save::save_requirements;
pub use show::{Asked, show_requirements};

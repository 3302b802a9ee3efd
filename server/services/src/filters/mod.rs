//! Filters of a list that somebody keeps under a name, and may share with their unit.

pub(crate) mod keep;
pub(crate) mod list;

pub use keep::{FilterForm, change_filter, keep_filter, remove_filter};
pub use list::{KeptFilter, default_query, filter_of, list_filters, sharing_units};

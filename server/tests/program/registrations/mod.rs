//! Registrations.

mod decide;
mod links;
mod own_page;
pub(crate) mod posts;
mod seats;

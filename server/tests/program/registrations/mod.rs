//! Registrations.

mod decide;
mod links;
mod own_page;
mod seats;

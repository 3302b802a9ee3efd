//! Registrations.

mod links;
mod own_page;
mod seats;

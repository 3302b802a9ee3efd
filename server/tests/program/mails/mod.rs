//! Mails.

mod send;

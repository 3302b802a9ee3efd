//! What every page needs.

use services::Services;

use crate::assets::Assets;

/// Whether the program runs for people or for its makers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// For people.
    Production,
    /// For its makers: the page of components is there.
    Development,
}

/// What every page needs. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The use cases.
    pub services: Services,
    /// Styles, scripts, fonts, images.
    pub assets: Assets,
    /// For people or for makers.
    pub mode: Mode,
    /// A mail server is configured; without one, mails wait in the outbox and a banner says so.
    pub mail: Mail,
    /// Which of the settings that every mail carries nobody has set: `TAPHUAN_MAIL_FROM`, `TAPHUAN_OFFICE_NAME`.
    pub unset: Vec<&'static str>,
    /// The header in which a proxy that we trust tells the network address of the browser, in lower case.
    pub address_header: Option<String>,
}

/// Whether mails leave the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mail {
    /// To a mail server.
    Sent,
    /// They wait in the outbox.
    Kept,
}

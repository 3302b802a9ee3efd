//! What a person sees: the pages, the forms, and the frame around them. Gives the server one router.

mod address;
pub mod assets;
mod attempt;
mod error_order;
mod flash;
mod form;
mod frame;
mod language;
mod list;
mod page;
mod page_error;
pub mod pages;
mod problem_page;
mod route;
mod security;
mod sent_form;
mod serve_asset;
mod sheet;
mod shell;
mod stale;
mod state;
mod texts;
mod undos;
mod visit;
mod wrong;

pub use address::plain_path;
pub use frame::router;
pub use route::{Route, note_route};
pub use state::{App, Mail, Mode};

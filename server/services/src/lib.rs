//! The use cases: a file a verb and a noun. Each asks first who may, then what is valid, then changes everything in one
//! transaction, with its row in the log of changes and the mails that follow from it.

mod audit;
mod context;
mod error;
mod import_programme;
mod permit;
mod secret;

pub use context::{Clock, Office, Services};
pub use error::{Error, Result};
pub use import_programme::{
    ImportCount, ImportError, ImportOutcome, ImportProblem, Imported, import_programme,
};
pub use store::{Db, ids};

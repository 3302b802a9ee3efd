//! What an administrator of the machine does with the whole database: copies of it, putting one back, looking whether all is well.
//! No page leads here: whoever may run the program's commands may do this.

mod back_up;
mod look;
mod restore;
mod try_certificate;

pub use back_up::{back_up, usual_name};
pub use look::{QueueState, is_newer, look_at_database, look_at_queue};
pub use restore::{Restored, restore};
pub use store::{
    CONNECTIONS, Pool,
    copies::{CopyError, CopyHolds, is_unfinished},
    health::{Health, Schema},
    is_not_there_yet,
};
pub use try_certificate::try_certificate;

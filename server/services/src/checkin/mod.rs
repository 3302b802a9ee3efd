//! Check-in: devices that take attendance at one activity, the codes that people bring, and what comes of each arrival.

pub(crate) mod arrival;
pub(crate) mod codes;
pub(crate) mod desk;
pub(crate) mod devices;
pub(crate) mod find;
pub(crate) mod join;
pub(crate) mod link;
pub(crate) mod pack;
pub(crate) mod review;
pub(crate) mod scan;
pub(crate) mod take;
pub(crate) mod walk_in;

pub use codes::{Shown, code_of};
pub use desk::{Desk, DeskEntry, open_desk};
pub use devices::{DeviceLine, Devices, list_devices, withdraw_device};
pub use find::Who;
pub use join::{Joining, join, show_joining};
pub use link::{Names, choose_names, close_link, open_link, renew_link};
pub use pack::{Kept, PackName, load_pack, name_those};
pub use review::{Doubtful, Refused, Review, list_review, settle_doubt, settle_refusal};
pub use scan::{Scanned, scan, scan_walk_in, undo};
pub use take::{Answer, Deed, Is, Sent, take};
pub use walk_in::WalkIn;

//! Questions that an activity asks of its own: their kinds, when one is asked, what counts as an answer, what answers come to.

pub mod asked;
pub mod file;
pub mod kinds;
pub mod options;
pub mod order;
pub mod read;
pub mod sums;

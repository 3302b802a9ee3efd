//! Activities: what they are, where they stand in time, who may come in, and which days they may have.

pub mod days;
pub mod door;
pub mod kinds;
pub mod minimum;
pub mod moment;
pub mod phase;
pub mod way;

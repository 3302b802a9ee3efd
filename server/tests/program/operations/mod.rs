//! What an administrator of the machine does: copies, putting one back, looking whether all is well, starting.

mod back_up;
mod doctor;
mod locale;
mod metrics;
mod start;
mod statements;
mod upgrade;

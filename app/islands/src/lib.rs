//! The few parts of a page that move in the browser, compiled for both sides.
//!
//! - An island gets everything by props: no context of the server reaches it.
//! - Its name is unique in the project, for it becomes the name of a wasm export.
//! - Nothing here may panic: all islands of a page share one wasm instance, and one panic ends them all.

mod attendance_saver;
mod copy_text;
mod offered;
mod session_mover;
mod unit_picker;

pub use attendance_saver::{AttendanceSaver, GridWords};
pub use copy_text::CopyText;
pub use offered::Offered;
pub use session_mover::{MoverWords, SessionMover};
pub use unit_picker::UnitPicker;

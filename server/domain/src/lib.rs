//! The rules of training programmes: pure functions and the words of the field. No I/O and no clock: `now` is an argument.

pub mod access;
pub mod activity;
pub mod attendance;
pub mod certificate;
pub mod days;
pub mod double;
pub mod figures;
pub mod label;
mod lang;
pub mod local;
pub mod material;
pub mod name;
pub mod network;
mod period;
pub mod person;
mod problem;
pub mod registration;
pub mod report;
mod report_figure;
pub mod seats;
pub mod text;
pub mod unit;
mod words;

pub use activity::{ActivityKind, ActivityState, Admission, Level, Phase, Slot};
pub use attendance::{AttendanceSource, AttendanceStatus};
pub use certificate::CertificateState;
pub use lang::Lang;
pub use material::{MailKind, MailState, MaterialKind, MediaKind};
pub use name::PersonName;
pub use period::Period;
pub use person::Sex;
pub use problem::{Label, Problem, Problems};
pub use registration::{RegistrationSource, RegistrationState};
pub use report_figure::ReportFigure;
pub use unit::{UnitLevel, UnitMap, UnitNode, UnitPath};
pub use words::Word;

//! The rules of training programmes: pure functions and the words of the field. No I/O and no clock: `now` is an argument.

pub mod accounts;
pub mod activities;
pub mod agenda;
pub mod attendance;
pub mod certificates;
pub mod checkin;
mod communications;
pub mod demands;
pub mod documents;
pub mod fields;
mod filtered_list;
pub mod holidays;
pub mod label;
mod lang;
pub mod local;
pub mod mails;
pub mod network;
pub mod nominations;
pub mod numbers;
pub mod people;
mod period;
pub mod plans;
mod problem;
pub mod questions;
pub mod registrations;
pub mod reports;
pub mod requirements;
pub mod rosters;
pub mod schedule;
pub mod talks;
pub mod text;
pub mod tours;
pub mod units;
mod words;

pub use activities::{
    kinds::{ActivityKind, ActivityState, Admission, Level, Slot},
    phase::Phase,
    way::{Attends, HeldWay},
};
pub use attendance::{AttendanceSource, AttendanceStatus};
pub use certificates::CertificateState;
pub use communications::{MaterialKind, MediaKind};
pub use filtered_list::FilteredList;
pub use holidays::Holiday;
pub use lang::Lang;
pub use mails::kinds::{MailKind, MailState};
pub use mails::reminders::{ReminderKind, ReminderState};
pub use mails::topic::{MailTopic, WhyDropped};
pub use nominations::flow::FlowRule;
pub use people::name::PersonName;
pub use people::person::Sex;
pub use period::Period;
pub use plans::subject::PlanSubject;
pub use problem::{Label, Problem, Problems};
pub use questions::kinds::QuestionKind;
pub use registrations::step::{RegistrationSource, RegistrationState};
pub use reports::figure::ReportFigure;
pub use talks::kinds::TalkKind;
pub use units::{
    level::UnitLevel,
    map::{UnitMap, UnitNode, UnitPath},
};
pub use words::Word;

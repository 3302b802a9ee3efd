//! What a decision comes to on the screen: the name of the template that shows it, and what is filled in.

use domain::{
    Word,
    checkin::{
        pack::Decision,
        verdict::{Since, Verdict},
    },
    local,
};
use serde::Serialize;

/// What the page fills in.
#[derive(Debug, Default, Serialize)]
pub struct Shown {
    /// Which template: the word of the verdict, or of the refusal.
    pub key: String,
    /// Who.
    pub registration: Option<i64>,
    /// Full name, where the device knows it.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// The hour since which they are in, or at which the doors open: `07:30`, with the day where that is another.
    pub at: String,
    /// Where they were taken.
    pub by: String,
}

impl Shown {
    /// Without a name yet.
    pub fn of(decision: Decision) -> Self {
        match decision {
            Decision::Refused { why } => Self { key: why.code().into(), ..Self::default() },
            Decision::Judged { registration, verdict } => Self::judged(registration, verdict),
        }
    }

    fn judged(registration: i64, verdict: Verdict) -> Self {
        let mut shown = Self { registration: Some(registration), ..Self::default() };
        shown.key = match verdict {
            Verdict::In => "in",
            Verdict::AlreadyIn(Since { at, by }) => {
                (shown.at, shown.by) = (local::hour(at), by);
                "already_in"
            }
            Verdict::OtherActivity => "other_activity",
            Verdict::Cancelled => "cancelled",
            Verdict::NotAdmitted => "not_admitted",
            Verdict::NoSeat => "no_seat",
            Verdict::NotYet { opens } => {
                shown.at = format!("{}, {}", local::hour(opens), local::at(opens).format("%-d/%-m/%Y"));
                "opens_later"
            }
            Verdict::Over => "over",
        }
        .into();
        shown
    }
}

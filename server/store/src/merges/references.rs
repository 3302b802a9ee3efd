//! What refers to a person, straight or through a registration or what is known of a trainer: all of it moves when two rows become one.
//!
//! `services/tests/programme/people/merge.rs` reads the schema and fails on a reference that is not written down here.

/// To what a column refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Referred {
    /// To a person.
    Person,
    /// To a registration.
    Registration,
}

/// A table with the columns that number its rows, those that refer to people, and whether its rows are made anew and never changed.
pub(super) struct Table {
    pub name: &'static str,
    pub key: &'static [&'static str],
    pub refers: &'static [(&'static str, Referred)],
    /// What triggers count there by themselves.
    pub counted: &'static [&'static str],
    /// The database lets nobody change them.
    pub is_made_anew: bool,
    /// They take seats: what came goes before what went comes back.
    pub takes_seats: bool,
}

const fn table(
    name: &'static str,
    key: &'static [&'static str],
    refers: &'static [(&'static str, Referred)],
) -> Table {
    Table { name, key, refers, counted: &[], is_made_anew: false, takes_seats: false }
}

use Referred::{Person, Registration};

/// Parents before their children.
pub(super) const TABLES: [Table; 22] = [
    table("people", &["id"], &[("id", Person)]),
    table("trainers", &["person_id"], &[("person_id", Person)]),
    Table {
        counted: &["marks", "there"],
        ..table("registrations", &["id"], &[("person_id", Person), ("id", Registration)])
    },
    table("invitations", &["registration_id"], &[("registration_id", Registration)]),
    table("held_seats", &["registration_id"], &[("registration_id", Registration)]),
    table("typed_units", &["registration_id"], &[("registration_id", Registration)]),
    table("substitutes", &["registration_id"], &[("registration_id", Registration)]),
    table("seat_transfers", &["id"], &[("from_id", Registration), ("to_id", Registration)]),
    table("entry_exceptions", &["registration_id"], &[("registration_id", Registration)]),
    table("line_looks", &["registration_id"], &[("registration_id", Registration)]),
    table("answers", &["registration_id", "question_id"], &[("registration_id", Registration)]),
    table("answer_files", &["registration_id", "question_id"], &[("registration_id", Registration)]),
    Table {
        takes_seats: true,
        ..table("talk_choices", &["registration_id", "talk_id"], &[("registration_id", Registration)])
    },
    table("certificates", &["id"], &[("person_id", Person), ("registration_id", Registration)]),
    table("mails", &["id"], &[("registration_id", Registration)]),
    table("nominees", &["id"], &[("person_id", Person), ("registration_id", Registration)]),
    table("attendance", &["session_id", "registration_id"], &[("registration_id", Registration)]),
    table("attendance_events", &["id"], &[("registration_id", Registration)]),
    table("trainer_absences", &["id"], &[("person_id", Person)]),
    table("demand_people", &["id"], &[("person_id", Person)]),
    Table { is_made_anew: true, ..table("bookings", &["id"], &[("trainer_id", Person)]) },
    table("not_doubles", &["low_id", "high_id"], &[("low_id", Person), ("high_id", Person)]),
];

/// Every column that is moved: of which table, and what it refers to. A trainer is a person.
pub const REFERENCES: [(&str, &str, Referred); 24] = [
    ("trainers", "person_id", Person),
    ("registrations", "person_id", Person),
    ("invitations", "registration_id", Registration),
    ("held_seats", "registration_id", Registration),
    ("typed_units", "registration_id", Registration),
    ("substitutes", "registration_id", Registration),
    ("seat_transfers", "from_id", Registration),
    ("seat_transfers", "to_id", Registration),
    ("entry_exceptions", "registration_id", Registration),
    ("line_looks", "registration_id", Registration),
    ("answers", "registration_id", Registration),
    ("talk_choices", "registration_id", Registration),
    ("certificates", "person_id", Person),
    ("certificates", "registration_id", Registration),
    ("mails", "registration_id", Registration),
    ("nominees", "person_id", Person),
    ("nominees", "registration_id", Registration),
    ("attendance", "registration_id", Registration),
    ("attendance_events", "registration_id", Registration),
    ("trainer_absences", "person_id", Person),
    ("demand_people", "person_id", Person),
    ("bookings", "trainer_id", Person),
    ("not_doubles", "low_id", Person),
    ("not_doubles", "high_id", Person),
];

/// Tables that refer to people and that triggers keep: they follow by themselves.
pub const KEPT_BY_TRIGGERS: [&str; 2] = ["presences", "doubles"];

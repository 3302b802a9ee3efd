//! Activities.

use chrono::NaiveDate;
use domain::{Slot, Word};

use super::Checking;
use crate::programme_import::{known::KnownActivity, read::ActivityRow};

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    let (input, known) = (checking.input, checking.known);
    for row in &input.activities {
        checking.unit_on(row.at, &row.unit, row.starts_on);
        if let Some(stored) = known.activities.get(&row.code) {
            compare(checking, row, stored);
        }
    }
}

fn compare(checking: &mut Checking<'_, '_>, row: &ActivityRow, stored: &KnownActivity) {
    let (activity, headcount) = (&stored.row, stored.headcount);
    let unit = checking.known.unit_code(activity.unit_id).to_owned();
    let held: Vec<(NaiveDate, Slot)> = {
        let mut held: Vec<_> =
            stored.sessions.iter().map(|session| (session.held_on, *session.slot)).collect();
        held.sort_unstable();
        held
    };
    let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
    checking.compare(
        row.at,
        [
            ("kind", row.kind.code().into(), activity.kind.code().into()),
            ("title", row.title.clone(), activity.title.clone()),
            ("level", row.level.code().into(), activity.level.code().into()),
            ("unit_code", row.unit.clone(), unit),
            ("start_date", row.starts_on.to_string(), activity.starts_on.to_string()),
            ("end_date", row.ends_on.to_string(), activity.ends_on.to_string()),
            ("slots", sessions_text(row.sessions()), sessions_text(held)),
            ("capacity", row.capacity.to_string(), activity.capacity.to_string()),
            ("headcount", number(row.headcount), number(headcount)),
        ],
    );
}

/// Days and slots, short: `2023-03-06 sang, chieu; 2023-03-07 sang`.
fn sessions_text(sessions: impl IntoIterator<Item = (NaiveDate, Slot)>) -> String {
    let mut text = String::new();
    let mut last = None;
    for (day, slot) in sessions {
        if last == Some(day) {
            text.push_str(", ");
        } else {
            text.push_str(if last.is_some() { "; " } else { "" });
            text.push_str(&format!("{day} "));
            last = Some(day);
        }
        text.push_str(slot.code());
    }
    text
}

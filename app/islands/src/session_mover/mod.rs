//! `SessionMover`: sessions of a calendar are moved by keys and by dragging. Each has a link to the form that moves it, which works
//! without a script; here the form is opened with the day and the hours filled in, and nothing is ever saved.

mod calendar;
mod day;
mod keys;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use self::calendar::Calendar;

/// What is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoverWords {
    /// Which keys there are.
    pub keys: String,
    /// Where the session would be: `#` stands for the day and the hours.
    pub to: String,
    /// It stays where it is.
    pub left: String,
    /// The days of the week, from Monday.
    pub weekdays: Vec<String>,
}

/// Moves the sessions in the element of this id: each has its `data-day`, `data-from`, `data-to`, and a link of the class
/// `calendar-move`; what they can be dropped on has `data-drop`, and its row `data-room` or `data-trainer`.
#[island]
pub fn SessionMover(
    /// Id of the calendar.
    within: String,
    /// What is said.
    words: MoverWords,
) -> impl IntoView {
    let awake = RwSignal::new(false);
    let line = RwSignal::new(String::new());
    let keys = words.keys.clone();
    Effect::new(move |_| awake.set(Calendar::wake(&within, words.clone(), line).is_some()));
    view! {
        <p class="move-line" role="status" data-shown=move || (!line.get().is_empty()).to_string()>{move || line.get()}</p>
        <p class="soft small no-print" hidden=move || !awake.get()>{keys}</p>
    }
}

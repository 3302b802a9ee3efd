//! `AttendanceSaver`: saves each mark of the page's grid as it is made, and marks and moves by keys. The grid itself is a plain form
//! with a select in each cell, which works without a script.

mod cells;
mod keys;
mod line;
mod place;
mod queue;
mod saver;
mod send;
mod sheet;
mod status;
mod totals;

use leptos::prelude::*;

pub use self::line::GridWords;
use self::{line::Line, saver::Saver};

/// Saves what is changed in the form with the id `form`: `session`, `registration`, `status`, what was `seen` there and an id of the
/// event are sent to `address`, which answers 204; a refusal is a 409 with its sentence and what the cell holds (`x-mark`). Says
/// nothing until the grid is awake: before, nothing is saved by itself.
#[island]
pub fn AttendanceSaver(
    /// Id of the form with the grid.
    form: String,
    /// Where marks are sent.
    address: String,
    /// Where one signs in.
    sign_in: String,
    /// At how many sessions one has to be to complete.
    enough: u32,
    /// What is said.
    words: GridWords,
) -> impl IntoView {
    let awake = RwSignal::new(false);
    let (line, heard) = (RwSignal::new(Line::default()), RwSignal::new(String::new()));
    let (keys, link, then) = (words.keys.clone(), words.sign_in.clone(), words.signed_in.clone());
    Effect::new(move |_| {
        if Saver::wake(&form, address.clone(), words.clone(), enough, (line, heard)).is_some() {
            awake.set(true);
        }
    });
    let signed_in = move || !line.with(|line| line.sign_in);
    view! {
        <p class="save-line grid-status" role="status" data-state=move || line.with(|line| line.state) hidden=move || !awake.get()>
            <span>{move || line.with(|line| line.text.clone())}</span>
            <span hidden=signed_in>" "<a href=sign_in target="_blank" rel="noopener">{link}</a>" "{then}</span>
        </p>
        <p class="hidden-text" role="status">{heard}</p>
        <p class="soft small" id="grid-keys" hidden=move || !awake.get()>{keys}</p>
    }
}

//! A number and what it counts.

use super::opt_text::OptText;
use leptos::prelude::*;

/// A figure; its number is the link to the rows that give it. Several stand in a `<div class="figures">`.
///
/// ```text
/// <Figure number="1.104" words="lượt người dự hội nghị tuyên truyền" href="/bao-cao/dong?loai=…"/>
/// ```
#[component]
pub fn Figure(
    /// As written for the reader: `1.104`.
    #[prop(into)]
    number: String,
    /// What it counts, with the unit.
    #[prop(into)]
    words: String,
    /// The rows behind it.
    #[prop(into, optional)]
    href: OptText,
    /// A line more: a target, a warning.
    #[prop(into, optional)]
    note: OptText,
) -> impl IntoView {
    let said = words.clone();
    let number = match href.into_option() {
        Some(href) => {
            view! { <a href=href>{number}<span class="hidden-text">" "{said}</span></a> }.into_any()
        }
        None => number.into_any(),
    };
    view! {
        <div class="figure">
            <span class="figure-number">{number}</span>
            <span class="figure-words">{words}</span>
            {note.into_option().map(|note| view! { <span class="figure-note">{note}</span> })}
        </div>
    }
    .into_any()
}

//! So many of so many.

use super::tone::Tone;
use leptos::prelude::*;

/// Words with a bar under them: seats given, people who came. The bar only repeats the words.
///
/// ```text
/// <Meter value=42 of=50 words="42/50 chỗ"/>
/// ```
#[component]
pub fn Meter(
    /// How many.
    value: u32,
    /// Of how many; a bar for none of none is empty.
    of: u32,
    /// The same in words.
    #[prop(into)]
    words: String,
    /// Colour of the bar; the accent unless given.
    #[prop(optional)]
    tone: Option<Tone>,
) -> impl IntoView {
    // A width in per cent, whole: style attributes are forbidden by the page's policy, SVG's own attribute isn't.
    let share = if of == 0 { 0 } else { u64::from(value.min(of)) * 100 / u64::from(of) };
    let class = tone.map_or_else(|| "meter".to_owned(), |tone| format!("meter {}", tone.class()));
    view! {
        <span class=class>
            <span class="meter-words">{words}</span>
            <svg class="meter-bar" aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none">
                <rect width=share.to_string() height="6" />
            </svg>
        </span>
    }
    .into_any()
}

//! A day as a calendar leaf, at the left of a card.

use leptos::prelude::*;

/// Month above, day large, weekday below. A fuller wording stands in the card itself, so the leaf isn't read out.
///
/// ```text
/// <DateBlock month="Tháng 10" day="12–14" weekday="thứ hai"/>
/// ```
#[component]
pub fn DateBlock(
    /// “Tháng 10”.
    #[prop(into)]
    month: String,
    /// “12”, or “12–14” for several days.
    #[prop(into)]
    day: String,
    /// “thứ hai”, or “3 ngày”.
    #[prop(into)]
    weekday: String,
) -> impl IntoView {
    let class = match day.chars().count() {
        0..=2 => "date-block-day",
        3..=5 => "date-block-day is-range",
        _ => "date-block-day is-long",
    };
    view! {
        <div class="date-block" aria-hidden="true">
            <span class="date-block-month">{month}</span>
            <span class=class>{day}</span>
            <span class="date-block-weekday">{weekday}</span>
        </div>
    }
    .into_any()
}

//! A target and what has become of it, as a bar.

use leptos::prelude::*;

/// Words with a bar under them: what is done is filled, what is scheduled hatched, what is missing empty; a line stands where the target
/// is, if more is done than that. The bar only repeats the words, and is told apart without colour and on paper.
///
/// ```text
/// <ProgressBar id="lop-tinh" done=667 scheduled=250 target=1000 words="Đạt 66 %, tính cả lịch 91 %"/>
/// ```
#[component]
pub fn ProgressBar(
    /// One a page.
    #[prop(into)]
    id: String,
    /// What is done, in thousandths of the bar.
    done: u64,
    /// What is scheduled, behind it.
    scheduled: u64,
    /// Where the target stands; at the end, unless there is more.
    target: u64,
    /// The same in words.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    // Style attributes are forbidden by the page's policy, SVG's own attributes aren't; and unlike backgrounds they are printed.
    let percent = |n: u64| format!("{}.{}%", n / 10, n % 10);
    let hatch = format!("{id}-hatch");
    let fill = format!("url(#{hatch})");
    let line = (target < 1000).then(|| {
        let at = percent(target);
        view! { <line class="progress-target" x1=at.clone() x2=at y1="0" y2="100%" /> }
    });
    view! {
        <span class="progress">
            <span class="progress-words">{words}</span>
            <svg class="progress-bar" aria-hidden="true" width="100%" height="14">
                <defs>
                    <pattern id=hatch width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <line class="progress-hatch" x1="0" y1="0" x2="0" y2="5" />
                    </pattern>
                </defs>
                <rect class="progress-scheduled" x=percent(done) width=percent(scheduled) height="100%" fill=fill />
                <rect class="progress-done" width=percent(done) height="100%" />
                {line}
            </svg>
        </span>
    }
    .into_any()
}

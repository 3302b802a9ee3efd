//! A state in a word.

use super::tone::Tone;
use leptos::prelude::*;

/// A state: “Đã xác nhận”, “Chờ duyệt”, “Trùng phòng”. The word is enough; the tone repeats it.
///
/// ```text
/// <Badge tone=Tone::Wait>"Danh sách chờ · thứ 3"</Badge>
/// ```
#[component]
pub fn Badge(
    /// How it is meant.
    #[prop(optional)]
    tone: Tone,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.class())>{children()}</span> }.into_any()
}

//! Where we are in a linear way.

use super::icon::{Icon, Sign};
use super::words::words;
use leptos::prelude::*;

/// The steps of a linear way (import, registration), the current one by its place from 0. On phones only its name is seen.
///
/// ```text
/// <Steps names=vec!["Tệp".into(), "Cột".into(), "Kiểm tra".into(), "Xong".into()] current=2/>
/// ```
#[component]
pub fn Steps(
    /// Their names.
    names: Vec<String>,
    /// Place of the current one; one past the last when all are done.
    current: usize,
) -> impl IntoView {
    let steps = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            let (class, here, said) = match index.cmp(&current) {
                std::cmp::Ordering::Less => ("step is-done", None, Some(words().step_done)),
                std::cmp::Ordering::Equal => ("step", Some("step"), Some(words().step_now)),
                std::cmp::Ordering::Greater => ("step", None, None),
            };
            let done = (index < current).then(|| view! { <Icon sign=Sign::Check /> });
            let said = said.map(|said| view! { <span class="hidden-text">", "{said}</span> });
            view! {
                <li class=class aria-current=here>
                    <span class="step-mark" aria-hidden="true">{done}</span>
                    <span class="step-name">{name}{said}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="steps">{steps}</ol> }.into_any()
}

//! Nothing here, and why: three different states, never one.

use super::icon::{Icon, Sign};
use leptos::prelude::*;

/// Why there is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empty {
    /// Nothing has been made yet: what this is, and one primary action.
    Nothing,
    /// Nothing matches: a link that clears the filters.
    NoMatch,
    /// No right to see it: whom to ask.
    NoRight,
}

/// In place of a list that is empty.
///
/// ```text
/// <EmptyState kind=Empty::NoMatch title="Không có hoạt động nào khớp" text="Thử bỏ bớt điều kiện lọc.">
///     <ButtonLink href="?" look=Look::Secondary>"Xóa bộ lọc"</ButtonLink>
/// </EmptyState>
/// ```
#[component]
pub fn EmptyState(
    /// Why there is nothing.
    kind: Empty,
    /// One short sentence.
    #[prop(into)]
    title: String,
    /// What this is, what to try, whom to ask.
    #[prop(into)]
    text: String,
    /// What can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, sign) = match kind {
        Empty::Nothing => ("empty", Sign::Folder),
        Empty::NoMatch => ("empty empty-no-match", Sign::Search),
        Empty::NoRight => ("empty empty-no-right", Sign::Lock),
    };
    view! {
        <div class=class>
            <Icon sign />
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
    .into_any()
}

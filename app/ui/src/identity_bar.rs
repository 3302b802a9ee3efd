//! Which activity this is, at the top of each of its pages.

use leptos::prelude::*;

/// Title and state, then the facts one always wants: dates, place, seats. Under it stands the [`super::SubNav`].
///
/// ```text
/// <IdentityBar title="Tập huấn nghiệp vụ …" state=view! { <Badge tone=Tone::Ok>"Đang nhận đăng ký"</Badge> }.into_any()
///     facts=vec!["12-14/10/2026".into_any(), view! { <Meter value=42 of=50 words="42/50 chỗ"/> }.into_any()]>
///     <ButtonLink href="…" look=Look::Secondary>"Sửa"</ButtonLink>
/// </IdentityBar>
/// ```
#[component]
pub fn IdentityBar(
    /// Name of the activity: the page's `<h1>`.
    #[prop(into)]
    title: String,
    /// A [`super::Badge`].
    state: AnyView,
    /// Short facts, side by side.
    facts: Vec<AnyView>,
    /// Buttons at the right.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let facts = facts.into_iter().map(|fact| view! { <li>{fact}</li> }).collect_view();
    view! {
        <div class="identity">
            <div class="stack-s">
                <div class="identity-title">
                    <h1>{title}</h1>
                    {state}
                </div>
                <ul class="identity-facts">{facts}</ul>
            </div>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
    .into_any()
}

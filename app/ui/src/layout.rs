//! What stands in `<body>`: head, main part, foot.

use super::site_header::{Area, SkipLink};
use domain::Lang;
use leptos::prelude::*;

/// Everything in `<body>`. Puts the language into the context for the components below, so build the page inside it
/// (children are made when the layout is), not before.
///
/// ```text
/// <Layout lang area=Area::Public header=view! { <SiteHeader …/> }.into_any() footer=view! { <SiteFooter …/> }.into_any()>
///     <PageHead title="Các lớp sắp mở"/> …
/// </Layout>
/// ```
#[component]
pub fn Layout(
    /// The page's language.
    lang: Lang,
    /// Public or staff: the measures.
    area: Area,
    /// A [`super::SiteHeader`].
    header: AnyView,
    /// A [`super::SiteFooter`].
    footer: AnyView,
    /// What stands in `<main>`.
    children: Children,
) -> impl IntoView {
    provide_context(lang);
    view! {
        <div class=format!("page {}", area.class())>
            <SkipLink />
            {header}
            <main class="main wrap" id="main" tabindex="-1">
                {children()}
            </main>
            {footer}
        </div>
    }
    .into_any()
}

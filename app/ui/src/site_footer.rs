//! The foot of every page: help in the same place everywhere, who runs this.

use super::site_header::NavLink;
use leptos::prelude::*;

/// Links (help first, always in the same order) and one line about the office.
///
/// ```text
/// <SiteFooter links=vec![NavLink::new("Trợ giúp", "/tro-giup")] about="Sở Nội vụ tỉnh Thái Nguyên · 0208 3855 000"/>
/// ```
#[component]
pub fn SiteFooter(
    /// Help, personal data, accessibility.
    links: Vec<NavLink>,
    /// Who runs this and how to reach them.
    #[prop(into)]
    about: String,
) -> impl IntoView {
    let links =
        links.into_iter().map(|link| view! { <li><a href=link.href>{link.label}</a></li> }).collect_view();
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <ul class="site-footer-links">{links}</ul>
                <p>{about}</p>
            </div>
        </footer>
    }
    .into_any()
}

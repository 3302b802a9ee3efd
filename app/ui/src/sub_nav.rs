//! The pages of one thing, as tabs that are links.

use leptos::prelude::*;

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    label: String,
    href: String,
    count: Option<String>,
}

impl Tab {
    /// A tab that leads there.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), count: None }
    }

    /// With the number of what is behind it.
    #[must_use]
    pub fn count(mut self, count: impl Into<String>) -> Self {
        self.count = Some(count.into());
        self
    }
}

/// Tabs as links: each a page of its own, the current one said.
///
/// ```text
/// <SubNav label="Trang của hoạt động" current="/hoat-dong/12/nguoi"
///     tabs=vec![Tab::new("Tổng quan", "/hoat-dong/12"), Tab::new("Danh sách", "/hoat-dong/12/nguoi").count("42")]/>
/// ```
#[component]
pub fn SubNav(
    /// Name of the row for those who hear the page.
    #[prop(into)]
    label: String,
    /// The tabs.
    tabs: Vec<Tab>,
    /// Address of the current one.
    #[prop(into)]
    current: String,
) -> impl IntoView {
    let tabs = tabs
        .into_iter()
        .map(|tab| {
            let here = (tab.href == current).then_some("page");
            let count = tab.count.map(|count| view! { <span class="sub-nav-count">{count}</span> });
            view! { <li><a href=tab.href aria-current=here>{tab.label}{count}</a></li> }
        })
        .collect_view();
    view! { <nav class="sub-nav" aria-label=label><ul class="sub-nav-list">{tabs}</ul></nav> }.into_any()
}

//! The top of a page: where we are, its heading, what it is for, what can be done with all of it.

use super::opt_text::OptText;
use super::said::take_said;
use super::words::words;
use leptos::prelude::*;

/// One step of the breadcrumb, the current page left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Its name.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl Crumb {
    /// A step with this name that leads there.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// Breadcrumb, then what must stand between (a banner *or* an error summary), then heading and lead.
///
/// ```text
/// <PageHead title="Học viên" lead="128 người của 14 đơn vị"
///     crumbs=vec![Crumb::new("Hoạt động", "/hoat-dong")]
///     notice=view! { <ErrorSummary errors/> }.into_any()>
///     <ButtonLink href="/nguoi/moi">"Thêm người"</ButtonLink>
/// </PageHead>
/// ```
#[component]
pub fn PageHead(
    /// The page's one `<h1>`.
    #[prop(into)]
    title: String,
    /// One sentence under it.
    #[prop(into, optional)]
    lead: OptText,
    /// The way back up.
    #[prop(optional)]
    crumbs: Vec<Crumb>,
    /// A [`super::Banner`] or an [`super::ErrorSummary`].
    #[prop(optional)]
    notice: Option<AnyView>,
    /// Buttons at the right.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let actions = children.map(|children| view! { <div class="actions">{children()}</div> });
    // One banner at most: what was just done comes before what was true all along.
    let notice = take_said().or(notice);
    let lead = lead.into_option().map(|lead| view! { <p class="lead">{lead}</p> });
    view! {
        <Breadcrumb crumbs />
        {notice}
        <div class="page-head">
            <div class="page-head-row">
                <h1>{title}</h1>
                {actions}
            </div>
            {lead}
        </div>
    }
    .into_any()
}

/// The way back up, for pages whose head is an [`super::IdentityBar`]. Nothing without steps.
///
/// ```text
/// <Breadcrumb crumbs=vec![Crumb::new("Hoạt động", "/hoat-dong")]/>
/// ```
#[component]
pub fn Breadcrumb(
    /// From the top down.
    crumbs: Vec<Crumb>,
) -> impl IntoView {
    if crumbs.is_empty() {
        return ().into_any();
    }
    let steps = crumbs
        .into_iter()
        .map(|crumb| view! { <li><a href=crumb.href>{crumb.label}</a></li> })
        .collect_view();
    view! {
        <nav class="crumbs" aria-label=words().breadcrumb>
            <ol class="crumbs-list">{steps}</ol>
        </nav>
    }
    .into_any()
}

//! The head of every page: wordmark, links, language, who is signed in.

use super::button::PostButton;
use super::icon::{Icon, Sign};
use super::logo::Logo;
use super::opt_text::OptText;
use super::words::{lang, lang_code, other, words};
use leptos::prelude::*;

/// On which side of the house a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Area {
    /// Where participants are: large and plain, on paper.
    #[default]
    Public,
    /// Where staff work: dense, on cloth.
    Staff,
    /// A page that is installed on a phone: nothing around it.
    Device,
}

impl Area {
    /// The class that sets the measures; the shell puts the same on `<body>`.
    pub fn class(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Staff => "staff",
            Self::Device => "public device",
        }
    }
}

/// One link of the header or the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavLink {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl NavLink {
    /// A link with these words.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// The first link of the page: past the head, to `<main id="main">`.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! { <a class="skip-link" href="#main">{words().skip}</a> }.into_any()
}

/// The head. On phones the links wait behind a button, opened by the platform (`popover`), without script.
///
/// ```text
/// <SiteHeader area=Area::Staff home="/lam-viec" office="Sở Nội vụ tỉnh Thái Nguyên" links current="/hoat-dong"
///     switch="/hoat-dong?lang=en" who="Trần Thị Lan" sign_out="/dang-xuat"/>
/// ```
#[component]
pub fn SiteHeader(
    /// Public or staff.
    area: Area,
    /// Where the wordmark leads.
    #[prop(into)]
    home: String,
    /// The issuing office, beside the wordmark.
    #[prop(into, optional)]
    office: OptText,
    /// The links.
    links: Vec<NavLink>,
    /// Address of the link whose part of the house this is.
    #[prop(into, optional)]
    current: String,
    /// The same page and query in the other language.
    #[prop(into)]
    switch: String,
    /// Who is signed in.
    #[prop(into, optional)]
    who: OptText,
    /// Where the sign-out form is sent; no button without it.
    #[prop(into, optional)]
    sign_out: OptText,
    /// Id of the links; two headers on one page need two.
    #[prop(into, default = "menu".to_owned())]
    menu_id: String,
) -> impl IntoView {
    let language = other(lang());
    let code = lang_code(language);
    let office = office.into_option().map(|office| view! { <span class="brand-office">{office}</span> });
    let opens = menu_id.clone();
    let has_menu = !links.is_empty() || sign_out.is_some();
    let menu = has_menu.then(|| view! { <Menu links current who sign_out id=menu_id /> });
    let button = has_menu.then(|| {
        view! {
            <button class="menu-button" type="button" popovertarget=opens>
                <Icon sign=Sign::Menu />
                {words().menu}
            </button>
        }
    });
    view! {
        <header class=format!("site-header site-header-{}", area.class())>
            <div class="band"></div>
            <div class="wrap site-header-in">
                <a class="brand" href=home><Logo />{office}</a>
                {menu}
                <div class="site-tools">
                    <a href=switch lang=code hreflang=code>{words().other_language}</a>
                    {button}
                </div>
            </div>
        </header>
    }
    .into_any()
}

/// Links, name and sign-out: side by side where there is room, else one below the other in the popover.
#[component]
fn Menu(links: Vec<NavLink>, current: String, who: OptText, sign_out: OptText, id: String) -> impl IntoView {
    let links = links
        .into_iter()
        .map(|link| {
            let here = (link.href == current).then_some("true");
            view! { <li><a href=link.href aria-current=here>{link.label}</a></li> }
        })
        .collect_view();
    let who = who.into_option().map(|who| view! { <span class="site-who">{who}</span> });
    let sign_out = sign_out
        .into_option()
        .map(|action| view! { <PostButton action look=super::Look::Quiet>{words().sign_out}</PostButton> });
    let closes = id.clone();
    view! {
        <div class="site-menu" id=id popover="auto">
            <button class="menu-close" type="button" popovertarget=closes>
                <Icon sign=Sign::Cross />
                {words().close}
            </button>
            <nav class="site-nav" aria-label=words().main_nav>
                <ul class="site-nav-list">{links}</ul>
            </nav>
            <div class="site-account">{who}{sign_out}</div>
        </div>
    }
    .into_any()
}

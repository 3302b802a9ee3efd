//! Filters: a GET form, and the chosen ones as chips that take themselves away.

use super::button::{Button, Look};
use super::icon::{Icon, Sign};
use super::printed::tell_filter;
use super::words::words;
use leptos::prelude::*;

/// A chosen filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// What is chosen: “Hội thảo”, “Từ 1/10/2026”.
    pub label: String,
    /// The same list without it.
    pub href: String,
}

impl Chip {
    /// A chip that leads to the list without it.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// What the button of the filters says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FilterAct {
    /// Beside a search field.
    #[default]
    Find,
    /// Beside days and lists to choose from.
    Apply,
}

/// Whether the other filters stand open on a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Folded {
    /// They wait behind a button.
    #[default]
    Closed,
    /// One of them is set, or wrong.
    Open,
}

/// The search field is always seen; the other filters open on phones and stand open where there is room.
///
/// ```text
/// <FilterBar action="/hoat-dong" chips clear="/hoat-dong"
///     first=view! { <Field name="q" label="Tìm" kind=Kind::Search value=q/> }.into_any()>
///     <Select name="kind" label="Loại hoạt động" blank="Tất cả" choices value=kind/>
/// </FilterBar>
/// ```
#[component]
pub fn FilterBar(
    /// Address of the list.
    #[prop(into)]
    action: String,
    /// The field that everybody uses.
    first: AnyView,
    /// What is chosen.
    #[prop(optional)]
    chips: Vec<Chip>,
    /// The list with nothing chosen.
    #[prop(into, optional)]
    clear: String,
    /// Whether the other filters stand open on a phone.
    #[prop(optional)]
    folded: Folded,
    /// What the button says.
    #[prop(optional)]
    act: FilterAct,
    /// The other filters.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let more = children.map(|children| {
        view! {
            <details class="filter-more" open=folded == Folded::Open>
                <summary><Icon sign=Sign::Filter />{words().filters}</summary>
                <div class="filter-fields">{children()}</div>
            </details>
        }
    });
    view! {
        <form class="filter" method="get" action=action role="search">
            <div class="filter-first">
                {first}
                <Button look=Look::Secondary>{match act { FilterAct::Find => words().find, FilterAct::Apply => words().apply }}</Button>
            </div>
            {more}
        </form>
        <Chips chips clear />
    }
    .into_any()
}

/// The chosen filters, above the results. Nothing when nothing is chosen.
#[component]
fn Chips(chips: Vec<Chip>, clear: String) -> impl IntoView {
    if chips.is_empty() {
        return ().into_any();
    }
    chips.iter().for_each(|chip| tell_filter(chip.label.clone()));
    let chips = chips
        .into_iter()
        .map(|chip| {
            view! {
                <li>
                    <a class="chip" href=chip.href>
                        <span class="hidden-text">{words().remove_filter}" "</span>
                        {chip.label}
                        <Icon sign=Sign::Cross />
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="chips">
            <li class="soft small">{words().filtering}</li>
            {chips}
            <li><a class="chip-clear small" href=clear>{words().clear_filters}</a></li>
        </ul>
    }
    .into_any()
}

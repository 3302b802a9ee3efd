//! Filters: a GET form, and the chosen ones as chips that take themselves away. Or the same as buttons of a form whose ticks go along.

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
    let more = more(children, folded);
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

fn more(children: Option<Children>, folded: Folded) -> Option<AnyView> {
    let children = children?;
    let more = view! {
        <details class="filter-more" open=folded == Folded::Open>
            <summary><Icon sign=Sign::Filter />{words().filters}</summary>
            <div class="filter-fields">{children()}</div>
        </details>
    };
    Some(more.into_any())
}

/// The filters of a list on which somebody ticks rows: everything is a button of the form around it, sent as `step`, so that the ticks
/// go along. `search` looks again; a chip sends its own [`Chip::href`]. Its fields need names that the form's own filters don't have.
///
/// ```text
/// <FilterButtons chips clear="bo-loc" first=view! { <Field name="tim-q" label="Tìm" kind=Kind::Search value=q/> }.into_any()>
///     <Select name="tim-don-vi" label="Đơn vị" blank="Tất cả" choices value=unit/>
/// </FilterButtons>
/// ```
#[component]
pub fn FilterButtons(
    /// The field that everybody uses.
    first: AnyView,
    /// What is chosen, each with the step that takes it away.
    #[prop(optional)]
    chips: Vec<Chip>,
    /// The step that takes all away.
    #[prop(into)]
    clear: String,
    /// The other filters.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let step = |value: String, class: &'static str, words: AnyView| {
        view! { <li><button class=class type="submit" name="step" value=value>{words}</button></li> }
    };
    chips.iter().for_each(|chip| tell_filter(chip.label.clone()));
    let chips = (!chips.is_empty()).then(|| {
        let chips = chips.into_iter().map(|chip| {
            let words = view! { <span class="hidden-text">{words().remove_filter}" "</span>{chip.label}<Icon sign=Sign::Cross /> };
            step(chip.href, "chip", words.into_any())
        });
        view! {
            <ul class="chips">
                <li class="soft small">{words().filtering}</li>
                {chips.collect_view()}
                {step(clear, "chip-clear small", words().clear_filters.into_any())}
            </ul>
        }
    });
    view! {
        <div class="filter" role="search">
            <div class="filter-first">
                {first}
                <Button name="step" value="search" look=Look::Secondary>{words().find}</Button>
            </div>
            {more(children, Folded::Closed)}
        </div>
        {chips}
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

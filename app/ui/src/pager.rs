//! Pages of a list, as links; or as buttons, where a form with ticks goes along.

use super::icon::{Icon, Sign};
use super::opt_text::OptText;
use super::printed::tell_filter;
use super::words::words;
use leptos::prelude::*;

/// The pages that are named: the first, the last, the current and its neighbours; a gap where some are left out.
fn named(page: u32, pages: u32) -> Vec<Option<u32>> {
    let near = |number: &u32| *number == 1 || *number == pages || number.abs_diff(page) <= 1;
    let mut shown: Vec<Option<u32>> = Vec::new();
    let mut last = 0;
    for number in (1..=pages).filter(near) {
        match number - last {
            1 => {}
            // A gap of one page is no shorter than the page
            2 => shown.push(Some(number - 1)),
            _ => shown.push(None),
        }
        shown.push(Some(number));
        last = number;
    }
    shown
}

/// Links to the pages of a list; nothing when there is only one.
///
/// ```text
/// <Pager page=2 pages=13 count="Từ 26 đến 50 trong 312 người" href=move |page| format!("?q=an&page={page}")/>
/// ```
#[component]
pub fn Pager(
    /// The current page, from 1.
    page: u32,
    /// How many there are.
    pages: u32,
    /// Address of a page, with all that the list is filtered and sorted by.
    href: impl Fn(u32) -> String + 'static,
    /// Which rows are shown, of how many.
    #[prop(into, optional)]
    count: OptText,
) -> impl IntoView {
    let at = move |step: Step, words: AnyView| {
        view! { <a rel=step.rel href=href(step.number) aria-current=step.current aria-label=step.name>{words}</a> }
            .into_any()
    };
    view(page, pages, &at, count.into_option())
}

/// The same as buttons of the form that they stand in: what was ticked goes along to the other page, with a script or without. The
/// form is sent with `step` and the page's number after `trang-`.
///
/// ```text
/// <PagerButtons page=2 pages=13/>
/// ```
#[component]
pub fn PagerButtons(
    /// The current page, from 1.
    page: u32,
    /// How many there are.
    pages: u32,
) -> impl IntoView {
    let at = |step: Step, words: AnyView| {
        let value = format!("trang-{}", step.number);
        view! {
            <button type="submit" name="step" value=value aria-current=step.current aria-label=step.name>{words}</button>
        }
        .into_any()
    };
    view(page, pages, &at, None)
}

/// A way to a page.
struct Step {
    number: u32,
    rel: Option<&'static str>,
    current: Option<&'static str>,
    name: Option<String>,
}

impl Step {
    fn beside(number: u32, rel: &'static str) -> Self {
        Self { number, rel: Some(rel), current: None, name: None }
    }
}

type At<'a> = &'a dyn Fn(Step, AnyView) -> AnyView;

fn view(page: u32, pages: u32, at: At<'_>, count: Option<String>) -> AnyView {
    if pages < 2 {
        return ().into_any();
    }
    tell_filter(format!("{} {page}/{pages}", words().page));
    let links = named(page, pages).into_iter().map(|number| link(number, page, at)).collect_view();
    let previous = (page > 1).then(|| {
        let words = view! { <Icon sign=Sign::Left />{words().previous} }.into_any();
        view! { <li>{at(Step::beside(page - 1, "prev"), words)}</li> }
    });
    let next = (page < pages).then(|| {
        let words = view! { {words().next}<Icon sign=Sign::Right /> }.into_any();
        view! { <li>{at(Step::beside(page + 1, "next"), words)}</li> }
    });
    view! {
        <nav class="pager" aria-label=words().pages>
            {count.map(|count| view! { <span class="pager-count">{count}</span> })}
            <ol class="pager-list">{previous}{links}{next}</ol>
        </nav>
    }
    .into_any()
}

fn link(number: Option<u32>, page: u32, at: At<'_>) -> AnyView {
    let Some(number) = number else {
        return view! { <li class="pager-far"><span class="pager-gap">"…"</span></li> }.into_any();
    };
    let current = (number == page).then_some("page");
    let class = (number != page).then_some("pager-far");
    let name = Some(format!("{} {number}", words().page));
    let link = at(Step { number, rel: None, current, name }, number.to_string().into_any());
    view! { <li class=class>{link}</li> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn ends_and_neighbours_are_named_and_the_rest_is_a_gap() {
        let gap = None;
        assert_eq!(named(6, 13), [Some(1), gap, Some(5), Some(6), Some(7), gap, Some(13)]);
    }

    #[test]
    fn a_gap_of_one_page_is_that_page() {
        assert_eq!(named(4, 7), (1..=7).map(Some).collect::<Vec<_>>());
        assert_eq!(named(1, 3), [Some(1), Some(2), Some(3)]);
    }
}

//! What the three lists share: filters, the table or why there is none, the pager.

use axum::http::StatusCode;
use domain::{Lang, numbers::whole};
use leptos::prelude::*;
use services::Paged;
use ui::{Area, ButtonLink, Empty, EmptyState, Icon, Look, PageHead, Pager, Sign};

use crate::{
    language::in_language,
    page_error::PageResult,
    pages::communications::{
        filters::Narrowing,
        frame::{Acts, Part, Top, frame},
        words as t,
    },
    visit::Staff,
};

/// A list; `table` makes the rows found into a table.
pub(crate) fn list<T>(
    lang: Lang,
    part: Part,
    acts: Acts,
    narrowing: Narrowing,
    found: Paged<T>,
    table: impl FnOnce(Vec<T>, u64) -> AnyView,
) -> AnyView {
    let (page, pages, total) = (whole(found.paging.page), whole(found.pages()), found.total);
    let bar = narrowing.view(lang, part);
    let add = || {
        (acts == Acts::Offered).then(|| {
            view! { <ButtonLink href=in_language(lang, &part.new_path())><Icon sign=Sign::Plus/>{part.add(lang)}</ButtonLink> }
                .into_any()
        })
    };
    let nothing_yet = found.rows.is_empty() && narrowing.chips(lang, part).is_empty();
    let rows = if nothing_yet {
        nothing(lang, part, add())
    } else if !found.rows.is_empty() {
        table(found.rows, total)
    } else {
        view! {
            <EmptyState kind=Empty::NoMatch title=t::no_match(lang) text=t::no_match_text(lang)>
                <ButtonLink href=in_language(lang, part.path()) look=Look::Secondary>{t::clear(lang)}</ButtonLink>
            </EmptyState>
        }
        .into_any()
    };
    let href = move |n: u32| narrowing.filters.page_href(lang, part, n);
    // One primary button a page: an empty list has it in its middle.
    let actions = if nothing_yet { None } else { add() };
    let top = Top { title: part.name(lang).into(), actions, ..Top::default() };
    frame(lang, part, top, view! { {bar}{rows}<Pager page pages href/> }.into_any())
}

fn nothing(lang: Lang, part: Part, add: Option<AnyView>) -> AnyView {
    let (title, text) = match part {
        Part::Materials => (t::no_materials(lang), t::no_materials_text(lang)),
        Part::Media => (t::no_media(lang), t::no_media_text(lang)),
        Part::Broadcasts => (t::no_broadcasts(lang), t::no_broadcasts_text(lang)),
    };
    view! { <EmptyState kind=Empty::Nothing title text>{add}</EmptyState> }.into_any()
}

/// The page instead of a list that could not be loaded; somebody without the right is told whom to ask.
pub(crate) fn not_loaded(staff: &Staff, part: Part, error: services::Error) -> PageResult {
    if !matches!(error, services::Error::Forbidden) {
        return Err(error.into());
    }
    let lang = staff.lang;
    let title = part.name(lang);
    Ok(staff.render(StatusCode::FORBIDDEN, Area::Staff, title, move || {
        view! {
            <PageHead title/>
            <EmptyState kind=Empty::NoRight title=t::no_right(lang) text=t::no_right_text(lang)/>
        }
    }))
}

/// A number of pieces; more may have gone out by an imported list than were made.
pub(crate) fn pieces(lang: Lang, n: i64) -> String {
    let digits = domain::numbers::number_in(lang, n.unsigned_abs());
    if n < 0 { format!("−{digits}") } else { digits }
}

/// The link to the form that corrects a row.
pub(crate) fn edit_link(lang: Lang, href: String, what: String) -> AnyView {
    view! { <a href=in_language(lang, &href)>{t::edit(lang)}<span class="hidden-text">" "{what}</span></a>" " }
        .into_any()
}

/// The link that asks whether a row should go; `what` tells those who hear the page which row.
pub(crate) fn remove_link(lang: Lang, href: String, what: String) -> AnyView {
    view! { <a href=in_language(lang, &href)>{t::remove(lang)}<span class="hidden-text">" "{what}</span></a> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn pieces_are_written_with_dots_and_a_minus_of_full_width() {
        assert_eq!([20_000, 0, -1_500].map(|n| pieces(domain::Lang::Vi, n)), ["20.000", "0", "−1.500"]);
    }
}

//! What the three lists share: filters, the table or why there is none, the pager.

use axum::http::StatusCode;
use domain::Lang;
use leptos::prelude::*;
use services::Paged;
use ui::{Area, ButtonLink, Empty, EmptyState, Icon, Look, PageHead, Sign};

use crate::{
    language::in_language,
    list::{Why, rows},
    page_error::PageResult,
    pages::communications::{
        filters::Narrowing,
        frame::{Acts, Part, Top, frame},
        words as t,
    },
    sheet,
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
    let bar = narrowing.view(lang, part);
    let add = (acts == Acts::Offered).then(|| {
        view! { <ButtonLink href=in_language(lang, &part.new_path())><Icon sign=Sign::Plus/>{part.add(lang)}</ButtonLink> }
            .into_any()
    });
    let narrowed = !narrowing.chips(lang, part).is_empty();
    // One primary button a page: an empty list has it in its middle.
    let (why, actions) = match (narrowed, found.rows.is_empty()) {
        (true, _) => (no_match(lang, part), add),
        (false, true) => (nothing(lang, part).with(add), None),
        (false, false) => (nothing(lang, part), add),
    };
    let files = sheet::links(lang, &narrowing.filters.first_href(lang, part));
    let href = move |n: u32| narrowing.filters.page_href(lang, part, n);
    let top = Top { title: part.name(lang).into(), actions, ..Top::default() };
    frame(lang, part, top, view! { {bar}{rows(found, why, table, href)}{files} }.into_any())
}

fn nothing(lang: Lang, part: Part) -> Why {
    match part {
        Part::Materials => Why::nothing(t::no_materials(lang), t::no_materials_text(lang)),
        Part::Media => Why::nothing(t::no_media(lang), t::no_media_text(lang)),
        Part::Broadcasts => Why::nothing(t::no_broadcasts(lang), t::no_broadcasts_text(lang)),
    }
}

fn no_match(lang: Lang, part: Part) -> Why {
    let all = in_language(lang, part.path());
    let clear = view! { <ButtonLink href=all look=Look::Secondary>{t::clear(lang)}</ButtonLink> }.into_any();
    Why::no_match(t::no_match(lang), t::no_match_text(lang)).with(Some(clear))
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

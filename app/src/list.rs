//! A list, a page at a time: its address with what narrows it, the chips that take that away, its rows or why there are none, and its
//! other pages.

use domain::{Lang, Word, numbers::whole};
use leptos::prelude::*;
use serde::Serialize;
use services::{Paged, Paging};
use ui::{Chip, Empty, EmptyState, Pager};

use crate::language::in_language;

/// The page that an address asks for, from 1; the first where it asks for none.
pub(crate) fn page_of(asked: &str) -> u64 {
    asked.parse().unwrap_or(1)
}

/// The page of fifty rows that an address asks for.
pub(crate) fn paging(asked: &str) -> Paging {
    Paging::page(page_of(asked))
}

/// The address of the list at `path`, which has no language yet, with these filters.
pub(crate) fn href(lang: Lang, path: &str, filters: &impl Serialize) -> String {
    let query = serde_html_form::to_string(filters).unwrap_or_default();
    let path = in_language(lang, path);
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// A filter: what its chip says where it is set, and how it is taken away.
pub(crate) type Narrowed<F> = (Option<String>, fn(&mut F));

/// A chip for each filter that is set; it leads to the list without it. `first` are the filters on the first page.
pub(crate) fn chips<F: Clone + Serialize>(
    lang: Lang,
    path: &str,
    first: &F,
    all: impl IntoIterator<Item = Narrowed<F>>,
) -> Vec<Chip> {
    let chip = |(label, take_away): Narrowed<F>| {
        let mut rest = first.clone();
        take_away(&mut rest);
        Some(Chip::new(label?, href(lang, path, &rest)))
    };
    all.into_iter().filter_map(chip).collect()
}

/// Words that are searched for, as a chip says them.
pub(crate) fn searched(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| format!("“{words}”"))
}

/// A word of a closed list, as a chip says it.
pub(crate) fn said<T: Word>(lang: Lang, code: &str) -> Option<String> {
    T::parse(code).map(|word| word.name(lang).to_owned())
}

/// Why a list has no rows.
pub(crate) struct Why {
    kind: Empty,
    title: &'static str,
    text: &'static str,
    act: Option<AnyView>,
}

impl Why {
    /// There is nothing yet.
    pub(crate) fn nothing(title: &'static str, text: &'static str) -> Self {
        Self { kind: Empty::Nothing, title, text, act: None }
    }

    /// The filters let nothing through.
    pub(crate) fn no_match(title: &'static str, text: &'static str) -> Self {
        Self { kind: Empty::NoMatch, title, text, act: None }
    }

    /// What can be done about it.
    pub(crate) fn with(self, act: Option<AnyView>) -> Self {
        Self { act, ..self }
    }

    /// In place of the list.
    pub(crate) fn view(self) -> AnyView {
        let Self { kind, title, text, act } = self;
        match act {
            Some(act) => view! { <EmptyState kind title text>{act}</EmptyState> }.into_any(),
            None => view! { <EmptyState kind title text/> }.into_any(),
        }
    }
}

/// The rows of a page, which `table` lays out with the number of all, or why there are none; and the way to the other pages.
pub(crate) fn rows<T>(
    found: Paged<T>,
    why: Why,
    table: impl FnOnce(Vec<T>, u64) -> AnyView,
    href: impl Fn(u32) -> String + Send + 'static,
) -> AnyView {
    let (page, pages) = (whole(found.paging.page), whole(found.pages()));
    let rows = if found.rows.is_empty() { why.view() } else { table(found.rows, found.total) };
    view! { {rows}<Pager page pages href/> }.into_any()
}

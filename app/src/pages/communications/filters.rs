//! What a list is narrowed to: a year, a kind.

use domain::{Lang, Period, Word};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::{Chip, Choice, FilterAct, FilterBar, Select};

use crate::{
    language::in_language,
    list::{Narrowed, chips, href, paging},
    pages::communications::{frame::Part, words as t},
};

/// The filters, as they stand in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    nam: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    loai: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    trang: String,
}

impl Filters {
    /// The year that is asked for, if it is one.
    pub(crate) fn year(&self) -> Option<i32> {
        self.nam.parse().ok().filter(|year| (1..=9999).contains(year) && Period::year(*year).is_some())
    }

    /// The kind that is asked for, if it is one.
    pub(crate) fn kind<T: Word>(&self) -> Option<T> {
        T::parse(&self.loai)
    }

    /// The page that is asked for.
    pub(crate) fn paging(&self) -> services::Paging {
        paging(&self.trang)
    }

    /// The address of another page of the same list.
    pub(crate) fn page_href(&self, lang: Lang, part: Part, page: u32) -> String {
        Self { trang: page.to_string(), ..self.clone() }.href(lang, part)
    }

    /// The address of the whole list, from its first page.
    pub(crate) fn first_href(&self, lang: Lang, part: Part) -> String {
        Self { trang: String::new(), ..self.clone() }.href(lang, part)
    }

    fn href(&self, lang: Lang, part: Part) -> String {
        href(lang, part.path(), self)
    }
}

/// The filters with what there is to choose from.
#[derive(Debug, Clone)]
pub(crate) struct Narrowing {
    /// What is asked for.
    pub filters: Filters,
    /// The years that have rows, the latest first.
    pub years: Vec<i32>,
    /// The kinds; none where rows have no kind.
    pub kinds: Vec<Choice>,
}

impl Narrowing {
    /// What takes each filter away.
    pub(crate) fn chips(&self, lang: Lang, part: Part) -> Vec<Chip> {
        let kind = self.kinds.iter().find(|kind| kind.value == self.filters.loai);
        let all: [Narrowed<Filters>; 2] = [
            (self.filters.year().map(|year| t::of_year(lang, year)), |filters| filters.nam.clear()),
            (kind.map(|kind| kind.label.clone()), |filters| filters.loai.clear()),
        ];
        chips(lang, part.path(), &Filters { trang: String::new(), ..self.filters.clone() }, all)
    }

    /// The form and the chips.
    pub(crate) fn view(&self, lang: Lang, part: Part) -> AnyView {
        let Self { filters, years, kinds } = self;
        // A year without rows that somebody asked for stays chosen, too.
        let asked = filters.year().filter(|year| !years.contains(year));
        let years = asked.iter().chain(years).map(|year| Choice::new(year.to_string(), year.to_string()));
        let (action, chips) = (in_language(lang, part.path()), self.chips(lang, part));
        let kind = (!kinds.is_empty()).then(|| {
            view! { <Select name="loai" label=t::kind(lang) blank=t::all(lang) value=filters.loai.clone() choices=kinds.clone()/> }
        });
        let first = view! {
            <Select name="nam" label=t::year(lang) blank=t::all(lang) value=filters.nam.clone() choices=years.collect()/>
            {kind}
        };
        view! { <FilterBar action=action.clone() first=first.into_any() chips clear=action act=FilterAct::Apply/> }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::choices;
    use domain::MaterialKind;

    #[test]
    fn a_chip_takes_its_own_filter_away_and_the_page_with_it() {
        let filters = Filters { nam: "2023".into(), loai: "panel".into(), trang: "2".into() };
        let narrowing = Narrowing { filters, years: vec![2023], kinds: choices::<MaterialKind>(Lang::Vi) };
        let chips = narrowing.chips(Lang::Vi, Part::Materials);
        let hrefs: Vec<&str> = chips.iter().map(|chip| chip.href.as_str()).collect();
        assert_eq!(hrefs, ["/quan-ly/an-pham?loai=panel", "/quan-ly/an-pham?nam=2023"]);
    }

    #[test]
    fn what_is_no_year_and_no_kind_narrows_nothing() {
        for nam in ["", "abc", "0", "99999", "-1"] {
            let filters = Filters { nam: nam.into(), loai: "poster".into(), ..Filters::default() };
            assert_eq!((filters.year(), filters.kind::<MaterialKind>()), (None, None), "{nam}");
            let narrowing = Narrowing { filters, years: vec![], kinds: choices::<MaterialKind>(Lang::Vi) };
            assert!(narrowing.chips(Lang::Vi, Part::Materials).is_empty());
        }
    }
}

//! A list of venues or of trainers that is searched by words: its address, and the chip that takes the words away.

use domain::Lang;
use serde::{Deserialize, Serialize};
use ui::Chip;

use crate::{
    list::{self, Narrowed, chips, searched},
    pages::schedule::frame::Part,
};

/// The words and the page, as they stand in the address.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Searched {
    /// The words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// The page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub trang: String,
}

impl Searched {
    /// The same on another page; the first one where it is empty.
    pub(crate) fn on_page(&self, page: &str) -> Self {
        Self { trang: page.to_owned(), q: self.q.clone() }
    }

    /// The address of the list.
    pub(crate) fn href(&self, lang: Lang, part: Part) -> String {
        list::href(lang, part.path(), self)
    }

    /// What takes the words away.
    pub(crate) fn chips(&self, lang: Lang, part: Part) -> Vec<Chip> {
        let all: [Narrowed<Self>; 1] = [(searched(&self.q), |filters| filters.q.clear())];
        chips(lang, part.path(), &self.on_page(""), all)
    }
}

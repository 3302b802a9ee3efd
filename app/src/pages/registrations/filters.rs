//! What narrows the list of an activity.

use domain::{Lang, RegistrationState, Word, text};
use serde::{Deserialize, Serialize};
use services::registrations::ListEntry;
use ui::Chip;

use crate::{
    list::{Narrowed, chips, said, searched},
    pages::activities::workspace::{WorkTab, path_of},
};

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    #[serde(rename = "trang-thai", skip_serializing_if = "String::is_empty")]
    pub trang_thai: String,
    /// The numbers of those about whom something was just decided, `12-15-19`: their names are said above the list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub vua: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub trang: String,
}

impl Filters {
    /// Whether somebody is shown.
    pub(crate) fn lets(&self, entry: &ListEntry) -> bool {
        let state = RegistrationState::parse(&self.trang_thai);
        let searched = format!("{} {}", entry.person.fold, text::fold(&entry.unit_name));
        state.is_none_or(|state| *entry.registration.state == state)
            && text::search_words(&self.q).iter().all(|word| searched.contains(word.as_str()))
    }

    /// The list with these filters, without the language.
    pub(crate) fn path(&self, code: &str) -> String {
        let path = path_of(code, WorkTab::People);
        match serde_html_form::to_string(self) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path,
        }
    }

    /// What takes each filter away.
    pub(crate) fn chips(&self, lang: Lang, code: &str) -> Vec<Chip> {
        let all: [Narrowed<Self>; 2] = [
            (searched(&self.q), |filters| filters.q.clear()),
            (said::<RegistrationState>(lang, &self.trang_thai), |filters| filters.trang_thai.clear()),
        ];
        let first = Self { trang: String::new(), ..self.clone() };
        chips(lang, &path_of(code, WorkTab::People), &first, all)
    }
}

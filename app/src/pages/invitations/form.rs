//! Whom an organizer ticks, over all pages of the list.

use serde::{Deserialize, Serialize};

use crate::pages::people::list::Filters;

/// What was chosen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub chosen: Vec<String>,
    /// `yes`: everybody whom the filters find, on whichever page.
    pub all: String,
    pub answer_by: String,
    /// Why those come in who don’t meet what is asked for.
    pub overrule: String,
    pub key: String,
    pub step: String,
    /// `co`: also those of an activity that is over are told.
    pub bao: String,
    pub q: String,
    #[serde(rename = "don-vi")]
    pub don_vi: String,
    pub them: String,
    pub trang: String,
    /// What is to be looked for next; the filters above are those that the page was made with.
    #[serde(rename = "tim-q")]
    pub tim_q: String,
    #[serde(rename = "tim-don-vi")]
    pub tim_don_vi: String,
    #[serde(rename = "tim-them")]
    pub tim_them: String,
}

/// What goes along to another page of the list.
#[derive(Serialize)]
pub(crate) struct Along<'a> {
    #[serde(flatten)]
    pub filters: Filters,
    pub chosen: &'a [String],
    #[serde(skip_serializing_if = "str::is_empty")]
    pub answer_by: &'a str,
}

impl Typed {
    /// The filters that a press of the search, a chip or the pager asks for, none where something else was pressed.
    pub(crate) fn looks_at(&self) -> Option<Filters> {
        let asked = Filters {
            q: self.tim_q.clone(),
            don_vi: self.tim_don_vi.clone(),
            them: self.tim_them.clone(),
            ..Filters::default()
        };
        self.filters().after(&self.step, asked)
    }

    /// The filters that the page was made with.
    pub(crate) fn filters(&self) -> Filters {
        Filters {
            q: self.q.clone(),
            don_vi: self.don_vi.clone(),
            them: self.them.clone(),
            trang: self.trang.clone(),
            ..Filters::default()
        }
    }
}

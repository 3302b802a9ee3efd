//! How the schedule is shown, and around which day: all of it stands in the address.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use documents::dates;
use domain::{Lang, fields::read_date, label, local::month_of};
use serde::{Deserialize, Serialize};

use crate::{
    list,
    pages::schedule::{frame::Part, words as t},
};

/// How the schedule is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Day by day, four weeks.
    List,
    /// A week, day beside day.
    Week,
    /// A month.
    Month,
    /// A week, a row a room.
    Rooms,
    /// A week, a row a trainer.
    Trainers,
    /// A week, a row a unit.
    Units,
}

impl Shown {
    pub(crate) const ALL: [Self; 6] =
        [Self::List, Self::Week, Self::Month, Self::Rooms, Self::Trainers, Self::Units];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::List => "",
            Self::Week => "tuan",
            Self::Month => "thang",
            Self::Rooms => "phong",
            Self::Trainers => "giang-vien",
            Self::Units => "don-vi",
        }
    }

    pub(crate) fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::List => t::as_list(lang),
            Self::Week => t::by_week(lang),
            Self::Month => t::by_month(lang),
            Self::Rooms => t::by_room(lang),
            Self::Trainers => t::by_trainer(lang),
            Self::Units => t::by_unit(lang),
        }
    }

    /// The first and the last day that are shown around a day.
    pub(crate) fn span(self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let monday = |day: NaiveDate| day.week(Weekday::Mon).first_day();
        match self {
            Self::List => (day, day + Days::new(27)),
            Self::Month => {
                let (first, last) = month_of(day);
                (monday(first), last.week(Weekday::Mon).last_day())
            }
            _ => (monday(day), day.week(Weekday::Mon).last_day()),
        }
    }

    /// The days from which the page before and the page after are shown.
    pub(crate) fn around(self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        match self {
            Self::List => (day - Days::new(28), day + Days::new(28)),
            Self::Month => {
                let (first, last) = month_of(day);
                (month_of(first - Days::new(1)).0, last + Days::new(1))
            }
            _ => (day - Days::new(7), day + Days::new(7)),
        }
    }

    pub(crate) fn title(self, lang: Lang, day: NaiveDate) -> String {
        let (first, last) = self.span(day);
        match self {
            Self::Month => t::month(lang, day.month(), day.year()),
            _ => dates::day_span(first, last, lang),
        }
    }
}

/// What is asked for, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub xem: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ngay: String,
    #[serde(rename = "don-vi", skip_serializing_if = "String::is_empty")]
    pub don_vi: String,
}

impl Asked {
    pub(crate) fn shown(&self) -> Shown {
        Shown::ALL.into_iter().find(|shown| shown.code() == self.xem).unwrap_or(Shown::List)
    }

    pub(crate) fn day(&self, today: NaiveDate) -> NaiveDate {
        let iso = self.ngay.parse().ok();
        let day = iso.or_else(|| read_date(&self.ngay, label::DATE).ok()).unwrap_or(today);
        if (1990..=2100).contains(&day.year()) { day } else { today }
    }

    /// The address of the same on another day.
    pub(crate) fn on(&self, lang: Lang, day: NaiveDate) -> String {
        Self { ngay: day.to_string(), ..self.clone() }.href(lang)
    }

    /// The address of a day as a list.
    pub(crate) fn list_of(&self, lang: Lang, day: NaiveDate) -> String {
        Self { xem: String::new(), ngay: day.to_string(), ..self.clone() }.href(lang)
    }

    /// The address of the same, of all units.
    pub(crate) fn wide(&self, lang: Lang) -> String {
        Self { don_vi: String::new(), ..self.clone() }.href(lang)
    }

    pub(crate) fn shown_as(&self, lang: Lang, shown: Shown) -> String {
        Self { xem: shown.code().into(), ..self.clone() }.href(lang)
    }

    /// What of it stands in the address, with the question mark; empty where nothing does.
    pub(crate) fn query(&self) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    fn href(&self, lang: Lang) -> String {
        list::href(lang, Part::Calendar.path(), self)
    }
}

/// What is on the page.
pub(crate) struct Page {
    pub asked: Asked,
    pub shown: Shown,
    /// The day around which it is shown.
    pub day: NaiveDate,
    pub today: NaiveDate,
    /// The first and the last day that are shown.
    pub span: (NaiveDate, NaiveDate),
}

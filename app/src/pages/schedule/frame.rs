//! The frame around every page of the schedule: its heading, and the way to the other parts.

use domain::Lang;
use leptos::prelude::*;
use ui::{Crumb, PageHead, SubNav, Tab};

use crate::{language::in_language, pages::schedule::words as t};

/// A part of the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Sessions, by month, week, room or trainer.
    Calendar,
    /// Venues and their rooms.
    Venues,
    /// Who teaches.
    Trainers,
    /// Days on which nobody works.
    DaysOff,
}

impl Part {
    const ALL: [Self; 4] = [Self::Calendar, Self::Venues, Self::Trainers, Self::DaysOff];

    /// Its address, without the language.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Calendar => "/quan-ly/lich",
            Self::Venues => "/quan-ly/dia-diem",
            Self::Trainers => "/quan-ly/giang-vien",
            Self::DaysOff => "/quan-ly/ngay-nghi",
        }
    }

    /// Its heading.
    pub(crate) fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Calendar => t::calendar(lang),
            Self::Venues => t::venues(lang),
            Self::Trainers => t::trainers(lang),
            Self::DaysOff => t::days_off(lang),
        }
    }

    /// The way back to it.
    pub(crate) fn crumb(self, lang: Lang) -> Crumb {
        Crumb::new(self.name(lang), in_language(lang, self.path()))
    }
}

/// The top of a page. Make it while the page is rendered: components ask for the language then.
#[derive(Default)]
pub(crate) struct Top {
    /// The heading.
    pub title: String,
    /// A line below it.
    pub lead: &'static str,
    /// The way back up.
    pub crumbs: Vec<Crumb>,
    /// A banner or an error summary.
    pub notice: Option<AnyView>,
    /// Buttons at the right.
    pub actions: Option<AnyView>,
}

/// Heading, tabs, and the page under them.
pub(crate) fn frame(lang: Lang, part: Part, top: Top, body: AnyView) -> AnyView {
    let Top { title, lead, crumbs, notice, actions } = top;
    let tabs = Part::ALL.map(|part| Tab::new(part.name(lang), in_language(lang, part.path()))).to_vec();
    let current = in_language(lang, part.path());
    view! {
        <PageHead title lead crumbs notice=notice.into_any()>{actions}</PageHead>
        <SubNav label=t::parts(lang) tabs current/>
        {body}
    }
    .into_any()
}

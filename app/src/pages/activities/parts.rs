//! The pages that are of all activities: the list of them, the plan of a year, the templates of new ones.

use domain::{
    Lang,
    accounts::access::{Actor, Role},
};
use leptos::prelude::*;
use ui::{SubNav, Tab};

use crate::{language::in_language, pages::activities::words as t};

/// A page of all activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The list.
    List,
    /// The plan of a year.
    Plan,
    /// Templates.
    Templates,
    /// Calls for interest.
    Demands,
}

impl Part {
    const ALL: [Self; 4] = [Self::List, Self::Plan, Self::Templates, Self::Demands];

    /// Its address, without the language.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::List => "/quan-ly/hoat-dong",
            Self::Plan => "/quan-ly/ke-hoach",
            Self::Templates => "/quan-ly/mau",
            Self::Demands => "/quan-ly/nhu-cau",
        }
    }

    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::List => t::list(lang),
            Self::Plan => t::year_plan(lang),
            Self::Templates => t::templates(lang),
            Self::Demands => t::demands(lang),
        }
    }

    /// What somebody may not do is not offered.
    fn is_for(self, actor: &Actor) -> bool {
        match self {
            Self::List => true,
            Self::Plan => actor.has(&[Role::Admin, Role::Organizer, Role::Manager]),
            Self::Templates | Self::Demands => actor.has(&[Role::Admin, Role::Organizer]),
        }
    }
}

/// The way between them; nothing for those who have one alone.
pub(crate) fn nav(lang: Lang, actor: &Actor, current: Part) -> Option<AnyView> {
    let tab = |part: &Part| Tab::new(part.name(lang), in_language(lang, part.path()));
    let tabs: Vec<Tab> = Part::ALL.iter().filter(|part| part.is_for(actor)).map(tab).collect();
    let current = in_language(lang, current.path());
    (tabs.len() > 1).then(|| view! { <SubNav label=t::pages_of_all(lang) tabs current/> }.into_any())
}

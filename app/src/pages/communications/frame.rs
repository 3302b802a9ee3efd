//! The frame around every page of communications: its heading, and the way to the other two parts.

use domain::{
    Lang,
    accounts::access::{Actor, Role},
};
use leptos::prelude::*;
use ui::{Crumb, PageHead, SubNav, Tab};

use crate::{language::in_language, page_error::PageError, pages::communications::words as t, visit::Staff};

/// A part of communications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Panels, handbooks, leaflets.
    Materials,
    /// News items, articles, reports, clips.
    Media,
    /// Pieces on loudspeakers.
    Broadcasts,
}

impl Part {
    const ALL: [Self; 3] = [Self::Materials, Self::Media, Self::Broadcasts];

    /// The address of the list, without the language.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Materials => "/quan-ly/an-pham",
            Self::Media => "/quan-ly/tin-bai",
            Self::Broadcasts => "/quan-ly/phat-thanh",
        }
    }

    /// The address of the form for a new row, without the language.
    pub(crate) fn new_path(self) -> String {
        format!("{}/moi", self.path())
    }

    /// The heading of the list.
    pub(crate) fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Materials => t::materials(lang),
            Self::Media => t::media(lang),
            Self::Broadcasts => t::broadcasts(lang),
        }
    }

    /// The act that adds a row.
    pub(crate) fn add(self, lang: Lang) -> &'static str {
        match self {
            Self::Materials => t::add_material(lang),
            Self::Media => t::add_media(lang),
            Self::Broadcasts => t::add_broadcast(lang),
        }
    }

    /// The way back to the list.
    pub(crate) fn crumb(self, lang: Lang) -> Crumb {
        Crumb::new(self.name(lang), in_language(lang, self.path()))
    }
}

/// Whether buttons that change something are offered; whether somebody may is decided by the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Acts {
    /// To administrators and organizers.
    Offered,
    /// To those who read.
    None,
}

impl Acts {
    /// What is offered to somebody.
    pub(crate) fn of(actor: &Actor) -> Self {
        if actor.has(&[Role::Admin, Role::Organizer]) { Self::Offered } else { Self::None }
    }

    /// A form is shown to nobody whom it will not serve.
    ///
    /// # Errors
    /// 403 for those who read.
    pub(crate) fn require(staff: &Staff) -> Result<(), PageError> {
        match Self::of(staff.actor()) {
            Self::Offered => Ok(()),
            Self::None => Err(services::Error::Forbidden.into()),
        }
    }
}

/// The top of a page. Make it while the page is rendered: components ask for the language then.
#[derive(Default)]
pub(crate) struct Top {
    /// The heading.
    pub title: String,
    /// The way back up.
    pub crumbs: Vec<Crumb>,
    /// A banner or an error summary.
    pub notice: Option<AnyView>,
    /// Buttons at the right.
    pub actions: Option<AnyView>,
}

/// Heading, tabs, and the page under them.
pub(crate) fn frame(lang: Lang, part: Part, top: Top, body: AnyView) -> AnyView {
    let Top { title, crumbs, notice, actions } = top;
    let tabs = Part::ALL.map(|part| Tab::new(part.name(lang), in_language(lang, part.path()))).to_vec();
    let current = in_language(lang, part.path());
    view! {
        <PageHead title crumbs notice=notice.into_any()>{actions}</PageHead>
        <SubNav label=t::parts(lang) tabs current/>
        {body}
    }
    .into_any()
}

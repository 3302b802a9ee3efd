//! What stands around the pages of what an activity has and a template brings along: mails by schedule, documents.

use domain::Lang;
use leptos::prelude::*;
use services::holder::Opened;
use ui::{Crumb, PageHead};

use crate::{
    App,
    language::in_language,
    pages::activities::{WorkTab, Workspace, workspace},
    visit::Staff,
};

/// What stands around a page, by whose they are.
pub(super) enum Around {
    Activity(Box<Workspace>),
    Template(String),
}

impl Around {
    pub(super) fn new(app: &App, staff: &Staff, home: &Opened) -> Self {
        match home {
            Opened::Activity(row) => Self::Activity(Box::new(Workspace::new(
                staff,
                staff.actor(),
                row,
                app.services.today(),
                WorkTab::Overview,
            ))),
            Opened::Template(row) => Self::Template(row.name.clone()),
        }
    }

    /// The page; call it while it is rendered.
    pub(super) fn put(self, lang: Lang, notice: Option<AnyView>, inner: AnyView) -> AnyView {
        match self {
            Self::Activity(frame) => workspace(*frame, notice, inner),
            Self::Template(name) => {
                let crumbs = vec![Crumb::new(
                    lang.pick("Mẫu hoạt động", "Templates"),
                    in_language(lang, "/quan-ly/mau"),
                )];
                view! { {notice}<PageHead title=name crumbs/>{inner} }.into_any()
            }
        }
    }
}

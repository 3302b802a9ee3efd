//! The mails that an activity sends by itself, or that a template brings along: their list, the form of one, and how one reads.

mod edit;
mod list;
mod preview;
mod words;

use axum::{Router, routing::get};
use domain::Lang;
use leptos::prelude::*;
use services::{
    holder::{Holder, Opened},
    ids::TemplateId,
};
use ui::{Crumb, PageHead};

use crate::{
    App,
    language::in_language,
    pages::{
        activities::{WorkTab, Workspace, path_of, workspace},
        reminders::words as t,
    },
    visit::Staff,
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/hoat-dong/{code}/lich-thu", get(list::show).post(list::act))
        .route("/quan-ly/hoat-dong/{code}/lich-thu/moi", get(edit::show_new).post(edit::add))
        .route("/quan-ly/hoat-dong/{code}/lich-thu/{rule}", get(edit::show).post(edit::save))
        .route("/quan-ly/hoat-dong/{code}/lich-thu/{rule}/thu", get(preview::show))
        .route("/quan-ly/mau/{id}/lich-thu", get(list::show_of_template).post(list::act_of_template))
        .route("/quan-ly/mau/{id}/lich-thu/moi", get(edit::show_new_of_template).post(edit::add_of_template))
        .route("/quan-ly/mau/{id}/lich-thu/{rule}", get(edit::show_of_template).post(edit::save_of_template))
}

/// The mails of an activity, without the language.
pub(crate) fn list_path(code: &str) -> String {
    format!("{}/lich-thu", path_of(code, WorkTab::Overview))
}

/// Those of a template.
pub(crate) fn template_path(id: TemplateId) -> String {
    format!("/quan-ly/mau/{id}/lich-thu")
}

/// The list of whosever they are.
fn path(place: Holder<'_>) -> String {
    match place {
        Holder::Activity(code) => list_path(code),
        Holder::Template(id) => template_path(id),
    }
}

/// What stands around a page, by whose mails they are.
enum Around {
    Activity(Box<Workspace>),
    Template(String),
}

impl Around {
    fn new(app: &App, staff: &Staff, home: &Opened) -> Self {
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
    fn put(self, lang: Lang, notice: Option<AnyView>, inner: AnyView) -> AnyView {
        match self {
            Self::Activity(frame) => workspace(*frame, notice, inner),
            Self::Template(name) => {
                let crumbs = vec![Crumb::new(t::templates(lang), in_language(lang, "/quan-ly/mau"))];
                view! { {notice}<PageHead title=name crumbs/>{inner} }.into_any()
            }
        }
    }
}

//! Documents of an activity, or those that a template brings along: their list, the form of one, and the way to its file.

mod edit;
mod file;
mod list;
pub(crate) mod read;
mod sent;
mod words;

use axum::{Router, extract::DefaultBodyLimit, routing::get};
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
        documents::words as t,
    },
    visit::Staff,
};

pub(super) fn routes() -> Router<App> {
    let largest = DefaultBodyLimit::max(sent::LARGEST);
    Router::new()
        .route("/hoat-dong/{code}/tai-lieu/{document}", get(file::public))
        .route("/toi/{token}/tai-lieu/{document}", get(file::own))
        .route("/quan-ly/hoat-dong/{code}/tai-lieu", get(list::show).post(list::act))
        .route("/quan-ly/hoat-dong/{code}/tai-lieu/moi", get(edit::show_new).post(edit::add).layer(largest))
        .route(
            "/quan-ly/hoat-dong/{code}/tai-lieu/{document}",
            get(edit::show).post(edit::save).layer(largest),
        )
        .route("/quan-ly/hoat-dong/{code}/tai-lieu/{document}/tep", get(file::of_activity))
        .route("/quan-ly/mau/{id}/tai-lieu", get(list::show_of_template).post(list::act_of_template))
        .route(
            "/quan-ly/mau/{id}/tai-lieu/moi",
            get(edit::show_new_of_template).post(edit::add_of_template).layer(largest),
        )
        .route(
            "/quan-ly/mau/{id}/tai-lieu/{document}",
            get(edit::show_of_template).post(edit::save_of_template).layer(largest),
        )
        .route("/quan-ly/mau/{id}/tai-lieu/{document}/tep", get(file::of_template))
}

/// The documents of an activity, without the language.
pub(crate) fn list_path(code: &str) -> String {
    format!("{}/tai-lieu", path_of(code, WorkTab::Overview))
}

/// Those of a template.
pub(crate) fn template_path(id: TemplateId) -> String {
    format!("/quan-ly/mau/{id}/tai-lieu")
}

/// The list of whosever they are.
fn path(holder: Holder<'_>) -> String {
    match holder {
        Holder::Activity(code) => list_path(code),
        Holder::Template(id) => template_path(id),
    }
}

/// What stands around a page, by whose documents they are.
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

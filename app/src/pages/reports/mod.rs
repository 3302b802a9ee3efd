//! The report: the paragraph, the figures, the rows behind each of them; and attendance as it stands.

mod asked;
mod attendance;
mod filters;
mod printed;
mod report;
mod rows;
mod tables;
pub(crate) mod words;

use axum::{Router, routing::get};
use domain::Lang;
use leptos::prelude::*;
use ui::{PageHead, SubNav, Tab};

use crate::{App, language::in_language, pages::reports::words as t};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/bao-cao", get(report::show))
        .route("/quan-ly/bao-cao/dong", get(rows::show))
        .route("/quan-ly/bao-cao/diem-danh", get(attendance::show))
}

/// A page of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The paragraph and the figures.
    Report,
    /// Attendance, activity by activity.
    Attendance,
}

impl Part {
    /// Its address, without the language.
    fn path(self) -> &'static str {
        match self {
            Self::Report => "/quan-ly/bao-cao",
            Self::Attendance => "/quan-ly/bao-cao/diem-danh",
        }
    }

    /// Its heading.
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Report => t::report(lang),
            Self::Attendance => t::attendance(lang),
        }
    }
}

/// Heading and tabs, then the page.
fn frame(lang: Lang, part: Part, lead: Option<String>, notice: Option<AnyView>, body: AnyView) -> AnyView {
    let tab = |part: Part| Tab::new(part.name(lang), in_language(lang, part.path()));
    let tabs = vec![tab(Part::Report), tab(Part::Attendance)];
    view! {
        <PageHead title=part.name(lang) lead notice=notice.into_any()/>
        <SubNav label=t::parts(lang) tabs current=in_language(lang, part.path())/>
        {body}
    }
    .into_any()
}

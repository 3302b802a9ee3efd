//! From one talk on, those of its session move.

use axum::extract::{Path, State};
use leptos::prelude::*;
use serde::Deserialize;
use services::{Error, ids::TalkId};
use ui::{Banner, BannerKind, ErrorSummary};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    page_error::PageResult,
    pages::{
        schedule::clashes,
        talks::{
            edit::{Above, again},
            path, words as t,
        },
    },
    visit::Staff,
};

/// How far, and which version of the talk was seen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    minutes: String,
    version: String,
}

pub(crate) async fn shift(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, TalkId)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let Typed { minutes, version } = typed;
    let of = (id, version.as_str());
    let lang = staff.lang;
    let (notice, error) =
        match services::talks::shift_talks(&app.services, staff.actor(), &code, of, &minutes).await {
            Ok(n) => return Ok(staff.done(&path(&code, ""), Flash::Shifted(n))),
            Err(Error::Invalid(problems)) => {
                let errors = summary(lang, &problems);
                (view! { <ErrorSummary errors/> }.into_any(), beside(lang, &problems, "minutes"))
            }
            Err(Error::Clashes(found)) => (clashes::notice(lang, &found), Default::default()),
            Err(Error::Conflict(problem)) => (
                view! { <Banner kind=BannerKind::Failure title=problem.text(lang)/> }.into_any(),
                Default::default(),
            ),
            Err(Error::Stale(_)) => (
                view! { <Banner kind=BannerKind::Warning title=t::stale_shift(lang)/> }.into_any(),
                Default::default(),
            ),
            Err(error) => return Err(error.into()),
        };
    let above = Above { notice: Some(notice), minutes: Some((minutes, error)), ..Above::default() };
    again(&app, &staff, (&code, id), above).await
}

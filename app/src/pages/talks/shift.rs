//! From one talk on, those of its session move.

use axum::extract::{Path, State};
use leptos::prelude::*;
use serde::Deserialize;
use services::{Error, ids::TalkId};
use ui::{Banner, BannerKind, ErrorSummary, OptText};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    page_error::PageResult,
    pages::{
        schedule::clashes,
        talks::{
            edit::{Above, Delay, again},
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
    /// Why what is in the way may stand.
    stand_reason: String,
}

pub(crate) async fn shift(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, TalkId)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let Typed { minutes, version, stand_reason } = typed;
    let (of, how) = ((id, version.as_str()), (minutes.as_str(), stand_reason.as_str()));
    let lang = staff.lang;
    let mut delay = Delay { minutes: minutes.clone(), ..Delay::default() };
    let notice = match services::talks::shift_talks(&app.services, staff.actor(), &code, of, how).await {
        Ok(n) => return Ok(staff.done(&path(&code, ""), Flash::Shifted(n))),
        Err(Error::Invalid(problems)) => {
            delay.error = beside(lang, &problems, "minutes");
            delay.reason =
                clashes::reason_field(lang, &[], &stand_reason, beside(lang, &problems, clashes::REASON));
            let errors = summary(lang, &problems);
            view! { <ErrorSummary errors/> }.into_any()
        }
        Err(Error::Clashes(found)) => {
            delay.reason = clashes::reason_field(lang, &found, &stand_reason, OptText::default());
            clashes::notice(lang, &found)
        }
        Err(Error::Conflict(problem)) => {
            view! { <Banner kind=BannerKind::Failure title=problem.text(lang)/> }.into_any()
        }
        Err(Error::Stale(_)) => {
            view! { <Banner kind=BannerKind::Warning title=t::stale_shift(lang)/> }.into_any()
        }
        Err(error) => return Err(error.into()),
    };
    let above = Above { notice: Some(notice), delay: Some(delay), ..Above::default() };
    again(&app, &staff, (&code, id), above).await
}

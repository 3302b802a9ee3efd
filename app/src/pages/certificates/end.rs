//! The question before a certificate ends, with the reason that verification shows: taken back, or another given in its place.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{CertificateState, Problems};
use leptos::prelude::*;
use serde::Deserialize;
use services::ids::CertificateId;
use ui::{Area, Button, ButtonLink, ErrorSummary, Field, Look, PageHead};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    page_error::{PageError, PageResult},
    pages::{
        activities::{WorkTab, path_of},
        certificates::words as t,
    },
    visit::Staff,
};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    reason: String,
}

/// How it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// It is taken back.
    Revoke,
    /// Another is given in its place: a name that was misspelt.
    Replace,
}

pub(crate) async fn ask(
    end: End,
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, CertificateId)>,
) -> PageResult {
    services::certificates::may_end_certificates(&app.services, staff.actor(), &code).await?;
    render(&app, &staff, end, (&code, id), Typed::default(), None).await
}

pub(crate) async fn submit(
    end: End,
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, CertificateId)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (services, actor, reason) = (&app.services, staff.actor(), &typed.reason);
    let done = match end {
        End::Revoke => services::certificates::revoke_certificate(services, actor, &code, id, reason)
            .await
            .map(|()| Flash::Revoked(0)),
        End::Replace => services::certificates::replace_certificate(services, actor, &code, id, reason)
            .await
            .map(|_| Flash::Replaced(0)),
    };
    match done {
        Ok(flash) => Ok(staff.done(&path_of(&code, WorkTab::Certificates), flash)),
        Err(services::Error::Invalid(problems)) => {
            render(&app, &staff, end, (&code, id), typed, Some(problems)).await
        }
        // What stands in the way is said beside the reason, which stays.
        Err(services::Error::Conflict(problem)) => {
            let problems = Problems(vec![("reason", problem)]);
            render(&app, &staff, end, (&code, id), typed, Some(problems)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn render(
    app: &App,
    staff: &Staff,
    end: End,
    (code, id): (&str, CertificateId),
    typed: Typed,
    problems: Option<Problems>,
) -> Result<Response, PageError> {
    let plan = services::certificates::plan_certificates(&app.services, staff.actor(), code).await?;
    let one = plan.issued.into_iter().find(|one| one.id == id).ok_or(services::Error::NotFound)?;
    let lang = staff.lang;
    let (verb, look, keep) = match end {
        End::Revoke => ("thu-hoi", Look::Danger, t::keep(lang)),
        End::Replace => ("thay-the", Look::Primary, t::replace_not(lang)),
    };
    let (title, question, text, label, act) = match end {
        End::Revoke => (
            t::revoke(lang),
            t::revoke_question(lang),
            t::revoke_text(lang),
            t::reason(lang),
            t::revoke_act(lang),
        ),
        End::Replace => (
            t::replace(lang),
            t::replace_question(lang),
            t::replace_text(lang),
            t::replace_reason(lang),
            t::replace_act(lang),
        ),
    };
    let action = staff.href(&format!("/quan-ly/hoat-dong/{code}/chung-nhan/{id}/{verb}"));
    let back = staff.href(&path_of(code, WorkTab::Certificates));
    // Nobody writes a reason for what can't be done any more.
    let too_late = match end {
        End::Revoke => (*one.state != CertificateState::Valid).then(|| t::ended(lang)),
        End::Replace => one.replaced_by.is_some().then(|| t::was_replaced(lang)),
    };
    if let Some(why) = too_late.filter(|_| problems.is_none()) {
        let again = t::certificates(lang);
        return Ok(staff.staff(title, move || {
            view! {
                <PageHead title=why lead=format!("{} · {}", one.serial, one.full_name)/>
                <ButtonLink href=back look=Look::Secondary>{again}</ButtonLink>
            }
        }));
    }
    let failed = problems.is_some();
    let problems = problems.unwrap_or_default();
    let view = move || {
        view! {
            <PageHead title=question lead=format!("{} · {}", one.serial, one.full_name)
                notice=view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any()/>
            <form class="form" method="post" action=action novalidate>
                <p>{text}</p>
                <Field name="reason" label=label value=typed.reason error=beside(lang, &problems, "reason")/>
                <div class="actions">
                    <Button look=look>{act}</Button>
                    <ButtonLink href=back look=Look::Quiet>{keep}</ButtonLink>
                </div>
            </form>
        }
    };
    Ok(if failed { staff.invalid(Area::Staff, title, view) } else { staff.staff(title, view) })
}

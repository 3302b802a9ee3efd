//! Giving another certificate in the place of one that was issued: a name that was misspelt.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::Problems;
use leptos::prelude::*;
use serde::Deserialize;
use services::ids::CertificateId;

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    i18n::certificates as t,
    page::{PageResult, Staff},
    pages::activities::{WorkTab, path_of},
    problem_page::PageError,
    ui::{Area, Button, ButtonLink, ErrorSummary, Field, Look, PageHead},
};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    reason: String,
}

pub(super) async fn ask(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, CertificateId)>,
) -> PageResult {
    services::may_revoke(&app.services, staff.actor(), &code).await?;
    render(&app, &staff, &code, id, Typed::default(), None).await
}

pub(super) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, CertificateId)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    match services::replace_certificate(&app.services, staff.actor(), &code, id, &typed.reason).await {
        Ok(_) => Ok(staff.done(&path_of(&code, WorkTab::Certificates), Flash::Replaced(0))),
        Err(services::Error::Invalid(problems)) => {
            render(&app, &staff, &code, id, typed, Some(problems)).await
        }
        // What keeps it from being printed is said beside the reason, which stays.
        Err(services::Error::Conflict(problem)) => {
            render(&app, &staff, &code, id, typed, Some(Problems(vec![("reason", problem)]))).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn render(
    app: &App,
    staff: &Staff,
    code: &str,
    id: CertificateId,
    typed: Typed,
    problems: Option<Problems>,
) -> Result<Response, PageError> {
    let plan = services::plan_certificates(&app.services, staff.actor(), code).await?;
    let one = plan.issued.into_iter().find(|one| one.id == id).ok_or(services::Error::NotFound)?;
    let lang = staff.lang;
    let action = staff.href(&format!("/quan-ly/hoat-dong/{code}/chung-nhan/{id}/thay-the"));
    let back = staff.href(&path_of(code, WorkTab::Certificates));
    let failed = problems.is_some();
    let problems = problems.unwrap_or_default();
    let view = move || {
        view! {
            <PageHead title=t::replace_question(lang) lead=format!("{} · {}", one.serial, one.full_name)
                notice=view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any()/>
            <form class="form" method="post" action=action novalidate>
                <p>{t::replace_text(lang)}</p>
                <Field name="reason" label=t::replace_reason(lang) value=typed.reason error=beside(lang, &problems, "reason")/>
                <div class="actions">
                    <Button>{t::replace_act(lang)}</Button>
                    <ButtonLink href=back look=Look::Quiet>{t::keep(lang)}</ButtonLink>
                </div>
            </form>
        }
    };
    Ok(if failed {
        staff.invalid(Area::Staff, t::replace(lang), view)
    } else {
        staff.staff(t::replace(lang), view)
    })
}

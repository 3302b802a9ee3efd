//! An activity is cancelled: what it means is said first.

use axum::extract::{Path, State};
use domain::{Lang, Problems, attendance::headcount_below_list, numbers::whole};
use leptos::prelude::*;
use serde::Deserialize;
use services::activities::StaffActivity;
use ui::{Area, Banner, BannerKind, Button, ButtonLink, ErrorSummary, Field, Look, PageHead, Width};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    language::in_language,
    page_error::PageResult,
    pages::activities::{
        words as t,
        workspace::{WorkTab, path_of},
    },
    visit::Staff,
};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CancelForm {
    reason: String,
}

pub(crate) async fn ask_to_cancel(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
) -> PageResult {
    services::activities::may_change_activity(&app.services, staff.actor(), &code).await?;
    let found = services::activities::show_staff_activity(&app.services, staff.actor(), &code).await?;
    let lang = staff.lang;
    Ok(staff.staff(t::cancel(lang), move || {
        cancel_view(lang, &found, CancelForm::default(), &Problems::default())
    }))
}

pub(crate) async fn cancel(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(form): Form<CancelForm>,
) -> PageResult {
    match services::activities::cancel_activity(&app.services, staff.actor(), &code, &form.reason).await {
        Ok(told) => {
            let told = whole(told);
            Ok(staff.done(&path_of(&code, WorkTab::Overview), Flash::ActivityCancelled(told)))
        }
        Err(services::Error::Invalid(problems)) => {
            let found =
                services::activities::show_staff_activity(&app.services, staff.actor(), &code).await?;
            let lang = staff.lang;
            Ok(staff
                .invalid(Area::Staff, t::cancel(lang), move || cancel_view(lang, &found, form, &problems)))
        }
        Err(error) => Err(error.into()),
    }
}

fn cancel_view(lang: Lang, found: &StaffActivity, form: CancelForm, problems: &Problems) -> AnyView {
    let activity = &found.card.activity;
    let action = in_language(lang, &format!("/quan-ly/hoat-dong/{}/huy", activity.code));
    let back = in_language(lang, &path_of(&activity.code, WorkTab::Overview));
    view! {
        <PageHead title=t::cancel_question(lang) lead=activity.title.clone() notice=view! { <ErrorSummary errors=summary(lang, problems)/> }.into_any()/>
        <form class="form" method="post" action=action novalidate>
            <p>{t::cancel_tells(lang, found.reach)}</p>
            <Field name="reason" label=t::reason(lang) hint=t::reason_hint(lang) width=Width::Full value=form.reason error=beside(lang, problems, "reason")/>
            <div class="actions">
                <Button look=Look::Danger>{t::cancel_act(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::keep(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

/// A headcount smaller than the list: one of the two is wrong (rule 3).
pub(crate) fn warning(lang: Lang, found: &StaffActivity) -> Option<AnyView> {
    let counted = found.headcount.as_ref().and_then(|count| u32::try_from(count.people).ok());
    headcount_below_list(counted, found.present).then(|| {
        let title = t::headcount_low(lang, counted.unwrap_or(0), found.present);
        view! { <Banner kind=BannerKind::Warning title/> }.into_any()
    })
}

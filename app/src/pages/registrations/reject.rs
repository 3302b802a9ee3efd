//! Before somebody is told no: who it is, and why not. They read the reason.

use domain::Problems;
use leptos::prelude::*;
use services::ids::RegistrationId;
use ui::{Area, Confirm, ErrorSummary, Field, PageHead};

use crate::{
    App,
    form::{beside, summary},
    page_error::PageResult,
    pages::registrations::{filters::Filters, list_words as t},
    visit::Staff,
};

/// What was typed, and what is wrong with it.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) reason: String,
    pub(crate) problems: Option<Problems>,
}

/// The page that asks for the reason.
pub(crate) async fn ask(
    app: &App,
    staff: &Staff,
    code: &str,
    filters: &Filters,
    chosen: &[RegistrationId],
    typed: Typed,
) -> PageResult {
    let (activity, entries) =
        services::registrations::list_registrations(&app.services, staff.actor(), code).await?;
    let lang = staff.lang;
    let names: Vec<&str> = entries
        .iter()
        .filter(|entry| chosen.contains(&entry.registration.id))
        .map(|entry| entry.person.full_name.as_str())
        .collect();
    let whom = t::some_names(lang, &names);
    let action = staff.href(&filters.path(code));
    let back = action.clone();
    let mut fields = vec![("step".to_owned(), "reject".to_owned())];
    fields.extend(chosen.iter().map(|id| ("chosen".to_owned(), id.to_string())));
    let failed = typed.problems.is_some();
    let problems = typed.problems.unwrap_or_default();
    let title = t::reject_question(lang, names.len());
    let heading = title.clone();
    let view = move || {
        view! {
            <PageHead title=heading lead=activity.title.clone()
                notice=view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any()/>
            <Confirm action act=t::reject(lang) back fields>
                <p>{whom}</p>
                <Field name="reason" label=t::reject_reason(lang) hint=t::reject_reason_hint(lang)
                    value=typed.reason error=beside(lang, &problems, "reason")/>
            </Confirm>
        }
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

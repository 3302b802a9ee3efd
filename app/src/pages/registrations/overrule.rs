//! Before somebody is given a seat who does not meet what is asked for: who it is, and why they come in.

use domain::Problems;
use leptos::prelude::*;
use services::{ids::RegistrationId, registrations::ListEntry};
use ui::{Area, Confirm, ErrorSummary, Field, PageHead};

use crate::{
    App,
    form::{beside, summary},
    page_error::PageResult,
    pages::{
        registrations::{filters::Filters, list_words as t},
        requirements::words as tr,
    },
    visit::Staff,
};

/// What was typed, and what is wrong with it.
pub(crate) struct Typed {
    pub(crate) reason: String,
    /// Whether the reason was asked for before.
    pub(crate) sent: bool,
    pub(crate) problems: Problems,
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
    let is_open = |entry: &&ListEntry| {
        let exception = entry.exception.as_ref();
        chosen.contains(&entry.registration.id) && exception.is_some_and(|one| one.reason.is_none())
    };
    let who: Vec<(String, String)> = entries
        .iter()
        .filter(is_open)
        .filter_map(|entry| {
            let exception = entry.exception.as_ref()?;
            Some((entry.person.full_name.clone(), tr::exception(lang, exception)))
        })
        .collect();
    let action = staff.href(&filters.path(code));
    let back = action.clone();
    let mut fields = vec![("step".to_owned(), "confirm".to_owned()), ("asked".to_owned(), "yes".to_owned())];
    fields.extend(chosen.iter().map(|id| ("chosen".to_owned(), id.to_string())));
    // The first time nothing is wrong yet: it was not asked for.
    let problems = if typed.sent { typed.problems } else { Problems::default() };
    let failed = typed.sent;
    let title = tr::overrule_question(lang, who.len());
    let heading = title.clone();
    let view = move || {
        let who = who.into_iter().map(|(name, why)| view! { <li><strong>{name}</strong>": "{why}</li> });
        view! {
            <PageHead title=heading lead=activity.title.clone()
                notice=view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any()/>
            <Confirm action act=t::confirm(lang) back fields>
                <ul>{who.collect_view()}</ul>
                <Field name="overrule" label=tr::overrule(lang) hint=tr::overrule_hint(lang)
                    value=typed.reason error=beside(lang, &problems, "overrule")/>
            </Confirm>
        }
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

//! Before a step that needs a reason is taken with some of a list: who it is, and why. Who is told no reads the reason; who is let in although
//! they don't meet what is asked for has it kept.

use domain::Problems;
use leptos::prelude::*;
use services::{ids::RegistrationId, registrations::ListEntry, rows::Activity};
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

/// What was typed, and what is wrong with it; none the first time, when nothing was asked yet.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) reason: String,
    pub(crate) problems: Option<Problems>,
}

/// What is asked, in words.
struct Words {
    title: String,
    whom: Vec<String>,
    /// The value of the button that was pressed, and what it says.
    step: (&'static str, &'static str),
    /// The field of the reason: its name, its label, its hint.
    field: (&'static str, &'static str, &'static str),
}

/// Why some are told no.
pub(crate) async fn reject(
    app: &App,
    staff: &Staff,
    code: &str,
    filters: &Filters,
    chosen: &[RegistrationId],
    typed: Typed,
) -> PageResult {
    let lang = staff.lang;
    let (activity, entries) = of_list(app, staff, code, chosen).await?;
    let names: Vec<&str> = entries.iter().map(|entry| entry.person.full_name.as_str()).collect();
    let words = Words {
        title: t::reject_question(lang, names.len()),
        whom: vec![t::some_names(lang, &names)],
        step: ("reject", t::reject(lang)),
        field: ("reason", t::reject_reason(lang), t::reject_reason_hint(lang)),
    };
    Ok(page(staff, (&activity, filters), chosen, words, typed))
}

/// Why some come in who don't meet what is asked for.
pub(crate) async fn let_in(
    app: &App,
    staff: &Staff,
    code: &str,
    filters: &Filters,
    chosen: &[RegistrationId],
    (step, typed): (&'static str, Typed),
) -> PageResult {
    let lang = staff.lang;
    let (activity, entries) = of_list(app, staff, code, chosen).await?;
    let open = |entry: &ListEntry| {
        let exception = entry.exception.as_ref().filter(|one| one.reason.is_none())?;
        Some(format!("{}: {}", entry.person.full_name, tr::exception(lang, exception)))
    };
    let whom: Vec<String> = entries.iter().filter_map(open).collect();
    let words = Words {
        title: tr::overrule_question(lang, whom.len()),
        whom,
        step: (step, if step == "waitlist" { t::to_line(lang) } else { t::confirm(lang) }),
        field: ("overrule", tr::overrule(lang), tr::overrule_hint(lang)),
    };
    Ok(page(staff, (&activity, filters), chosen, words, typed))
}

/// The chosen ones of a list.
async fn of_list(
    app: &App,
    staff: &Staff,
    code: &str,
    chosen: &[RegistrationId],
) -> services::Result<(Activity, Vec<ListEntry>)> {
    let (activity, mut entries) =
        services::registrations::list_registrations(&app.services, staff.actor(), code).await?;
    entries.retain(|entry| chosen.contains(&entry.registration.id));
    Ok((activity, entries))
}

fn page(
    staff: &Staff,
    (activity, filters): (&Activity, &Filters),
    chosen: &[RegistrationId],
    words: Words,
    typed: Typed,
) -> axum::response::Response {
    let lang = staff.lang;
    let action = staff.href(&filters.path(&activity.code));
    let back = action.clone();
    let Words { title, whom, step: (step, act), field: (name, label, hint) } = words;
    let mut fields = vec![("step".to_owned(), step.to_owned()), ("asked".to_owned(), "yes".to_owned())];
    fields.extend(chosen.iter().map(|id| ("chosen".to_owned(), id.to_string())));
    let failed = typed.problems.is_some();
    let problems = typed.problems.unwrap_or_default();
    let (heading, lead) = (title.clone(), activity.title.clone());
    let view = move || {
        let whom = whom.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
        view! {
            <PageHead title=heading lead notice=view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any()/>
            <Confirm action act back fields>
                {whom}
                <Field name=name label=label hint=hint value=typed.reason error=beside(lang, &problems, name)/>
            </Confirm>
        }
    };
    if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) }
}

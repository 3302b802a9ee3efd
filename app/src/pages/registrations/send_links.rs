//! Sends the links of one's registrations again. What is answered never tells whether an address is known.

use axum::extract::State;
use domain::Problems;
use leptos::prelude::*;
use serde::Deserialize;
use ui::{Area, Button, ErrorSummary, Field, Kind, PageHead, Width};

use crate::{
    App,
    form::{Form, beside, summary},
    page_error::PageResult,
    pages::registrations::register_words as t,
    visit::Page,
};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    email: String,
}

pub(crate) async fn show(page: Page) -> PageResult {
    let (lang, action) = (page.lang, page.href("/gui-lai-duong-dan"));
    Ok(page.public(t::links(lang), move || view(lang, action, Typed::default(), &Problems::default())))
}

pub(crate) async fn submit(State(app): State<App>, page: Page, Form(typed): Form<Typed>) -> PageResult {
    let (lang, action) = (page.lang, page.href("/gui-lai-duong-dan"));
    match services::registrations::send_links(&app.services, &typed.email, &page.browser.address).await {
        Ok(()) => Ok(page.public(t::links_sent(lang), move || {
            view! { <PageHead title=t::links_sent(lang) lead=t::links_sent_text(lang, &typed.email)/> }
        })),
        Err(services::Error::Invalid(problems)) => {
            Ok(page.invalid(Area::Public, t::links(lang), move || view(lang, action, typed, &problems)))
        }
        Err(error) => Err(error.into()),
    }
}

fn view(lang: domain::Lang, action: String, typed: Typed, problems: &Problems) -> AnyView {
    let notice = view! { <ErrorSummary errors=summary(lang, problems)/> }.into_any();
    view! {
        <PageHead title=t::links(lang) lead=t::links_lead(lang) notice/>
        <form class="form" method="post" action=action novalidate>
            <Field name="email" label=t::email(lang) kind=Kind::Email value=typed.email autocomplete="email" width=Width::Letters30
                error=beside(lang, problems, "email")/>
            <Button>{t::send_links(lang)}</Button>
        </form>
    }
    .into_any()
}

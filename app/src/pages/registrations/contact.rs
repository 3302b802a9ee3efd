//! A participant changes how they are reached.

use axum::extract::State;
use domain::{Lang, Problems};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    registrations::{Changes, ContactForm, Contacted, change_contact, show_registration},
};
use ui::{Area, Button, ButtonLink, ErrorSummary, Field, Kind, Look, Need, PageHead, Width};

use crate::{
    App,
    flash::Flash,
    form::{Form, beside, summary},
    page_error::PageResult,
    pages::registrations::{own_link::OwnLink, own_page::gone, register_words as tr, words as t},
    visit::Page,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    email: String,
    phone: String,
}

pub(crate) async fn show(State(app): State<App>, page: Page, link: OwnLink) -> PageResult {
    let own = match show_registration(&app.services, &link.token).await {
        Ok(own) => own,
        Err(Error::NotFound) => return Ok(gone(&page)),
        Err(error) => return Err(error.into()),
    };
    if own.own.changes == Changes::Closed {
        return Ok(Page::keep_private(page.go(&link.path(""))));
    }
    let form = ContactForm {
        email: own.person.email.unwrap_or_default(),
        phone: own.person.phone.unwrap_or_default(),
    };
    Ok(render(&page, &link, form, Problems::default()))
}

pub(crate) async fn save(
    State(app): State<App>,
    page: Page,
    link: OwnLink,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form = ContactForm { email: typed.email, phone: typed.phone };
    match change_contact(&app.services, &link.token, &form).await {
        Ok(Contacted::Saved) => Ok(Page::keep_private(page.done(&link.path(""), Flash::ContactSaved(0)))),
        // The link that was used has ended with the address.
        Ok(Contacted::Moved) => Ok(Page::keep_private(page.done("/", Flash::ContactMoved(0)))),
        Err(Error::Invalid(problems)) => Ok(render(&page, &link, form, problems)),
        Err(Error::NotFound) => Ok(gone(&page)),
        Err(error) => Err(error.into()),
    }
}

fn render(page: &Page, link: &OwnLink, form: ContactForm, problems: Problems) -> axum::response::Response {
    let (lang, failed) = (page.lang, !problems.is_empty());
    let [action, back] = ["/lien-lac", ""].map(|more| page.href(&link.path(more)));
    let view = move || view(lang, (action, back), form, &problems);
    Page::keep_private(match failed {
        true => page.invalid(Area::Public, t::contact(lang), view),
        false => page.public(t::contact(lang), view),
    })
}

fn view(lang: Lang, (action, back): (String, String), form: ContactForm, problems: &Problems) -> AnyView {
    let notice = view! { <ErrorSummary errors=summary(lang, problems)/> }.into_any();
    view! {
        <PageHead title=t::contact(lang) lead=t::contact_text(lang) notice/>
        <form class="form" method="post" action=action novalidate>
            <Field name="email" label=tr::email(lang) kind=Kind::Email autocomplete="email" need=Need::OneOfGroup hint=t::contact_email_hint(lang)
                width=Width::Letters30 value=form.email error=beside(lang, problems, "email")/>
            <Field name="phone" label=tr::phone(lang) kind=Kind::Tel autocomplete="tel" need=Need::OneOfGroup
                width=Width::Letters20 value=form.phone error=beside(lang, problems, "phone")/>
            <div class="actions">
                <Button>{t::save(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

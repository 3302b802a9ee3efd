//! Signing in with e-mail and password.

use axum::{extract::State, response::Response};
use domain::Problems;
use leptos::prelude::*;
use serde::Deserialize;
use ui::{Area, Button, ErrorSummary, Field, Kind, Need, PageHead, Width};

use crate::{
    App,
    form::{Form, Query, beside, summary},
    page_error::PageResult,
    pages::accounts::words as t,
    visit::Page,
};

/// Where to go on afterwards.
#[derive(Debug, Deserialize)]
pub(crate) struct Next {
    #[serde(default)]
    tiep: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    tiep: String,
}

pub(crate) async fn show(page: Page, Query(next): Query<Next>) -> PageResult {
    if page.who.is_some() {
        return Ok(page.go("/quan-ly"));
    }
    let form = SignInForm { tiep: next.tiep, ..SignInForm::default() };
    let lang = page.lang;
    let action = page.href("/dang-nhap");
    Ok(page.public(t::sign_in(lang), move || view(lang, action, form, &Problems::default())))
}

pub(crate) async fn submit(State(app): State<App>, page: Page, Form(form): Form<SignInForm>) -> PageResult {
    match services::accounts::sign_in(&app.services, &form.email, &form.password, &page.browser).await {
        Ok(token) => Ok(page.sign_in(&own_path(&form.tiep), &token)),
        Err(services::Error::Invalid(problems)) => Ok(again(&page, form, problems)),
        Err(error) => Err(error.into()),
    }
}

fn again(page: &Page, form: SignInForm, problems: Problems) -> Response {
    let lang = page.lang;
    let action = page.href("/dang-nhap");
    page.invalid(Area::Public, t::sign_in(lang), move || view(lang, action, form, &problems))
}

fn view(lang: domain::Lang, action: String, form: SignInForm, problems: &Problems) -> impl IntoView + use<> {
    view! {
        <div class="sign-in">
            <PageHead
                title=t::sign_in(lang)
                lead=t::sign_in_lead(lang)
                notice=view! { <ErrorSummary errors=summary(lang, problems)/> }.into_any()
            />
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="tiep" value=form.tiep/>
                <Field
                    name="email" label=t::email(lang) kind=Kind::Email width=Width::Full value=form.email
                    autocomplete="username" need=Need::Required error=beside(lang, problems, "email")
                />
                <Field
                    name="password" label=t::password(lang) kind=Kind::Password width=Width::Full
                    autocomplete="current-password" need=Need::Required error=beside(lang, problems, "password")
                />
                <Button>{t::sign_in(lang)}</Button>
            </form>
            <p class="soft">{t::participants_need_none(lang)}</p>
        </div>
    }
}

/// Only a path of our own is followed: `//elsewhere` and `/\elsewhere` lead out of the house.
fn own_path(next: &str) -> String {
    let own = next.starts_with("/quan-ly") && !next.contains(['\\', '\r', '\n']) && !next.contains("//");
    if own { next.to_owned() } else { "/quan-ly".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_the_staffs_own_pages_are_gone_on_to() {
        assert_eq!(own_path("/quan-ly/nguoi?q=a"), "/quan-ly/nguoi?q=a");
        for next in [
            "",
            "//evil.vn",
            "/\\evil.vn",
            "https://evil.vn",
            "/quan-ly//evil.vn",
            "/quan-ly\\evil",
            "/toi/x",
        ] {
            assert_eq!(own_path(next), "/quan-ly", "{next}");
        }
    }
}

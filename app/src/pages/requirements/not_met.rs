//! Somebody does not meet what an activity asks for: why, whom to ask, and how to ask.

use axum::{http::StatusCode, response::Response};
use domain::requirements::Unmet;
use leptos::prelude::*;
use services::requirements::Asked;
use ui::{Area, Button, ButtonLink, Crumb, Look, Need, PageHead, TextArea};

use crate::{
    pages::{activities::public_words as tp, requirements::words as t},
    visit::Page,
};

/// The page. What was typed goes along, so that the organizer can be asked by one press.
pub(crate) fn page(
    page: &Page,
    code: &str,
    hidden: Vec<(String, String)>,
    (unmet, asked): (&[Unmet], &Asked),
    whom_to_ask: String,
) -> Response {
    let lang = page.lang;
    let (action, activity, list) = (
        page.href(&format!("/hoat-dong/{code}/dang-ky")),
        page.href(&format!("/hoat-dong/{code}")),
        page.href("/"),
    );
    let crumbs = vec![
        Crumb::new(tp::title(lang, services::activities::When::Coming), list.clone()),
        Crumb::new(code.to_owned(), activity),
    ];
    let why = t::why(lang, unmet, asked);
    page.render(StatusCode::UNPROCESSABLE_ENTITY, Area::Public, t::not_met(lang), move || {
        let hidden = hidden
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect_view();
        let why = why.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <PageHead title=t::not_met(lang) lead=t::not_met_lead(lang) crumbs/>
            <div class="stack-l">
                <ul>{why}</ul>
                <p>{t::whom_to_ask(lang, &whom_to_ask)}</p>
                <form class="form" method="post" action=action novalidate>
                    {hidden}
                    <input type="hidden" name="asks" value="yes"/>
                    <TextArea name="plea" label=t::plea(lang) hint=t::plea_hint(lang) need=Need::Optional rows=3/>
                    <div class="actions">
                        <Button>{t::ask_to_look(lang)}</Button>
                        <ButtonLink href=list look=Look::Quiet>{t::other_activities(lang)}</ButtonLink>
                    </div>
                </form>
            </div>
        }
    })
}

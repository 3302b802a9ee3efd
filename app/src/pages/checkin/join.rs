//! A phone joins by the link that the organizer handed on.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use documents::dates;
use domain::{Lang, Problems};
use leptos::prelude::*;
use serde::Deserialize;
use services::{Error, checkin::Joining};
use ui::{Area, Banner, BannerKind, Button, ErrorSummary, Fact, FactList, Field, PageHead};

use crate::{
    App,
    form::{Form, beside, summary},
    page_error::PageResult,
    pages::checkin::{address::PHONE, cookie::keep, words as t},
    visit::Page,
};

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Named {
    name: String,
}

pub(super) async fn show(State(app): State<App>, page: Page, Path(token): Path<String>) -> PageResult {
    let joining = match services::checkin::show_joining(&app.services, &token).await {
        Ok(joining) => joining,
        Err(Error::NotFound) => return Ok(gone(&page)),
        Err(error) => return Err(error.into()),
    };
    let lang = page.lang;
    Ok(Page::keep_private(page.public(t::join_title(lang), move || {
        view(lang, &joining, Named::default(), Problems::default(), None)
    })))
}

pub(super) async fn join(
    State(app): State<App>,
    page: Page,
    Path(token): Path<String>,
    Form(named): Form<Named>,
) -> PageResult {
    let (problems, whole) = match services::checkin::join(&app.services, &token, &named.name).await {
        Ok(device) => return Ok(Page::keep_private(keep(page.go(PHONE), &device))),
        Err(Error::NotFound) => return Ok(gone(&page)),
        Err(Error::Invalid(problems)) => (problems, None),
        Err(Error::Conflict(problem)) => (Problems::default(), Some(problem.text(page.lang))),
        Err(error) => return Err(error.into()),
    };
    let joining = services::checkin::show_joining(&app.services, &token).await?;
    let lang = page.lang;
    Ok(Page::keep_private(
        page.invalid(Area::Public, t::join_title(lang), move || view(lang, &joining, named, problems, whole)),
    ))
}

fn view(lang: Lang, joining: &Joining, named: Named, problems: Problems, whole: Option<String>) -> AnyView {
    let activity = &joining.activity;
    let facts = vec![
        Fact::new(lang.pick("Hoạt động", "Activity"), activity.title.clone()),
        Fact::new(lang.pick("Thời gian", "When"), dates::days(activity.starts_on, activity.ends_on, lang)),
        Fact::new(lang.pick("Địa điểm", "Place"), activity.place.clone()),
    ];
    let notice = match whole {
        Some(title) => view! { <Banner kind=BannerKind::Failure title/> }.into_any(),
        None if problems.is_empty() => ().into_any(),
        None => view! { <ErrorSummary errors=summary(lang, &problems)/> }.into_any(),
    };
    let error = beside(lang, &problems, "name");
    view! {
        <PageHead title=t::join_title(lang) notice/>
        <FactList facts/>
        <form class="form" method="post" novalidate>
            <Field name="name" label=t::device_name(lang) hint=t::device_hint(lang) value=named.name error/>
            <Button>{t::join(lang)}</Button>
        </form>
    }
    .into_any()
}

fn gone(page: &Page) -> Response {
    let lang = page.lang;
    Page::keep_private(page.render(StatusCode::NOT_FOUND, Area::Public, t::link_gone(lang), move || {
        view! { <PageHead title=t::link_gone(lang) lead=t::link_gone_text(lang)/> }
    }))
}

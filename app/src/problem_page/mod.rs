//! The pages for what could not be done: each says what happened and what to do next.

mod words;

use axum::{
    body::Body,
    extract::{FromRequestParts, Request, State},
    http::{HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::Lang;
use leptos::prelude::*;
use tower_http::csrf::ProtectionError;
use ui::{Area, Button};

use crate::{App, address, attempt, page_error::Trouble, sent_form::SentForm, visit::Page};

/// Turns every answer that is a trouble, ours or the router's, into a page.
pub(crate) async fn show(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let stranger = Page::of_stranger(&parts, &app);
    let for_programs =
        ["/assets/", "/api/", "/healthz", "/readyz"].iter().any(|prefix| stranger.path.starts_with(prefix));
    let (answer, sent) = answer(&parts, body, next).await;
    let status = answer.status();
    let is_page = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if for_programs || is_page || !(status.is_client_error() || status.is_server_error()) {
        return answer;
    }
    if let Some(parent) = parent_of_act(&parts, status) {
        return Redirect::to(&address::for_header(&stranger.href(parent))).into_response();
    }
    let trouble = answer.extensions().get::<Trouble>().cloned().unwrap_or_default();
    // Who is signed in stays in the frame of the staff. While the database is away nobody is known.
    let page = match status {
        StatusCode::SERVICE_UNAVAILABLE => stranger,
        _ => Page::from_request_parts(&mut parts, &app).await.unwrap_or(stranger),
    };
    let area =
        if page.who.is_some() && page.path.starts_with("/quan-ly") { Area::Staff } else { Area::Public };
    let t = page.lang;
    let (title, words) = said(t, &parts, &answer, &trouble);
    let back = came_from(&parts).map(|href| view! { <p><a href=href>{words::back(t)}</a></p> }.into_any());
    let home = page.href(if area == Area::Staff { "/quan-ly" } else { "/" });
    // Nothing that was typed is lost to a database that was away: the same form can be sent again from here.
    let again = match sent {
        Some(sent)
            if parts.method == Method::POST
                && matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) =>
        {
            Some(send_again(&page, sent.form(&parts).await))
        }
        _ => None,
    };
    let view = move || {
        view! {
            <div class="narrow stack">
                <h1>{title}</h1>
                <p class="lead">{words}</p>
                {again}
                {back}
                <p><a href=home>{words::home(t)}</a></p>
            </div>
        }
    };
    let mut shown = page.render(status, area, title, view);
    if let Some(seconds) = trouble.retry_after {
        shown.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    // A header such as Allow belongs to the answer, not to its look.
    if let Some(allow) = answer.headers().get(header::ALLOW) {
        shown.headers_mut().insert(header::ALLOW, allow.clone());
    }
    shown
}

/// What is answered, and the form that was sent.
async fn answer(parts: &Parts, body: Body, next: Next) -> (Response, Option<attempt::Sent>) {
    match attempt::keep(parts, body).await {
        Ok(_) if parts.uri.path().len() + parts.uri.query().map_or(0, str::len) > address::LONGEST => {
            (StatusCode::URI_TOO_LONG.into_response(), None)
        }
        // No text of ours holds a NUL, and PostgreSQL takes none: such an address leads nowhere.
        Ok(_) if parts.uri.path().contains("%00") => (StatusCode::NOT_FOUND.into_response(), None),
        Ok(mut sent) => (attempt::run(parts, &mut sent, next).await, Some(sent)),
        Err(status) => (status.into_response(), None),
    }
}

/// What the page says: its title, what happened and what to do next.
fn said(t: Lang, parts: &Parts, answer: &Response, trouble: &Trouble) -> (&'static str, String) {
    let status = answer.status();
    let (mut title, mut words) = words::words(t, status);
    if let Some(refused) = answer.extensions().get::<ProtectionError>() {
        let said = |name| parts.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let (site, origin) = (said("sec-fetch-site"), said("origin"));
        tracing::warn!(%refused, site, origin, "a form was refused");
        (title, words) = words::from_elsewhere(t, site.is_none() && origin == Some("null"));
    }
    if let Some(problem) = &trouble.problem {
        words = problem.text(t);
    }
    if let Some(seconds) = trouble.retry_after.filter(|_| status == StatusCode::TOO_MANY_REQUESTS) {
        words = words::wait(t, seconds);
    }
    let id = parts.headers.get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    if status == StatusCode::INTERNAL_SERVER_ERROR && !id.is_empty() {
        words = format!("{words} {}", words::id(t, id));
    }
    (title, words)
}

/// A button that sends the same form again; where it can't be carried along, that is said.
fn send_again(page: &Page, sent: Option<SentForm>) -> AnyView {
    let Some(sent) = sent else {
        return view! { <p>{words::not_kept(page.lang)}</p> }.into_any();
    };
    let action =
        page.query.as_ref().map_or_else(|| page.path.clone(), |query| format!("{}?{query}", page.path));
    let words = words::send_again(page.lang);
    sent.view(page.href(&action), view! { <Button>{words}</Button> }.into_any())
}

/// The page that an act belongs to, where its address is opened by itself: after signing in, or in the other language.
fn parent_of_act(parts: &Parts, status: StatusCode) -> Option<&str> {
    let opened = status == StatusCode::METHOD_NOT_ALLOWED && parts.method == Method::GET;
    let (parent, _) = parts.uri.path().rsplit_once('/').filter(|_| opened)?;
    Some(match parent {
        "" => "/",
        "/quan-ly/hoan-tac" => "/quan-ly",
        parent => parent,
    })
}

/// The page of ours that led here.
fn came_from(parts: &Parts) -> Option<String> {
    let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let from: Uri = text(header::REFERER)?.parse().ok()?;
    let ours = from.authority().map(axum::http::uri::Authority::as_str) == text(header::HOST);
    from.path_and_query().filter(|_| ours).map(ToString::to_string)
}

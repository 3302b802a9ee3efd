//! Signing in by a one-time link. The page has a button: mail programs open links by themselves, and must not use this one up.

use axum::extract::{Path, State};
use leptos::prelude::*;
use ui::{PageHead, PostButton};

use crate::{App, page_error::PageResult, pages::accounts::words as t, visit::Page};

pub(crate) async fn show(State(app): State<App>, page: Page, Path(token): Path<String>) -> PageResult {
    let lang = page.lang;
    let user = match services::accounts::check_sign_in_link(&app.services, &token).await {
        Ok(user) => user,
        Err(services::Error::NotFound) => {
            let sign_in = page.href("/dang-nhap");
            let answer = page.render(
                axum::http::StatusCode::NOT_FOUND,
                ui::Area::Public,
                t::link_ended(lang),
                move || {
                    view! {
                        <PageHead title=t::link_ended(lang) lead=t::link_ended_why(lang)/>
                        <p><a href=sign_in>{t::sign_in(lang)}</a></p>
                    }
                },
            );
            return Ok(Page::keep_private(answer));
        }
        Err(error) => return Err(error.into()),
    };
    let action = page.href(&format!("/dang-nhap/{token}"));
    let answer = page.public(t::sign_in(lang), move || {
        view! {
            <div class="sign-in">
                <PageHead title=t::sign_in(lang) lead=format!("{} {} ({}).", t::sign_in_as(lang), user.name, user.email)/>
                <PostButton action>{t::sign_in(lang)}</PostButton>
            </div>
        }
    });
    Ok(Page::keep_private(answer))
}

pub(crate) async fn submit(State(app): State<App>, page: Page, Path(token): Path<String>) -> PageResult {
    match services::accounts::use_sign_in_link(&app.services, &token, &page.browser).await {
        Ok(cookie) => Ok(page.sign_in("/quan-ly", &cookie)),
        // The page says that the link has ended.
        Err(services::Error::NotFound) => Ok(page.go(&format!("/dang-nhap/{token}"))),
        Err(error) => Err(error.into()),
    }
}

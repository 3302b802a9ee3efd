//! A participant takes part online instead of in the room, or the other way round.

use axum::extract::State;
use domain::{Attends, RegistrationState, Word};
use leptos::prelude::*;
use serde::Deserialize;
use ui::{Banner, BannerKind, Button, ButtonLink, Look, PageHead};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::{
        activities::{way_words as tw, way_words::Waits},
        registrations::{own_link::OwnLink, own_page::gone},
    },
    visit::Page,
};

/// The way that somebody was asked about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wish {
    attends: String,
}

/// Asks once more: who gives a seat in the room up may not get it back.
pub(crate) async fn ask(State(app): State<App>, page: Page, link: OwnLink) -> PageResult {
    render(&app, &page, &link, None).await
}

pub(crate) async fn switch(
    State(app): State<App>,
    page: Page,
    link: OwnLink,
    Form(wish): Form<Wish>,
) -> PageResult {
    let Some(to) = Attends::parse(&wish.attends) else {
        return Ok(Page::keep_private(page.go(&link.path("/cach-tham-du"))));
    };
    match services::registrations::switch_way(&app.services, &link.token, to).await {
        Ok(()) => Ok(Page::keep_private(page.done(&link.path(""), Flash::WaySwitched(0)))),
        Err(services::Error::NotFound) => Ok(gone(&page)),
        Err(services::Error::Conflict(problem)) => {
            render(&app, &page, &link, Some(problem.text(page.lang))).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn render(app: &App, page: &Page, link: &OwnLink, refused: Option<String>) -> PageResult {
    let own = match services::registrations::show_registration(&app.services, &link.token).await {
        Ok(own) => own,
        Err(services::Error::NotFound) => return Ok(gone(page)),
        Err(error) => return Err(error.into()),
    };
    let lang = page.lang;
    let Some((to, seats)) = own.other_way else {
        let Some(title) = refused else { return Ok(Page::keep_private(page.go(&link.path("")))) };
        let back = page.href(&link.path(""));
        let answer = page.invalid(ui::Area::Public, tw::attends(lang), move || {
            let notice = view! { <Banner kind=BannerKind::Failure title/> }.into_any();
            view! {
                <PageHead title=tw::attends(lang) lead=own.card.activity.title notice/>
                <ButtonLink href=back look=Look::Secondary>{tw::switch_keep(lang)}</ButtonLink>
            }
            .into_any()
        });
        return Ok(Page::keep_private(answer));
    };
    let (action, back) = (page.href(&link.path("/cach-tham-du")), page.href(&link.path("")));
    let waits = match *own.registration.state {
        RegistrationState::Waitlisted => Waits::Yes,
        _ => Waits::No,
    };
    let failed = refused.is_some();
    let view = move || {
        let notice = refused.map(|title| view! { <Banner kind=BannerKind::Failure title/> });
        let left = format!("{}: {}", to.name(lang), tw::left_of(lang, seats));
        view! {
            <PageHead title=tw::switch_question(lang) lead=own.card.activity.title notice=notice.into_any()/>
            <form class="stack" method="post" action=action>
                <input type="hidden" name="attends" value=to.code()/>
                <p>{tw::switch_text(lang, to, waits)}</p>
                <p class="soft">{left}</p>
                <div class="actions">
                    <Button>{tw::switch_to(lang, to)}</Button>
                    <ButtonLink href=back look=Look::Quiet>{tw::switch_keep(lang)}</ButtonLink>
                </div>
            </form>
        }
        .into_any()
    };
    let answer = match failed {
        true => page.invalid(ui::Area::Public, tw::attends(lang), view),
        false => page.public(tw::attends(lang), view),
    };
    Ok(Page::keep_private(answer))
}

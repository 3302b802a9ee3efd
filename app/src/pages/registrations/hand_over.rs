//! A participant hands the own seat over.

use axum::extract::State;
use domain::Lang;
use leptos::prelude::*;
use services::{
    Error,
    registrations::{OwnRegistration, SuccessorForm, hand_over, load_substitute_form, show_registration},
};
use ui::{Area, Button, ButtonLink, ErrorSummary, Look, PageHead};

use crate::{
    App,
    flash::Flash,
    form::{Form, summary},
    page_error::PageResult,
    pages::registrations::{
        own_link::OwnLink,
        own_page::gone,
        successor::{Trouble, Typed, fields},
        words as t,
    },
    visit::Page,
};

pub(crate) async fn show(State(app): State<App>, page: Page, link: OwnLink) -> PageResult {
    let own = match show_registration(&app.services, &link.token).await {
        Ok(own) => own,
        Err(Error::NotFound) => return Ok(gone(&page)),
        Err(error) => return Err(error.into()),
    };
    if !own.own.can_hand_over {
        return Ok(Page::keep_private(page.go(&link.path(""))));
    }
    // Whom one named for it is likely the one.
    let form = load_substitute_form(own.own.substitute.as_ref())?;
    Ok(render(&page, &link, own, form, Trouble::default()))
}

pub(crate) async fn submit(
    State(app): State<App>,
    page: Page,
    link: OwnLink,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form: SuccessorForm = typed.into();
    // First of all: of two presses the second finds the link ended, and is answered as the first.
    let handed = hand_over(&app.services, &link.token, &form).await;
    let Err(not) = handed else {
        // The page under the link is somebody else's matter now.
        return Ok(Page::keep_private(page.done("/", Flash::HandedOver(0))));
    };
    let own = match show_registration(&app.services, &link.token).await {
        Ok(own) => own,
        Err(Error::NotFound) => return Ok(gone(&page)),
        Err(error) => return Err(error.into()),
    };
    Ok(render(&page, &link, own, form, Trouble::of(not)?))
}

fn render(
    page: &Page,
    link: &OwnLink,
    own: OwnRegistration,
    form: SuccessorForm,
    wrong: Trouble,
) -> axum::response::Response {
    let (lang, failed) = (page.lang, !wrong.problems.is_empty());
    let [action, back] = ["/chuyen-cho", ""].map(|more| page.href(&link.path(more)));
    let view = move || view(lang, (action, back), &own, form, &wrong);
    Page::keep_private(match failed {
        true => page.invalid(Area::Public, t::hand_over(lang), view),
        false => page.public(t::hand_over(lang), view),
    })
}

fn view(
    lang: Lang,
    (action, back): (String, String),
    own: &OwnRegistration,
    form: SuccessorForm,
    wrong: &Trouble,
) -> AnyView {
    let errors = summary(lang, &wrong.problems);
    let notice = view! { <ErrorSummary errors/> }.into_any();
    view! {
        <PageHead title=t::hand_over(lang) lead=own.card.activity.title_in(lang).to_owned() notice/>
        <p>{t::hand_over_text(lang)}</p>
        <form class="form" method="post" action=action novalidate>
            {fields(lang, own, form, wrong)}
            <div class="actions">
                <Button>{t::hand_over_act(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::keep_seat(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

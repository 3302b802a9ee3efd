//! A participant names who takes the seat should they not be able to come.

use axum::extract::State;
use domain::Lang;
use leptos::prelude::*;
use services::{
    Error,
    registrations::{
        OwnRegistration, SuccessorForm, forget_substitute, load_substitute_form, name_substitute,
        show_registration,
    },
};
use ui::{Area, Button, ButtonLink, ErrorSummary, Look, PageHead, PostButton};

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
    let form = load_substitute_form(own.own.substitute.as_ref())?;
    Ok(render(&page, &link, own, form, Trouble::default()))
}

pub(crate) async fn save(
    State(app): State<App>,
    page: Page,
    link: OwnLink,
    Form(typed): Form<Typed>,
) -> PageResult {
    let own = match show_registration(&app.services, &link.token).await {
        Ok(own) => own,
        Err(Error::NotFound) => return Ok(gone(&page)),
        Err(error) => return Err(error.into()),
    };
    if !typed.bo.is_empty() {
        forget_substitute(&app.services, &link.token).await?;
        return Ok(Page::keep_private(page.done(&link.path(""), Flash::SubstituteForgotten(0))));
    }
    let form: SuccessorForm = typed.into();
    match name_substitute(&app.services, &link.token, &form).await {
        Ok(()) => Ok(Page::keep_private(page.done(&link.path(""), Flash::SubstituteNamed(0)))),
        Err(not) => Ok(render(&page, &link, own, form, Trouble::of(not)?)),
    }
}

fn render(
    page: &Page,
    link: &OwnLink,
    own: OwnRegistration,
    form: SuccessorForm,
    wrong: Trouble,
) -> axum::response::Response {
    let (lang, failed) = (page.lang, !wrong.problems.is_empty());
    let [action, back] = ["/nguoi-thay", ""].map(|more| page.href(&link.path(more)));
    let view = move || view(lang, (action, back), &own, form, &wrong);
    Page::keep_private(match failed {
        true => page.invalid(Area::Public, t::substitute(lang), view),
        false => page.public(t::substitute(lang), view),
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
    let forget = own.own.substitute.is_some().then(|| {
        let fields = vec![("bo".to_owned(), "yes".to_owned())];
        view! { <PostButton action=action.clone() fields look=Look::Quiet>{t::forget_substitute(lang)}</PostButton> }
    });
    view! {
        <PageHead title=t::substitute(lang) lead=own.card.activity.title_in(lang).to_owned() notice/>
        <p>{t::substitute_text(lang)}</p>
        <form class="form" method="post" action=action novalidate>
            {fields(lang, own, form, wrong)}
            <div class="actions">
                <Button>{t::substitute_act(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
        {forget}
    }
    .into_any()
}

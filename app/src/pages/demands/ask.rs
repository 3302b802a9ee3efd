//! How many people a unit would send: the form of its focal person.

use axum::extract::{Path, State};
use domain::{Lang, Word, demands::DemandState};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    demands::{AskForm, UnitAsk},
    ids::DemandId,
};
use ui::{
    Area, Banner, BannerKind, Button, ButtonLink, Fact, FactList, Field, Kind, Look, Need, PageHead, Width,
};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::PageResult,
    pages::demands::{PATH, words as t},
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    people: String,
    note: String,
    version: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((id, unit)): Path<(DemandId, String)>,
) -> PageResult {
    let (ask, form) = services::demands::load_ask_form(&app.services, staff.actor(), (id, &unit)).await?;
    let (lang, title) = (staff.lang, t::asks(staff.lang));
    Ok(staff.staff(title, move || view(lang, &ask, form, &Wrong::default(), None)))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path((id, unit)): Path<(DemandId, String)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (services, actor, lang) = (&app.services, staff.actor(), staff.lang);
    let mut form = AskForm { people: typed.people, note: typed.note, version: typed.version };
    let (wrong, refused) = match services::demands::save_ask(services, actor, (id, &unit), &form).await {
        Ok(()) => return Ok(staff.done("/quan-ly", Flash::Saved(0))),
        Err(Error::Stale(_)) => (Wrong::default(), Some(t::stale(lang))),
        Err(error) => (Wrong::of(error.into())?, None),
    };
    let (ask, saved) = services::demands::load_ask_form(services, actor, (id, &unit)).await?;
    if refused.is_some() {
        form = saved;
    }
    Ok(staff.invalid(Area::Staff, t::asks(lang), move || view(lang, &ask, form, &wrong, refused)))
}

fn view(lang: Lang, ask: &UnitAsk, form: AskForm, wrong: &Wrong, refused: Option<&'static str>) -> AnyView {
    let notice = match refused {
        Some(title) => view! { <Banner kind=BannerKind::Failure title/> }.into_any(),
        None => wrong.notice(lang),
    };
    let action = in_language(lang, &format!("{PATH}/{}/don-vi/{}", ask.demand.id, ask.unit.code));
    let mut facts = vec![
        Fact::new(t::unit(lang), ask.unit.name.clone()),
        Fact::new(t::holder(lang), ask.organizer.clone()),
        Fact::new(t::state(lang), ask.stands.name(lang)),
    ];
    if !ask.demand.about_in(lang).is_empty() {
        facts.push(Fact::new(t::about(lang), ask.demand.about_in(lang).to_owned()));
    }
    let back = in_language(lang, "/quan-ly");
    let form = (ask.stands == DemandState::Open).then(|| {
        view! {
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="version" value=form.version/>
                <Field name="people" label=t::ask_people(lang) hint=t::ask_people_hint(lang) kind=Kind::Number width=Width::Letters4 value=form.people error=wrong.beside(lang, "people")/>
                <Field name="note" label=t::note(lang) need=Need::Optional value=form.note error=wrong.beside(lang, "note")/>
                <div class="actions">
                    <Button>{t::ask_send(lang)}</Button>
                    <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
                </div>
            </form>
        }
    });
    view! {
        <PageHead title=ask.demand.title_in(lang).to_owned() notice/>
        <div class="stack-l"><FactList facts/>{form}</div>
    }
    .into_any()
}

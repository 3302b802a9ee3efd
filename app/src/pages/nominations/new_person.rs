//! A unit names somebody new: a form that folds out on the page of its list. It asks what tells namesakes apart and how they are reached, and
//! no more.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use domain::{Lang, Sex};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    ids::RoundId,
    nominations::{NewNomineeForm, name_new_person, show_unit_list},
};
use ui::{Button, Checkboxes, Choice, Field, Flow, Kind, Need, Radios, Width};

use crate::{
    App,
    flash::Flash,
    form::{Form, choices},
    page_error::PageResult,
    pages::nominations::{
        list::{self, Shown},
        path_of, words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    full_name: String,
    birth_date: String,
    sex: String,
    position: String,
    phone: String,
    email: String,
    another: String,
    key: String,
}

impl From<Typed> for NewNomineeForm {
    fn from(typed: Typed) -> Self {
        let Typed { full_name, birth_date, sex, position, phone, email, another, key } = typed;
        Self { full_name, birth_date, sex, position, phone, email, another, key }
    }
}

/// Whether the form stands open before anybody opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Fold {
    /// It is folded away.
    #[default]
    Closed,
    /// It stands open.
    Open,
}

/// The form was a page of its own: its address leads to where it is.
pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
) -> PageResult {
    show_unit_list(&app.services, staff.actor(), (round, &unit)).await?;
    let here = staff.href(&format!("{}?moi=1#new-person", path_of(round, &unit)));
    Ok(Redirect::to(&here).into_response())
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form: NewNomineeForm = typed.into();
    match name_new_person(&app.services, staff.actor(), (round, &unit), &form).await {
        Ok(done) => Ok(staff.done_until_undone(&path_of(round, &unit), Flash::Nominated(0), done.undo)),
        Err(not) => {
            let newcomer = Some((form, Wrong::of(not)?));
            list::render(&app, &staff, (round, &unit), Shown { newcomer, ..Shown::default() }).await
        }
    }
}

/// The form, folded away until somebody opens it or something is wrong with it. `back` is the address of the list.
pub(crate) fn fold_out(
    lang: Lang,
    back: &str,
    (form, wrong): (NewNomineeForm, &Wrong),
    fold: Fold,
) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let sexes = choices::<Sex>(lang);
    let open = fold == Fold::Open || !wrong.is_none();
    // Offered where somebody of that name is there.
    let another = (error("full_name").is_some() && !form.full_name.trim().is_empty()).then(|| {
        let choices = vec![Choice::new("yes", t::another(lang))];
        view! { <Checkboxes name="another" choices values=vec![form.another.clone()]/> }
    });
    let action = format!("{back}/moi");
    view! {
        <details class="stack panel" id="new-person" open=open>
            <summary><strong>{t::add_new(lang)}</strong>" "<span class="soft small">{t::add_new_hint(lang)}</span></summary>
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="key" value=form.key/>
                <Field name="full_name" label=t::full_name(lang) kind=Kind::Name autocomplete="off" value=form.full_name width=Width::Letters30 error=error("full_name")/>
                {another}
                <Field name="birth_date" label=t::birth(lang) hint=t::birth_hint(lang) autocomplete="off" value=form.birth_date width=Width::Letters10 error=error("birth_date")/>
                <Field name="position" label=t::position(lang) need=Need::Optional autocomplete="off" value=form.position width=Width::Letters30 error=error("position")/>
                <Field name="phone" label=t::phone(lang) hint=t::contact_hint(lang) kind=Kind::Tel autocomplete="off" value=form.phone width=Width::Letters20 error=error("phone")/>
                <Field name="email" label=t::email(lang) kind=Kind::Email need=Need::Optional autocomplete="off" value=form.email width=Width::Letters30 error=error("email")/>
                <Radios name="sex" label=t::sex(lang) need=Need::Optional flow=Flow::Line value=form.sex choices=sexes error=error("sex")/>
                <div class="actions"><Button>{t::add_to_list(lang)}</Button></div>
            </form>
        </details>
    }
    .into_any()
}

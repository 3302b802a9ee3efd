//! The form for somebody new, which folds out on the page of a unit's list. It asks what tells namesakes apart and how they are reached, and no
//! more.

use domain::{Lang, Sex};
use leptos::prelude::*;
use services::nominations::NewNomineeForm;
use ui::{Button, Checkboxes, Choice, Field, Flow, Kind, Need, Radios, TextArea, Width};

use crate::{form::choices, pages::nominations::words as t, wrong::Wrong};

/// Whether the form stands open before anybody opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Fold {
    /// It is folded away.
    #[default]
    Closed,
    /// It stands open.
    Open,
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
    // Asked for where they don't meet what the activity asks for.
    let plea = (error("plea").is_some() || !form.plea.is_empty()).then(|| {
        view! { <TextArea name="plea" label=t::plea(lang) hint=t::plea_hint(lang) rows=3 value=form.plea.clone() error=error("plea")/> }
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
                {plea}
                <div class="actions"><Button>{t::add_to_list(lang)}</Button></div>
            </form>
        </details>
    }
    .into_any()
}

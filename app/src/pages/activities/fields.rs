//! Fields that the forms of an activity and of a template have alike.

use domain::{HeldWay, Lang, Word, registrations::changes::HandOver};
use leptos::prelude::*;
use ui::{Field, Kind, Need, Radios, TextArea, Width};

use crate::{
    form::choices,
    pages::activities::{way_words as tw, words as t},
    wrong::Wrong,
};

/// The texts in English: title, summary, audience.
pub(crate) fn english(lang: Lang, [title, summary, audience]: [String; 3], wrong: &Wrong) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    view! {
        <fieldset class="fieldset">
            <legend>{t::english(lang)}</legend>
            <Field name="title_en" label=t::title_en(lang) need=Need::Optional value=title error=error("title_en")/>
            <TextArea name="summary_en" label=t::summary_en(lang) need=Need::Optional value=summary error=error("summary_en")/>
            <Field name="audience_en" label=t::audience_en(lang) need=Need::Optional value=audience error=error("audience_en")/>
        </fieldset>
    }
    .into_any()
}

/// How it is held, how many have seats online, and, of an activity, where that is.
pub(crate) fn way(
    lang: Lang,
    (way, seats): (String, String),
    address: Option<String>,
    wrong: &Wrong,
) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let ways = choices::<HeldWay>(lang);
    let way = if way.is_empty() { HeldWay::Room.code().to_owned() } else { way };
    let address = address.map(|address| {
        view! { <Field name="online_address" label=tw::online_address(lang) need=Need::Optional hint=tw::online_address_hint(lang) value=address error=error("online_address")/> }
    });
    view! {
        <Radios name="way" label=tw::way(lang) hint=tw::way_hint(lang) value=way choices=ways error=error("way")/>
        <Field name="online_capacity" label=tw::online_capacity(lang) need=Need::Optional kind=Kind::Number hint=tw::online_capacity_hint(lang) value=seats width=Width::Letters4 error=error("online_capacity")/>
        {address}
    }
    .into_any()
}

/// What participants change themselves: until which day and time, and whether they may hand their seat over.
pub(crate) fn changes(lang: Lang, [day, time, hand_over]: [String; 3], wrong: &Wrong) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    // Nothing was ever said of it: nobody may.
    let ways = choices::<HandOver>(lang);
    let hand_over = if hand_over.is_empty() { HandOver::No.code().to_owned() } else { hand_over };
    view! {
        <fieldset class="fieldset">
            <legend>{t::changes(lang)}</legend>
            <p class="soft">{t::changes_text(lang)}</p>
            <div class="row">
                <Field name="changes_on" label=t::changes_on(lang) need=Need::Optional hint=t::changes_on_hint(lang) value=day width=Width::Letters10 error=error("changes_on")/>
                <Field name="changes_at" label=t::changes_at(lang) need=Need::Optional hint=t::changes_at_hint(lang) value=time width=Width::Letters10 error=error("changes_at")/>
            </div>
            <Radios name="hand_over" label=t::hand_over(lang) hint=t::hand_over_hint(lang) value=hand_over choices=ways error=error("hand_over")/>
        </fieldset>
    }
    .into_any()
}

/// What certificates hang on: the share of sessions, the hours, and the signer's authority, title and name, of whom something can be said.
pub(crate) fn certificate(
    lang: Lang,
    (share, hours, [authority, title, name]): (String, String, [String; 3]),
    of_signer: Option<&'static str>,
    wrong: &Wrong,
) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let of_signer = of_signer.map(|said| view! { <p class="soft">{said}</p> });
    view! {
        <fieldset class="fieldset">
            <legend>{t::certificate(lang)}</legend>
            <Field name="share" label=t::share(lang) kind=Kind::Number suffix="%" width=Width::Letters4 value=share error=error("share")/>
            <Field name="hours" label=t::hours(lang) kind=Kind::Number need=Need::Optional hint=t::hours_hint(lang) width=Width::Letters4 value=hours error=error("hours")/>
            {of_signer}
            <Field name="signer_authority" label=t::signer_authority(lang) need=Need::Optional hint="KT. GIÁM ĐỐC" width=Width::Letters20 value=authority error=error("signer_authority")/>
            <Field name="signer_title" label=t::signer_title(lang) need=Need::Optional hint="PHÓ GIÁM ĐỐC" width=Width::Letters30 value=title error=error("signer_title")/>
            <Field name="signer_name" label=t::signer_name(lang) kind=Kind::Name need=Need::Optional width=Width::Letters30 value=name error=error("signer_name")/>
        </fieldset>
    }
    .into_any()
}

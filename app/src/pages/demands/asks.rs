//! What a focal person's unit is asked: the calls for interest, on their first page.

use documents::dates;
use domain::{Lang, numbers::whole};
use leptos::prelude::*;
use services::demands::UnitAsk;
use ui::{ButtonLink, Look, Size};

use crate::{
    language::in_language,
    pages::demands::{PATH, words as t},
};

/// The calls, each with what the unit said; nothing where there is none.
pub(crate) fn asks(lang: Lang, asks: Vec<UnitAsk>) -> Option<AnyView> {
    if asks.is_empty() {
        return None;
    }
    let one = |ask: UnitAsk| {
        let href = in_language(lang, &format!("{PATH}/{}/don-vi/{}", ask.demand.id, ask.unit.code));
        let said = match &ask.said {
            Some(said) => t::said(lang, u64::from(whole::<i32>(said.people))),
            None => t::not_said(lang).to_owned(),
        };
        let words = if ask.said.is_some() { t::ask_change(lang) } else { t::ask_open(lang) };
        let until = ask.demand.closes_at.map(|at| format!(" · {}", t::until(lang, &dates::moment(at, lang))));
        view! {
            <article class="panel stack-s">
                <h3>{ask.demand.title_in(lang).to_owned()}</h3>
                <p>{ask.unit.name}" · "{ask.organizer}{until}</p>
                <p>{said}</p>
                <p><ButtonLink href look=Look::Secondary size=Size::Small>{words}</ButtonLink></p>
            </article>
        }
        .into_any()
    };
    let list = asks.into_iter().map(one).collect_view();
    Some(
        view! {
            <section class="stack" id="asks">
                <h2>{t::asks(lang)}</h2>
                <p class="soft">{t::asks_text(lang)}</p>
                <div class="stack-l">{list}</div>
            </section>
        }
        .into_any(),
    )
}

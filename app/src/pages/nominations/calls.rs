//! The calls to somebody's units, on their first page: the numbers of each, and what became of the people.

use domain::{Lang, nominations::ranks::Standing};
use leptos::prelude::*;
use services::nominations::{Open, UnitList};
use ui::{Badge, ButtonLink, Empty, EmptyState, Look, Size, Tone};

use crate::{
    language::in_language,
    pages::{
        nominations::{list::standing, path_of, when::moment, words as t},
        people::born,
    },
};

/// The calls, those that are open first.
pub(crate) fn calls(lang: Lang, lists: Vec<UnitList>) -> AnyView {
    if lists.is_empty() {
        return view! {
            <EmptyState kind=Empty::Nothing title=t::no_calls(lang) text=t::no_calls_text(lang)>
                <ButtonLink href=in_language(lang, "/quan-ly/nguoi") look=Look::Secondary>{t::see_people(lang)}</ButtonLink>
            </EmptyState>
        }
        .into_any();
    }
    let calls = lists.into_iter().map(|list| call(lang, list)).collect_view();
    view! { <div class="stack-l">{calls}</div> }.into_any()
}

fn call(lang: Lang, list: UnitList) -> AnyView {
    let href = in_language(lang, &path_of(list.round.id, &list.unit.code));
    let named = list.count(Standing::Named) + list.otherwise as usize;
    let numbers = t::numbers(lang, list.seats, named, &moment(list.round.closes_at, lang));
    let (tone, state) = match (list.open, list.row.answered_at) {
        (_, Some(_)) => (Tone::Ok, t::answered_at(lang)),
        (Open::Until(_) | Open::Late, None) if !list.people.is_empty() => (Tone::Warn, t::unsent(lang)),
        (Open::Until(_) | Open::Late, None) => (Tone::Wait, t::is_open(lang)),
        (Open::Closed | Open::Over, None) => (Tone::Neutral, t::was_closed(lang)),
    };
    let people = list
        .people
        .iter()
        .map(|one| {
            let serial =
                one.certificate.clone().map(|serial| format!(" · {} {serial}", t::certificate(lang)));
            let born = Some(born(&one.person, lang)).filter(|born| !born.is_empty());
            let born = born.map(|born| format!(" ({born})"));
            view! { <li>{one.person.full_name.clone()}{born}" "{standing(lang, one)}{serial}</li> }
        })
        .collect_view();
    let more = list.standings.len().saturating_sub(list.people.len());
    let more = (more > 0).then(|| view! { <li>{t::and_more(lang, more)}</li> });
    view! {
        <article class="panel stack-s">
            <h3><a href=href.clone()>{list.activity.title}</a></h3>
            <p>{list.unit.name}" · "{numbers}" "<Badge tone>{state}</Badge></p>
            <ul>{people}{more}</ul>
            <p><ButtonLink href look=Look::Secondary size=Size::Small>{t::open_list(lang)}</ButtonLink></p>
        </article>
    }
    .into_any()
}

//! A participant's own agenda, on the page of their registration: what is for everybody, and what they chose, in order.

use documents::dates;
use domain::{Lang, TalkKind, local};
use leptos::prelude::*;
use services::{
    rows::Talk,
    talks::{MayChoose, OwnTalks},
};
use ui::{ButtonLink, Look};

use crate::{language::in_language, pages::talks::own_words as t};

/// The section; `choose` is where they choose.
pub(crate) fn view(lang: Lang, own: &OwnTalks, choose: String) -> AnyView {
    let days = own
        .agenda
        .sessions
        .iter()
        .map(|session| {
            let talks: Vec<&Talk> =
                own.agenda.of_session(session.id).into_iter().filter(|talk| own.is_own(talk)).collect();
            let name = dates::session(*session.slot, session.held_on, lang);
            let lines = match own.agenda.of_session(session.id).is_empty() {
                true => line(local::hours(session.starts_at, session.ends_at), session.topic_in(lang).to_owned(), "", String::new()),
                false => talks.into_iter().map(|talk| talk_line(lang, own, talk)).collect_view().into_any(),
            };
            view! { <section class="talks-session"><h3>{name}</h3><ol class="talks-list">{lines}</ol></section> }
        })
        .collect_view();
    let act = match own.may {
        MayChoose::Yes if own.agenda.has_choices() => {
            let is_first = own.chosen.is_empty();
            let nothing = is_first.then(|| view! { <p>{t::not_yet_chosen(lang)}</p> });
            let (words, look) = match is_first {
                true => (t::choose(lang), Look::Primary),
                false => (t::change(lang), Look::Secondary),
            };
            Some(view! { {nothing}<div class="actions"><ButtonLink href=choose look>{words}</ButtonLink></div> }.into_any())
        }
        MayChoose::WithASeat if own.agenda.has_choices() => {
            Some(view! { <p class="soft">{t::with_a_seat(lang)}</p> }.into_any())
        }
        MayChoose::AfterTaking if own.agenda.has_choices() => {
            Some(view! { <p class="soft">{t::after_taking(lang)}</p> }.into_any())
        }
        _ => None,
    };
    let whole = in_language(lang, &format!("/hoat-dong/{}/chuong-trinh", own.activity.code));
    view! {
        <section class="stack" id="chuong-trinh">
            <h2>{t::own_day(lang)}</h2>
            {act}
            <div class="talks">{days}</div>
            <p><a href=whole>{t::whole_agenda(lang)}</a></p>
        </section>
    }
    .into_any()
}

fn talk_line(lang: Lang, own: &OwnTalks, talk: &Talk) -> AnyView {
    let track = own.agenda.track(talk).map(|track| track.name_in(lang).to_owned());
    let place = Some(own.agenda.place(talk).to_owned()).filter(|_| *talk.kind != TalkKind::Break);
    let facts = [track, Some(talk.speaker.clone()), place];
    let facts = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    let class = if *talk.kind == TalkKind::Break { "talks-break" } else { "" };
    line(local::hours(talk.starts_at, talk.ends_at), talk.title_in(lang).to_owned(), class, facts)
}

fn line(hours: String, title: String, class: &'static str, facts: String) -> AnyView {
    let facts = (!facts.is_empty()).then(|| view! { <span class="talks-facts">{facts}</span> });
    let class = format!("talks-line {class}");
    view! {
        <li class=class>
            <span class="talks-hours">{hours}</span>
            <div class="talks-item"><span class="talks-title">{title}</span>{facts}</div>
        </li>
    }
    .into_any()
}

//! What the own page offers to change, until when, and whom to call once that is over.

use documents::dates;
use domain::{Lang, RegistrationState};
use leptos::prelude::*;
use services::registrations::{Changes, OwnRegistration, too_late};
use ui::{ButtonLink, Look, Task, TaskList, TaskState, Tone};

use crate::pages::{activities::way_words as tw, questions::words as tq, registrations::words as t};

/// The questions that are still to be answered, first of all.
pub(super) fn to_answer(lang: Lang, own: &OwnRegistration, href: String) -> Option<AnyView> {
    let (_, missing) = own.own.questions;
    if missing == 0 || own.own.changes == Changes::Closed {
        return None;
    }
    let state = TaskState::State(Tone::Warn, t::to_do(lang).into());
    let tasks = vec![Task::new(tq::unanswered(lang, missing), href, state)];
    Some(view! { <section id="to-answer"><TaskList tasks/></section> }.into_any())
}

/// What can be changed, with until when; or that it is too late, and whom to call.
pub(super) fn changes(lang: Lang, own: &OwnRegistration, path: impl Fn(&str) -> String) -> Option<AnyView> {
    let state = *own.registration.state;
    let called_off = *own.card.activity.state == domain::ActivityState::Cancelled;
    if state.is_final() || called_off || own.card.phase == domain::Phase::Past {
        return given_to(lang, own);
    }
    let (asked, _) = own.own.questions;
    let substitute = own.own.substitute.as_ref().map(|one| {
        view! { <p id="substitute">{t::substitute_is(lang, &one.full_name)}</p> }
    });
    let stands_for = own.own.in_place_of.as_ref().map(|name| {
        view! { <p id="in-place-of">{t::in_place_of(lang, name)}</p> }
    });
    let body = if own.own.changes == Changes::Closed {
        let answers = (asked > 0).then(|| {
            view! { <p><a href=path("/cau-hoi")>{t::see_answers(lang)}</a></p> }
        });
        view! { <p id="changes-closed">{too_late(lang, own.own.until, &own.own.contact)}</p>{answers} }
            .into_any()
    } else {
        let answers = (asked > 0).then(|| link(path("/cau-hoi"), t::change_answers(lang)));
        let hand_over = own.own.can_hand_over.then(|| {
            let words = match own.own.substitute {
                Some(_) => t::change_substitute(lang),
                None => t::substitute(lang),
            };
            view! { {link(path("/chuyen-cho"), t::hand_over(lang))}{link(path("/nguoi-thay"), words)} }
        });
        let switch = own.other_way.map(|(to, _)| link(path("/cach-tham-du"), tw::switch_to(lang, to)));
        let cancel = (own.can_cancel && state != RegistrationState::Invited).then(
            || view! { <ButtonLink href=path("/huy") look=Look::Quiet>{t::give_up(lang)}</ButtonLink> },
        );
        let until = t::changes_until(lang, &dates::moment(own.own.until, lang));
        view! {
            <p class="soft">{until}</p>
            <div class="actions">{answers}{link(path("/lien-lac"), t::contact(lang))}{switch}{hand_over}{cancel}</div>
        }
        .into_any()
    };
    Some(
        view! {
            <section class="stack" id="changes">
                <h2>{t::changes(lang)}</h2>
                {stands_for}
                {substitute}
                {body}
            </section>
        }
        .into_any(),
    )
}

/// Who has the seat now that one gave up.
fn given_to(lang: Lang, own: &OwnRegistration) -> Option<AnyView> {
    let name = own.own.given_to.as_ref()?;
    Some(view! { <p id="given-to">{t::given_to(lang, name)}</p> }.into_any())
}

fn link(href: String, words: &'static str) -> AnyView {
    view! { <ButtonLink href look=Look::Secondary>{words}</ButtonLink> }.into_any()
}

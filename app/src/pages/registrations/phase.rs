//! What the own page says before the activity, while it runs, and when it is over.

use documents::dates;
use domain::{Admission, Lang, RegistrationState, activities::phase::Phase, local};
use leptos::prelude::*;
use services::registrations::OwnRegistration;
use ui::{ButtonLink, Icon, Sign, Tone};

use crate::pages::registrations::{words as t, words::Told};

/// Where the registration of an activity that is held stands: its colour, its word, and what comes next.
pub(crate) fn verdict(lang: Lang, own: &OwnRegistration, told: Told) -> (Tone, String, String) {
    let state = *own.registration.state;
    let (tone, words) = t::state(lang, state, own.place_in_line);
    let taken_off = state == RegistrationState::Cancelled && own.registration.taken_off_by.is_some();
    match (state, own.card.phase) {
        _ if taken_off => (Tone::Bad, t::taken_off(lang).into(), t::taken_off_text(lang).into()),
        (RegistrationState::Rejected, _) if !own.registration.note.is_empty() => {
            (tone, words, t::why_rejected(lang, &own.registration.note))
        }
        (RegistrationState::Confirmed, Phase::Coming) if own.held_until.is_some() => {
            let until = own.held_until.map(|until| dates::moment(until, lang)).unwrap_or_default();
            (Tone::Warn, t::held(lang).into(), t::held_text(lang, &until))
        }
        (RegistrationState::Confirmed, Phase::Past) => {
            let there = own.attendance.iter().filter(|mark| mark.status.was_there()).count();
            let of = own.card.sessions.len();
            let marked = !own.attendance.is_empty();
            (Tone::Neutral, t::over(lang).into(), t::was_at(lang, marked.then_some(there), of))
        }
        (RegistrationState::Confirmed, Phase::Running) => {
            (tone, t::running(lang).into(), t::running_text(lang).into())
        }
        (
            RegistrationState::Waitlisted | RegistrationState::Nominated | RegistrationState::Invited,
            Phase::Past,
        ) => (Tone::Neutral, t::over(lang).into(), t::had_no_seat(lang).into()),
        // Where nobody has to be let in, who waits for a decision is told why.
        (RegistrationState::Nominated, _) if *own.card.activity.admission == Admission::Open => {
            (tone, words, format!("{} {}", t::looked_at_first(lang), t::next(lang, state, told)))
        }
        (RegistrationState::Waitlisted, _) if own.elsewhere.is_some() => {
            (tone, words, t::elsewhere(lang, own.elsewhere.as_deref().unwrap_or_default()))
        }
        _ => (tone, words, t::next(lang, state, told).to_owned()),
    }
}

/// The certificate that was issued, with the way to its file; or that it was revoked, when and why.
pub(crate) fn certificate(lang: Lang, own: &OwnRegistration, file: String) -> Option<AnyView> {
    if let Some(one) = &own.revoked {
        let day = one.state_at.map(|at| dates::day(local::day(at), lang)).unwrap_or_default();
        let reason = one.state_reason.clone().unwrap_or_default();
        return Some(
            view! {
                <section class="stack" id="certificate">
                    <h2>{t::certificate(lang)}</h2>
                    <p class=Tone::Bad.class()>{t::certificate_revoked(lang, &one.serial, &day, &reason)}</p>
                </section>
            }
            .into_any(),
        );
    }
    let one = own.certificate.as_ref()?;
    let (serial, kind) = (one.serial.clone(), *own.card.activity.kind);
    Some(
        view! {
            <section class="stack" id="certificate">
                <h2>{t::certificate(lang)}</h2>
                <p>{t::certificate_text(lang, kind, &serial)}</p>
                <ButtonLink href=file><Icon sign=Sign::Download/>{t::download(lang)}</ButtonLink>
            </section>
        }
        .into_any(),
    )
}

//! What an arrival came to, as it fills the screen: a colour, a word, who it is, and what to do.

use domain::{
    Lang,
    checkin::{Refusal, verdict::Verdict},
    local,
};
use leptos::prelude::*;
use services::checkin::Scanned;
use ui::{Button, Icon, Look, Tone};

use crate::pages::checkin::words as t;

/// What the page shows of what was just done.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    /// A scan, or a tick.
    Scanned(Scanned),
    /// An event was taken back.
    Undone,
}

/// The block above the field. `undo` holds what the form of taking it back needs.
pub(super) fn view(
    lang: Lang,
    outcome: &Outcome,
    action: &str,
    undo: impl FnOnce(&str) -> AnyView,
) -> AnyView {
    let (tone, word, more) = match outcome {
        Outcome::Undone => (Tone::Neutral, t::undone(lang), String::new()),
        Outcome::Scanned(Scanned::Refused(why)) => refused(lang, *why),
        Outcome::Scanned(Scanned::Judged { verdict, .. }) => judged(lang, verdict),
    };
    let (who, unit, event) = match outcome {
        Outcome::Scanned(Scanned::Judged { person, unit, event, .. }) => {
            (person.full_name.clone(), unit.clone(), event.clone())
        }
        _ => (String::new(), String::new(), None),
    };
    let name = (!who.is_empty()).then(|| view! { <p class="scan-name">{who}</p><p>{unit}</p> });
    let more = (!more.is_empty()).then(|| view! { <p>{more}</p> });
    let undo = event.map(|event| {
        let fields = undo(&event);
        let action = action.to_owned();
        view! { <form id="scan-undo" method="post" action=action>{fields}<Button look=Look::Secondary>{t::undo(lang)}</Button></form> }
    });
    view! {
        <div class=format!("scan-result {}", tone.class()) role="status" id="scan-result">
            <p class="scan-word"><Icon sign=tone.sign()/>{word}</p>
            {name}
            {more}
            {undo}
        </div>
    }
    .into_any()
}

fn judged(lang: Lang, verdict: &Verdict) -> (Tone, &'static str, String) {
    match verdict {
        Verdict::In => (Tone::Ok, t::word_in(lang), String::new()),
        Verdict::AlreadyIn(since) => {
            (Tone::Warn, t::word_already(lang), t::since(lang, &local::hour(since.at), &since.by))
        }
        Verdict::OtherActivity => (Tone::Bad, t::word_other(lang), t::other_text(lang).into()),
        Verdict::Cancelled => (Tone::Bad, t::word_cancelled(lang), t::cancelled_text(lang).into()),
        Verdict::NotAdmitted => (Tone::Bad, t::word_not_admitted(lang), t::no_seat_text(lang).into()),
        Verdict::NoSeat => (Tone::Bad, t::word_no_seat(lang), t::no_seat_text(lang).into()),
        Verdict::NotYet { opens } => {
            (Tone::Wait, t::word_not_yet(lang), t::opens(lang, &documents::dates::moment(*opens, lang)))
        }
        Verdict::Over => (Tone::Wait, t::word_over(lang), t::over_text(lang).into()),
    }
}

fn refused(lang: Lang, why: Refusal) -> (Tone, &'static str, String) {
    let text = match why {
        Refusal::OtherActivity => return (Tone::Bad, t::word_other(lang), t::other_text(lang).into()),
        Refusal::NoCode => t::no_code_text(lang),
        Refusal::Forged => t::forged_text(lang),
        Refusal::Ended => t::ended_text(lang),
        Refusal::Nobody => t::nobody_text(lang),
        Refusal::Full => t::full_text(lang),
        Refusal::Unreadable => t::unreadable_text(lang),
        Refusal::NoSession | Refusal::NotYet => domain::Word::name(why, lang),
    };
    (Tone::Bad, t::word_refused(lang), text.into())
}

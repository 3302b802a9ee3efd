//! What an arrival came to, as it fills the screen: a colour, a word, who it is, and what to do.

use chrono::{DateTime, Utc};
use domain::{
    Lang, Word,
    checkin::{
        Refusal,
        verdict::{Since, Verdict},
    },
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
    let said = match outcome {
        Outcome::Undone => (Tone::Neutral, t::undone(lang), String::new()),
        Outcome::Scanned(Scanned::Refused(why)) => refused(lang, *why),
        Outcome::Scanned(Scanned::Judged { verdict, .. }) => judged(lang, verdict),
    };
    let (who, event) = match outcome {
        Outcome::Scanned(Scanned::Judged { person, unit, event, .. }) => {
            (Some((person.full_name.clone(), unit.clone())), event.clone())
        }
        _ => (None, None),
    };
    let undo = event.map(|event| {
        let fields = undo(&event);
        let action = action.to_owned();
        view! { <form id="scan-undo" method="post" action=action>{fields}<Button look=Look::Secondary>{t::undo(lang)}</Button></form> }.into_any()
    });
    let block = block(said, who, undo);
    view! { <div role="status" id="scan-result">{block}</div> }.into_any()
}

/// A colour, a word, who, what to do, and a button.
fn block(
    (tone, word, more): (Tone, &'static str, String),
    who: Option<(String, String)>,
    act: Option<AnyView>,
) -> AnyView {
    let name =
        who.map(|(name, unit)| view! { <p class="scan-name">{name}</p><p class="scan-unit">{unit}</p> });
    let more = (!more.is_empty()).then(|| view! { <p>{more}</p> });
    view! {
        <div class=format!("scan-result {}", tone.class())>
            <p class="scan-word"><Icon sign=tone.sign()/>{word}</p>
            {name}
            {more}
            {act}
        </div>
    }
    .into_any()
}

/// Every result that a phone can show by itself, as templates: the names of the places that it fills in stand in braces. They are told
/// apart as `desk` (app/desk/src/shown.rs) names them.
pub(super) fn templates(lang: Lang) -> AnyView {
    let since = Since { at: DateTime::<Utc>::UNIX_EPOCH, by: String::new() };
    let judgements = [
        ("in", Verdict::In),
        ("already_in", Verdict::AlreadyIn(since)),
        ("cancelled", Verdict::Cancelled),
        ("not_admitted", Verdict::NotAdmitted),
        ("no_seat", Verdict::NoSeat),
        ("opens_later", Verdict::NotYet { opens: DateTime::<Utc>::UNIX_EPOCH }),
        ("over", Verdict::Over),
    ];
    let judgements = judgements.into_iter().map(|(key, verdict)| {
        let (tone, word, more) = judged(lang, &verdict);
        let more = match verdict {
            Verdict::AlreadyIn(_) => t::since(lang, "{at}", "{by}"),
            Verdict::NotYet { .. } => t::opens(lang, "{at}"),
            _ => more,
        };
        let undo = || view! { <button type="button" class="button button-secondary" data-undo="">{t::undo(lang)}</button> };
        let undo = (key == "in").then(|| undo().into_any());
        template(key, tone, block((tone, word, more), Some(("{name}".into(), "{unit}".into())), undo))
    });
    let refusals = Refusal::ALL.iter().map(|why| {
        let (tone, word, more) = refused(lang, *why);
        let guest = || view! { <button type="button" class="button button-secondary" data-guest="">{t::as_guest(lang)}</button> };
        let is_guest = matches!(why, Refusal::OtherActivity | Refusal::Nobody);
        template(why.code(), tone, block((tone, word, more), None, is_guest.then(|| guest().into_any())))
    });
    let undone =
        template("undone", Tone::Neutral, block((Tone::Neutral, t::undone(lang), String::new()), None, None));
    let not_kept = (Tone::Bad, t::word_refused(lang), t::not_kept_text(lang).to_owned());
    let not_kept = template("not_kept", Tone::Bad, block(not_kept, None, None));
    let judgements = judgements.collect_view();
    let refusals = refusals.collect_view();
    view! { {judgements}{refusals}{undone}{not_kept} }.into_any()
}

/// The tone tells the sound.
fn template(key: &'static str, tone: Tone, block: AnyView) -> AnyView {
    let sound = match tone {
        Tone::Ok => "ok",
        Tone::Warn => "warn",
        Tone::Wait => "wait",
        Tone::Bad => "bad",
        _ => "none",
    };
    view! { <template data-result=key data-tone=sound>{block}</template> }.into_any()
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
        Refusal::NoSession | Refusal::NotYet | Refusal::Withdrawn | Refusal::TooLate => why.name(lang),
    };
    (Tone::Bad, t::word_refused(lang), text.into())
}

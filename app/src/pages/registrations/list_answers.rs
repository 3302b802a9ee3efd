//! What the list of an activity says of answers and of seats that went from one to another.

use domain::Lang;
use leptos::prelude::*;
use services::{questions::ListAnswers, registrations::ListEntry, rows::Question};
use ui::{Badge, Choice, Select, Tone};

use crate::{
    language::in_language,
    pages::{
        questions::{answers_path, said, words as tq},
        registrations::{filters::Filters, list_words as t},
    },
};

/// How many have not answered all that is required, with the way to them.
pub(super) fn missing(
    lang: Lang,
    code: &str,
    entries: &[ListEntry],
    answers: &ListAnswers,
) -> Option<AnyView> {
    let open = |entry: &&ListEntry| {
        !entry.registration.state.is_final() && answers.unanswered(entry.registration.id) > 0
    };
    let n = entries.iter().filter(open).count();
    let href = Filters { tra_loi: "chua".into(), ..Filters::default() }.path(code);
    let href = in_language(lang, &href);
    (n > 0).then(|| {
        view! { <p id="unanswered"><a href=href>{tq::people_unanswered(lang, n)}</a></p> }.into_any()
    })
}

/// The filter by what was answered, where anything is asked; the question that is looked at goes along.
pub(super) fn filter(lang: Lang, filters: &Filters, answers: &ListAnswers) -> Option<AnyView> {
    if answers.questions.is_empty() {
        return None;
    }
    let choices = vec![Choice::new("chua", tq::missing_filter(lang))];
    let value = filters.tra_loi.clone();
    let kept = [("cau", &filters.cau), ("dap", &filters.dap)];
    let kept = kept.into_iter().filter(|(_, value)| !value.is_empty());
    let kept: Vec<(&'static str, String)> = kept.map(|(name, value)| (name, value.clone())).collect();
    let kept = kept.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    Some(
        view! {
            <Select name="tra-loi" label=tq::answering(lang) blank=tq::any(lang) value choices/>
            {kept.collect_view()}
        }
        .into_any(),
    )
}

/// What stands below a name: whose seat it was, what is not answered, the answer that is looked at, the way to all of them.
pub(super) fn notes(
    lang: Lang,
    code: &str,
    entry: &ListEntry,
    (answers, looked_at): (&ListAnswers, Option<&Question>),
) -> Option<AnyView> {
    let id = entry.registration.id;
    let seat = t::seat_notes(lang, &entry.seat);
    let seat = seat.map(|words| view! { <p class="small seat-note">{words}</p> });
    let answers_link = (!answers.questions.is_empty()).then(|| {
        let href = in_language(lang, &answers_path(code, id));
        let open = if entry.registration.state.is_final() { 0 } else { answers.unanswered(id) };
        let missing = (open > 0)
            .then(|| view! { <Badge tone=Tone::Warn>{tq::unanswered(lang, open)}</Badge>" " });
        let of = format!(": {}", entry.person.full_name);
        view! { <p class="small no-print">{missing}<a href=href>{t::answers_of(lang)}<span class="hidden-text">{of}</span></a></p> }
    });
    let answer = looked_at.and_then(|row| Some((row, answers.of(id, row.id)?))).map(|(row, value)| {
        view! { <p class="small answer-text">{said::answer(lang, row, value)}</p> }
    });
    (seat.is_some() || answers_link.is_some() || answer.is_some())
        .then(|| view! { {seat}{answer}{answers_link} }.into_any())
}

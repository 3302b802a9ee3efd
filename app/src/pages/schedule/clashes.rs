//! What is in the way of sessions, above any form that plans some: what stops it, and what can be let stand with a reason.

use documents::dates;
use domain::{ActivityState, Lang};
use leptos::prelude::*;
use services::schedule::{Clash, Other, What};
use ui::{Banner, BannerKind, Field, OptText};

use crate::{
    language::in_language,
    pages::{
        activities::{WorkTab, path_of},
        schedule::words as t,
    },
};

/// The name of the field that says why it may stand, in every form.
pub(crate) const REASON: &str = "stand_reason";

/// The notice above a form that was not saved.
pub(crate) fn notice(lang: Lang, clashes: &[Clash]) -> AnyView {
    let is_hard = clashes.iter().any(|clash| clash.is_hard);
    let (kind, title, text) = match is_hard {
        true => (BannerKind::Failure, t::hard_title(lang).to_owned(), t::hard_text(lang)),
        false => (BannerKind::Warning, t::soft_title(lang, clashes.len()), t::soft_text(lang)),
    };
    let lines = list(lang, clashes);
    view! { <Banner kind title>{lines}<p>{text}</p></Banner> }.into_any()
}

/// The field for the reason, at the top of the form; none where nothing can be let stand.
pub(crate) fn reason_field(lang: Lang, clashes: &[Clash], typed: &str, error: OptText) -> Option<AnyView> {
    let is_asked = !clashes.is_empty() && !clashes.iter().any(|clash| clash.is_hard);
    (is_asked || !typed.is_empty()).then(|| {
        let value = typed.to_owned();
        view! { <Field name=REASON label=t::reason(lang) hint=t::reason_hint(lang) value=value error=error/> }
            .into_any()
    })
}

/// What is in the way of sessions as they are saved, also where somebody let it stand.
pub(crate) fn panel(lang: Lang, clashes: &[Clash], state: ActivityState) -> AnyView {
    let title = t::in_the_way(lang);
    let is_open = clashes.iter().any(|clash| clash.stands.is_none());
    let kind = if is_open { BannerKind::Warning } else { BannerKind::Info };
    let lines = list(lang, clashes);
    let bars =
        (is_open && state == ActivityState::Draft).then(|| view! { <p>{t::before_publishing(lang)}</p> });
    view! { <Banner kind title>{lines}{bars}</Banner> }.into_any()
}

/// Names that are none of those that are known, and where they can be made known.
pub(crate) fn strangers(lang: Lang, names: &[String]) -> AnyView {
    let (rooms, trainers) =
        (in_language(lang, "/quan-ly/dia-diem"), in_language(lang, "/quan-ly/giang-vien"));
    let names = names.join(", ");
    view! {
        <Banner kind=BannerKind::Info title=t::strangers_title(lang)>
            <p>{t::strangers_text(lang)}" "<strong>{names}</strong></p>
            <p><a href=rooms>{t::add_room(lang)}</a>" · "<a href=trainers>{t::add_trainer(lang)}</a></p>
        </Banner>
    }
    .into_any()
}

/// One line each.
pub(crate) fn list(lang: Lang, clashes: &[Clash]) -> AnyView {
    let lines = clashes.iter().map(|clash| view! { <li>{line(lang, clash)}</li> }).collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}

fn line(lang: Lang, clash: &Clash) -> AnyView {
    let (day, slot) = clash.session;
    let when = dates::session(slot, day, lang);
    let other = match &clash.what {
        What::RoomTaken(_, other)
        | What::TrainerTaken(_, other)
        | What::SamePlace(_, other)
        | What::TwoPlaces(_, other) => Some(other_activity(lang, other)),
        _ => None,
    };
    let stands = clash.stands.as_ref().map(|reason| {
        view! { <span class="soft">" · "{t::stands(lang, reason)}</span> }
    });
    let talk = clash.talk.as_ref().map(|title| format!(", “{title}”"));
    view! { <strong>{when}</strong>{talk}": "{t::what(lang, &clash.what)}{other}{stands} }.into_any()
}

fn other_activity(lang: Lang, other: &Other) -> AnyView {
    let hours = t::hours(other.span);
    match &other.activity {
        Some((code, title)) => {
            let href = in_language(lang, &path_of(code, WorkTab::Sessions));
            view! { " — "<a href=href>{title.clone()}</a>{format!(" ({}), {hours}", other.unit)} }.into_any()
        }
        None => format!(" — {}, {hours}", t::of_unit(lang, &other.unit)).into_any(),
    }
}

//! People as the pages of nominations name them: what tells namesakes apart, and what one should know before they are sent.

use documents::dates;
use domain::Lang;
use leptos::prelude::*;
use services::{nominations::Warning, rows::Person};
use ui::{Badge, Tone};

use crate::pages::{nominations::words as t, people::born};

/// The name, with the year of birth and the post below it.
pub(crate) fn who(lang: Lang, person: &Person) -> AnyView {
    let told = [born(person, lang), person.position.clone()];
    let told = told.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    view! { {person.full_name.clone()}<br/><span class="soft small">{told}</span> }.into_any()
}

/// What one should know before somebody is sent, a line each.
pub(crate) fn warnings(lang: Lang, warnings: &[Warning]) -> AnyView {
    let line = |warning: &Warning| {
        let words = match warning {
            Warning::WasThere(activity) => {
                t::was_there(lang, &activity.title, &dates::days(activity.starts_on, activity.ends_on, lang))
            }
            Warning::IsElsewhere(activity) => t::is_elsewhere(
                lang,
                &activity.title,
                &dates::days(activity.starts_on, activity.ends_on, lang),
            ),
        };
        view! { <br/><span class="small">{words}</span> }
    };
    let lines = warnings.iter().map(line).collect_view();
    let sign = (!warnings.is_empty()).then(|| {
        view! { <br/><Badge tone=Tone::Warn>{lang.pick("Lưu ý", "Mind")}</Badge> }
    });
    view! { {sign}{lines} }.into_any()
}

//! What an activity asks of those who come, a line each.

use domain::Lang;
use leptos::prelude::*;
use services::requirements::Asked;

use crate::pages::requirements::words as t;

/// The list under its heading.
pub(crate) fn list(lang: Lang, asked: &Asked) -> AnyView {
    let lines = t::asked(lang, asked).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <section class="prose" id="requirements"><h2>{t::title(lang)}</h2><ul>{lines}</ul></section> }
        .into_any()
}

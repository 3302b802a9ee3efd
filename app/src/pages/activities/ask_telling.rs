//! Before a change is saved that people would be told of: who they are, and the two ways to go on. Any form can show it above itself;
//! its `bao` field then says which way was pressed.

use domain::Lang;
use leptos::prelude::*;
use services::activities::Audience;
use ui::{Banner, BannerKind, Button, Look, Size};

use crate::pages::activities::telling_words as t;

/// So many names stand there at once; the others can be unfolded.
const SHOWN: usize = 10;

/// The notice above a form of this id.
pub(crate) fn notice(lang: Lang, form: &'static str, audience: Audience) -> AnyView {
    let told = audience.names.len();
    let places = !audience.promoted.is_empty();
    let title = if told > 0 {
        t::will_tell(lang, told as u64)
    } else {
        t::will_seat(lang, audience.promoted.len() as u64)
    };
    let promoted =
        (told > 0 && places).then(|| view! { <p>{t::will_seat(lang, audience.promoted.len() as u64)}</p> });
    let without = (audience.without_address > 0)
        .then(|| view! { <p>{t::without_address(lang, audience.without_address as u64)}</p> });
    let later = (told > 0).then(|| view! { <p>{t::wait(lang)}</p> });
    let quiet = (told > 0).then(|| {
        view! { <Button name="bao" value="chua" form=form look=Look::Secondary size=Size::Small>{t::not_yet(lang)}</Button> }
    });
    let save = if told > 0 { t::tell(lang) } else { t::save(lang) };
    view! {
        <Banner kind=BannerKind::Warning title>
            {names(lang, audience.names)}
            {promoted}
            {names(lang, audience.promoted)}
            {without}
            {later}
            <div class="actions">
                <Button name="bao" value="co" form=form size=Size::Small>{save}</Button>
                {quiet}
            </div>
        </Banner>
    }
    .into_any()
}

/// The names, the first of them at once.
pub(crate) fn names(lang: Lang, mut names: Vec<String>) -> Option<AnyView> {
    if names.is_empty() {
        return None;
    }
    let rest = names.split_off(names.len().min(SHOWN));
    let rest = (!rest.is_empty()).then(|| {
        view! { <details><summary>{t::others(lang, rest.len() as u64)}</summary><p>{rest.join(", ")}</p></details> }
    });
    Some(view! { <p>{names.join(", ")}</p>{rest} }.into_any())
}

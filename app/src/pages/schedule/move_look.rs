//! Who would be told of a session that is moved, and the buttons that move it.

use domain::Lang;
use leptos::prelude::*;
use services::sessions::Look;
use ui::{Button, Look as Way};

use crate::pages::{
    activities::{ask_telling::names, telling_words as tt},
    schedule::moving_words as tm,
};

/// Who would be told, and who not.
pub(crate) fn told(lang: Lang, look: &Look) -> AnyView {
    let free = look.clashes.is_empty().then(|| view! { <p>{tm::nothing_in_the_way(lang)}</p> });
    let audience = &look.audience;
    let n = audience.names.len() as u64;
    let by_mail = match n {
        0 => view! { <p>{tm::nobody_told(lang)}</p> }.into_any(),
        _ => view! { <p><strong>{tm::will_tell(lang, n)}</strong></p>{names(lang, audience.names.clone())}<p class="soft">{tt::wait(lang)}</p> }
            .into_any(),
    };
    let without = (audience.without_address > 0)
        .then(|| view! { <p>{tt::without_address(lang, audience.without_address as u64)}</p> });
    let trainers = (!look.trainers.is_empty())
        .then(|| view! { <p>{tm::trainers_untold(lang, &look.trainers.join(", "))}</p> });
    view! {
        <section class="stack panel" aria-labelledby="told">
            <h2 id="told">{tm::before_moving(lang)}</h2>
            {free}{by_mail}{without}{trainers}
        </section>
    }
    .into_any()
}

/// The buttons: what would come of it is asked for first, where nobody has seen it yet.
pub(crate) fn acts(lang: Lang, look: Option<&Look>) -> AnyView {
    let see = |way: Way| view! { <Button name="act" value="xem" look=way>{tm::see(lang)}</Button> };
    let n = match look {
        Some(look) if look.is_barred() => return see(Way::Primary).into_any(),
        Some(look) => look.audience.names.len() as u64,
        None => 0,
    };
    if n == 0 {
        return view! { <Button>{tm::act(lang)}</Button>{see(Way::Secondary)} }.into_any();
    }
    view! {
        <Button name="bao" value="co">{tm::act_and_tell(lang, n)}</Button>
        <Button name="bao" value="chua" look=Way::Secondary>{tm::act_quietly(lang)}</Button>
        {see(Way::Quiet)}
    }
    .into_any()
}

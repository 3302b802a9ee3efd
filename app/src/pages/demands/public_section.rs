//! The activities without a date yet, in the public list.

use documents::dates;
use domain::{Lang, Word};
use leptos::prelude::*;
use services::demands::PublicDemand;
use ui::{Icon, Sign};

use crate::{language::in_language, pages::demands::words as t};

/// The section; nothing where there is none.
pub(crate) fn section(lang: Lang, found: &[PublicDemand]) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let one = |one: &PublicDemand| {
        let demand = &one.demand;
        let href = in_language(lang, &format!("/nhu-cau/{}", demand.id));
        let until = demand.closes_at.map(|at| t::until(lang, &dates::moment(at, lang)));
        view! {
            <li class="card whole no-date">
                <div>
                    <h3 class="card-title"><a class="whole-link" href=href>{demand.title_in(lang).to_owned()}</a></h3>
                    <ul class="card-facts">
                        <li><Icon sign=Sign::People/><span>{format!("{} · {}", demand.kind.name(lang), one.organizer)}</span></li>
                    </ul>
                </div>
                <div class="card-state"><span>{until}</span></div>
            </li>
        }
        .into_any()
    };
    let list = found.iter().map(one).collect_view();
    Some(
        view! {
            <section class="month" aria-labelledby="chua-co-lich">
                <h2 id="chua-co-lich">{t::section(lang)}</h2>
                <ul class="cards">{list}</ul>
            </section>
        }
        .into_any(),
    )
}

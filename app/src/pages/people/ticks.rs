//! The boxes on the list of people, and what can be done with those who are ticked.

use domain::{Lang, numbers::whole};
use leptos::prelude::*;
use services::{Paged, people::PersonEntry, rows::Person};
use ui::{Button, Cell, Checkboxes, Choice, Look, PagerButtons};

use crate::pages::people::words as t;

/// The address that the form of the list is sent to, without the language.
pub(crate) const ACT: &str = "/quan-ly/nguoi/chon";

/// The value of the button that puts people on a list.
pub(crate) const CLASS: &str = "lop";

/// The value of the button that moves people to a unit.
pub(crate) const UNIT: &str = "don-vi";

/// Who was ticked, and what was wrong with that.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ticked {
    pub(crate) chosen: Vec<String>,
    pub(crate) all: String,
    pub(crate) problem: Option<String>,
}

/// The box before somebody on the list.
pub(crate) fn tick(lang: Lang, person: &Person, ticked: &[String]) -> AnyView {
    let id = person.id.to_string();
    let label = format!("{} {}", t::tick(lang), person.full_name);
    let checked = ticked.contains(&id);
    view! { <Cell class="select"><input type="checkbox" name="chosen" value=id checked=checked aria-label=label/></Cell> }
        .into_any()
}

/// The list with its boxes, which `table` lays out, its other pages, and what can be done; sent to `action`, which has the filters.
pub(crate) fn form(
    lang: Lang,
    action: String,
    found: Paged<PersonEntry>,
    ticked: Ticked,
    table: impl FnOnce(Vec<PersonEntry>, &[String]) -> AnyView,
) -> AnyView {
    let (page, pages, total) = (whole(found.paging.page), whole(found.pages()), found.total);
    let on_page: Vec<String> = found.rows.iter().map(|entry| entry.person.id.to_string()).collect();
    let elsewhere: Vec<String> = ticked.chosen.iter().filter(|id| !on_page.contains(id)).cloned().collect();
    let said = (!elsewhere.is_empty()).then(|| view! { <p>{t::ticked_elsewhere(lang, elsewhere.len())}</p> });
    let kept = elsewhere
        .into_iter()
        .map(|id| view! { <input type="hidden" name="chosen" value=id/> })
        .collect_view();
    let all = (total > 1).then(|| {
        let choices = vec![Choice::new("yes", t::choose_all(lang, total))];
        view! { <Checkboxes name="all" choices values=vec![ticked.all.clone()]/> }
    });
    let act = |value: &'static str, words: &'static str| view! { <Button name="step" value=value look=Look::Secondary>{words}</Button> };
    let table = table(found.rows, &ticked.chosen);
    view! {
        <form class="stack" method="post" action=action>
            {table}
            <PagerButtons page pages/>
            {said}
            {kept}
            {all}
            <div class="actions no-print">
                {act(CLASS, t::add_to_class(lang))}
                {act(UNIT, t::move_to_unit(lang))}
            </div>
        </form>
    }
    .into_any()
}

//! What taking a list in would do, and the buttons that do it: they stay in sight while the list is looked through.

use domain::Lang;
use leptos::prelude::*;
use services::rosters::CheckedRoster;
use ui::{Button, Checkboxes, Choice, Look};

use super::words as t;

/// Seats, mails, and the buttons.
pub(super) fn acts(lang: Lang, list: &CheckedRoster) -> AnyView {
    let (taken, wrong) = (list.taken(), list.wrong());
    let is_open = list.seats.is_none_or(|seats| seats.is_open);
    let undecided = list.undecided();
    let check = (wrong > 0 || list.rows.iter().any(|row| row.doubt.is_some())).then(|| {
        view! { <Button name="step" value="check" look=Look::Secondary>{t::check_again(lang)}</Button> }
    });
    let take = (taken > 0 && is_open).then(|| {
        let words = t::act(lang, taken, wrong + undecided, list.activity.is_some());
        view! { <Button name="step" value="take">{words}</Button> }
    });
    let seats = list.seats.filter(|seats| seats.waiting > 0);
    let seats = seats.map(|seats| view! { <p>{t::seats(lang, seats.seated, seats.waiting)}</p> });
    let closed = (!is_open).then(|| view! { <p>{t::not_open(lang)}</p> });
    let nobody =
        (taken == 0 && wrong == 0 && undecided == 0).then(|| view! { <p>{t::nobody_left(lang)}</p> });
    let mails = list.seats.filter(|_| take.is_some()).map(|seats| {
        let choices = vec![Choice::new("co", t::tell(lang)).hint(t::told(
            lang,
            list.with_email,
            taken - list.with_email.min(taken),
        ))];
        let values = if seats.is_over || list.with_email == 0 { vec![] } else { vec!["co".to_owned()] };
        view! { <Checkboxes name="thu" choices values/> }
    });
    let invite = list.seats.filter(|seats| seats.is_open && !seats.is_over && taken > 0).map(|_| {
        view! { <Button name="step" value="people" look=Look::Quiet>{t::only_people(lang)}</Button> }
    });
    view! {
        <div class="roster-acts">
            {closed}
            {nobody}
            {seats}
            {mails}
            <div class="actions">{check}{take}{invite}</div>
        </div>
    }
    .into_any()
}

//! Invitations before they are sent: to how many, to whom not, and the mail in both languages.

use axum::response::Response;
use domain::Lang;
use leptos::prelude::*;
use services::{invitations::InvitationPlan, mails::Preview, rows::Person};
use ui::{Button, Crumb, Empty, EmptyState, Icon, Look, PageHead, Sign};

use crate::{
    App,
    language::in_language,
    pages::{
        activities::{
            words as ta,
            workspace::{WorkTab, path_of},
        },
        invitations::{form::Typed, words as t},
        people::list::Filters,
    },
    visit::Staff,
};

/// The page. Nothing is sent yet.
pub(crate) fn page(app: &App, staff: &Staff, typed: &Typed, key: String, plan: InvitationPlan) -> Response {
    let lang = staff.lang;
    let office = app.services.office();
    let from = format!("{} <{}>", office.name, office.mail_from);
    let (answers, filters) = ([typed.answer_by.clone(), typed.overrule.clone(), key], typed.filters());
    staff.staff(t::check(lang), move || view(lang, &from, answers, filters, plan))
}

fn view(
    lang: Lang,
    from: &str,
    [answer_by, overrule, key]: [String; 3],
    filters: Filters,
    plan: InvitationPlan,
) -> AnyView {
    let InvitationPlan { activity, people, without_address, already_there, previews, .. } = plan;
    let path = in_language(lang, &path_of(&activity.code, WorkTab::Invite));
    let crumbs = vec![
        Crumb::new(ta::activities(lang), in_language(lang, "/quan-ly/hoat-dong")),
        Crumb::new(activity.title, in_language(lang, &path_of(&activity.code, WorkTab::Overview))),
    ];
    // Also those who get no mail: back on the list they are still ticked, and can be put on it without one.
    let hidden = people
        .iter()
        .chain(&without_address)
        .chain(&already_there)
        .map(|person| view! { <input type="hidden" name="chosen" value=person.id.to_string()/> })
        .collect_view();
    let hidden = view! {
        {hidden}
        <input type="hidden" name="answer_by" value=answer_by/>
        <input type="hidden" name="overrule" value=overrule/>
        <input type="hidden" name="q" value=filters.q/>
        <input type="hidden" name="don-vi" value=filters.don_vi/>
        <input type="hidden" name="them" value=filters.them/>
        <input type="hidden" name="trang" value=filters.trang/>
    }
    .into_any();
    let left_out = [
        (t::without_address(lang, without_address.len()), without_address),
        (t::already_there(lang, already_there.len()), already_there),
    ];
    let left_out = left_out.into_iter().filter(|(_, people)| !people.is_empty());
    let left_out = left_out.map(|(words, people)| who(words, &people)).collect_view();
    if people.is_empty() {
        return view! {
            <PageHead title=t::check(lang) crumbs/>
            <EmptyState kind=Empty::Nothing title=t::nobody_left(lang) text=t::nobody_left_text(lang)>
                <form method="post" action=path>
                    {hidden}
                    <Button name="step" value="back" look=Look::Secondary>{t::back(lang)}</Button>
                </form>
            </EmptyState>
            {left_out}
        }
        .into_any();
    }
    let to = people.iter().max_by_key(|person| person.full_name.chars().count());
    let to = to
        .map(|person| format!("{} <{}>", person.full_name, person.email.clone().unwrap_or_default()))
        .unwrap_or_default();
    let letters =
        previews.into_iter().map(|(of, preview)| letter(lang, of, from, &to, preview)).collect_view();
    let send = t::send(lang, people.len());
    view! {
        <PageHead title=t::check(lang) crumbs/>
        <div class="stack-l">
            <div class="stack-s">{who(t::will_be_invited(lang, people.len()), &people)}{left_out}</div>
            <section class="stack">
                <p class="soft">{t::example(lang)}</p>
                <div class="mails">{letters}</div>
            </section>
            <form class="stack" method="post" action=path>
                {hidden}
                <input type="hidden" name="key" value=key/>
                <p>{t::cannot_undo(lang)}</p>
                <div class="actions">
                    <Button name="step" value="send">{send}</Button>
                    // Who was chosen stays chosen.
                    <Button name="step" value="back" look=Look::Quiet>{t::back(lang)}</Button>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// Who they are, opened on demand: hundreds of names would hide the letter.
fn who(words: String, people: &[Person]) -> AnyView {
    let names = people.iter().map(|person| view! { <li>{person.full_name.clone()}</li> }).collect_view();
    view! { <details class="who"><summary>{words}</summary><ul class="who-names">{names}</ul></details> }
        .into_any()
}

/// One letter, as it will be read.
fn letter(lang: Lang, of: Lang, from: &str, to: &str, preview: Preview) -> AnyView {
    let lines = preview.text.lines().map(|line| view! { {line.to_owned()}<br/> }).collect_view();
    let (from, to) = (from.to_owned(), to.to_owned());
    view! {
        <article class="mail" lang=of.code()>
            <dl class="mail-head">
                <div><dt>{t::sender(lang)}</dt><dd>{from}</dd></div>
                <div><dt>{t::to(lang)}</dt><dd>{to}</dd></div>
                <div class="mail-subject"><dt>{t::subject(lang)}</dt><dd>{preview.subject}</dd></div>
            </dl>
            <div class="mail-body"><p>{lines}</p></div>
            <ul class="mail-files"><li><Icon sign=Sign::Calendar/>{of.pick("Kèm lịch các ngày tham dự", "With the days as a calendar entry")}</li></ul>
        </article>
    }
    .into_any()
}

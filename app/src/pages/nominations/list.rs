//! The list of a unit, as its focal person fills it: the numbers, whom it names in which order, and who else could be named.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, RegistrationState, Word, nominations::ranks::Standing, numbers::whole};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    ids::RoundId,
    nominations::{
        CandidateEntry, ListUndo, NewNomineeForm, NomineeEntry, Open, UnitList, WhyNot, find_candidates,
        find_list_undo, note_seen, show_unit_list_page,
    },
    rows::Person,
};
use ui::{
    Area, Badge, Banner, BannerKind, Button, ButtonLink, Cell, Crumb, Empty, EmptyState, Fact, FactList,
    Field, Head, Kind, Lines, Look, PageHead, Pager, PostButton, Row, RowHead, Shape, Size, Table, TextArea,
    Tone, Width,
};

use crate::{
    App,
    form::Query,
    language::in_language,
    list::paging,
    page_error::PageResult,
    pages::{
        activities::registration_tone,
        nominations::{
            new_person_form::{self, Fold},
            path_of,
            people::{warnings, who},
            when::moment,
            words as t,
        },
        people::list::contact,
        requirements,
    },
    visit::Staff,
    wrong::Wrong,
};

/// Who is looked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Search {
    /// The words.
    pub q: String,
    /// The page of the list.
    #[serde(rename = "trang")]
    pub page: String,
    /// Not empty: the form for somebody new stands open.
    pub moi: String,
}

/// What the page shows beside the list.
#[derive(Default)]
pub(crate) struct Shown {
    /// Who is looked for.
    pub words: String,
    /// The page of the list.
    pub page: String,
    /// What could not be done.
    pub trouble: Option<String>,
    /// Somebody new as typed, with what is wrong.
    pub newcomer: Option<(NewNomineeForm, Wrong)>,
    /// The form for somebody new stands open.
    pub fold: Fold,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path((round, unit)): Path<(RoundId, String)>,
    Query(search): Query<Search>,
) -> PageResult {
    let fold = if search.moi.is_empty() { Fold::Closed } else { Fold::Open };
    render(
        &app,
        &staff,
        (round, &unit),
        Shown { words: search.q, page: search.page, fold, ..Shown::default() },
    )
    .await
}

/// The page; with what could not be done.
pub(crate) async fn render(app: &App, staff: &Staff, of: (RoundId, &str), shown: Shown) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let list = show_unit_list_page(services, actor, of, paging(&shown.page)).await?;
    note_seen(services, actor, of).await?;
    let can_change = matches!(list.open, Open::Until(_) | Open::Late);
    let found =
        if can_change { Some(find_candidates(services, actor, of, &shown.words).await?) } else { None };
    let undo = if can_change { find_list_undo(services, actor, of).await? } else { None };
    let key = services::new_form_key()?;
    let lang = staff.lang;
    let title = format!("{}: {}", t::list_title(lang), list.unit.name);
    let failed = shown.trouble.is_some() || shown.newcomer.is_some();
    let view = move || view(lang, list, (found, undo), key, shown);
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn view(
    lang: Lang,
    list: UnitList,
    (found, undo): (Option<(Vec<CandidateEntry>, u64)>, Option<ListUndo>),
    key: String,
    shown: Shown,
) -> AnyView {
    let Shown { words, trouble, newcomer, fold, .. } = shown;
    let path = in_language(lang, &path_of(list.round.id, &list.unit.code));
    let notice = match (trouble, &newcomer) {
        (Some(title), _) => Some(view! { <Banner kind=BannerKind::Failure title/> }.into_any()),
        (None, Some((_, wrong))) => Some(wrong.notice(lang)),
        (None, None) => None,
    };
    let (typed, wrong) = newcomer.unwrap_or_default();
    let typed = NewNomineeForm { key: format!("{key}n"), ..typed };
    let crumbs = vec![Crumb::new(t::calls(lang), in_language(lang, "/quan-ly"))];
    let named = list.count(Standing::Named) + list.otherwise as usize;
    let lead = t::numbers(lang, list.seats, named, &moment(list.round.closes_at, lang));
    let title = list.activity.title.clone();
    let print = view! {
        <ButtonLink href=format!("{path}/in") look=Look::Secondary>{t::print(lang)}</ButtonLink>
        <ButtonLink href=format!("{path}/danh-sach.pdf") look=Look::Secondary>{t::pdf(lang)}</ButtonLink>
    };
    let can_change = found.is_some();
    let state = state(lang, &list);
    let facts = facts(lang, &list);
    let message = list.round.message.clone();
    let message = message.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let people = people(lang, &list, &path, can_change);
    let send = (can_change && list.row.answered_at.is_none()).then(|| send(lang, &list, path.clone()));
    let undo = undo.map(|undo| last_act(lang, &undo));
    let new = can_change.then(|| new_person_form::fold_out(lang, &path, (typed, &wrong), fold));
    let more = found.map(|found| more(lang, &path, found, words, key));
    view! {
        <PageHead title crumbs lead=format!("{} · {lead}", list.unit.name) notice=notice.into_any()>{print}</PageHead>
        <div class="stack-l">
            {state}
            {undo}
            <section class="stack">{message}<FactList facts lines=Lines::Plain/></section>
            {people}
            {send}
            {new}
            {more}
        </div>
    }
    .into_any()
}

/// Where the list stands, and what can still be done.
fn state(lang: Lang, list: &UnitList) -> AnyView {
    let told = match list.open {
        Open::Over => Some((BannerKind::Info, t::over(lang), String::new())),
        Open::Closed => {
            let ask = [t::closed_text(lang), list.activity.contact.as_str()].join(" ");
            Some((BannerKind::Info, t::closed(lang), ask))
        }
        Open::Late => Some((BannerKind::Warning, t::late(lang), t::late_text(lang).to_owned())),
        Open::Until(_) if list.row.answered_at.is_none() && !list.people.is_empty() => {
            Some((BannerKind::Warning, t::unsent(lang), t::unsent_text(lang).to_owned()))
        }
        Open::Until(_) => None,
    };
    let sent = list.row.answered_at.map(|at| {
        let words = match (list.people.is_empty(), list.open) {
            (true, _) => t::sent_none(lang),
            (false, Open::Until(_) | Open::Late) => t::sent_text(lang),
            _ => "",
        };
        view! { <p><Badge tone=Tone::Ok>{t::sent_at(lang, &moment(at, lang))}</Badge>" "{words}</p> }
    });
    let told = told.map(|(kind, title, text)| view! { <Banner kind title><p>{text}</p></Banner> });
    let otherwise = (list.otherwise > 0).then(|| view! { <p>{t::otherwise(lang, list.otherwise)}</p> });
    view! { {told}{sent}{otherwise} }.into_any()
}

/// What was done last to a list that was sent, with whom taking it back tells, and the button.
fn last_act(lang: Lang, undo: &ListUndo) -> AnyView {
    let names = |people: &[Person]| people.iter().map(|one| one.full_name.clone()).collect::<Vec<_>>();
    let words = match undo.seated.is_empty() && undo.unseated.is_empty() {
        true => t::undo_nothing(lang).to_owned(),
        false => t::would_undo(lang, &names(&undo.seated), &names(&undo.unseated), undo.mails()),
    };
    let action = in_language(lang, &format!("/quan-ly/hoan-tac/{}", undo.id));
    let at = moment(undo.at, lang);
    view! {
        <p class="no-print" id="last-act">
            {t::last_act(lang)}" "{at}". "{words}" "
            <PostButton action look=Look::Secondary size=Size::Small>{t::undo(lang)}</PostButton>
        </p>
    }
    .into_any()
}

fn facts(lang: Lang, list: &UnitList) -> Vec<Fact> {
    let activity = &list.activity;
    let days = dates::days(activity.starts_on, activity.ends_on, lang);
    let mut facts = vec![
        Fact::new(t::time(lang), days),
        Fact::new(t::place(lang), activity.place.clone()),
        Fact::new(t::organizer(lang), list.organizer.clone()),
    ];
    if !activity.contact.is_empty() {
        facts.push(Fact::new(t::ask(lang), activity.contact.clone()));
    }
    if let Some(day) = list.round.flows_on {
        let rule = t::flow_rule(lang, &dates::day(day, lang), list.round.rule.name(lang));
        facts.push(Fact::new(t::flows_on(lang), rule));
    }
    facts
}

/// The ranked list.
fn people(lang: Lang, list: &UnitList, path: &str, can_change: bool) -> AnyView {
    if list.people.is_empty() {
        let text = if can_change { t::list_empty_text(lang) } else { t::closed_text(lang) };
        return view! { <EmptyState kind=Empty::Nothing title=t::list_empty(lang) text/> }.into_any();
    }
    let (before, last, page) = (list.before(), list.standings.len(), list.paging.page);
    let rows = list
        .people
        .iter()
        .enumerate()
        .map(|(at, one)| row(lang, path, one, Place { at: before + at, last, page, can_change }))
        .collect_view();
    let mut head = vec![
        Head::number(t::order(lang)),
        Head::text(t::name(lang)),
        Head::text(t::contact(lang)),
        Head::text(t::standing(lang)),
    ];
    if can_change {
        head.push(Head::bare(t::acts(lang)));
    }
    let (page, pages) = (whole(page), whole(list.page().pages()));
    let path = path.to_owned();
    view! {
        <Table id="nominees" caption=t::list_title(lang) head shape=Shape::Cards>{rows}</Table>
        <Pager page pages href=move |page| format!("{path}?trang={page}#nominees")/>
    }
    .into_any()
}

/// Where a row stands, and whether it can be moved.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: usize,
    last: usize,
    page: u64,
    can_change: bool,
}

fn row(lang: Lang, path: &str, one: &NomineeEntry, place: Place) -> AnyView {
    let acts = place.can_change.then(|| acts(lang, path, one, place));
    let certificate = one.certificate.clone();
    let certificate =
        certificate.map(|serial| view! { <br/><span class="small">{t::certificate(lang)}" "{serial}</span> });
    let (name, mind) = (who(lang, &one.person), warnings(lang, &one.warnings));
    let contact = contact(one.person.email.clone(), one.person.phone.clone());
    let standing = standing(lang, one);
    view! {
        <Row>
            <Cell label=t::order(lang) class="num">{place.at + 1}</Cell>
            <RowHead>{name}{mind}</RowHead>
            <Cell label=t::contact(lang)>{contact}</Cell>
            <Cell label=t::standing(lang)>{standing}{certificate}</Cell>
            {acts}
        </Row>
    }
    .into_any()
}

/// What became of somebody: the state of the registration where there is one, else the place on the list.
pub(crate) fn standing(lang: Lang, one: &NomineeEntry) -> AnyView {
    let (tone, words) = match (one.registration.as_ref().map(|row| *row.state), one.standing) {
        (_, Standing::Asks) => (Tone::Wait, t::waits_for_organizer(lang)),
        (Some(RegistrationState::Confirmed), _) => (Tone::Ok, RegistrationState::Confirmed.name(lang)),
        (Some(state), _) => (registration_tone(state), state.name(lang)),
        (None, Standing::Named) => (Tone::Wait, t::has_seat(lang)),
        (None, Standing::Substitute) => (Tone::Neutral, t::substitute(lang)),
        (None, Standing::Out) => (Tone::Neutral, t::out(lang)),
    };
    let reason = one.registration.as_ref().map(|row| row.note.clone()).filter(|note| !note.is_empty());
    let reason = reason.map(|note| view! { <br/><span class="small">{note}</span> });
    let exception = one.exception.as_ref().map(|exception| requirements::words::exception(lang, exception));
    let exception = exception.map(|words| view! { <br/><span class="small">{words}</span> });
    view! { <Badge tone>{words}</Badge>{reason}{exception} }.into_any()
}

/// The first page needs no word.
fn page_field(page: u64) -> String {
    if page > 1 { page.to_string() } else { String::new() }
}

fn acts(lang: Lang, path: &str, one: &NomineeEntry, place: Place) -> AnyView {
    let name = one.person.full_name.clone();
    let id = one.nominee.id.to_string();
    let press = |step: &str, words: &'static str| {
        let fields = [("step", step.to_owned()), ("nominee", id.clone()), ("trang", page_field(place.page))];
        let fields = fields.map(|(name, value)| (name.to_owned(), value)).to_vec();
        let (action, name) = (path.to_owned(), name.clone());
        view! { <PostButton action fields look=Look::Quiet size=Size::Small>{words}<span class="hidden-text">" "{name}</span></PostButton> }
    };
    let up = (place.at > 0).then(|| press("up", t::up(lang)));
    let down = (place.at + 1 < place.last).then(|| press("down", t::down(lang)));
    // Who has no seat to pass on is simply taken off.
    let replace = (one.standing == Standing::Named && one.registration.is_some()).then(|| {
        let (href, name) = (format!("{path}/thay/{id}"), name.clone());
        view! { <ButtonLink href look=Look::Quiet size=Size::Small>{t::replace(lang)}<span class="hidden-text">" "{name}</span></ButtonLink> }
    });
    let remove = press("remove", t::remove(lang));
    view! { <Cell class="row-actions">{up}{down}{replace}{remove}</Cell> }.into_any()
}

/// What sending would do, and the button.
fn send(lang: Lang, list: &UnitList, action: String) -> AnyView {
    let fields = vec![("step".to_owned(), "send".to_owned())];
    if list.people.is_empty() {
        return view! { <PostButton action fields look=Look::Secondary>{t::send_none(lang)}</PostButton> }
            .into_any();
    }
    let waits = list.becomes() == RegistrationState::Nominated;
    let (named, substitutes) = (list.count(Standing::Named), list.count(Standing::Substitute));
    view! {
        <section class="stack">
            <p>{t::will_send(lang, named, substitutes, waits)}</p>
            <PostButton action fields>{t::send_list(lang)}</PostButton>
        </section>
    }
    .into_any()
}

/// Who of the unit's people could be named.
fn more(
    lang: Lang,
    path: &str,
    (entries, total): (Vec<CandidateEntry>, u64),
    words: String,
    key: String,
) -> AnyView {
    let shown = entries.len();
    let rows = entries.into_iter().enumerate().map(|(at, entry)| {
        let act = match entry.why_not {
            Some(why) => view! { <span class="soft small">{why_not(lang, why)}</span> }.into_any(),
            None if !entry.unmet.is_empty() => {
                ask_for(lang, path, &entry, (&words, &format!("{key}{at}")))
            }
            None => {
                // A number of its own for each button: two people named one after the other are two forms.
                let fields = [("step", "name"), ("q", words.as_str())].map(|(name, value)| (name.to_owned(), value.to_owned()));
                let mut fields = fields.to_vec();
                fields.push(("person".to_owned(), entry.person.id.to_string()));
                fields.push(("key".to_owned(), format!("{key}{at}")));
                let (action, name) = (path.to_owned(), entry.person.full_name.clone());
                view! { <PostButton action fields look=Look::Secondary size=Size::Small>{t::nominate(lang)}<span class="hidden-text">" "{name}</span></PostButton> }.into_any()
            }
        };
        let (name, mind) = (who(lang, &entry.person), warnings(lang, &entry.warnings));
        let contact = contact(entry.person.email, entry.person.phone);
        view! {
            <Row>
                <RowHead>{name}{mind}</RowHead>
                <Cell label=t::contact(lang)>{contact}</Cell>
                <Cell class="row-actions">{act}</Cell>
            </Row>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    let head = vec![Head::text(t::name(lang)), Head::text(t::contact(lang)), Head::bare(t::acts(lang))];
    let all = (total > shown as u64).then(|| view! { <p class="soft">{t::first_of(lang, shown, total)}</p> });
    let table = if shown == 0 {
        view! { <p>{t::none_found(lang)}</p> }.into_any()
    } else {
        view! { <Table id="candidates" caption=t::see_people(lang) head shape=Shape::Cards>{rows}</Table> }
            .into_any()
    };
    view! {
        <section class="stack" id="people" aria-labelledby="people-title">
            <h2 id="people-title">{t::add_people(lang)}</h2>
            <form class="stack-s" method="get" action=format!("{path}#people")>
                <Field name="q" label=t::search(lang) kind=Kind::Search value=words width=Width::Letters30/>
                <div class="actions">
                    <Button look=Look::Secondary>{t::find(lang)}</Button>
                    <ButtonLink href=format!("{path}/dan") look=Look::Secondary>{t::paste(lang)}</ButtonLink>
                </div>
            </form>
            {table}
            {all}
        </section>
    }
    .into_any()
}

/// Somebody who does not meet what is asked for: what, and the form that asks the organizer to look.
fn ask_for(lang: Lang, path: &str, entry: &CandidateEntry, (words, key): (&str, &str)) -> AnyView {
    let unmet = entry.unmet.iter().map(|unmet| unmet.name(lang)).collect::<Vec<_>>().join(", ");
    let person = entry.person.id.to_string();
    let (id, name) = (format!("plea-{person}"), entry.person.full_name.clone());
    let (action, words, key) = (path.to_owned(), words.to_owned(), key.to_owned());
    view! {
        <p class="soft small">{t::unmet(lang)}" "{unmet}</p>
        <details class="stack-s">
            <summary>{t::ask_for(lang)}<span class="hidden-text">" "{name}</span></summary>
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="step" value="ask"/>
                <input type="hidden" name="person" value=person/>
                <input type="hidden" name="key" value=key/>
                <input type="hidden" name="q" value=words/>
                <TextArea name="plea" id label=t::plea(lang) hint=t::plea_hint(lang) rows=2/>
                <Button look=Look::Secondary size=Size::Small>{t::send_plea(lang)}</Button>
            </form>
        </details>
    }
    .into_any()
}

/// Why somebody can't be named, in a word.
pub(crate) fn why_not(lang: Lang, why: WhyNot) -> &'static str {
    match why {
        WhyNot::OnList => t::on_list(lang),
        WhyNot::HasSeat => t::seated(lang),
        WhyNot::Refused => t::refused(lang),
    }
}

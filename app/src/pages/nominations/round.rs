//! A round as its organizer sees it: the numbers, what can be done, and a row for each unit.

use axum::extract::{Path, State};
use documents::dates;
use domain::{ActivityState, Admission, Lang, Word};
use leptos::prelude::*;
use services::{
    nominations::{Overview, UnitLine, show_round},
    rows::Round,
};
use ui::{
    Badge, Banner, BannerKind, ButtonLink, Cell, Empty, EmptyState, Fact, FactList, Head, Icon, Lines, Look,
    Row, RowHead, Shape, Sign, Table, Tone,
};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::workspace::{WorkTab, Workspace, path_of, workspace},
        nominations::{path_of as list_path, when::moment, words as t},
    },
    sheet::{self, Sheet, count, text},
    visit::Staff,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let lang = staff.lang;
    let overview = show_round(&app.services, staff.actor(), &code).await?;
    if let Some(format) = file.format() {
        return sheet(lang, overview).answer(format);
    }
    let frame =
        Workspace::new(&staff, staff.actor(), &overview.activity, app.services.today(), WorkTab::Nominations);
    let title = format!("{}: {}", t::round(lang), overview.activity.title);
    let is_open = overview.is_open(app.services.now());
    Ok(staff.staff(&title, move || workspace(frame, None, body(lang, overview, is_open))))
}

fn sheet(lang: Lang, overview: Overview) -> Sheet {
    let heads = [
        t::unit(lang),
        t::quota(lang),
        t::named(lang),
        t::substitutes(lang),
        t::missing(lang),
        t::seen(lang),
        t::answered(lang),
        t::focal(lang),
    ];
    let mut file = Sheet::new(format!("dot-cu-{}", overview.activity.code), t::round(lang), &heads);
    file.rows = overview
        .units
        .into_iter()
        .map(|line| {
            let at = |at: Option<_>| text(at.map(|at| moment(at, lang)).unwrap_or_default());
            let missing = line.missing();
            let focal = line.focal.iter().map(|user| format!("{} <{}>", user.name, user.email));
            let focal = focal.collect::<Vec<_>>().join("; ");
            vec![
                text(line.unit.name),
                count(line.seats),
                count(line.named),
                count(line.substitutes),
                count(missing),
                at(line.row.seen_at),
                at(line.row.answered_at),
                text(focal),
            ]
        })
        .collect();
    file
}

fn body(lang: Lang, overview: Overview, is_open: bool) -> AnyView {
    let path = path_of(&overview.activity.code, WorkTab::Nominations);
    let href = move |rest: &str| in_language(lang, &format!("{path}{rest}"));
    let Some(round) = overview.round.clone() else {
        let make = href("/sua");
        return view! {
            <EmptyState kind=Empty::Nothing title=t::no_round(lang) text=t::no_round_text(lang)>
                <ButtonLink href=make><Icon sign=Sign::Plus/>{t::make(lang)}</ButtonLink>
            </EmptyState>
        }
        .into_any();
    };
    let is_draft = *overview.activity.state == ActivityState::Draft;
    let uncalled = overview.uncalled().count();
    let silent = overview.silent().count();
    let call = (uncalled > 0 && !is_draft)
        .then(|| view! { <ButtonLink href=href("/gui")>{t::call(lang)}</ButtonLink> });
    let remind = (silent > 0 && is_open).then(
        || view! { <ButtonLink href=href("/nhac") look=Look::Secondary>{t::remind(lang)}</ButtonLink> },
    );
    let flow = (round.sent_at.is_some()).then(
        || view! { <ButtonLink href=href("/chia") look=Look::Secondary>{t::try_flow(lang)}</ButtonLink> },
    );
    let edit = view! { <ButtonLink href=href("/sua") look=Look::Secondary>{t::edit(lang)}</ButtonLink> };
    let notes = notes(lang, &overview);
    let facts = facts(lang, &round, &overview);
    let files = sheet::links(lang, &href(""));
    view! {
        <div class="stack-l">
            {notes}
            <div class="actions">{call}{remind}{flow}{edit}</div>
            <FactList facts lines=Lines::Plain/>
            {table(lang, &round, overview.units)}
            {files}
        </div>
    }
    .into_any()
}

/// What the organizer should know before units are called.
fn notes(lang: Lang, overview: &Overview) -> AnyView {
    let draft = (*overview.activity.state == ActivityState::Draft).then(|| {
        view! { <Banner kind=BannerKind::Info title=t::not_published(lang)><p>{t::not_published_text(lang)}</p></Banner> }
    });
    let open = (*overview.activity.admission == Admission::Open).then(|| {
        view! { <Banner kind=BannerKind::Info title=t::open_to_all(lang)><p>{t::open_to_all_text(lang)}</p></Banner> }
    });
    view! { {draft}{open} }.into_any()
}

fn facts(lang: Lang, round: &Round, overview: &Overview) -> Vec<Fact> {
    let answered = overview.units.iter().filter(|line| !line.is_silent()).count();
    let flow = match (round.flowed_at, round.flows_on) {
        (_, None) => t::no_flow(lang).to_owned(),
        (Some(at), Some(_)) => format!("{}: {}", t::flowed(lang), moment(at, lang)),
        (None, Some(day)) => format!("{}. {}", dates::day(day, lang), round.rule.name(lang)),
    };
    vec![
        Fact::new(t::deadline(lang), moment(round.closes_at, lang)),
        Fact::new(t::answered(lang), t::answered_of(lang, answered, overview.units.len())),
        Fact::new(t::flows_on(lang), flow),
    ]
}

fn table(lang: Lang, round: &Round, units: Vec<UnitLine>) -> AnyView {
    let id = round.id;
    let rows = units
        .into_iter()
        .map(|line| {
            let href = in_language(lang, &list_path(id, &line.unit.code));
            let seen = line.row.seen_at.map_or_else(|| t::never(lang).to_owned(), |at| moment(at, lang));
            let (tone, state) = state(lang, &line);
            let missing = line.missing();
            let focal = match line.focal.first() {
                Some(user) => user.name.clone().into_any(),
                None => view! { <Badge tone=Tone::Warn>{t::nobody(lang)}</Badge> }.into_any(),
            };
            view! {
                <Row>
                    <RowHead><a href=href>{line.unit.name}</a></RowHead>
                    <Cell label=t::quota(lang) class="num">{line.seats}</Cell>
                    <Cell label=t::named(lang) class="num">{line.named}</Cell>
                    <Cell label=t::substitutes(lang) class="num">{line.substitutes}</Cell>
                    <Cell label=t::missing(lang) class="num">{missing}</Cell>
                    <Cell label=t::seen(lang)>{seen}</Cell>
                    <Cell label=t::answered(lang)><Badge tone>{state}</Badge></Cell>
                    <Cell label=t::focal(lang)>{focal}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![
        Head::text(t::unit(lang)),
        Head::number(t::quota(lang)),
        Head::number(t::named(lang)),
        Head::number(t::substitutes(lang)),
        Head::number(t::missing(lang)),
        Head::text(t::seen(lang)),
        Head::text(t::answered(lang)),
        Head::text(t::focal(lang)),
    ];
    view! { <Table id="units" caption=t::units(lang) head shape=Shape::Cards>{rows}</Table> }.into_any()
}

/// Where a unit stands, in a word.
fn state(lang: Lang, line: &UnitLine) -> (Tone, &'static str) {
    match (line.row.called_at, line.row.answered_at) {
        (_, Some(_)) => (Tone::Ok, t::answered_at(lang)),
        (None, None) => (Tone::Neutral, t::not_sent(lang)),
        (Some(_), None) if line.named + line.substitutes > 0 => (Tone::Wait, t::drafting(lang)),
        (Some(_), None) => (Tone::Warn, t::silent(lang)),
    }
}

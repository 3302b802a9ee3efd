//! One call for interest: how many each unit wants, and what came of it.

use axum::extract::{Path, State};
use documents::dates;
use domain::{ActivityState, Lang, Word, demands::DemandState, local, numbers::number_in};
use leptos::prelude::*;
use services::{
    demands::{DemandPage, UnitDemand},
    ids::DemandId,
    rows::Activity,
};
use ui::{
    Badge, ButtonLink, Cell, Crumb, Empty, EmptyState, Fact, FactList, Head, Look, PageHead, Row, RowHead,
    Shape, Size, Table,
};

use crate::{
    App,
    form::Query,
    language::in_language,
    page_error::PageResult,
    pages::demands::{PATH, words as t},
    sheet::{self, Sheet, count, text},
    visit::Staff,
};

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<DemandId>,
    Query(file): Query<sheet::Wanted>,
) -> PageResult {
    let page = services::demands::show_demand(&app.services, staff.actor(), id).await?;
    let lang = staff.lang;
    if let Some(format) = file.format() {
        return by_unit_sheet(lang, &page).answer(format);
    }
    let title = page.demand.title.clone();
    Ok(staff.staff(&title, move || view(lang, &page)))
}

fn by_unit_sheet(lang: Lang, page: &DemandPage) -> Sheet {
    let heads = [t::unit(lang), t::named(lang), t::invited(lang), t::asked(lang), t::note(lang)];
    let mut sheet = Sheet::new(format!("nhu-cau-{}", page.demand.id), t::by_unit(lang), &heads);
    let row = |unit: &UnitDemand| {
        vec![
            text(name_of(lang, unit)),
            count(unit.named),
            count(unit.invited),
            unit.asked.map_or(sheet::Cell::Empty, count),
            text(unit.note.clone()),
        ]
    };
    sheet.rows = page.units.iter().map(row).collect();
    sheet
}

fn name_of(lang: Lang, unit: &UnitDemand) -> String {
    if unit.unit.is_none() { t::other_units(lang).to_owned() } else { unit.name.clone() }
}

fn view(lang: Lang, page: &DemandPage) -> AnyView {
    let demand = &page.demand;
    let path = |more: &str| in_language(lang, &format!("{PATH}/{}{more}", demand.id));
    let mut facts = vec![
        Fact::new(t::kind(lang), demand.kind.name(lang)),
        Fact::new(t::holder(lang), page.unit_name.clone()),
        Fact::new(t::audience(lang), demand.audience.name(lang)),
    ];
    if let Some(at) = demand.closes_at {
        facts.push(Fact::new(t::closes_on(lang), dates::moment(at, lang)));
    }
    if !demand.about.is_empty() {
        facts.push(Fact::new(t::about(lang), demand.about.clone()));
    }
    let goes = page.names_go.filter(|_| page.kept > 0).map(|at| {
        view! { <p class="soft">{t::names_go(lang, page.kept, &dates::day(local::day(at), lang))}</p> }
    });
    let end = |act: &str, words: &'static str| {
        let href = path(&format!("/ket-thuc?viec={act}"));
        view! { <ButtonLink href look=Look::Quiet>{words}</ButtonLink> }.into_any()
    };
    let ends = match page.stands {
        DemandState::Open => vec![end("dong", t::close(lang)), end("huy", t::cancel(lang))],
        DemandState::Closed => vec![end("mo-lai", t::reopen(lang)), end("huy", t::cancel(lang))],
        DemandState::Cancelled => vec![end("mo-lai", t::reopen(lang))],
    };
    let forget = (page.stands != DemandState::Open && page.kept > 0).then(|| end("xoa-ten", t::forget(lang)));
    let public = (*demand.audience == domain::demands::DemandAudience::Public).then(|| {
        let href = in_language(lang, &format!("/nhu-cau/{}", demand.id));
        view! { <p><a href=href>{t::public_page(lang)}</a></p> }
    });
    let crumbs = vec![Crumb::new(t::demands(lang), in_language(lang, PATH))];
    let (title, edit) = (demand.title.clone(), path("/sua"));
    let edit = view! { <ButtonLink href=edit look=Look::Secondary>{t::edit(lang)}</ButtonLink> }.into_any();
    let (units, came) = (units(lang, page), came(lang, page));
    let stands = page.stands;
    let state = view! { <p><Badge tone=t::tone(stands)>{stands.name(lang)}</Badge></p> };
    view! {
        <PageHead title crumbs>
            {edit}
        </PageHead>
        <div class="stack-l">
            <div class="stack">{state}<FactList facts/>{public}{goes}</div>
            <section class="stack"><h2>{t::by_unit(lang)}</h2>{units}</section>
            <section class="stack"><h2>{t::came(lang)}</h2>{came}</section>
            <div class="actions">{ends}{forget}</div>
        </div>
    }
    .into_any()
}

/// The numbers of each unit; those of names lead to them.
fn units(lang: Lang, page: &DemandPage) -> AnyView {
    if page.units.is_empty() {
        return view! { <EmptyState kind=Empty::Nothing title=t::nobody(lang) text=t::nobody_text(lang)/> }
            .into_any();
    }
    let path = format!("{PATH}/{}", page.demand.id);
    let names = |n: u32, code: &str| {
        let number = number_in(lang, n.into());
        if n == 0 {
            return number.into_any();
        }
        let of = if code.is_empty() { String::new() } else { format!("?don-vi={code}") };
        view! { <a href=in_language(lang, &format!("{path}/nguoi{of}"))>{number}</a> }.into_any()
    };
    let row = |unit: &UnitDemand| {
        let code = if unit.unit.is_none() { "khac" } else { unit.code.as_str() };
        let asked = unit.asked.map(|n| number_in(lang, n.into())).unwrap_or_default();
        // What a unit asked for is one row of it: its own page.
        let asked = match unit.asked {
            Some(_) => {
                let href = in_language(lang, &format!("{path}/don-vi/{code}"));
                view! { <a href=href>{asked}</a> }.into_any()
            }
            None => asked.into_any(),
        };
        let (name, note) = (name_of(lang, unit), unit.note.clone());
        let (named, invited) = (names(unit.named, code), number_in(lang, unit.invited.into()));
        view! {
            <Row>
                <RowHead>{name}</RowHead>
                <Cell label=t::named(lang) class="num">{named}</Cell>
                <Cell label=t::invited(lang) class="num">{invited}</Cell>
                <Cell label=t::asked(lang) class="num">{asked}</Cell>
                <Cell label=t::note(lang)>{note}</Cell>
            </Row>
        }
        .into_any()
    };
    let (named, invited, asked) = page.totals();
    let rows = page.units.iter().map(row).collect_view();
    let head = vec![
        Head::text(t::unit(lang)),
        Head::number(t::named(lang)),
        Head::number(t::invited(lang)),
        Head::number(t::asked(lang)),
        Head::text(t::note(lang)),
    ];
    let caption = format!("{}: {}", t::total(lang), t::people(lang, named.into()));
    let files = sheet::links(lang, &in_language(lang, &path));
    let (all, invited, asked) =
        (names(named, ""), number_in(lang, invited.into()), number_in(lang, asked.into()));
    view! {
        <Table id="units" caption head shape=Shape::Cards>
            {rows}
            <Row>
                <RowHead><strong>{t::total(lang)}</strong></RowHead>
                <Cell label=t::named(lang) class="num">{all}</Cell>
                <Cell label=t::invited(lang) class="num">{invited}</Cell>
                <Cell label=t::asked(lang) class="num">{asked}</Cell>
                <Cell label=t::note(lang)>""</Cell>
            </Row>
        </Table>
        {files}
    }
    .into_any()
}

/// The activities that came of it, and the way to another.
fn came(lang: Lang, page: &DemandPage) -> AnyView {
    let id = page.demand.id;
    let asks = page.units.iter().any(|unit| unit.asked.is_some());
    let item = |row: &Activity| {
        let of = in_language(lang, &format!("/quan-ly/hoat-dong/{}", row.code));
        let invite = in_language(lang, &format!("{PATH}/{id}/moi-nguoi/{}", row.code));
        let round = format!("{of}/dot-cu/sua?nhu-cau={id}");
        let round = (asks && *row.state != ActivityState::Cancelled).then(|| {
            view! { <ButtonLink href=round look=Look::Secondary size=Size::Small>{t::round(lang)}</ButtonLink> }
        });
        let invite = (*row.state != ActivityState::Cancelled).then(|| {
            view! { <ButtonLink href=invite size=Size::Small>{t::invite(lang)}</ButtonLink> }
        });
        let days = dates::days(row.starts_on, row.ends_on, lang);
        view! {
            <li class="panel stack-s">
                <p><a href=of>{row.title.clone()}</a>" · "{row.code.clone()}" · "{days}" · "{row.state.name(lang)}</p>
                <div class="actions">{invite}{round}</div>
            </li>
        }
        .into_any()
    };
    let from = match (page.demand.template_id, &page.model) {
        (Some(template), _) => format!("?mau={template}&nhu-cau={id}"),
        (None, Some(code)) => format!("?tu={code}&nhu-cau={id}"),
        (None, None) => format!("?nhu-cau={id}"),
    };
    let plan = in_language(lang, &format!("/quan-ly/hoat-dong/moi{from}"));
    let list = match page.activities.is_empty() {
        true => view! { <p class="soft">{t::came_none(lang)}</p> }.into_any(),
        false => view! { <ul class="stack plain">{page.activities.iter().map(item).collect_view()}</ul> }
            .into_any(),
    };
    let plan = (page.stands != DemandState::Cancelled)
        .then(|| view! { <p><ButtonLink href=plan>{t::plan(lang)}</ButtonLink></p> });
    view! { {list}{plan} }.into_any()
}

//! People on a list whom no mail reaches: to their focal person by one press, on paper, or as a message to paste.

use axum::extract::{Path, State};
use documents::{dates, qr::qr_svg};
use domain::{Lang, Problem, numbers::whole};
use islands::CopyText;
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error, Paged,
    ids::UnitId,
    registrations::{UnreachedPerson, UnreachedUnit},
    rows::Activity,
};
use ui::{
    Area, Banner, BannerKind, ButtonLink, Cell, Confirm, Crumb, Empty, EmptyState, Head, Look, PageHead,
    Pager, Row, RowHead, Shape, Size, Table,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    list::paging,
    page_error::PageResult,
    pages::{
        activities::workspace::{WorkTab, path_of},
        registrations::unreached_words as t,
    },
    visit::Staff,
};

/// Which unit, and which page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "don-vi")]
    unit: String,
    #[serde(rename = "trang")]
    page: String,
}

/// The address of the page, without the language.
pub(crate) fn path(code: &str) -> String {
    format!("{}/khong-thu", path_of(code, WorkTab::Overview))
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let paging = paging(&asked.page);
    let (activity, units) =
        services::registrations::list_unreached_page(&app.services, staff.actor(), &code, paging).await?;
    let (lang, here) = (staff.lang, staff.href(&path(&code)));
    let list = staff.href(&path_of(&code, WorkTab::People));
    Ok(staff.staff(t::title(lang), move || view(lang, &activity, units, &here, list)))
}

fn view(lang: Lang, activity: &Activity, found: Paged<UnreachedUnit>, here: &str, list: String) -> AnyView {
    let crumbs = vec![Crumb::new(activity.title.clone(), list)];
    if found.rows.is_empty() {
        return view! {
            <PageHead title=t::title(lang) lead=t::lead(lang) crumbs/>
            <EmptyState kind=Empty::Nothing title=t::nobody(lang) text=t::nobody_text(lang)/>
        }
        .into_any();
    }
    let all = usize::try_from(found.total).unwrap_or_default();
    let (page, pages) = (whole(found.paging.page), whole(found.pages()));
    let path = here.to_owned();
    let href = move |page| format!("{path}?trang={page}");
    let print = format!("{here}/in");
    let groups = found.rows.into_iter().map(|unit| group(lang, activity, unit, here)).collect_view();
    view! {
        <PageHead title=format!("{}: {}", t::title(lang), t::people(lang, all)) lead=t::lead(lang) crumbs>
            <ButtonLink href=print look=Look::Secondary>{t::print(lang)}</ButtonLink>
        </PageHead>
        <div class="stack-l">{groups}</div>
        <Pager page pages href/>
    }
    .into_any()
}

fn group(lang: Lang, activity: &Activity, unit: UnreachedUnit, here: &str) -> AnyView {
    let name = if unit.name.is_empty() { t::no_unit(lang).to_owned() } else { unit.name };
    let caption = format!("{name}: {}", t::people(lang, unit.total));
    let focal = match (unit.id, unit.focal.is_empty()) {
        (Some(id), false) => {
            let who = unit
                .focal
                .iter()
                .map(|user| format!("{} ({})", user.name, user.email))
                .collect::<Vec<_>>()
                .join(", ");
            let href = format!("{here}/gui?don-vi={id}");
            view! { <p>{t::focal(lang)}" "{who}". "<ButtonLink href look=Look::Secondary size=Size::Small>{t::send(lang)}</ButtonLink></p> }.into_any()
        }
        _ => view! { <p class="soft">{t::no_focal(lang)}</p> }.into_any(),
    };
    let rows = unit.people.into_iter().map(|one| row(lang, activity, one)).collect_view();
    let head = vec![Head::text(t::name(lang)), Head::text(t::phone(lang)), Head::text(t::message(lang))];
    let id = format!("unit-{}", unit.id.map(|id| id.to_string()).unwrap_or_default());
    view! { <section class="stack"><Table id caption head shape=Shape::Cards>{rows}</Table>{focal}</section> }
        .into_any()
}

fn row(lang: Lang, activity: &Activity, one: UnreachedPerson) -> AnyView {
    let text = t::chat(Lang::from_code(&one.person.lang), activity, &one.person.full_name, &one.link);
    let phone = one.person.phone.unwrap_or_else(|| "—".to_owned());
    let shown = text.clone();
    view! {
        <Row>
            <RowHead>{one.person.full_name}</RowHead>
            <Cell label=t::phone(lang)><span class="nowrap">{phone}</span></Cell>
            <Cell label=t::message(lang)>
                <details class="chat-text"><summary>{t::show_message(lang)}</summary><p class="small">{shown}</p></details>
                <CopyText text label=t::copy(lang).to_owned() done=t::copied(lang).to_owned() failed=t::copy_failed(lang).to_owned()/>
            </Cell>
        </Row>
    }
    .into_any()
}

pub(crate) async fn print(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let (activity, units) =
        services::registrations::list_unreached(&app.services, staff.actor(), &code).await?;
    let lang = staff.lang;
    let fault = |error: documents::DocumentError| Error::Fault(error.to_string());
    let mut cards = Vec::new();
    for unit in &units {
        for one in &unit.people {
            let qr = qr_svg(&one.link, t::qr(lang)).map_err(fault)?;
            cards.push((one.person.full_name.clone(), unit.name.clone(), qr));
        }
    }
    let crumbs = vec![
        Crumb::new(activity.title.clone(), staff.href(&path_of(&code, WorkTab::People))),
        Crumb::new(t::title(lang), staff.href(&path(&code))),
    ];
    Ok(staff.staff(t::print(lang), move || {
        let when = dates::day_span(activity.starts_on, activity.ends_on, lang);
        let cards = cards
            .into_iter()
            .map(|(name, unit, qr)| {
                view! {
                    <li class="slip">
                        <div class="slip-code" inner_html=qr></div>
                        <div><strong>{name}</strong><br/>{unit}<br/><span class="small">{activity.title.clone()}<br/>{when.clone()}", "{activity.place.clone()}</span></div>
                    </li>
                }
            })
            .collect_view();
        view! {
            <PageHead title=t::print(lang) lead=t::print_lead(lang) crumbs/>
            <ul class="slips">{cards}</ul>
        }
    }))
}

pub(crate) async fn ask(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> PageResult {
    confirm(&app, &staff, &code, &asked, None).await
}

pub(crate) async fn send(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(asked): Form<Asked>,
) -> PageResult {
    let unit: UnitId = asked.unit.parse().map_err(|_| Error::NotFound)?;
    match services::registrations::send_unit_links(&app.services, staff.actor(), &code, unit).await {
        Ok(n) => Ok(staff.done(&path(&code), Flash::LinksSent(whole(n)))),
        Err(Error::Conflict(problem)) => confirm(&app, &staff, &code, &asked, Some(problem)).await,
        Err(error) => Err(error.into()),
    }
}

/// To whom it goes, with how many links, before it does.
async fn confirm(
    app: &App,
    staff: &Staff,
    code: &str,
    asked: &Asked,
    problem: Option<Problem>,
) -> PageResult {
    let (_, units) = services::registrations::list_unreached(&app.services, staff.actor(), code).await?;
    let wanted: UnitId = asked.unit.parse().map_err(|_| Error::NotFound)?;
    let unit = units.into_iter().find(|unit| unit.id == Some(wanted)).ok_or(Error::NotFound)?;
    let (lang, back) = (staff.lang, staff.href(&path(code)));
    let failed = problem.is_some();
    let view = move || {
        let notice = problem
            .map(|problem| view! { <Banner kind=BannerKind::Failure title=problem.text(lang)/> }.into_any());
        let notice = notice.unwrap_or_else(|| ().into_any());
        let to = unit
            .focal
            .iter()
            .map(|user| format!("{} <{}>", user.name, user.email))
            .collect::<Vec<_>>()
            .join(", ");
        let names = unit.people.iter().map(|one| one.person.full_name.clone()).collect::<Vec<_>>().join(", ");
        let fields = vec![("don-vi".to_owned(), wanted.to_string())];
        let act = t::send_n(lang, unit.focal.len());
        view! {
            <PageHead title=act.clone() lead=unit.name.clone() notice/>
            <Confirm action=format!("{back}/gui") act back fields>
                <p>{t::goes_to(lang)}" "{to}</p>
                <p>{t::with_links(lang, unit.people.len())}": "{names}</p>
            </Confirm>
        }
    };
    Ok(if failed {
        staff.invalid(Area::Staff, t::title(lang), view)
    } else {
        staff.staff(t::title(lang), view)
    })
}

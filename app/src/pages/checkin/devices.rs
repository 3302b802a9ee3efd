//! The devices of an activity: the link by which they join, who they are, what they sent, and what a person is to look at.

use axum::extract::{Path, State};
use documents::{dates, qr::qr_svg};
use domain::Lang;
use islands::CopyText;
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    checkin::{DeviceLine, Devices, Names, Review},
};
use ui::{Banner, BannerKind, Button, Cell, Head, Look, PostButton, Row, RowHead, Shape, Size, Table};

use crate::{
    App,
    flash::Flash,
    form::Form,
    page_error::PageResult,
    pages::{
        activities::{WorkTab, Workspace, path_of as tab_of, workspace},
        checkin::{address::path_of, review, words as t},
    },
    visit::Staff,
};

/// What was pressed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Pressed {
    act: String,
    id: String,
}

pub(super) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    render(&app, &staff, &code, None).await
}

pub(super) async fn change(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(pressed): Form<Pressed>,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let (done, flash) = match pressed.act.as_str() {
        "open" => (services::checkin::open_link(services, actor, &code).await, Flash::CheckinOpened(0)),
        "renew" => (services::checkin::renew_link(services, actor, &code).await, Flash::CheckinRenewed(0)),
        "close" => (services::checkin::close_link(services, actor, &code).await, Flash::CheckinClosed(0)),
        "keep-names" | "withhold-names" => {
            let names = if pressed.act == "keep-names" { Names::Kept } else { Names::Withheld };
            let done = services::checkin::choose_names(services, actor, &code, names).await;
            (done, Flash::DeviceNamesChosen(0))
        }
        "withdraw" => {
            let id = pressed.id.parse().map_err(|_| Error::NotFound)?;
            (services::checkin::withdraw_device(services, actor, &code, id).await, Flash::DeviceWithdrawn(0))
        }
        _ => return Err(Error::NotFound.into()),
    };
    match done {
        Ok(()) => Ok(staff.done(&path_of(&code), flash)),
        Err(Error::Conflict(problem)) => render(&app, &staff, &code, Some(problem.text(staff.lang))).await,
        Err(error) => Err(error.into()),
    }
}

async fn render(app: &App, staff: &Staff, code: &str, trouble: Option<String>) -> PageResult {
    let found = services::checkin::list_devices(&app.services, staff.actor(), code).await?;
    let seen = services::checkin::list_review(&app.services, staff.actor(), code).await?;
    let today = app.services.today();
    let frame = Workspace::new(staff, staff.actor(), &found.activity, today, WorkTab::Attendance);
    let (lang, here) = (staff.lang, staff.href(&path_of(code)));
    let grid = staff.href(&tab_of(code, WorkTab::Attendance));
    let qr = found.address.as_deref().map(|address| qr_svg(address, t::qr(lang))).transpose();
    let qr = qr.map_err(|error| Error::Fault(error.to_string()))?;
    let title = format!("{}: {}", t::title(lang), found.activity.title);
    let failed = trouble.is_some();
    let view = move || {
        let notice = trouble.map(|title| view! { <Banner kind=BannerKind::Failure title/> }.into_any());
        workspace(frame, notice, page(lang, found, (&seen, &here, grid), qr))
    };
    Ok(if failed { staff.invalid(ui::Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn page(
    lang: Lang,
    found: Devices,
    (seen, here, grid): (&Review, &str, String),
    qr: Option<String>,
) -> AnyView {
    let link = link(lang, here, &found, qr);
    let table = (!found.devices.is_empty()).then(|| table(lang, here, found.devices));
    let review = review::view(lang, seen, here);
    view! {
        <section class="stack">
            <h2>{t::title(lang)}</h2>
            <p>{t::lead(lang)}</p>
            {link}
            {table}
            {review}
            <p><a href=grid>{t::to_grid(lang)}</a></p>
        </section>
    }
    .into_any()
}

fn press(here: &str, act: &'static str, words: &'static str, look: Look) -> AnyView {
    let action = here.to_owned();
    view! { <form class="inline-form" method="post" action=action><Button name="act" value=act look=look>{words}</Button></form> }.into_any()
}

fn link(lang: Lang, here: &str, found: &Devices, qr: Option<String>) -> AnyView {
    let (Some(address), Some(qr)) = (found.address.clone(), qr) else {
        let (words, act) = match found.link.is_some() {
            true => (t::is_closed(lang), t::open_again(lang)),
            false => (t::not_open(lang), t::open(lang)),
        };
        let act = press(here, "open", act, Look::Primary);
        return view! { <p>{words}</p>{act} }.into_any();
    };
    let shown = address.clone();
    let with_names = found.link.as_ref().is_some_and(|link| link.with_names);
    let (names, choose) = match with_names {
        true => {
            (t::names_kept(lang), press(here, "withhold-names", t::withhold_names(lang), Look::Secondary))
        }
        false => (t::names_not_kept(lang), press(here, "keep-names", t::keep_names(lang), Look::Secondary)),
    };
    let ends = t::ends(lang, &dates::moment(found.ends, lang));
    let (renew, close) = (
        press(here, "renew", t::renew(lang), Look::Secondary),
        press(here, "close", t::close(lang), Look::Secondary),
    );
    view! {
        <div class="ticket">
            <div class="stack">
                <p class="join-link"><a href=shown>{address.clone()}</a></p>
                <CopyText text=address label=t::copy(lang).to_owned() done=t::copied(lang).to_owned() failed=t::copy_failed(lang).to_owned()/>
                <p class="soft">{ends}</p>
                <div class="actions">{renew}{close}</div>
                <p class="small soft">{t::renew_text(lang)}</p>
                <p class="small">{names}</p>
                {choose}
            </div>
            <figure class="qr"><div inner_html=qr></div></figure>
        </div>
    }
    .into_any()
}

fn table(lang: Lang, here: &str, devices: Vec<DeviceLine>) -> AnyView {
    let caption = t::devices(lang, devices.len());
    let head = vec![
        Head::text(t::device(lang)),
        Head::text(t::joined(lang)),
        Head::text(t::heard(lang)),
        Head::number(t::sent(lang)),
        Head::number(t::waiting(lang)),
        Head::text(""),
    ];
    let rows = devices.into_iter().map(|line| row(lang, here, line)).collect_view();
    view! { <Table id="devices" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}

fn row(lang: Lang, here: &str, line: DeviceLine) -> AnyView {
    let DeviceLine { device, sent } = line;
    let (joined, heard) = (dates::moment(device.joined_at, lang), dates::moment(device.synced_at, lang));
    let act = match device.withdrawn_at {
        Some(_) => view! { <span class="soft">{t::withdrawn(lang)}</span> }.into_any(),
        None => {
            let fields = vec![("act".into(), "withdraw".into()), ("id".into(), device.id.to_string())];
            view! { <PostButton action=here.to_owned() fields look=Look::Secondary size=Size::Small>{t::withdraw(lang)}</PostButton> }.into_any()
        }
    };
    view! {
        <Row>
            <RowHead>{device.name}</RowHead>
            <Cell label=t::joined(lang)>{joined}</Cell>
            <Cell label=t::heard(lang)>{heard}</Cell>
            <Cell label=t::sent(lang) class="num">{sent}</Cell>
            <Cell label=t::waiting(lang) class="num">{device.waiting}</Cell>
            <Cell class="row-actions">{act}</Cell>
        </Row>
    }
    .into_any()
}

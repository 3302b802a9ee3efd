//! What would happen to unused seats now, seat by seat; and the button that lets it happen.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Lang, Word};
use leptos::prelude::*;
use serde::Deserialize;
use services::nominations::{FlowPlan, flow_seats, plan_flow};
use ui::{Area, Banner, BannerKind, Cell, Confirm, Empty, EmptyState, Head, Row, RowHead, Shape, Table};

use crate::{
    App,
    flash::Flash,
    form::Form,
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::workspace::{WorkTab, Workspace, path_of, workspace},
        nominations::words as t,
        people::born,
    },
    visit::Staff,
};

/// What was seen before the button was pressed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Seen {
    seats: String,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let plan = plan_flow(&app.services, staff.actor(), &code).await?;
    Ok(page(&app, &staff, plan, None))
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(seen): Form<Seen>,
) -> PageResult {
    let n = seen.seats.parse().unwrap_or(0);
    match flow_seats(&app.services, staff.actor(), &code, n).await {
        Ok(n) => {
            Ok(staff
                .done(&path_of(&code, WorkTab::Nominations), Flash::SeatsFlowed(domain::numbers::whole(n))))
        }
        Err(services::Error::Conflict(problem)) => {
            let plan = plan_flow(&app.services, staff.actor(), &code).await?;
            Ok(page(&app, &staff, plan, Some(problem.text(staff.lang))))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(app: &App, staff: &Staff, plan: FlowPlan, trouble: Option<String>) -> Response {
    let lang = staff.lang;
    let frame =
        Workspace::new(staff, staff.actor(), &plan.activity, app.services.today(), WorkTab::Nominations);
    let title = format!("{}: {}", t::flow_title(lang), plan.activity.title);
    let failed = trouble.is_some();
    let is_early = app.services.now() <= plan.round.closes_at;
    let view = move || {
        let notice = trouble.map(|title| view! { <Banner kind=BannerKind::Failure title/> }.into_any());
        workspace(frame, notice, body(lang, plan, is_early))
    };
    if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) }
}

fn body(lang: Lang, plan: FlowPlan, is_early: bool) -> AnyView {
    let back = in_language(lang, &path_of(&plan.activity.code, WorkTab::Nominations));
    let rule = plan.round.rule.name(lang);
    let (n, mails) = (plan.seats.len(), plan.mails);
    if plan.seats.is_empty() {
        let title = match plan.round.flowed_at {
            Some(_) => t::flow_done(lang),
            None => t::flow_none(lang),
        };
        return view! {
            <h2>{t::flow_title(lang)}</h2>
            <p>{t::unused(lang, plan.unused, plan.substitutes)}</p>
            <EmptyState kind=Empty::Nothing title text=t::flow_none_text(lang)><a href=back>{t::back(lang)}</a></EmptyState>
        }
        .into_any();
    }
    let rows = plan
        .seats
        .into_iter()
        .map(|seat| {
            let born = born(&seat.person, lang);
            view! {
                <Row>
                    <RowHead>{seat.person.full_name}<br/><span class="soft small">{born}</span></RowHead>
                    <Cell label=t::to_person(lang)>{seat.to}</Cell>
                    <Cell label=t::from_unit(lang)>{seat.from}</Cell>
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let head = vec![Head::text(t::name(lang)), Head::text(t::unit(lang)), Head::text(t::from_unit(lang))];
    let caption = t::will_flow(lang, n, mails);
    let end = match is_early {
        true => view! {
            <Banner kind=BannerKind::Info title=t::flow_early(lang)><p>{t::flow_early_text(lang)}</p></Banner>
            <p><a href=back>{t::back(lang)}</a></p>
        }
        .into_any(),
        false => {
            let fields = vec![("seats".to_owned(), n.to_string())];
            let action = format!("{back}/chia");
            view! { <Confirm action act=t::flow_now(lang) back fields><p>{t::cannot_undo(lang)}</p></Confirm> }.into_any()
        }
    };
    view! {
        <div class="stack-l">
            <h2>{t::flow_title(lang)}</h2>
            <p>{t::unused(lang, plan.unused, plan.substitutes)}" "{rule}"."</p>
            <Table id="flow" caption head shape=Shape::Cards>{rows}</Table>
            {end}
        </div>
    }
    .into_any()
}

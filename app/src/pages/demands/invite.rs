//! Those who left their names are invited to an activity that came of it: first how many, and whom.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{ActivityState, numbers::whole};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    demands::{DemandInvitation, How},
    ids::DemandId,
    rows::Person,
};
use ui::{
    Area, Banner, BannerKind, Button, ButtonLink, Choice, Crumb, Empty, EmptyState, Field, Look, Need,
    PageHead, Radios, Select, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    page_error::PageResult,
    pages::{
        demands::{PATH, words as t},
        people::born,
    },
    visit::Staff,
    wrong::Wrong,
};

/// Whose names.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Of {
    #[serde(rename = "don-vi")]
    don_vi: String,
}

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    #[serde(rename = "don-vi")]
    don_vi: String,
    how: String,
    answer_by: String,
    /// How many would be invited, and how many have no address, as the page said.
    with: usize,
    without: usize,
    key: String,
}

const PUT_IN: &str = "put_in";

pub(crate) async fn ask(
    State(app): State<App>,
    staff: Staff,
    Path((id, code)): Path<(DemandId, String)>,
    Query(of): Query<Of>,
) -> PageResult {
    let typed = Typed { don_vi: of.don_vi, key: services::new_form_key()?, ..Typed::default() };
    render(&app, &staff, (id, &code), typed, Wrong::default()).await
}

pub(crate) async fn invite(
    State(app): State<App>,
    staff: Staff,
    Path((id, code)): Path<(DemandId, String)>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (how, seen) = match typed.how.as_str() {
        PUT_IN => (How::PutIn, typed.with + typed.without),
        _ => (How::Invite, typed.with),
    };
    let (of, rest) = ((typed.don_vi.as_str(), how, seen), (typed.answer_by.as_str(), typed.key.as_str()));
    let done = services::demands::invite_named(&app.services, staff.actor(), (id, &code), of, rest).await;
    match done {
        Ok(done) => {
            let flash = match how {
                How::Invite => Flash::NamesInvited(whole(done.n)),
                How::PutIn => Flash::NamesPutIn(whole(done.n)),
            };
            Ok(staff.done(&format!("{PATH}/{id}"), flash))
        }
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => {
            let typed = Typed { key: services::new_form_key()?, ..typed };
            render(&app, &staff, (id, &code), typed, Wrong::of(error.into())?).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn render(
    app: &App,
    staff: &Staff,
    (id, code): (DemandId, &str),
    typed: Typed,
    wrong: Wrong,
) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let plan = services::demands::plan_demand_invitation(services, actor, (id, code), &typed.don_vi).await?;
    let page = services::demands::show_demand(services, actor, id).await?;
    let named = page.units.iter().filter(|unit| unit.named > 0);
    let units = named.map(|unit| match unit.unit {
        Some(_) => Choice::new(unit.code.clone(), unit.name.clone()),
        None => Choice::new("khac", t::other_units(staff.lang)),
    });
    let units = units.collect();
    Ok(answer(staff, id, (plan, units), typed, wrong))
}

fn answer(
    staff: &Staff,
    id: DemandId,
    (plan, units): (DemandInvitation, Vec<Choice>),
    typed: Typed,
    wrong: Wrong,
) -> Response {
    let lang = staff.lang;
    let path = format!("{PATH}/{id}/moi-nguoi/{}", plan.activity.code);
    let (action, back) = (staff.href(&path), staff.href(&format!("{PATH}/{id}")));
    let crumbs = vec![
        Crumb::new(t::demands(lang), staff.href(PATH)),
        Crumb::new(plan.demand.title.clone(), back.clone()),
    ];
    let failed = !wrong.is_none();
    let view = move || {
        let counts = [plan.people.len(), plan.without_address.len()].map(|n| n as u64);
        let published = *plan.activity.state == ActivityState::Published;
        let out = [plan.already_there.len(), plan.before, plan.elsewhere].map(|n| n as u64);
        let left_out =
            t::left_out(lang, out[0], out[1], out[2]).map(|text| view! { <p class="soft">{text}</p> });
        let names = |people: &[Person]| {
            people
                .iter()
                .map(|person| {
                    let born = Some(born(person, lang)).filter(|born| !born.is_empty());
                    let born = born.map(|born| format!(" ({born})"));
                    view! { <li>{person.full_name.clone()}{born}</li> }
                })
                .collect_view()
        };
        let filter = view! {
            <form class="actions" method="get" action=action.clone()>
                <Select name="don-vi" label=t::of_unit(lang) blank=t::all_units(lang) value=typed.don_vi.clone() choices=units/>
                <Button look=Look::Secondary>{t::show(lang)}</Button>
            </form>
        };
        let body = if counts == [0, 0] {
            view! { <EmptyState kind=Empty::Nothing title=t::nobody_to_invite(lang) text=t::nobody_to_invite_text(lang)/> }.into_any()
        } else if !published {
            view! { <Banner kind=BannerKind::Warning title=t::not_published(lang)/> }.into_any()
        } else {
            let how = if typed.how.is_empty() { "invite".to_owned() } else { typed.how.clone() };
            let ways = vec![
                Choice::new("invite", t::how_invite(lang)),
                Choice::new(PUT_IN, t::how_put_in(lang)).hint(t::how_put_in_hint(lang)),
            ];
            view! {
                <form class="form" method="post" action=action novalidate>
                    <input type="hidden" name="key" value=typed.key/>
                    <input type="hidden" name="don-vi" value=typed.don_vi/>
                    <input type="hidden" name="with" value=counts[0].to_string()/>
                    <input type="hidden" name="without" value=counts[1].to_string()/>
                    <Radios name="how" label=t::how(lang) value=how choices=ways/>
                    <Field name="answer_by" label=t::answer_by(lang) hint=t::answer_by_hint(lang) need=Need::Optional value=typed.answer_by width=Width::Letters10 error=wrong.beside(lang, "answer_by")/>
                    <div class="actions">
                        <Button>{t::invite(lang)}</Button>
                        <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
                    </div>
                </form>
            }
            .into_any()
        };
        let listed = (names(&plan.people), names(&plan.without_address));
        let lead = format!("{} ({})", plan.activity.title, plan.activity.code);
        view! {
            <PageHead title=t::invite(lang) lead crumbs notice=wrong.notice(lang)/>
            {filter}
            <p>{t::would(lang, counts[0], counts[1])}" "{t::seats_left(lang, plan.seats.into())}</p>
            {left_out}
            <ol class="names">{listed.0}{listed.1}</ol>
            {body}
        }
        .into_any()
    };
    match failed {
        true => staff.invalid(Area::Staff, t::invite(lang), view),
        false => staff.staff(t::invite(lang), view),
    }
}

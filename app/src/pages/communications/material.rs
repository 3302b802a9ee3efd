//! A material's own page: what it is, where it went, and the form for what goes out next.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, Word};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::communications::{DistributionEntry, DistributionForm, MaterialEntry};
use ui::{
    Area, Button, ButtonLink, Cell, Empty, EmptyState, Fact, FactList, Field, Head, Kind, Look, Row, RowHead,
    Shape, Table, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    page_error::PageResult,
    pages::communications::{
        entry::{UnitTyped, unit_field},
        frame::{Acts, Part, Top, frame},
        list::{pieces, remove_link},
        materials::{name_of, path_of},
        words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it; in the address, what is kept for the next distribution: its day.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Typed {
    given_on: String,
    #[serde(skip_serializing)]
    quantity: String,
    #[serde(skip_serializing)]
    unit: String,
    #[serde(skip_serializing)]
    unit_id: String,
    #[serde(skip_serializing)]
    key: String,
}

impl From<Typed> for DistributionForm {
    fn from(typed: Typed) -> Self {
        let Typed { given_on, quantity, unit, unit_id, key } = typed;
        Self { given_on, quantity, unit, unit_id, key }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(mut typed): Query<Typed>,
) -> PageResult {
    typed.key = services::new_form_key()?;
    let (entry, given) =
        services::communications::list_distributions(&app.services, staff.actor(), &code).await?;
    let (lang, acts) = (staff.lang, Acts::of(staff.actor()));
    let title = name_of(&entry);
    Ok(staff.staff(&title, move || view(lang, acts, entry, given, typed, &Wrong::default())))
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let form = typed.clone().into();
    let Err(not) =
        services::communications::record_distribution(&app.services, staff.actor(), &code, &form).await
    else {
        let query = serde_html_form::to_string(typed).unwrap_or_default();
        return Ok(staff.done(&format!("{}?{query}", path_of(&code)), Flash::Recorded(0)));
    };
    let wrong = Wrong::of(not)?;
    let (entry, given) =
        services::communications::list_distributions(&app.services, staff.actor(), &code).await?;
    let (lang, acts) = (staff.lang, Acts::of(staff.actor()));
    let title = name_of(&entry);
    Ok(staff.invalid(Area::Staff, &title, move || view(lang, acts, entry, given, typed, &wrong)))
}

fn view(
    lang: Lang,
    acts: Acts,
    entry: MaterialEntry,
    given: Vec<DistributionEntry>,
    typed: Typed,
    wrong: &Wrong,
) -> AnyView {
    let path = path_of(&entry.material.code);
    let left = i64::from(entry.material.quantity) - entry.given;
    // What was given out goes first; then the material can.
    let remove = (acts == Acts::Offered && given.is_empty()).then(|| {
        let href = in_language(lang, &format!("{path}/xoa"));
        view! { <ButtonLink href look=Look::Secondary>{t::remove_material(lang)}</ButtonLink> }.into_any()
    });
    let give = (acts == Acts::Offered).then(|| give(lang, &path, left, typed, wrong));
    let facts = vec![
        Fact::new(t::kind(lang), entry.material.kind.name(lang)),
        Fact::new(t::maker(lang), entry.unit_name.clone()),
        Fact::new(t::produced_on(lang), dates::day(entry.material.produced_on, lang)),
        Fact::new(t::made(lang), pieces(lang, entry.material.quantity.into())),
        Fact::new(t::given(lang), pieces(lang, entry.given)),
        Fact::new(t::left(lang), pieces(lang, left)),
    ];
    let top = Top {
        title: name_of(&entry),
        crumbs: vec![Part::Materials.crumb(lang)],
        notice: Some(wrong.notice(lang)),
        actions: remove,
    };
    let body = view! {
        <div class="material">
            <FactList facts/>
            {give}
            <section>
                <h2>{t::given(lang)}</h2>
                {distributions(lang, acts, &path, given)}
            </section>
        </div>
    };
    frame(lang, Part::Materials, top, body.into_any())
}

fn distributions(lang: Lang, acts: Acts, path: &str, given: Vec<DistributionEntry>) -> AnyView {
    if given.is_empty() {
        return view! { <EmptyState kind=Empty::Nothing title=t::nothing_given(lang) text=t::nothing_given_text(lang)/> }
            .into_any();
    }
    let caption = t::distributions_found(lang, given.len() as u64);
    let rows = given
        .into_iter()
        .map(|DistributionEntry { distribution, unit_name }| {
            let day = dates::day(distribution.given_on, lang);
            let remove = (acts == Acts::Offered).then(|| {
                let href = format!("{path}/cap-phat/{}/xoa", distribution.id);
                let link = remove_link(lang, href, format!("{unit_name}, {day}"));
                view! { <Cell class="row-actions">{link}</Cell> }
            });
            view! {
                <Row>
                    <RowHead>{unit_name}</RowHead>
                    <Cell label=t::given_on(lang) class="nowrap">{day}</Cell>
                    <Cell label=t::quantity(lang) class="num">{pieces(lang, distribution.quantity.into())}</Cell>
                    {remove}
                </Row>
            }
            .into_any()
        })
        .collect_view();
    let mut head =
        vec![Head::text(t::receiver(lang)), Head::text(t::given_on(lang)), Head::number(t::quantity(lang))];
    if acts == Acts::Offered {
        head.push(Head::bare(t::act(lang)));
    }
    view! { <Table id="distributions" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}

fn give(lang: Lang, path: &str, left: i64, typed: Typed, wrong: &Wrong) -> AnyView {
    let error = |field: &str| wrong.beside(lang, field);
    let body = if left <= 0 && wrong.is_none() {
        view! { <p class="soft">{t::all_given(lang)}</p> }.into_any()
    } else {
        let unit = UnitTyped { name: typed.unit, id: typed.unit_id };
        view! {
            <form class="form" method="post" action=in_language(lang, path) novalidate>
                <input type="hidden" name="key" value=typed.key/>
                <p class="soft">{t::left_to_give(lang, left.max(0).unsigned_abs())}</p>
                <Field name="given_on" label=t::given_on(lang) hint=t::date_hint(lang) value=typed.given_on width=Width::Letters10 error=error("given_on")/>
                <Field name="quantity" label=t::quantity(lang) kind=Kind::Number value=typed.quantity width=Width::Letters10 error=error("quantity")/>
                {unit_field(lang, t::receiver(lang), t::receiver_hint(lang), unit, wrong)}
                <Button>{t::give_act(lang)}</Button>
                <p><a href=in_language(lang, &format!("{path}/cap-phat"))>{t::give_many(lang)}</a></p>
            </form>
        }
        .into_any()
    };
    view! { <section class="material-give panel" aria-labelledby="give"><h2 id="give">{t::give(lang)}</h2>{body}</section> }
        .into_any()
}

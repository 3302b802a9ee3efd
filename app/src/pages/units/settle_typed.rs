//! Units that people typed because the list does not have them: an organizer says which unit each means, one press for all who
//! typed the same.

use axum::extract::{Path, State};
use domain::{Lang, numbers::whole};
use leptos::prelude::*;
use serde::Deserialize;
use services::units::{Means, Settled, TypedUnits};
use ui::{
    Area, Button, Cell, Choice, Empty, EmptyState, Head, Look, OptText, Row, RowHead, Shape, Table, UnitField,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::workspace::{WorkTab, Workspace, path_of, workspace},
        units::settle_words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The words that are dealt with, folded; empty: the first that nobody has settled.
    ten: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    ten: String,
    unit: String,
    unit_id: String,
    /// `khac`: it is none of the list.
    step: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    render(&app, &staff, &code, Typed { ten: wanted.ten, ..Typed::default() }, None).await
}

pub(crate) async fn settle(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let means = match typed.step.as_str() {
        "khac" => Means::Other,
        _ => Means::Unit { typed: &typed.unit, id: &typed.unit_id },
    };
    match services::units::settle_unit(&app.services, staff.actor(), &code, &typed.ten, means).await {
        Ok(n) => Ok(staff.done(&path(&code), Flash::UnitSettled(whole(n)))),
        Err(not) => render(&app, &staff, &code, typed, Some(Wrong::of(not)?)).await,
    }
}

/// The page, without the language.
pub(crate) fn path(code: &str) -> String {
    format!("/quan-ly/hoat-dong/{code}/don-vi")
}

async fn render(app: &App, staff: &Staff, code: &str, typed: Typed, wrong: Option<Wrong>) -> PageResult {
    let (activity, groups) = services::units::list_typed_units(&app.services, staff.actor(), code).await?;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::People);
    let lang = staff.lang;
    let title = format!("{}: {}", t::title(lang), activity.title);
    let failed = wrong.is_some();
    let view = move || {
        let wrong = wrong.unwrap_or_default();
        let notice = wrong.notice(lang);
        let now = groups
            .iter()
            .find(|group| group.fold == typed.ten)
            // What was typed for words that are no more is not taken for others.
            .or_else(|| groups.iter().find(|group| typed.ten.is_empty() && group.settled == Settled::NotYet));
        let form = now
            .map(|group| form(lang, &activity.code, group, typed, wrong.units(), wrong.beside(lang, "unit")));
        let body = if groups.is_empty() {
            view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text=t::nothing_text(lang)/> }
                .into_any()
        } else {
            view! { {form} {list(lang, &activity.code, groups)} }.into_any()
        };
        let back = in_language(lang, &path_of(&activity.code, WorkTab::People));
        let body = view! {
            <h2>{t::title(lang)}</h2>
            <p class="soft">{t::lead(lang)}</p>
            {body}
            <p><a href=back>{t::back(lang)}</a></p>
        };
        workspace(frame, Some(notice), view! { <div class="stack">{body}</div> }.into_any())
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn form(
    lang: Lang,
    code: &str,
    group: &TypedUnits,
    typed: Typed,
    choices: Vec<Choice>,
    error: OptText,
) -> AnyView {
    let action = in_language(lang, &path(code));
    let asked = t::asked(lang, &group.words, group.people.len());
    let value = if typed.unit.is_empty() { group.words.clone() } else { typed.unit };
    view! {
        <form class="form" method="post" action=action novalidate>
            <h3>{asked}</h3>
            <p>{group.people.join(", ")}</p>
            <input type="hidden" name="ten" value=group.fold.clone()/>
            <UnitField label=t::unit(lang) hint=t::unit_hint(lang) value unit_id=typed.unit_id choices error/>
            <div class="actions">
                <Button>{t::settle(lang)}</Button>
                <Button name="step" value="khac" look=Look::Secondary>{t::other(lang)}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn list(lang: Lang, code: &str, groups: Vec<TypedUnits>) -> AnyView {
    let caption = t::caption(lang, groups.len());
    let head = vec![
        Head::text(t::words(lang)),
        Head::number(t::people(lang)),
        Head::text(t::settled(lang)),
        Head::bare(t::change(lang)),
    ];
    let rows = groups
        .into_iter()
        .map(|group| {
            let settled = match group.settled {
                Settled::NotYet => t::not_yet(lang).to_owned(),
                Settled::Other => t::as_other(lang).to_owned(),
                Settled::Unit(name) => name,
            };
            let query = serde_html_form::to_string([("ten", &group.fold)]).unwrap_or_default();
            let href = in_language(lang, &format!("{}?{query}", path(code)));
            view! {
                <Row>
                    <RowHead>{group.words}</RowHead>
                    <Cell label=t::people(lang) class="num">{group.people.len()}</Cell>
                    <Cell label=t::settled(lang)>{settled}</Cell>
                    <Cell class="row-actions"><a href=href>{t::change(lang)}</a></Cell>
                </Row>
            }
        })
        .collect_view();
    view! { <Table id="typed-units" caption head shape=Shape::Cards>{rows}</Table> }.into_any()
}

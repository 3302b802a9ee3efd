//! The list of an activity: who asked, who has a seat, who waits.

use axum::extract::{Path, State};
use documents::dates;
use domain::{Lang, RegistrationState, Word, registration::Step, text};
use leptos::prelude::*;
use serde::Deserialize;
use services::{ListEntry, ids::RegistrationId, rows::Activity};

use super::workspace::{WorkTab, Workspace, may_manage, path_of, registration_tone, workspace};
use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    i18n::activities as t,
    language::in_language,
    page::{PageResult, Staff},
    ui::{
        Area, Badge, Banner, BannerKind, Button, Cell, Choice, Empty, EmptyState, ErrorSummary, Field,
        FieldError, FilterBar, Head, Kind, Look, Row, RowHead, Select, Shape, Table,
    },
};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filters {
    q: String,
    #[serde(rename = "trang-thai")]
    trang_thai: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Decision {
    chosen: Vec<String>,
    step: String,
}

/// What could not be done: a sentence for the summary, or a banner.
enum Trouble {
    Nobody(String),
    Whole(String),
}

pub(super) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(filters): Query<Filters>,
) -> PageResult {
    render(&app, &staff, &code, filters, None).await
}

pub(super) async fn decide(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(form): Form<Decision>,
) -> PageResult {
    let step = match form.step.as_str() {
        "confirm" => Step::Confirm,
        "waitlist" => Step::Waitlist,
        "reject" => Step::Reject,
        _ => Step::Cancel,
    };
    let chosen: Vec<RegistrationId> = form.chosen.iter().filter_map(|id| id.parse().ok()).collect();
    let trouble =
        match services::decide_registrations(&app.services, staff.actor(), &code, &chosen, step).await {
            Ok(n) => {
                return Ok(staff.done(
                    &path_of(&code, WorkTab::People),
                    Flash::Decided(u32::try_from(n).unwrap_or(u32::MAX)),
                ));
            }
            Err(services::Error::Invalid(problems)) => Trouble::Nobody(
                problems.0.first().map(|(_, problem)| problem.text(staff.lang)).unwrap_or_default(),
            ),
            Err(services::Error::Conflict(problem)) => Trouble::Whole(problem.text(staff.lang)),
            Err(error) => return Err(error.into()),
        };
    render(&app, &staff, &code, Filters::default(), Some(trouble)).await
}

async fn render(
    app: &App,
    staff: &Staff,
    code: &str,
    filters: Filters,
    trouble: Option<Trouble>,
) -> PageResult {
    let (activity, entries) = services::list_registrations(&app.services, staff.actor(), code).await?;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::People);
    let lang = staff.lang;
    let manages = may_manage(staff.actor());
    let title = format!("{}: {}", t::people(lang), activity.title);
    let failed = trouble.is_some();
    let view = move || {
        let notice = trouble.map(|trouble| match trouble {
            Trouble::Nobody(text) => {
                view! { <ErrorSummary errors=vec![FieldError::new("people", text)]/> }.into_any()
            }
            Trouble::Whole(title) => view! { <Banner kind=BannerKind::Failure title/> }.into_any(),
        });
        workspace(frame, notice, list(lang, &activity, entries, &filters, manages))
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn list(
    lang: Lang,
    activity: &Activity,
    entries: Vec<ListEntry>,
    filters: &Filters,
    manages: bool,
) -> AnyView {
    if entries.is_empty() {
        return view! { <EmptyState kind=Empty::Nothing title=t::nobody(lang) text=t::nobody_text(lang)/> }
            .into_any();
    }
    let all = entries.len();
    let state = RegistrationState::parse(&filters.trang_thai);
    let words = text::search_words(&filters.q);
    let shown: Vec<ListEntry> = entries
        .into_iter()
        .filter(|entry| state.is_none_or(|state| *entry.registration.state == state))
        .filter(|entry| {
            let searched = format!("{} {}", entry.person.fold, text::fold(&entry.unit_name));
            words.iter().all(|word| searched.contains(word.as_str()))
        })
        .collect();
    let path = in_language(lang, &path_of(&activity.code, WorkTab::People));
    let first =
        view! { <Field name="q" label=t::search_people(lang) kind=Kind::Search value=filters.q.clone()/> }
            .into_any();
    let states =
        RegistrationState::ALL.iter().map(|state| Choice::new(state.code(), state.name(lang))).collect();
    let caption = t::shown_of(lang, shown.len(), all);
    let rows = shown.into_iter().map(|entry| row(lang, entry, manages)).collect_view();
    let mut head = vec![];
    if manages {
        head.push(Head::bare(t::choose(lang)));
    }
    head.extend([
        Head::text(t::name(lang)),
        Head::text(t::unit(lang)),
        Head::text(t::contact(lang)),
        Head::text(t::source(lang)),
        Head::text(t::state(lang)),
    ]);
    let wanted = filters.trang_thai.clone();
    let acts = manages.then(|| {
        let act = |value: &'static str, look: Look, words: &'static str| view! { <Button name="step" value=value look>{words}</Button> };
        view! {
            <div class="actions">
                {act("confirm", Look::Primary, t::confirm(lang))}
                {act("waitlist", Look::Secondary, t::to_line(lang))}
                {act("reject", Look::Secondary, t::reject(lang))}
                {act("cancel", Look::Quiet, t::take_off(lang))}
            </div>
        }
    });
    let table = view! { <Table id="people" caption head shape=Shape::Cards>{rows}</Table> }.into_any();
    view! {
        <FilterBar action=path.clone() first>
            <Select name="trang-thai" label=t::state(lang) blank=t::all(lang) value=wanted choices=states/>
        </FilterBar>
        <form class="stack" method="post" action=path>{table}{acts}</form>
    }
    .into_any()
}

fn row(lang: Lang, entry: ListEntry, manages: bool) -> AnyView {
    let person = entry.person;
    let id = entry.registration.id.to_string();
    let label = format!("{} {}", t::choose(lang), person.full_name);
    let choose = manages.then(|| view! { <Cell class="select"><input type="checkbox" name="chosen" value=id aria-label=label/></Cell> });
    let born = person.birth_date.map(dates::short).unwrap_or_default();
    let contact = [person.email, person.phone].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let state = *entry.registration.state;
    let words = match entry.place_in_line {
        Some(place) => format!("{} ({place})", state.name(lang)),
        None => state.name(lang).to_owned(),
    };
    let tone = registration_tone(state);
    let source = entry.registration.source.name(lang);
    view! {
        <Row>
            {choose}
            <RowHead>{person.full_name}<br/><span class="soft small">{born}</span></RowHead>
            <Cell label=t::unit(lang)>{entry.unit_name}</Cell>
            <Cell label=t::contact(lang)>{contact}</Cell>
            <Cell label=t::source(lang)>{source}</Cell>
            <Cell label=t::state(lang)><Badge tone>{words}</Badge></Cell>
        </Row>
    }
    .into_any()
}

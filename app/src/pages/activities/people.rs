//! The list of an activity: who asked, who has a seat, who waits.

use axum::extract::{Path, State};
use documents::dates;
use domain::{
    Lang, RegistrationState, Word,
    registration::{Step, next},
    text,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{ListEntry, ListRights, ids::RegistrationId, rows::Activity};

use super::workspace::{WorkTab, Workspace, path_of, registration_tone, workspace};
use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    i18n::activities as t,
    language::in_language,
    page::{PageResult, Staff, count},
    ui::{
        Area, Badge, Banner, BannerKind, Button, Cell, Checkboxes, Chip, Choice, Empty, EmptyState,
        ErrorSummary, Field, FieldError, FilterBar, Head, Kind, Look, Row, RowHead, Select, Shape, Table,
        Tone,
    },
};

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(rename = "trang-thai", skip_serializing_if = "String::is_empty")]
    trang_thai: String,
}

impl Filters {
    /// Whether somebody is shown.
    fn lets(&self, entry: &ListEntry) -> bool {
        let state = RegistrationState::parse(&self.trang_thai);
        let searched = format!("{} {}", entry.person.fold, text::fold(&entry.unit_name));
        state.is_none_or(|state| *entry.registration.state == state)
            && text::search_words(&self.q).iter().all(|word| searched.contains(word.as_str()))
    }

    /// The list with these filters, without the language.
    fn path(&self, code: &str) -> String {
        let path = path_of(code, WorkTab::People);
        match serde_html_form::to_string(self) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path,
        }
    }
}

impl Filters {
    /// A chip for each filter that is set; it leads to the list without it.
    fn chips(&self, lang: Lang, code: &str) -> Vec<Chip> {
        let without = |filters: Filters| in_language(lang, &filters.path(code));
        let mut chips = Vec::new();
        if !self.q.is_empty() {
            chips
                .push(Chip::new(format!("“{}”", self.q), without(Self { q: String::new(), ..self.clone() })));
        }
        if let Some(state) = RegistrationState::parse(&self.trang_thai) {
            let rest = Self { trang_thai: String::new(), ..self.clone() };
            chips.push(Chip::new(state.name(lang), without(rest)));
        }
        chips
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Decision {
    chosen: Vec<String>,
    /// `yes`: everybody whom the filters find.
    all: String,
    step: String,
}

/// What could not be done.
#[derive(Default)]
struct Trouble {
    /// Nobody was chosen: for the summary.
    nobody: Option<String>,
    /// Everything else: for a banner.
    whole: Option<String>,
    /// Who was chosen.
    chosen: Vec<String>,
    /// Whether all were.
    all: String,
}

pub(super) async fn show(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(filters): Query<Filters>,
) -> PageResult {
    render(&app, &staff, &code, filters, Trouble::default()).await
}

pub(super) async fn decide(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Query(filters): Query<Filters>,
    Form(form): Form<Decision>,
) -> PageResult {
    let step = match form.step.as_str() {
        "confirm" => Some(Step::Confirm),
        "waitlist" => Some(Step::Waitlist),
        "reject" => Some(Step::Reject),
        "cancel" => Some(Step::Cancel),
        _ => None,
    };
    let mut chosen: Vec<RegistrationId> = form.chosen.iter().filter_map(|id| id.parse().ok()).collect();
    if step.is_none() {
        // Never an act that nobody asked for.
        chosen.clear();
    }
    let step = step.unwrap_or(Step::Confirm);
    if form.all == "yes" {
        let (_, entries) = services::list_registrations(&app.services, staff.actor(), &code).await?;
        // Of all that are shown, those that the act is for.
        chosen = entries
            .iter()
            .filter(|entry| filters.lets(entry) && next(*entry.registration.state, step).is_ok())
            .map(|entry| entry.registration.id)
            .collect();
    }
    let trouble =
        match services::decide_registrations(&app.services, staff.actor(), &code, &chosen, step).await {
            Ok(done) => {
                let flash = match done.promoted {
                    0 => Flash::Decided(count(done.n)),
                    n => Flash::DecidedPromoted(count(n)),
                };
                return Ok(staff.done_until_undone(&filters.path(&code), flash, done.undo));
            }
            Err(services::Error::Invalid(problems)) => {
                let nobody = problems.0.first().map(|(_, problem)| problem.text(staff.lang));
                Trouble { nobody, ..Trouble::default() }
            }
            Err(services::Error::Conflict(problem)) => Trouble {
                whole: Some(problem.text(staff.lang)),
                chosen: form.chosen,
                all: form.all,
                ..Trouble::default()
            },
            Err(error) => return Err(error.into()),
        };
    render(&app, &staff, &code, filters, trouble).await
}

async fn render(app: &App, staff: &Staff, code: &str, filters: Filters, trouble: Trouble) -> PageResult {
    let (activity, entries) = services::list_registrations(&app.services, staff.actor(), code).await?;
    let frame = Workspace::new(staff, staff.actor(), &activity, app.services.today(), WorkTab::People);
    let lang = staff.lang;
    let rights = services::list_rights(&app.services, staff.actor(), code).await?;
    let title = format!("{}: {}", t::people(lang), activity.title);
    let failed = trouble.nobody.is_some() || trouble.whole.is_some();
    let view = move || {
        let Trouble { nobody, whole, chosen, all } = trouble;
        let notice = match (nobody, whole) {
            (Some(text), _) => {
                Some(view! { <ErrorSummary errors=vec![FieldError::new("people", text)]/> }.into_any())
            }
            (None, Some(title)) => Some(view! { <Banner kind=BannerKind::Failure title/> }.into_any()),
            (None, None) => None,
        };
        workspace(frame, notice, list(lang, &activity, entries, &filters, rights, (&chosen, all)))
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

fn list(
    lang: Lang,
    activity: &Activity,
    entries: Vec<ListEntry>,
    filters: &Filters,
    rights: ListRights,
    (chosen, all_chosen): (&[String], String),
) -> AnyView {
    if entries.is_empty() {
        return view! { <EmptyState kind=Empty::Nothing title=t::nobody(lang) text=t::nobody_text(lang)/> }
            .into_any();
    }
    let all = entries.len();
    let shown: Vec<ListEntry> = entries.into_iter().filter(|entry| filters.lets(entry)).collect();
    let n = shown.len();
    let path = in_language(lang, &path_of(&activity.code, WorkTab::People));
    // What was filtered stays filtered after the act.
    let action = in_language(lang, &filters.path(&activity.code));
    let first =
        view! { <Field name="q" label=t::search_people(lang) kind=Kind::Search value=filters.q.clone()/> }
            .into_any();
    let states =
        RegistrationState::ALL.iter().map(|state| Choice::new(state.code(), state.name(lang))).collect();
    let caption = t::shown_of(lang, shown.len(), all);
    let rows = shown.into_iter().map(|entry| row(lang, entry, rights, chosen)).collect_view();
    let mut head = vec![];
    if rights == ListRights::Decides {
        head.push(Head::bare(t::choose(lang)));
    }
    head.extend([Head::text(t::name(lang)), Head::text(t::unit(lang))]);
    if rights != ListRights::AtTheDoor {
        head.push(Head::text(t::contact(lang)));
    }
    head.extend([Head::text(t::source(lang)), Head::text(t::state(lang))]);
    let wanted = filters.trang_thai.clone();
    let chips = filters.chips(lang, &activity.code);
    let acts = (rights == ListRights::Decides).then(|| {
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
    let filters = view! {
        <FilterBar action=path.clone() first chips clear=path.clone()>
            <Select name="trang-thai" label=t::state(lang) blank=t::all(lang) value=wanted choices=states/>
        </FilterBar>
    };
    if n == 0 {
        return view! {
            {filters}
            <EmptyState kind=Empty::NoMatch title=t::nobody_matches(lang) text=t::nobody_matches_text(lang)>
                <a href=path>{t::clear_filters(lang)}</a>
            </EmptyState>
        }
        .into_any();
    }
    let all = (rights == ListRights::Decides && n > 1).then(|| {
        let choices = vec![Choice::new("yes", t::choose_all(lang, n))];
        view! { <Checkboxes name="all" choices values=vec![all_chosen]/> }
    });
    let table = view! { <Table id="people" caption head shape=Shape::Cards>{rows}</Table> }.into_any();
    view! { {filters} <form class="stack" method="post" action=action>{table}{all}{acts}</form> }.into_any()
}

fn row(lang: Lang, entry: ListEntry, rights: ListRights, chosen: &[String]) -> AnyView {
    let person = entry.person;
    let id = entry.registration.id.to_string();
    let label = format!("{} {}", t::choose(lang), person.full_name);
    let checked = chosen.contains(&id);
    let choose = (rights == ListRights::Decides).then(|| view! { <Cell class="select"><input type="checkbox" name="chosen" value=id checked=checked aria-label=label/></Cell> });
    let born = person.birth_date.map(dates::short).unwrap_or_default();
    let contact = (rights != ListRights::AtTheDoor).then(|| {
        let contact = [person.email, person.phone].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <Cell label=t::contact(lang)>{contact}</Cell> }
    });
    let state = *entry.registration.state;
    let words = match entry.place_in_line {
        Some(place) => format!("{} ({place})", state.name(lang)),
        None => state.name(lang).to_owned(),
    };
    let tone = registration_tone(state);
    let source = entry.registration.source.name(lang);
    let double = (rights == ListRights::Decides && !entry.likely_doubles.is_empty()).then(|| {
        let words = t::likely_double(lang, &entry.likely_doubles);
        view! { <p class="small"><Badge tone=Tone::Warn>{t::double(lang)}</Badge>" "{words}</p> }
    });
    view! {
        <Row>
            {choose}
            <RowHead>{person.full_name}<br/><span class="soft small">{born}</span>{double}</RowHead>
            <Cell label=t::unit(lang)>{entry.unit_name}</Cell>
            {contact}
            <Cell label=t::source(lang)>{source}</Cell>
            <Cell label=t::state(lang)><Badge tone>{words}</Badge></Cell>
        </Row>
    }
    .into_any()
}

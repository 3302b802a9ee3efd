//! Filters of a list under a name: the line that stands below the filters of a list, and the page where they are kept and changed.

mod words;

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::{get, post},
};
use domain::{FilteredList, Lang, Problems, Word};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::{
    filters::{FilterForm, KeptFilter},
    ids::SavedFilterId,
    units::UnitChoice,
};
use ui::{
    Area, Button, Checkboxes, Choice, Empty, EmptyState, ErrorSummary, Field, Look, Need, PageHead,
    PostButton, Select, Size, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query, beside, summary},
    language::in_language,
    list::href,
    page_error::{PageError, PageResult},
    pages::filters::words as t,
    visit::Staff,
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/quan-ly/bo-loc", get(show).post(keep))
        .route("/quan-ly/bo-loc/{id}", post(change))
        .route("/quan-ly/bo-loc/{id}/xoa", post(remove))
}

const PATH: &str = "/quan-ly/bo-loc";

/// The page of a list's kept filters, without the language.
pub(crate) fn path_of(list: &str) -> String {
    format!("{PATH}?danh-sach={list}")
}

/// What the address asks for: which list, the filters to be kept, and where the list is.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "danh-sach")]
    list: String,
    #[serde(rename = "loc", skip_serializing_if = "String::is_empty")]
    query: String,
    #[serde(rename = "ve", skip_serializing_if = "String::is_empty")]
    back: String,
}

/// The form as the browser sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    list: String,
    query: String,
    back: String,
    name: String,
    unit: String,
    default: String,
    key: String,
}

impl Typed {
    fn form(&self) -> FilterForm {
        let Self { list, query, name, unit, default, key, .. } = self.clone();
        FilterForm { list, query, name, unit, default, key }
    }
}

/// The filters that somebody keeps of the list that is shown, and where it is.
pub(crate) struct Saved {
    list: FilteredList,
    path: String,
    query: String,
    kept: Vec<KeptFilter>,
    /// The list opens narrowed: whoever wants all of it says so.
    pub(crate) opens_narrowed: bool,
}

/// The value of `loc` that shows a list whole, also where it opens with filters.
pub(crate) const WHOLE: &str = "tat-ca";

/// Where a list leads on to, since it was opened as it is and somebody has it open with filters; none: it is shown.
pub(crate) async fn opens_with(
    app: &App,
    staff: &Staff,
    list: FilteredList,
    path: &str,
) -> Result<Option<Response>, PageError> {
    if staff.query.as_deref().is_some_and(|query| !query.is_empty()) {
        return Ok(None);
    }
    let query = services::filters::default_query(&app.services, staff.actor(), list).await?;
    Ok(query.map(|query| staff.go(&format!("{path}?{query}"))))
}

/// Reads what a list at `path` needs; `filters` are those of the list on its first page.
pub(crate) async fn saved(
    app: &App,
    staff: &Staff,
    list: FilteredList,
    (path, filters): (&str, &impl Serialize),
) -> Result<Saved, PageError> {
    let kept = services::filters::list_filters(&app.services, staff.actor(), list).await?;
    let query = serde_html_form::to_string(filters).unwrap_or_default();
    let query = query.split('&').filter(|part| !part.starts_with("loc=")).collect::<Vec<_>>().join("&");
    let opens_narrowed = kept.iter().any(|one| one.is_own() && one.row.is_default);
    Ok(Saved { list, path: path.to_owned(), query, kept, opens_narrowed })
}

impl Saved {
    /// The line below the filters.
    pub(crate) fn view(self, lang: Lang) -> AnyView {
        let Self { list, path, query, kept, opens_narrowed } = self;
        let here = in_language(lang, &path);
        let is_new = !query.is_empty() && kept.iter().all(|one| one.row.query != query);
        if kept.is_empty() && !is_new {
            return ().into_any();
        }
        let to = |query: &str| {
            let asked = Asked { list: list.code().to_owned(), query: query.to_owned(), back: path.clone() };
            href(lang, PATH, &asked)
        };
        let keep =
            is_new.then(|| view! { <li><a class="small" href=to(&query)>{t::keep_these(lang)}</a></li> });
        let manage = kept
            .iter()
            .any(KeptFilter::is_own)
            .then(|| view! { <li><a class="small" href=to("")>{t::manage(lang)}</a></li> });
        let everything = (opens_narrowed && !query.is_empty())
            .then(|| view! { <li><a class="small" href=format!("{here}?loc={WHOLE}")>{t::everything(lang)}</a></li> });
        let label = (!kept.is_empty()).then(|| view! { <li class="soft small">{t::kept(lang)}</li> });
        let links = kept
            .into_iter()
            .map(|one| {
                let current = (one.row.query == query).then_some("true");
                let href = format!("{here}?{}", one.row.query);
                let by = one.keeper.map(|keeper| view! { <span class="hidden-text">{format!(" ({})", t::by(lang, &keeper))}</span> });
                view! { <li><a class="chip" href=href aria-current=current>{one.row.name}{by}</a></li> }
            })
            .collect_view();
        view! { <ul class="chips no-print saved-filters">{label}{links}{keep}{manage}{everything}</ul> }
            .into_any()
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(asked): Query<Asked>) -> PageResult {
    let typed = Typed { list: asked.list, query: asked.query, back: asked.back, ..Typed::default() };
    render(&app, &staff, typed, None, Problems::default()).await
}

async fn keep(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    match services::filters::keep_filter(&app.services, staff.actor(), &typed.form()).await {
        Ok(_) => {
            let to = match is_ours(&typed.back) {
                true => format!("{}?{}", typed.back, typed.query),
                false => path_of(&typed.list),
            };
            Ok(staff.done(&to, Flash::FilterKept(0)))
        }
        Err(services::Error::Invalid(problems)) => render(&app, &staff, typed, None, problems).await,
        Err(error) => Err(error.into()),
    }
}

async fn change(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<SavedFilterId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    match services::filters::change_filter(&app.services, staff.actor(), id, &typed.form()).await {
        Ok(list) => Ok(staff.done(&path_of(list.code()), Flash::FilterKept(0))),
        Err(services::Error::Invalid(problems)) => {
            let row = services::filters::filter_of(&app.services, staff.actor(), id).await?;
            let typed = Typed { list: row.list.code().to_owned(), ..typed };
            render(&app, &staff, typed, Some(id), problems).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn remove(State(app): State<App>, staff: Staff, Path(id): Path<SavedFilterId>) -> PageResult {
    let (list, done) = services::filters::remove_filter(&app.services, staff.actor(), id).await?;
    Ok(staff.done_until_undone(&path_of(list.code()), Flash::Removed(0), done.undo))
}

/// Whether an address that came with the form is a list of ours.
fn is_ours(path: &str) -> bool {
    path.starts_with("/quan-ly/") && path.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.".contains(c))
}

async fn render(
    app: &App,
    staff: &Staff,
    typed: Typed,
    wrong: Option<SavedFilterId>,
    problems: Problems,
) -> PageResult {
    let list = FilteredList::parse(&typed.list).ok_or(services::Error::NotFound)?;
    let kept = services::filters::list_filters(&app.services, staff.actor(), list).await?;
    let units = services::filters::sharing_units(&app.services, staff.actor()).await?;
    let key = services::new_form_key()?;
    let lang = staff.lang;
    let failed = !problems.is_empty();
    let typed = Typed { key, ..typed };
    let view = move || view(lang, list, typed, kept, &units, (wrong, &problems));
    Ok(if failed {
        staff.invalid(Area::Staff, t::title(lang), view)
    } else {
        staff.staff(t::title(lang), view)
    })
}

fn view(
    lang: Lang,
    list: FilteredList,
    typed: Typed,
    kept: Vec<KeptFilter>,
    units: &[UnitChoice],
    (wrong, problems): (Option<SavedFilterId>, &Problems),
) -> AnyView {
    let back = match list {
        _ if is_ours(&typed.back) => Some(typed.back.clone()),
        FilteredList::People => Some("/quan-ly/nguoi".to_owned()),
        FilteredList::Activities => Some("/quan-ly/hoat-dong".to_owned()),
        FilteredList::Registrations => None,
    };
    let notice = view! { <ErrorSummary errors=summary(lang, problems)/> }.into_any();
    let back_link = back.clone().map(|path| {
        view! { <p><a href=format!("{}?loc={WHOLE}", in_language(lang, &path))>{t::back(lang)}</a></p> }
    });
    let new = (!typed.query.is_empty()).then(|| {
        let of_new = if wrong.is_none() { problems.clone() } else { Problems::default() };
        let values = Typed { unit: typed.unit.clone(), default: typed.default.clone(), ..typed.clone() };
        new_form(lang, values, units, &of_new)
    });
    // One thing at a time: the others are changed on the page of them alone.
    let is_shown = |one: &KeptFilter| new.is_none() && one.is_own();
    let own: Vec<KeptFilter> = kept.into_iter().filter(is_shown).collect();
    let rest = if own.is_empty() && new.is_none() {
        view! { <EmptyState kind=Empty::Nothing title=t::nothing(lang) text=t::nothing_text(lang)/> }
            .into_any()
    } else {
        own.into_iter()
            .map(|one| {
                let of_this = if wrong == Some(one.row.id) { problems.clone() } else { Problems::default() };
                own_form(lang, one, units, back.as_deref(), &of_this)
            })
            .collect_view()
            .into_any()
    };
    view! {
        <PageHead title=format!("{}: {}", t::title(lang), list.name(lang)) lead=t::lead(lang) notice/>
        <div class="stack-l">{back_link}{new}{rest}</div>
    }
    .into_any()
}

/// The fields of both forms.
fn fields(lang: Lang, id: &str, typed: &Typed, units: &[UnitChoice], problems: &Problems) -> AnyView {
    let error = beside(lang, problems, "name");
    let choices = units
        .iter()
        .map(|unit| Choice::new(unit.id.to_string(), t::shared_with(lang, &unit.label)))
        .collect::<Vec<_>>();
    let share = (!choices.is_empty()).then(|| {
        view! { <Select name="unit" id=format!("unit{id}") label=t::seen(lang) blank=t::only_me(lang) value=typed.unit.clone() choices/> }
    });
    let opens = vec![Choice::new("yes", t::opens_with(lang))];
    view! {
        <Field name="name" id=format!("name{id}") label=t::name(lang) hint=t::name_hint(lang) autocomplete="off" value=typed.name.clone() width=Width::Letters30 error/>
        {share}
        <Checkboxes name="default" id=format!("default{id}") label=t::options(lang) need=Need::Optional choices=opens values=vec![typed.default.clone()]/>
    }
    .into_any()
}

fn new_form(lang: Lang, typed: Typed, units: &[UnitChoice], problems: &Problems) -> AnyView {
    let fields = fields(lang, "", &typed, units, problems);
    let hidden = [("list", typed.list), ("query", typed.query), ("back", typed.back), ("key", typed.key)]
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        <section class="stack">
            <h2>{t::keep(lang)}</h2>
            <form class="form" method="post" action=in_language(lang, PATH) novalidate>
                {hidden}
                {fields}
                <Button>{t::save(lang)}</Button>
            </form>
        </section>
    }
    .into_any()
}

fn own_form(
    lang: Lang,
    one: KeptFilter,
    units: &[UnitChoice],
    back: Option<&str>,
    problems: &Problems,
) -> AnyView {
    let row = one.row;
    let typed = Typed {
        name: row.name.clone(),
        unit: row.unit_id.map(|unit| unit.to_string()).unwrap_or_default(),
        default: if row.is_default { "yes".into() } else { String::new() },
        ..Typed::default()
    };
    let action = in_language(lang, &format!("{PATH}/{}", row.id));
    let remove = format!("{action}/xoa");
    let fields = fields(lang, &format!("-{}", row.id), &typed, units, problems);
    let open = back.map(|path| format!("{}?{}", in_language(lang, path), row.query));
    let title = match open {
        Some(href) => view! { <h2><a href=href>{row.name}</a></h2> }.into_any(),
        None => view! { <h2>{row.name}</h2> }.into_any(),
    };
    view! {
        <section class="stack">
            {title}
            <form class="form" method="post" action=action novalidate>
                {fields}
                <Button look=Look::Secondary>{t::save(lang)}</Button>
            </form>
            <PostButton action=remove look=Look::Quiet size=Size::Small>{t::remove(lang)}</PostButton>
        </section>
    }
    .into_any()
}

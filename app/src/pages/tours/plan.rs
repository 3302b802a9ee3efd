//! The page of a tour: on what terms, what is proposed, and all of it made.

use axum::extract::State;
use chrono::NaiveDate;
use domain::{Lang, fields::read_date, label};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    NotSaved,
    schedule::Clash,
    tours::{NotMade, Offered, RowTrouble, Told, TourForm},
};
use ui::{
    Area, Banner, BannerKind, Button, Checkboxes, Choice, ErrorSummary, FieldError, Look, Offers, PageHead,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    page_error::{PageError, PageResult},
    pages::{
        schedule::{clashes, frame::Part, words as st},
        tours::{conditions, rows, typed::Typed, words as t},
    },
    visit::Staff,
    wrong::Wrong,
};

/// The address, without the language.
const PATH: &str = "/quan-ly/lich/dot";

/// What stands above the form, and beside its rows.
#[derive(Default)]
struct Above {
    wrong: Wrong,
    rows: Vec<RowTrouble>,
    /// What is said of a proposal that was just made.
    told: Option<Told>,
    /// Nothing is in the way of what was looked through.
    is_fine: bool,
}

impl Above {
    fn of(not: NotMade) -> Result<Self, PageError> {
        Ok(Self { wrong: Wrong::of(NotSaved::from(not.error))?, rows: not.rows, ..Self::default() })
    }

    fn clashes(&self) -> Vec<Clash> {
        self.rows.iter().flat_map(|row| row.clashes.iter().cloned()).collect()
    }
}

/// The code of the activity that is followed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Follow {
    tu: String,
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Query(follow): Query<Follow>) -> PageResult {
    let form = services::tours::begin_tour(&app.services, staff.actor(), follow.tu.trim()).await?;
    page(&app, &staff, (form, String::new()), Above::default()).await
}

pub(crate) async fn send(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let (services, actor) = (&app.services, staff.actor());
    let (act, below) = (typed.act.clone(), typed.below.clone());
    let mut form = typed.form();
    let above = match act.as_str() {
        "fill" => match services::tours::communes_of(services, actor, &below).await {
            Ok(lines) => {
                form.units = format!("{}\n{lines}", form.units.trim_end()).trim_start().to_owned();
                Above::default()
            }
            Err(error) => Above::of(error.into())?,
        },
        "check" => match services::tours::check_tour(services, actor, &form).await {
            Ok(()) => Above { is_fine: true, ..Above::default() },
            Err(not) => Above::of(not)?,
        },
        "create" => match services::tours::make_tour(services, actor, &form).await {
            Ok(n) => return Ok(staff.done(&calendar_of(&form), made(&form, n))),
            Err(not) => Above::of(not)?,
        },
        _ => match services::tours::propose_tour(services, actor, &form).await {
            Ok(proposed) => {
                form.rows = proposed.rows;
                Above { told: Some(proposed.told), ..Above::default() }
            }
            Err(error) => Above::of(error.into())?,
        },
    };
    page(&app, &staff, (form, below), above).await
}

fn made(form: &TourForm, n: u32) -> Flash {
    match form.publish.as_str() {
        "yes" => Flash::TourPublished(n),
        _ => Flash::TourMade(n),
    }
}

/// The calendar from the first day of the tour on.
fn calendar_of(form: &TourForm) -> String {
    let day = |row: &services::tours::TourRow| read_date(&row.day, label::DATE).ok();
    let first: Option<NaiveDate> = form.rows.iter().filter(|row| row.is_in()).filter_map(day).min();
    first.map_or_else(
        || Part::Calendar.path().to_owned(),
        |day| format!("{}?ngay={day}", Part::Calendar.path()),
    )
}

async fn page(app: &App, staff: &Staff, (form, below): (TourForm, String), above: Above) -> PageResult {
    let offered = services::tours::offer_tour(&app.services, staff.actor(), &form.model).await?;
    let lang = staff.lang;
    let failed = !above.wrong.is_none() || above.rows.iter().any(|row| !row.is_none());
    let view = move || view(lang, (form, below), offered, &above);
    let title = t::title(lang);
    Ok(if failed { staff.invalid(Area::Staff, title, view) } else { staff.staff(title, view) })
}

fn view(lang: Lang, (form, below): (TourForm, String), offered: Offered, above: &Above) -> AnyView {
    let notice = notice(lang, &form, above);
    let crumbs = vec![Part::Calendar.crumb(lang)];
    let has_rows = !form.rows.is_empty();
    let act = if has_rows { "check" } else { "propose" };
    let Offered { models, trainers } = offered;
    let told = above.told.as_ref().map(|told| rows::told(lang, told));
    let (key, publish) = (form.key.clone(), form.publish.clone());
    let plan = has_rows.then(|| {
        let reason = clashes::reason_field(
            lang,
            &above.clashes(),
            &form.reason,
            above.wrong.beside(lang, clashes::REASON),
        );
        let n = form.rows.iter().filter(|row| row.is_in()).count();
        let table = rows::table(lang, &form.rows, &above.rows);
        view! {
            <section class="stack">
                <h2>{t::timetable(lang)}</h2>
                {told}
                {reason}
                {table}
                <Checkboxes name="publish" values=vec![publish]
                    choices=vec![Choice::new("yes", t::publish(lang)).hint(t::publish_hint(lang))]/>
                <div class="actions">
                    <Button look=Look::Secondary name="act" value="check">{t::check(lang)}</Button>
                    <Button name="act" value="create">{t::create(lang, n)}</Button>
                </div>
            </section>
        }
        .into_any()
    });
    let conditions = conditions::view(lang, (form, below), models, &above.wrong);
    view! {
        <PageHead title=t::title(lang) lead=t::lead(lang) crumbs notice/>
        <form class="stack-l" id="tour" method="post" action=in_language(lang, PATH) novalidate>
            // Enter in any field presses the first button of a form.
            <button class="hidden-text" type="submit" tabindex="-1" aria-hidden="true" name="act" value=act>{t::check(lang)}</button>
            <input type="hidden" name="key" value=key/>
            {conditions}
            {plan}
            <Offers id=rows::TRAINERS offers=trainers/>
        </form>
    }
    .into_any()
}

/// What stands above all of it.
fn notice(lang: Lang, form: &TourForm, above: &Above) -> AnyView {
    let wrong = rows::summary(lang, &form.rows, &above.rows);
    let clashes = above.clashes();
    let is_soft =
        above.rows.iter().all(|row| row.problems.is_empty()) && clashes.iter().all(|clash| !clash.is_hard);
    if above.is_fine {
        let n = form.rows.iter().filter(|row| row.is_in()).count();
        return view! { <Banner kind=BannerKind::Success title=t::fine(lang, n)/> }.into_any();
    }
    if wrong.is_empty() {
        return above.wrong.notice(lang);
    }
    if is_soft {
        let title = st::soft_title(lang, clashes.len());
        let lines = wrong.into_iter().map(|(_, text)| view! { <li>{text}</li> }).collect_view();
        return view! {
            <Banner kind=BannerKind::Warning title><ul>{lines}</ul><p>{st::soft_text(lang)}</p></Banner>
        }
        .into_any();
    }
    let errors = wrong.into_iter().map(|(id, text)| FieldError::new(id, text)).collect();
    view! { <ErrorSummary errors/> }.into_any()
}

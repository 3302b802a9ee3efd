//! What is done with many people at once: ticks on the list, a page that says how many and asks, and the act.

use axum::extract::State;
use domain::{Problem, Problems, label, numbers::whole};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error,
    people::{Chosen, Counted, MoveForm},
};
use ui::{Area, Confirm, PageHead, Select, UnitField};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    page_error::PageResult,
    pages::people::{
        add_to_class::{choices, overrule_field},
        list::{Filters, PATH, render},
        ticks::{ACT, CLASS, Ticked, UNIT},
        words as t,
    },
    visit::Staff,
    wrong::Wrong,
};

/// The form as the browser sends it: the ticks, and once it was asked, what was answered.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    chosen: Vec<String>,
    /// `yes`: everybody whom the filters find.
    all: String,
    step: String,
    /// `yes`: it was asked.
    sure: String,
    /// How many they were then.
    seen: String,
    activity: String,
    /// Why those come in who don’t meet what is asked for.
    overrule: String,
    unit: String,
    unit_id: String,
}

impl Typed {
    fn chosen(&self, filters: &Filters) -> Chosen {
        match self.all.as_str() {
            "yes" => Chosen::All(filters.query()),
            _ => Chosen::These(self.chosen.iter().filter_map(|id| id.parse().ok()).collect()),
        }
    }

    fn ticked(self, problem: Option<String>) -> Ticked {
        Ticked { chosen: self.chosen, all: self.all, problem }
    }
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Class,
    Unit,
}

impl Step {
    fn parse(step: &str) -> Option<Self> {
        match step {
            CLASS => Some(Self::Class),
            UNIT => Some(Self::Unit),
            _ => None,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Class => CLASS,
            Self::Unit => UNIT,
        }
    }
}

pub(crate) async fn submit(
    State(app): State<App>,
    staff: Staff,
    Query(filters): Query<Filters>,
    Form(typed): Form<Typed>,
) -> PageResult {
    services::people::may_add_people(staff.actor())?;
    if let Some(page) = typed.step.strip_prefix("trang-") {
        // Another page of the list; who was ticked goes along.
        let filters = Filters { trang: page.to_owned(), ..filters };
        return render(&app, &staff, filters, typed.ticked(None)).await;
    }
    let step = Step::parse(&typed.step).ok_or(Error::NotFound)?;
    let chosen = typed.chosen(&filters);
    let counted = match services::people::count_people(&app.services, staff.actor(), &chosen).await {
        Ok(counted) => counted,
        Err(Error::Invalid(problems)) => {
            let problem = problems.0.first().map(|(_, problem)| problem.text(staff.lang));
            return render(&app, &staff, filters, typed.ticked(problem)).await;
        }
        Err(error) => return Err(error.into()),
    };
    if typed.sure != "yes" {
        return ask(&app, &staff, filters, (typed, step), counted, Wrong::default()).await;
    }
    let (services, actor) = (&app.services, staff.actor());
    let seen = typed.seen.parse().unwrap_or_default();
    let done = match step {
        Step::Class if typed.activity.is_empty() => {
            let mut problems = Problems::default();
            problems.add("activity", Problem::NotChosen(label::ACTIVITY));
            Err(Error::Invalid(problems).into())
        }
        Step::Class => {
            let to = (typed.activity.as_str(), typed.overrule.as_str());
            services::people::add_people(services, actor, &chosen, to, seen).await.map_err(Into::into)
        }
        Step::Unit => {
            let form = MoveForm { unit: typed.unit.clone(), unit_id: typed.unit_id.clone(), seen };
            services::people::move_people(services, actor, &chosen, &form).await
        }
    };
    match done {
        Ok(done) => {
            let flash = match step {
                Step::Class => Flash::Added(whole(done.n)),
                Step::Unit => Flash::PeopleMoved(whole(done.n)),
            };
            let query = serde_html_form::to_string(&filters).unwrap_or_default();
            let query = if query.is_empty() { query } else { format!("?{query}") };
            Ok(staff.done_until_undone(&format!("{PATH}{query}"), flash, done.undo))
        }
        Err(not) => {
            let wrong = Wrong::of(not)?;
            ask(&app, &staff, filters, (typed, step), counted, wrong).await
        }
    }
}

/// The page that says how many they are, and asks where to.
async fn ask(
    app: &App,
    staff: &Staff,
    filters: Filters,
    (typed, step): (Typed, Step),
    counted: Counted,
    wrong: Wrong,
) -> PageResult {
    let lang = staff.lang;
    let classes = match step {
        Step::Class => services::people::list_open_classes(&app.services, staff.actor(), None).await?,
        Step::Unit => vec![],
    };
    let title = match step {
        Step::Class => t::add_all(lang, counted.people),
        Step::Unit => t::move_all(lang, counted.people),
    };
    let action = filters.href(lang, ACT);
    let back = filters.href(lang, PATH);
    let failed = !wrong.is_none();
    let heading = title.clone();
    let view = move || {
        let mut fields = vec![
            ("step".to_owned(), step.code().to_owned()),
            ("sure".to_owned(), "yes".to_owned()),
            ("seen".to_owned(), counted.people.to_string()),
            ("all".to_owned(), typed.all.clone()),
        ];
        if typed.all != "yes" {
            fields.extend(typed.chosen.iter().map(|id| ("chosen".to_owned(), id.clone())));
        }
        let notice = wrong.notice(lang);
        let where_to = match step {
            Step::Class => {
                let (error, choices) = (wrong.beside(lang, "activity"), choices(lang, classes));
                let told = t::told_of(lang, counted.by_mail, counted.people - counted.by_mail);
                view! {
                    <p>{told}</p>
                    <Select name="activity" label=t::which_class(lang) blank=t::choose(lang) value=typed.activity choices error/>
                    {overrule_field(lang, typed.overrule, &wrong)}
                }
                .into_any()
            }
            Step::Unit => {
                let (error, units) = (wrong.beside(lang, "unit"), wrong.units());
                view! {
                    <p>{t::moved_text(lang)}</p>
                    <UnitField label=t::new_unit(lang) hint=t::unit_hint(lang) value=typed.unit unit_id=typed.unit_id choices=units error/>
                }
                .into_any()
            }
        };
        let names = t::names(lang, &counted.names, counted.people);
        view! {
            <PageHead title=heading.clone() notice/>
            <Confirm action act=heading back fields><p class="soft">{names}</p>{where_to}</Confirm>
        }
    };
    Ok(if failed { staff.invalid(Area::Staff, &title, view) } else { staff.staff(&title, view) })
}

//! The form of the targets of a plan.

use axum::extract::State;
use domain::{Lang, PlanSubject, Word};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    Error, NotSaved,
    plans::{LastYear, LoadedPlan, PlanForm},
};
use ui::{Area, Banner, BannerKind, Button, ButtonLink, Crumb, Look, PageHead};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    page_error::PageResult,
    pages::plans::{PATH, asked::Asked, grid, words as t},
    stale::{Compared, Stale},
    visit::Staff,
    wrong::Wrong,
};

/// Not empty: the targets of the year before go into the form. Whose targets they are, and of which year, stands in the rest of the
/// address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Copy {
    chep: String,
}

/// The unit and the year.
fn read(asked: &Asked) -> services::Result<(&str, i32)> {
    let year = asked.year.parse().map_err(|_| Error::NotFound)?;
    Ok((asked.unit.as_str(), year))
}

/// What stands above the form.
struct Above {
    wrong: Wrong,
    stale: Option<Stale>,
    copies: LastYear,
}

impl Default for Above {
    fn default() -> Self {
        Self { wrong: Wrong::default(), stale: None, copies: LastYear::Left }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    staff: Staff,
    Query(asked): Query<Asked>,
    Query(copy): Query<Copy>,
) -> PageResult {
    let asked = asked.or_usual(&app, &staff).await?;
    let copies = if copy.chep.is_empty() { LastYear::Left } else { LastYear::Copied };
    let (unit, year) = read(&asked)?;
    let loaded = services::plans::load_plan_form(&app.services, staff.actor(), (unit, year), copies).await?;
    let (lang, above) = (staff.lang, Above { copies, ..Above::default() });
    Ok(staff.staff(&t::edit_of(lang, year), move || view(lang, &asked, year, loaded, above)))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Query(asked): Query<Asked>,
    Form(fields): Form<Vec<(String, String)>>,
) -> PageResult {
    let asked = asked.or_usual(&app, &staff).await?;
    let (unit, year) = read(&asked)?;
    let mut form = grid::read(&fields);
    let (lang, services, actor) = (staff.lang, &app.services, staff.actor());
    let error = match services::plans::save_plan(services, actor, (unit, year), &form).await {
        Ok(()) => return Ok(staff.done(&asked.href(Lang::Vi), Flash::Saved(0))),
        Err(error) => error,
    };
    let loaded = services::plans::load_plan_form(services, actor, (unit, year), LastYear::Left).await;
    let (loaded, above) = match error {
        Error::Stale(at) => {
            let saved = loaded?;
            let Some(stale) = Stale::new(at, compared(lang, &form, &saved.form)) else {
                return Ok(staff.done(&asked.href(Lang::Vi), Flash::Saved(0)));
            };
            // Saved once more, what was typed takes the place of what the other one saved.
            form.version = saved.form.version.clone();
            (saved, Above { stale: Some(stale), ..Above::default() })
        }
        error => {
            let wrong = Wrong::of(NotSaved::from(error))?;
            (loaded?, Above { wrong, ..Above::default() })
        }
    };
    let loaded = LoadedPlan { form, ..loaded };
    Ok(staff.invalid(Area::Staff, &t::edit_of(lang, year), move || view(lang, &asked, year, loaded, above)))
}

/// What was typed against what is saved, target by target.
fn compared(lang: Lang, mine: &PlanForm, saved: &PlanForm) -> Vec<Compared> {
    let said = |form: &PlanForm, subject: &PlanSubject| {
        let target = form.targets.get(subject).cloned().unwrap_or_default();
        let people = Some(target.people).filter(|people| !people.trim().is_empty());
        let people = people.map(|people| format!("{people} {}", t::unit_people(lang)));
        let parts = [Some(target.amount), people, Some(target.note)].into_iter().flatten();
        parts
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("; ")
    };
    let pair = |subject: &PlanSubject| (subject.title(lang), said(mine, subject), said(saved, subject));
    PlanSubject::ALL.iter().map(pair).collect()
}

fn view(lang: Lang, asked: &Asked, year: i32, loaded: LoadedPlan, above: Above) -> AnyView {
    let back = asked.href(lang);
    let is_copied = above.copies == LastYear::Copied;
    let notice = match above.stale {
        Some(stale) => stale.notice(lang, "targets", asked.edit_href(lang)),
        None if is_copied => {
            view! { <Banner kind=BannerKind::Warning title=t::copied_last(lang)/> }.into_any()
        }
        None => above.wrong.notice(lang),
    };
    let copy = (loaded.has_last_year && !is_copied).then(|| {
        let href = format!("{}&chep=1", asked.edit_href(lang));
        let words = format!("{} {}", t::copy_last(lang), year - 1);
        view! { <ButtonLink href look=Look::Secondary>{words}</ButtonLink> }.into_any()
    });
    let crumbs = vec![Crumb::new(t::plan_of(lang, year), back.clone())];
    let (title, lead) = (t::edit_of(lang, year), format!("{}. {}", loaded.unit.name, t::lead_edit(lang)));
    let PlanForm { targets, version, key } = loaded.form;
    let query = asked.query();
    let action = format!("{}/sua?{query}", in_language(lang, PATH));
    view! {
        <PageHead title lead crumbs notice>{copy}</PageHead>
        <form class="plan-form table-fields" id="targets" method="post" action=action novalidate>
            <input type="hidden" name="version" value=version/>
            <input type="hidden" name="key" value=key/>
            {grid::view(lang, &targets, &above.wrong)}
            <div class="actions">
                <Button>{t::save(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

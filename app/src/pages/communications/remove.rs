//! Removing a row that was entered by mistake: a page that asks, a POST that does.

use axum::{
    extract::{Path, State},
    response::Response,
};
use documents::dates;
use domain::Word;
use leptos::prelude::*;
use services::ids::{BroadcastId, DistributionId, MediaItemId};
use ui::{Area, Banner, BannerKind, Confirm, Crumb, Fact, FactList, Lines, Look};

use crate::{
    App,
    flash::Flash,
    page_error::{PageError, PageResult},
    pages::communications::{
        frame::{Acts, Part, Top, frame},
        list::pieces,
        materials::{name_of, path_of},
        words as t,
    },
    visit::Staff,
};

/// What is asked, and about which row.
struct Question {
    part: Part,
    crumbs: Vec<Crumb>,
    title: &'static str,
    facts: Vec<(&'static str, String)>,
    act: &'static str,
    /// Without the language.
    back: String,
}

/// Asks; or says why it could not be done, and asks again.
fn ask(staff: &Staff, question: Question, trouble: Option<String>) -> Response {
    let lang = staff.lang;
    let (action, back) = (staff.href(&staff.path), staff.href(&question.back));
    let (title, failed) = (question.title, trouble.is_some());
    let view = move || {
        let Question { part, crumbs, facts, act, .. } = question;
        let notice = trouble.map(|title| view! { <Banner kind=BannerKind::Failure title/> }.into_any());
        let facts = facts.into_iter().map(|(term, value)| Fact::new(term, value)).collect();
        let form = view! {
            <Confirm action act look=Look::Danger back>
                <FactList facts lines=Lines::Plain/>
                <p>{t::remove_text(lang)}</p>
            </Confirm>
        };
        frame(lang, part, Top { title: title.into(), crumbs, notice, actions: None }, form.into_any())
    };
    if failed { staff.invalid(Area::Staff, title, view) } else { staff.staff(title, view) }
}

pub(crate) async fn ask_material(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
) -> PageResult {
    Ok(ask(&staff, of_material(&app, &staff, &code).await?, None))
}

pub(crate) async fn material(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    match services::communications::remove_material(&app.services, staff.actor(), &code).await {
        Ok(()) => Ok(staff.done(Part::Materials.path(), Flash::Removed(0))),
        Err(services::Error::Conflict(problem)) => {
            let question = of_material(&app, &staff, &code).await?;
            Ok(ask(&staff, question, Some(problem.text(staff.lang))))
        }
        Err(error) => Err(error.into()),
    }
}

async fn of_material(app: &App, staff: &Staff, code: &str) -> Result<Question, PageError> {
    Acts::require(staff)?;
    let lang = staff.lang;
    let (entry, _) = services::communications::list_distributions(&app.services, staff.actor(), code).await?;
    Ok(Question {
        part: Part::Materials,
        crumbs: vec![Part::Materials.crumb(lang), Crumb::new(name_of(&entry), staff.href(&path_of(code)))],
        title: t::remove_material_question(lang),
        facts: vec![
            (t::material(lang), name_of(&entry)),
            (t::kind(lang), entry.material.kind.name(lang).into()),
            (t::produced_on(lang), dates::day(entry.material.produced_on, lang)),
            (t::made(lang), pieces(lang, entry.material.quantity.into())),
            (t::given(lang), pieces(lang, entry.given)),
        ],
        act: t::remove_material(lang),
        back: path_of(code),
    })
}

pub(crate) async fn ask_distribution(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, DistributionId)>,
) -> PageResult {
    Acts::require(&staff)?;
    let lang = staff.lang;
    let (material, given) =
        services::communications::list_distributions(&app.services, staff.actor(), &code).await?;
    let entry =
        given.into_iter().find(|entry| entry.distribution.id == id).ok_or(services::Error::NotFound)?;
    let crumb = Crumb::new(name_of(&material), staff.href(&path_of(&code)));
    let question = Question {
        part: Part::Materials,
        crumbs: vec![Part::Materials.crumb(lang), crumb],
        title: t::remove_distribution_question(lang),
        facts: vec![
            (t::material(lang), name_of(&material)),
            (t::receiver(lang), entry.unit_name),
            (t::given_on(lang), dates::day(entry.distribution.given_on, lang)),
            (t::quantity(lang), pieces(lang, entry.distribution.quantity.into())),
        ],
        act: t::remove_distribution(lang),
        back: path_of(&code),
    };
    Ok(ask(&staff, question, None))
}

pub(crate) async fn distribution(
    State(app): State<App>,
    staff: Staff,
    Path((code, id)): Path<(String, DistributionId)>,
) -> PageResult {
    services::communications::remove_distribution(&app.services, staff.actor(), &code, id).await?;
    Ok(staff.done(&path_of(&code), Flash::Removed(0)))
}

pub(crate) async fn ask_media(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<MediaItemId>,
) -> PageResult {
    Acts::require(&staff)?;
    let lang = staff.lang;
    let entry = services::communications::show_media_item(&app.services, staff.actor(), id).await?;
    let question = Question {
        part: Part::Media,
        crumbs: vec![Part::Media.crumb(lang)],
        title: t::remove_media_question(lang),
        facts: vec![
            (t::media_title(lang), entry.item.title),
            (t::kind(lang), entry.item.kind.name(lang).into()),
            (t::outlet(lang), entry.item.outlet),
            (t::published_on(lang), dates::day(entry.item.published_on, lang)),
            (t::unit(lang), entry.unit_name),
        ],
        act: t::remove_media(lang),
        back: Part::Media.path().into(),
    };
    Ok(ask(&staff, question, None))
}

pub(crate) async fn media(State(app): State<App>, staff: Staff, Path(id): Path<MediaItemId>) -> PageResult {
    services::communications::remove_media_item(&app.services, staff.actor(), id).await?;
    Ok(staff.done(Part::Media.path(), Flash::Removed(0)))
}

pub(crate) async fn ask_broadcast(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<BroadcastId>,
) -> PageResult {
    Acts::require(&staff)?;
    let lang = staff.lang;
    let entry = services::communications::show_broadcast(&app.services, staff.actor(), id).await?;
    let question = Question {
        part: Part::Broadcasts,
        crumbs: vec![Part::Broadcasts.crumb(lang)],
        title: t::remove_broadcast_question(lang),
        facts: vec![
            (t::broadcaster(lang), entry.unit_name),
            (t::aired_on(lang), dates::day(entry.broadcast.aired_on, lang)),
            (t::times(lang), pieces(lang, entry.broadcast.times.into())),
        ],
        act: t::remove_broadcast(lang),
        back: Part::Broadcasts.path().into(),
    };
    Ok(ask(&staff, question, None))
}

pub(crate) async fn broadcast(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<BroadcastId>,
) -> PageResult {
    services::communications::remove_broadcast(&app.services, staff.actor(), id).await?;
    Ok(staff.done(Part::Broadcasts.path(), Flash::Removed(0)))
}

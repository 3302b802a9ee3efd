//! The form of a template: for a new one, for one made of an activity, and for one that is there.

use axum::extract::{Path, State};
use domain::{Lang, Word};
use leptos::prelude::*;
use serde::Deserialize;
use services::{Error, NotSaved, ids::TemplateId, templates::TemplateForm};
use ui::{Area, Button, ButtonLink, Crumb, Look, PageHead};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query},
    language::in_language,
    page_error::PageResult,
    pages::{
        activities::{way_words as aw, words as a},
        templates::{
            PATH,
            fields::{self, Typed},
            words as t,
        },
    },
    stale::{Compared, Stale},
    visit::Staff,
    wrong::Wrong,
};

/// The activity that a new one is made of.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Of {
    tu: String,
}

/// What stands above the form.
#[derive(Default)]
struct Above {
    wrong: Wrong,
    stale: Option<Stale>,
}

pub(crate) async fn show_new(State(app): State<App>, staff: Staff, Query(of): Query<Of>) -> PageResult {
    let form = services::templates::begin_template(&app.services, staff.actor(), of.tu.trim()).await?;
    let lang = staff.lang;
    Ok(staff.staff(t::create(lang), move || view(lang, None, form, Above::default())))
}

pub(crate) async fn create(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let (lang, more) = (staff.lang, !typed.more.is_empty());
    let form: TemplateForm = typed.into();
    if more {
        services::activities::may_create_activities(staff.actor())?;
        return Ok(staff.staff(t::create(lang), move || view(lang, None, form, Above::default())));
    }
    match services::templates::create_template(&app.services, staff.actor(), &form).await {
        Ok(_) => Ok(staff.done(PATH, Flash::Saved(0))),
        Err(not) => {
            let above = Above { wrong: Wrong::of(not)?, stale: None };
            Ok(staff.invalid(Area::Staff, t::create(lang), move || view(lang, None, form, above)))
        }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(id): Path<TemplateId>) -> PageResult {
    let loaded = services::templates::load_template_form(&app.services, staff.actor(), id).await?;
    let lang = staff.lang;
    Ok(staff.staff(t::edit(lang), move || view(lang, Some(id), loaded.form, Above::default())))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<TemplateId>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let (lang, services, actor) = (staff.lang, &app.services, staff.actor());
    let more = !typed.more.is_empty();
    let mut form: TemplateForm = typed.into();
    if more {
        services::templates::load_template_form(services, actor, id).await?;
        return Ok(staff.staff(t::edit(lang), move || view(lang, Some(id), form, Above::default())));
    }
    let above = match services::templates::edit_template(services, actor, id, &form).await {
        Ok(()) => return Ok(staff.done(PATH, Flash::Saved(0))),
        Err(NotSaved { error: Error::Stale(at), .. }) => {
            let saved = services::templates::load_template_form(services, actor, id).await?.form;
            let Some(stale) = Stale::new(at, compared(lang, &form, &saved)) else {
                return Ok(staff.done(PATH, Flash::Saved(0)));
            };
            // Saved once more, what was typed takes the place of what the other one saved.
            form.activity.version = saved.activity.version;
            Above { stale: Some(stale), ..Above::default() }
        }
        Err(not) => Above { wrong: Wrong::of(not)?, stale: None },
    };
    Ok(staff.invalid(Area::Staff, t::edit(lang), move || view(lang, Some(id), form, above)))
}

/// What was typed against what is saved, field by field.
fn compared(lang: Lang, mine: &TemplateForm, saved: &TemplateForm) -> Vec<Compared> {
    let pair =
        |label: &'static str, of: &dyn Fn(&TemplateForm) -> String| (label.to_owned(), of(mine), of(saved));
    let agenda = |form: &TemplateForm| {
        let line = |line: &services::templates::AgendaLine| {
            [&line.day, &line.slot, &line.from, &line.to, &line.topic, &line.topic_en]
                .map(|part| part.trim())
                .join(" ")
        };
        form.agenda.iter().map(line).collect::<Vec<_>>().join("; ")
    };
    vec![
        pair(t::name(lang), &|form| form.name.clone()),
        pair(t::owner(lang), &|form| form.activity.unit.clone()),
        pair(t::title(lang), &|form| form.activity.title.clone()),
        pair(t::kind(lang), &|form| form.activity.kind.clone()),
        pair(t::level(lang), &|form| form.activity.level.clone()),
        pair(t::agenda(lang), &agenda),
        pair(aw::way(lang), &|form| {
            domain::HeldWay::parse(&form.activity.way)
                .map(|way| way.name(lang).to_owned())
                .unwrap_or_default()
        }),
        pair(a::capacity(lang), &|form| form.activity.capacity.clone()),
        pair(aw::online_capacity(lang), &|form| form.activity.online_capacity.clone()),
        pair(a::admission(lang), &|form| form.activity.admission.clone()),
        pair(a::summary(lang), &|form| form.activity.summary.replace("\r\n", "\n")),
        pair(a::audience(lang), &|form| form.activity.audience.clone()),
        pair(a::title_en(lang), &|form| form.activity.title_en.clone()),
        pair(a::summary_en(lang), &|form| form.activity.summary_en.replace("\r\n", "\n")),
        pair(a::audience_en(lang), &|form| form.activity.audience_en.clone()),
        pair(a::contact(lang), &|form| form.activity.contact.clone()),
        pair(a::share(lang), &|form| form.activity.share.clone()),
        pair(a::hours(lang), &|form| form.activity.hours.clone()),
        pair(a::signer_authority(lang), &|form| form.activity.signer_authority.clone()),
        pair(a::signer_title(lang), &|form| form.activity.signer_title.clone()),
        pair(a::signer_name(lang), &|form| form.activity.signer_name.clone()),
    ]
}

fn view(lang: Lang, id: Option<TemplateId>, form: TemplateForm, above: Above) -> AnyView {
    let Above { wrong, stale } = above;
    let back = in_language(lang, PATH);
    let (title, path) = match id {
        Some(id) => (t::edit(lang), format!("{PATH}/{id}")),
        None => (t::create(lang), format!("{PATH}/moi")),
    };
    let notice = match stale {
        Some(stale) => stale.notice(lang, "template", in_language(lang, &path)),
        None => wrong.notice(lang),
    };
    let acts = id.map(|id| {
        let of_it = in_language(lang, &format!("/quan-ly/hoat-dong/moi?mau={id}"));
        let remove = in_language(lang, &format!("{PATH}/{id}/xoa"));
        view! {
            <ButtonLink href=of_it look=Look::Secondary>{t::use_it(lang)}</ButtonLink>
            <ButtonLink href=remove look=Look::Quiet>{t::remove(lang)}</ButtonLink>
        }
        .into_any()
    });
    let crumbs = vec![
        Crumb::new(a::activities(lang), in_language(lang, "/quan-ly/hoat-dong")),
        Crumb::new(t::templates(lang), back.clone()),
    ];
    view! {
        <PageHead title crumbs notice>{acts}</PageHead>
        <form class="form template-form" id="template" method="post" action=in_language(lang, &path) novalidate>
            {fields::view(lang, form, &wrong)}
            <div class="actions">
                <Button>{t::save(lang)}</Button>
                <Button name="more" value="yes" look=Look::Secondary>{t::more(lang)}</Button>
                <ButtonLink href=back look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

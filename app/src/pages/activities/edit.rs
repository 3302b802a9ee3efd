//! The form of an activity: for a new one, and for one that is there.

use axum::extract::{Path, State};
use domain::{
    ActivityKind, Admission, HeldWay, Lang, Level, Slot, Word, numbers::whole,
    registrations::changes::HandOver,
};
use leptos::prelude::*;
use serde::Deserialize;
use services::{
    NotSaved,
    activities::{ActivityForm, Audience, Begin, Beginning, Edited, Telling},
    ids::TemplateId,
    templates::FilledBy,
};
use ui::{
    Area, Button, ButtonLink, Checkboxes, Choice, Crumb, Field, Flow, Kind, Look, Need, PageHead, Radios,
    Select, TextArea, UnitField, Width,
};

use crate::{
    App,
    flash::Flash,
    form::{Form, Query, choices},
    language::in_language,
    page_error::{PageError, PageResult},
    pages::activities::{
        ask_telling,
        fields::{certificate, changes, english, way},
        too_few_words as tf,
        typed::Typed,
        way_words as tw, words as t,
        workspace::{WorkTab, path_of},
    },
    stale::{Compared, Stale},
    visit::Staff,
    wrong::Wrong,
};

/// Which activity the form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Of {
    /// A new one, and what it begins with.
    New(Box<Start>),
    Code(String),
}

/// What a new activity begins with, and what it could begin with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Start {
    /// The activity that it follows, with its days and sessions.
    model: Option<(String, i64, usize)>,
    /// Those that it could follow.
    models: Vec<(String, ActivityKind, String)>,
    /// The template that it follows.
    template: Option<FilledBy>,
    /// Those that it could follow.
    templates: Vec<(TemplateId, ActivityKind, String)>,
}

impl Of {
    fn is_new(&self) -> bool {
        matches!(self, Self::New(..))
    }
}

/// What stands above the form.
#[derive(Default)]
struct Above {
    wrong: Wrong,
    stale: Option<Stale>,
    /// Who would be told: nothing is wrong but that nobody has said whether they are to be.
    asks: Option<Audience>,
}

impl Above {
    fn of(not: NotSaved) -> Result<Self, PageError> {
        Ok(Self { wrong: Wrong::of(not)?, ..Self::default() })
    }
}

/// The activity or the template that a new one follows, and when it is held, where a time was found for it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Follow {
    tu: String,
    mau: String,
    tu_ngay: String,
    den_ngay: String,
    buoi: Vec<String>,
    /// The number of the call for interest from which it is planned.
    #[serde(rename = "nhu-cau")]
    nhu_cau: String,
}

impl Follow {
    /// The form with the days and parts of days of the time that was found.
    fn timed(self, form: ActivityForm) -> ActivityForm {
        let form = ActivityForm { demand: self.nhu_cau.clone(), ..form };
        if self.tu_ngay.is_empty() {
            return form;
        }
        ActivityForm { starts_on: self.tu_ngay, ends_on: self.den_ngay, slots: self.buoi, ..form }
    }
}

/// What the form of a new one begins with; both are the number or the code of one, or empty.
fn begin<'a>(template: &str, model: &'a str) -> services::Result<Begin<'a>> {
    match (template.trim(), model.trim()) {
        ("", "") => Ok(Begin::OfNothing),
        ("", code) => Ok(Begin::OfActivity(code)),
        (id, _) => id.parse().map(Begin::OfTemplate).map_err(|_| services::Error::NotFound),
    }
}

/// As the form began, without what was filled in.
fn start(begun: Beginning) -> (Of, ActivityForm, Wrong) {
    let Beginning { form, model, models, template, templates, problems } = begun;
    let start = Start { model, models, template, templates };
    (Of::New(Box::new(start)), form, Wrong::beforehand(problems))
}

pub(crate) async fn show_new(
    State(app): State<App>,
    staff: Staff,
    Query(follow): Query<Follow>,
) -> PageResult {
    let begin = begin(&follow.mau, &follow.tu)?;
    let begun = services::activities::begin_activity(&app.services, staff.actor(), begin).await?;
    let (lang, venues) = (staff.lang, services::activities::list_venues(&app.services, staff.actor()).await?);
    let (of, form, wrong) = start(begun);
    let form = follow.timed(form);
    let above = Above { wrong, ..Above::default() };
    Ok(staff.staff(t::create(lang), move || view(lang, of, form, venues, above)))
}

pub(crate) async fn create(State(app): State<App>, staff: Staff, Form(typed): Form<Typed>) -> PageResult {
    let form: ActivityForm = typed.into();
    match services::activities::create_activity(&app.services, staff.actor(), &form).await {
        Ok(code) => {
            let flash = match form.publish.as_str() {
                "yes" => {
                    let card = services::activities::show_public_activity(&app.services, &code).await?;
                    if card.door.lets_in() { Flash::CreatedPublished(0) } else { Flash::PublishedShut(0) }
                }
                _ => Flash::Created(0),
            };
            Ok(staff.done(&path_of(&code, WorkTab::Overview), flash))
        }
        Err(not) => {
            let above = Above::of(not)?;
            let begin = match form.agenda.as_str() {
                "" => Begin::OfNothing,
                _ => begin(&form.template, &form.model)?,
            };
            let (services, actor) = (&app.services, staff.actor());
            let begun = match services::activities::begin_activity(services, actor, begin).await {
                // The template is no more, and what was typed stays.
                Err(services::Error::NotFound) => {
                    services::activities::begin_activity(services, actor, Begin::OfNothing).await?
                }
                begun => begun?,
            };
            again(&app, &staff, start(begun).0, form, above).await
        }
    }
}

pub(crate) async fn show(State(app): State<App>, staff: Staff, Path(code): Path<String>) -> PageResult {
    let form = services::activities::load_activity_form(&app.services, staff.actor(), &code).await?;
    let (lang, venues) = (staff.lang, services::activities::list_venues(&app.services, staff.actor()).await?);
    Ok(staff.staff(t::edit(lang), move || view(lang, Of::Code(code), form, venues, Above::default())))
}

pub(crate) async fn save(
    State(app): State<App>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let telling = Telling::read(&typed.bao);
    let mut form: ActivityForm = typed.into();
    let above = match services::activities::edit_activity(&app.services, staff.actor(), &code, &form, telling)
        .await
    {
        Ok(Edited::Asks(audience)) => {
            let venues = services::activities::list_venues(&app.services, staff.actor()).await?;
            let (lang, above) = (staff.lang, Above { asks: Some(audience), ..Above::default() });
            let view = move || view(lang, Of::Code(code), form, venues, above);
            return Ok(staff.staff(t::edit(lang), view));
        }
        Ok(Edited::Saved(promoted)) => {
            let flash = match promoted {
                0 => Flash::Saved(0),
                n => Flash::SavedPromoted(whole(n)),
            };
            return Ok(staff.done(&path_of(&code, WorkTab::Overview), flash));
        }
        Err(NotSaved { error: services::Error::Stale(at), .. }) => {
            let saved = services::activities::load_activity_form(&app.services, staff.actor(), &code).await?;
            let Some(stale) = Stale::new(at, compared(staff.lang, &form, &saved)) else {
                return Ok(staff.done(&path_of(&code, WorkTab::Overview), Flash::Saved(0)));
            };
            // Saved once more, what was typed takes the place of what the other one saved.
            form.version = saved.version;
            Above { stale: Some(stale), ..Above::default() }
        }
        Err(not) => Above::of(not)?,
    };
    again(&app, &staff, Of::Code(code), form, above).await
}

/// What was typed against what is saved, field by field.
fn compared(lang: Lang, mine: &ActivityForm, saved: &ActivityForm) -> Vec<Compared> {
    fn word<T: Word>(lang: Lang, code: &str) -> String {
        T::parse(code).map(|word| word.name(lang).to_owned()).unwrap_or_default()
    }
    let pair =
        |label: &'static str, of: &dyn Fn(&ActivityForm) -> String| (label.to_owned(), of(mine), of(saved));
    vec![
        pair(t::title(lang), &|form| form.title.clone()),
        pair(t::kind(lang), &|form| word::<ActivityKind>(lang, &form.kind)),
        pair(t::level(lang), &|form| word::<Level>(lang, &form.level)),
        pair(t::organizer(lang), &|form| form.unit.clone()),
        pair(t::place(lang), &|form| form.place.clone()),
        pair(tw::way(lang), &|form| word::<HeldWay>(lang, &form.way)),
        pair(t::capacity(lang), &|form| form.capacity.clone()),
        pair(tw::online_capacity(lang), &|form| form.online_capacity.clone()),
        pair(tw::online_address(lang), &|form| form.online_address.clone()),
        pair(t::admission(lang), &|form| word::<Admission>(lang, &form.admission)),
        pair(t::opens_on(lang), &|form| format!("{} {}", form.opens_at, form.opens_on)),
        pair(t::closes_on(lang), &|form| format!("{} {}", form.closes_at, form.closes_on)),
        pair(tf::minimum(lang), &|form| format!("{} {}", form.minimum, form.decide_on)),
        pair(t::offer_hours(lang), &|form| form.offer_hours.clone()),
        pair(t::changes(lang), &|form| format!("{} {}", form.changes_on, form.changes_at)),
        pair(t::hand_over(lang), &|form| word::<HandOver>(lang, &form.hand_over)),
        pair(t::summary(lang), &|form| form.summary.replace("\r\n", "\n")),
        pair(t::audience(lang), &|form| form.audience.clone()),
        pair(t::title_en(lang), &|form| form.title_en.clone()),
        pair(t::summary_en(lang), &|form| form.summary_en.replace("\r\n", "\n")),
        pair(t::audience_en(lang), &|form| form.audience_en.clone()),
        pair(t::contact(lang), &|form| form.contact.clone()),
        pair(t::share(lang), &|form| form.share.clone()),
        pair(t::hours(lang), &|form| form.hours.clone()),
        pair(t::signer_authority(lang), &|form| form.signer_authority.clone()),
        pair(t::signer_title(lang), &|form| form.signer_title.clone()),
        pair(t::signer_name(lang), &|form| form.signer_name.clone()),
    ]
}

/// The form again, with what was typed and what is wrong.
async fn again(app: &App, staff: &Staff, of: Of, form: ActivityForm, above: Above) -> PageResult {
    let (lang, venues) = (staff.lang, services::activities::list_venues(&app.services, staff.actor()).await?);
    let title = if of.is_new() { t::create(lang) } else { t::edit(lang) };
    Ok(staff.invalid(Area::Staff, title, move || view(lang, of, form, venues, above)))
}

fn view(lang: Lang, of: Of, form: ActivityForm, venues: Vec<String>, above: Above) -> AnyView {
    let Above { wrong, stale, asks } = above;
    let notice = match (stale, asks, &of) {
        (Some(stale), _, Of::Code(code)) => {
            stale.notice(lang, "edit", in_language(lang, &path_of(code, WorkTab::Overview)))
        }
        (_, Some(audience), _) => ask_telling::notice(lang, "edit", audience),
        _ => wrong.notice(lang),
    };
    let error = |field: &str| wrong.beside(lang, field);
    let units = wrong.units();
    let reason = wrong.reason_field(lang, &form.reason);
    let (action, back, title) = match &of {
        Of::New(..) => {
            ("/quan-ly/hoat-dong/moi".to_owned(), "/quan-ly/hoat-dong".to_owned(), t::create(lang))
        }
        Of::Code(code) => {
            (format!("/quan-ly/hoat-dong/{code}/sua"), path_of(code, WorkTab::Overview), t::edit(lang))
        }
    };
    let (start, agenda) = match &of {
        Of::New(start) => (follow(lang, start, &form.demand), agenda(lang, start, &form)),
        Of::Code(_) => (None, None),
    };
    let days = of.is_new().then(|| {
        let slots = choices::<Slot>(lang);
        let hours = Slot::ALL
            .iter()
            .enumerate()
            .map(|(n, slot)| {
                let (at, fields) = (|typed: &[String]| typed.get(n).cloned().unwrap_or_default(), services::activities::hour_fields(*slot));
                let (from, to) = t::hours_of(lang, slot.name(lang));
                view! {
                    <div class="row">
                        <Field name="from" id=fields.0 label=from width=Width::Letters10 value=at(&form.from) error=error(fields.0)/>
                        <Field name="to" id=fields.1 label=to width=Width::Letters10 value=at(&form.to) error=error(fields.1)/>
                    </div>
                }
            })
            .collect_view();
        view! {
            <fieldset class="fieldset">
                <legend>{t::days(lang)}</legend>
                <Field name="starts_on" label=t::starts_on(lang) hint=t::date_hint(lang) value=form.starts_on.clone() width=Width::Letters10 error=error("starts_on")/>
                {agenda}
                <div class="own-agenda">
                <Field name="ends_on" label=t::ends_on(lang) need=Need::Optional hint=t::ends_on_hint(lang) value=form.ends_on.clone() width=Width::Letters10 error=error("ends_on")/>
                <Checkboxes name="slots" label=t::slots(lang) flow=Flow::Line values=form.slots.clone() choices=slots error=error("slots")/>
                <div class="stack">
                    <p class="soft">{format!("{}. {}", t::slot_hours(lang), t::slot_hours_hint(lang))}</p>
                    {hours}
                </div>
                </div>
            </fieldset>
        }
    });
    let (kinds, levels, admissions) =
        (choices::<ActivityKind>(lang), choices::<Level>(lang), choices::<Admission>(lang));
    let crumbs = vec![Crumb::new(t::activities(lang), in_language(lang, "/quan-ly/hoat-dong"))];
    let send = if of.is_new() { t::create_draft(lang) } else { t::save(lang) };
    let publish = of.is_new().then(|| {
        view! { <Button name="publish" value="yes">{t::create_and_publish(lang)}</Button> }
    });
    let send_look = if of.is_new() { Look::Secondary } else { Look::Primary };
    let capacity_hint = (!of.is_new()).then(|| t::capacity_hint(lang).to_owned());
    let times = times(
        lang,
        [
            (t::opens_on(lang), t::opens_on_hint(lang), "opens", form.opens_on, form.opens_at),
            (t::closes_on(lang), t::closes_on_hint(lang), "closes", form.closes_on, form.closes_at),
        ],
        &wrong,
    );
    let changes = changes(lang, [form.changes_on, form.changes_at, form.hand_over], &wrong);
    let way = way(lang, (form.way, form.online_capacity), Some(form.online_address), &wrong);
    let english = english(lang, [form.title_en, form.summary_en, form.audience_en], &wrong);
    let signer = [form.signer_authority, form.signer_title, form.signer_name];
    let certificate = certificate(lang, (form.share, form.hours, signer), None, &wrong);
    view! {
        <PageHead title crumbs notice/>
        {start}
        <form class="form" id="edit" method="post" action=in_language(lang, &action) novalidate>
            <input type="hidden" name="version" value=form.version/>
            <input type="hidden" name="key" value=form.key/>
            <input type="hidden" name="demand" value=form.demand/>
            {reason}
            <Field name="title" label=t::title(lang) value=form.title error=error("title")/>
            <Select name="kind" label=t::kind(lang) blank=t::choose(lang) value=form.kind choices=kinds error=error("kind") width=Width::Letters30/>
            <Select name="level" label=t::level(lang) blank=t::choose(lang) value=form.level choices=levels error=error("level") width=Width::Letters20/>
            <UnitField label=t::organizer(lang) hint=t::organizer_hint(lang) value=form.unit unit_id=form.unit_id choices=units error=error("unit")/>
            <Field name="place" label=t::place(lang) value=form.place offers=venues error=error("place")/>
            {days}
            <Field name="capacity" label=t::capacity(lang) kind=Kind::Number width=Width::Letters4 value=form.capacity hint=capacity_hint error=error("capacity")/>
            {way}
            <Radios name="admission" label=t::admission(lang) value=form.admission choices=admissions error=error("admission")/>
            <Checkboxes name="holds_seats" values=vec![form.holds_seats]
                choices=vec![Choice::new("yes", t::holds_seats(lang)).hint(t::holds_seats_hint(lang))]/>
            <div class="row">
                <Field name="minimum" label=tf::minimum(lang) need=Need::Optional kind=Kind::Number hint=tf::minimum_hint(lang) value=form.minimum width=Width::Letters4 error=error("minimum")/>
                <Field name="decide_on" label=tf::decide_on(lang) need=Need::Optional hint=tf::decide_on_hint(lang) value=form.decide_on width=Width::Letters10 error=error("decide_on")/>
            </div>
            {times}
            <Field name="offer_hours" label=t::offer_hours(lang) need=Need::Optional kind=Kind::Number hint=t::offer_hours_hint(lang) value=form.offer_hours width=Width::Letters4 error=error("offer_hours")/>
            {changes}
            <TextArea name="summary" label=t::summary(lang) need=Need::Optional value=form.summary error=error("summary")/>
            <Field name="audience" label=t::audience(lang) need=Need::Optional value=form.audience error=error("audience")/>
            <Field name="contact" label=t::contact(lang) need=Need::Optional hint=t::contact_hint(lang) value=form.contact error=error("contact")/>
            {english}
            {certificate}
            <div class="actions">
                <Button look=send_look>{send}</Button>
                {publish}
                <ButtonLink href=in_language(lang, &back) look=Look::Quiet>{t::back(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

/// From when, and until when, one can register: a day, and a time of it.
fn times(
    lang: Lang,
    rows: [(&'static str, &'static str, &'static str, String, String); 2],
    wrong: &Wrong,
) -> AnyView {
    rows.map(|(label, hint, name, day, time)| {
        let (on, at) = (format!("{name}_on"), format!("{name}_at"));
        let errors = (wrong.beside(lang, &on), wrong.beside(lang, &at));
        view! {
            <div class="row">
                <Field name=on label=label need=Need::Optional hint=hint value=day width=Width::Letters10 error=errors.0/>
                <Field name=at label=t::at_hour(lang) need=Need::Optional value=time width=Width::Letters10 error=errors.1/>
            </div>
        }
    })
    .collect_view()
    .into_any()
}

/// The templates and the activities that a new one could follow, to choose from.
fn follow(lang: Lang, start: &Start, demand: &str) -> Option<AnyView> {
    let Start { model, models, template, templates } = start;
    let grouped = |mut choices: Vec<Choice>| {
        choices.sort_by(|one, other| one.group.cmp(&other.group));
        choices
    };
    let of_templates = templates
        .iter()
        .map(|(id, kind, name)| Choice::new(id.to_string(), name.clone()).group(kind.name(lang)));
    let of_models = models.iter().map(|(code, kind, title)| {
        Choice::new(code.clone(), format!("{title} ({code})")).group(kind.name(lang))
    });
    let (of_templates, of_models) = (grouped(of_templates.collect()), grouped(of_models.collect()));
    let template = template.as_ref().map(|by| by.id.to_string()).unwrap_or_default();
    let model = model.as_ref().map(|(code, ..)| code.clone()).unwrap_or_default();
    let form = |select: AnyView, fill_in: &'static str| {
        let action = in_language(lang, "/quan-ly/hoat-dong/moi");
        // What it is planned from stays so, whatever it follows.
        let demand = (!demand.is_empty())
            .then(|| view! { <input type="hidden" name="nhu-cau" value=demand.to_owned()/> });
        view! {
            <form class="actions follow" method="get" action=action>
                {demand}
                {select}
                <Button look=Look::Secondary>{fill_in}</Button>
            </form>
        }
    };
    let by_template = (!of_templates.is_empty()).then(|| {
        let select = view! {
            <Select name="mau" label=t::template(lang) blank=t::template_none(lang) hint=t::template_hint(lang) value=template choices=of_templates/>
        };
        form(select.into_any(), t::template_use(lang))
    });
    let by_model = (!of_models.is_empty()).then(|| {
        let select = view! {
            <Select name="tu" label=t::follow(lang) blank=t::follow_none(lang) hint=t::follow_hint(lang) value=model choices=of_models/>
        };
        form(select.into_any(), t::follow_use(lang))
    });
    (by_template.is_some() || by_model.is_some()).then(|| view! { {by_template}{by_model} }.into_any())
}

/// Whether the sessions are those of the activity or the template that is followed, or as the fields below say.
fn agenda(lang: Lang, start: &Start, form: &ActivityForm) -> Option<AnyView> {
    let (code, words, (field, value)) = match (&start.template, &start.model) {
        (Some(by), _) => {
            let words = t::agenda_of_template(lang, &by.name, by.days, by.sessions);
            ("template", words, ("template", form.template.clone()))
        }
        (None, Some((of, days, sessions))) => {
            ("model", t::agenda_of(lang, of, *days, *sessions), ("model", form.model.clone()))
        }
        (None, None) => return None,
    };
    let choices =
        vec![Choice::new(code, words).hint(t::agenda_hint(lang)), Choice::new("own", t::agenda_own(lang))];
    Some(
        view! {
            <input type="hidden" name=field value=value/>
            <Radios name="agenda" label=t::agenda(lang) value=form.agenda.clone() choices/>
        }
        .into_any(),
    )
}

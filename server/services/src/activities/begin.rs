//! Begins the form of a new activity, with what the office and a template, or an activity that was held before, say already.

use std::collections::HashSet;

use domain::{
    ActivityKind, Admission, Problems, Slot, Word,
    accounts::access::{Action, Actor},
    attendance::USUAL_SHARE,
    local,
    registrations::changes::HandOver,
};
use store::{
    ConnectionTrait, Paging,
    activities::{ActivityFilter, DayOrder},
    ids::{TemplateId, UnitId},
    rows::{Activity, Session},
};

use crate::{
    Result, Services,
    activities::{
        create::may_create_activities,
        form::{ActivityForm, load_activity_form},
    },
    permit::reach,
    send_once::new_form_key,
    templates::{
        fill::{FilledBy, fill},
        show::offered_to,
    },
    units,
};

/// So many activities are offered to follow.
const OFFERED: usize = 12;

/// So many of the last are looked through for them.
const LOOKED_AT: u64 = 100;

/// What a new activity begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin<'a> {
    /// What every activity of the office has alike.
    OfNothing,
    /// The texts, rules and agenda of an activity, by its code.
    OfActivity(&'a str),
    /// Those of a template.
    OfTemplate(TemplateId),
}

/// The form of a new activity, as it begins.
#[derive(Debug, Clone, Default)]
pub struct Beginning {
    /// What is filled in.
    pub form: ActivityForm,
    /// The activity that it follows: its code, how many days it had, how many sessions.
    pub model: Option<(String, i64, usize)>,
    /// Activities that it could follow, the last of each title first: code, kind, title.
    pub models: Vec<(String, ActivityKind, String)>,
    /// The template that it follows.
    pub template: Option<FilledBy>,
    /// Templates that it could follow: number, kind, name.
    pub templates: Vec<(TemplateId, ActivityKind, String)>,
    /// What of the template no longer fits, by field.
    pub problems: Problems,
}

/// Begins the form.
///
/// # Errors
/// [`crate::Error::Forbidden`]; as the gate decides of what it follows.
pub async fn begin_activity(services: &Services, actor: &Actor, begin: Begin<'_>) -> Result<Beginning> {
    may_create_activities(actor)?;
    let read = services.db.read();
    let last = last(read, actor).await?;
    let mut models = offered(&last);
    let templates = store::templates::offered(read, offered_to(actor)?.as_deref()).await?;
    let templates = templates.into_iter().map(|row| (row.id, *row.kind, row.name)).collect();
    let beginning = match begin {
        Begin::OfNothing => {
            let form = usual(services, read, actor, &last).await?;
            Beginning { form, models, ..Beginning::default() }
        }
        Begin::OfTemplate(id) => {
            let usual = usual(services, read, actor, &last).await?;
            let (form, by, problems) = fill(services, read, actor, id, usual).await?;
            Beginning { form, models, template: Some(by), problems, ..Beginning::default() }
        }
        Begin::OfActivity(code) => {
            let form = load_activity_form(services, actor, code).await?;
            let row = store::activities::by_code(read, code).await?;
            let row = row.ok_or(crate::Error::NotFound)?;
            let sessions = store::sessions::of_activity(read, row.id).await?;
            let days = (row.ends_on - row.starts_on).num_days() + 1;
            if models.iter().all(|(of, ..)| *of != row.code) {
                models.insert(0, (row.code.clone(), *row.kind, row.title.clone()));
            }
            Beginning {
                form: following(form, code, &sessions),
                model: Some((row.code, days, sessions.len())),
                models,
                ..Beginning::default()
            }
        }
    };
    let form = ActivityForm { key: new_form_key()?, ..beginning.form };
    Ok(Beginning { form, templates, ..beginning })
}

/// The form with what every activity of the office has alike.
pub(crate) async fn usual_form(services: &Services, actor: &Actor) -> Result<ActivityForm> {
    let read = services.db.read();
    usual(services, read, actor, &last(read, actor).await?).await
}

/// The last activities of the actor's units, the latest first.
async fn last(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Activity>> {
    let scope = reach(actor, Action::ManageActivity);
    let filter = ActivityFilter { scope, order: DayOrder::LatestFirst, ..ActivityFilter::default() };
    Ok(store::activities::list(conn, &filter, Paging { page: 1, size: LOOKED_AT }).await?.rows)
}

/// Of each title the last.
fn offered(last: &[Activity]) -> Vec<(String, ActivityKind, String)> {
    let mut seen = HashSet::new();
    let fresh = last.iter().filter(|row| seen.insert((row.kind.code(), row.title.as_str())));
    fresh.take(OFFERED).map(|row| (row.code.clone(), *row.kind, row.title.clone())).collect()
}

/// What every activity of the office has alike: its unit, whom to ask, who signs.
async fn usual(
    services: &Services,
    conn: &impl ConnectionTrait,
    actor: &Actor,
    last: &[Activity],
) -> Result<ActivityForm> {
    let own = own_unit(conn, actor).await?;
    // Who signs for one unit signs for no other.
    let last = last.iter().find(|row| own.as_ref().is_some_and(|(unit, _)| row.unit_id == *unit));
    let (unit_id, unit) = own.map(|(id, name)| (id.to_string(), name)).unwrap_or_default();
    let signer = |of: fn(&Activity) -> &String| last.map(|row| of(row).clone()).unwrap_or_default();
    Ok(ActivityForm {
        unit,
        unit_id,
        contact: services.office().contact.clone(),
        capacity: "50".into(),
        share: USUAL_SHARE.to_string(),
        admission: Admission::Open.code().into(),
        // Who can't come sends a colleague, and the seat is used.
        hand_over: HandOver::Unit.code().into(),
        slots: vec![Slot::Morning.code().into(), Slot::Afternoon.code().into()],
        from: Slot::ALL.iter().map(|slot| slot.usual_hours().0.format("%H:%M").to_string()).collect(),
        to: Slot::ALL.iter().map(|slot| slot.usual_hours().1.format("%H:%M").to_string()).collect(),
        signer_authority: signer(|row| &row.signer_authority),
        signer_title: signer(|row| &row.signer_title),
        signer_name: signer(|row| &row.signer_name),
        ..ActivityForm::default()
    })
}

/// The one unit whose activities the actor manages; none where there are several, or all.
async fn own_unit(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Option<(UnitId, String)>> {
    let Some(scope) = reach(actor, Action::ManageActivity) else { return Ok(None) };
    let [only] = scope.units.as_slice() else { return Ok(None) };
    let code = only.code();
    let Some(unit) = store::units::by_code(conn, code).await? else { return Ok(None) };
    Ok(Some((unit.id, units::find::name(conn, unit.id).await?)))
}

/// The form of an activity as that of one that follows it: everything but the days, with the hours that it had.
fn following(form: ActivityForm, code: &str, sessions: &[Session]) -> ActivityForm {
    let first = sessions.first().map(|session| session.held_on);
    let of_slot =
        |slot: Slot| sessions.iter().find(|session| Some(session.held_on) == first && *session.slot == slot);
    let hour = |at| local::hour(at);
    let hours = |end: bool| {
        let hour_of = |slot: &Slot| match of_slot(*slot) {
            Some(session) => hour(if end { session.ends_at } else { session.starts_at }),
            None => {
                let (from, to) = slot.usual_hours();
                (if end { to } else { from }).format("%H:%M").to_string()
            }
        };
        Slot::ALL.iter().map(hour_of).collect()
    };
    let slots = Slot::ALL.iter().filter(|slot| of_slot(**slot).is_some()).map(|slot| slot.code().to_owned());
    ActivityForm {
        slots: slots.collect(),
        from: hours(false),
        to: hours(true),
        starts_on: String::new(),
        ends_on: String::new(),
        decide_on: String::new(),
        opens_on: String::new(),
        opens_at: String::new(),
        closes_on: String::new(),
        closes_at: String::new(),
        changes_on: String::new(),
        changes_at: String::new(),
        // The meeting of another day has another address.
        online_address: String::new(),
        version: String::new(),
        model: code.to_owned(),
        agenda: "model".into(),
        ..form
    }
}

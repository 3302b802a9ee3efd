//! The form of a template: what is typed into it, what that comes to, and what it holds for one that is there.

use domain::{Problem, Word, fields::read_line, label, text};
use serde_json::{Value, json};
use store::{
    ConnectionTrait,
    ids::TemplateId,
    rows::{Template, TemplateSession},
};

use crate::{
    Result, Services,
    activities::form::{ActivityForm, Parsed, read as read_activity},
    audit::Logged,
    checked::{Checked, NotSaved},
    templates::agenda::{self, AgendaLine},
};

/// A template as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TemplateForm {
    /// What it is called.
    pub name: String,
    /// What an activity has of it, but for days, place and closing date. The unit is the one that the template belongs to.
    pub activity: ActivityForm,
    /// Its agenda.
    pub agenda: Vec<AgendaLine>,
    /// The code of the activity whose questions it has; only when it is created.
    pub questions_of: String,
}

/// What the form holds for a template that is there; its unit is named by who loads it.
pub(crate) fn typed(row: &Template, unit: String, sessions: &[TemplateSession]) -> TemplateForm {
    TemplateForm {
        name: row.name.clone(),
        activity: ActivityForm {
            unit,
            unit_id: row.unit_id.to_string(),
            version: row.version.to_string(),
            ..contents(row)
        },
        agenda: agenda::typed(sessions),
        questions_of: String::new(),
    }
}

/// The texts and rules of a template, as an activity has them.
pub(crate) fn contents(row: &Template) -> ActivityForm {
    ActivityForm {
        kind: row.kind.code().into(),
        level: row.level.code().into(),
        title: row.title.clone(),
        summary: row.summary.clone(),
        audience: row.audience.clone(),
        title_en: row.title_en.clone(),
        summary_en: row.summary_en.clone(),
        audience_en: row.audience_en.clone(),
        contact: row.contact.clone(),
        way: row.way.code().into(),
        capacity: row.capacity.to_string(),
        online_capacity: row.online_capacity.map(|seats| seats.to_string()).unwrap_or_default(),
        admission: row.admission.code().into(),
        holds_seats: if row.holds_seats { "yes".into() } else { String::new() },
        share: row.completion_share.to_string(),
        hours: row.hours.map(|hours| hours.to_string()).unwrap_or_default(),
        signer_authority: row.signer_authority.clone(),
        signer_title: row.signer_title.clone(),
        signer_name: row.signer_name.clone(),
        ..ActivityForm::default()
    }
}

/// Stands where an activity has its place: a template has none.
const NO_PLACE: &str = "–";

/// Reads the form: a template for [`store::insert`] or [`store::update`], and its agenda.
///
/// # Errors
/// [`crate::Error::Invalid`] by field, with units to choose from.
pub(crate) async fn read(
    services: &Services,
    conn: &impl ConnectionTrait,
    form: &TemplateForm,
    before: Option<&Template>,
) -> std::result::Result<(Template, Vec<TemplateSession>), NotSaved> {
    let mut checked = Checked::default();
    let name = checked.problems.check("name", read_line(&form.name, label::TEMPLATE_NAME, 200));
    let activity = ActivityForm {
        place: NO_PLACE.into(),
        opens_on: String::new(),
        closes_on: String::new(),
        ..form.activity.clone()
    };
    let parsed = read_activity(services, conn, &activity, &mut checked).await?;
    let sessions = agenda::read(&form.agenda, &mut checked.problems);
    let (Some(name), Some(parsed), true) = (name, parsed, checked.problems.is_empty()) else {
        return Err(checked.not_saved());
    };
    let other = store::templates::called(conn, parsed.unit, &name).await?;
    if other.is_some_and(|other| before.is_none_or(|before| before.id != other.id)) {
        checked.problems.add("name", Problem::Taken(label::TEMPLATE_NAME, name));
        return Err(checked.not_saved());
    }
    Ok((row(services, name, parsed, before), sessions))
}

fn row(services: &Services, name: String, parsed: Parsed, before: Option<&Template>) -> Template {
    let now = services.now();
    let [signer_authority, signer_title, signer_name] = parsed.signer;
    let [title_en, summary_en, audience_en] = parsed.english;
    Template {
        id: before.map_or(TemplateId::NEW, |row| row.id),
        unit_id: parsed.unit,
        fold: text::fold(&format!("{name} {}", parsed.title)),
        name,
        kind: parsed.kind.into(),
        level: parsed.level.into(),
        title: parsed.title,
        summary: parsed.summary,
        audience: parsed.audience,
        title_en,
        summary_en,
        audience_en,
        contact: parsed.contact,
        way: parsed.way.into(),
        capacity: parsed.capacity,
        online_capacity: parsed.online_capacity,
        admission: parsed.admission.into(),
        holds_seats: parsed.holds_seats,
        completion_share: parsed.share,
        hours: parsed.hours,
        signer_authority,
        signer_title,
        signer_name,
        created_at: before.map_or(now, |row| row.created_at),
        updated_at: now,
        version: before.map_or(1, |row| row.version + 1),
    }
}

/// A template with its agenda.
pub(crate) type Whole = (Template, Vec<TemplateSession>);

/// A template in the log of changes.
pub(crate) const TEMPLATE: Logged<Whole> = Logged { noun: "template", id: |(row, _)| row.id.0, shown };

fn shown((row, sessions): &Whole) -> Value {
    let agenda: Vec<Value> = sessions
        .iter()
        .map(|one| {
            json!([one.day_no, one.slot.code(), one.from_minute, one.to_minute, one.topic, one.topic_en])
        })
        .collect();
    json!({
        "name": row.name, "unit": row.unit_id, "kind": row.kind.code(), "level": row.level.code(), "title": row.title,
        "summary": row.summary, "audience": row.audience, "contact": row.contact, "way": row.way.code(), "capacity": row.capacity,
        "online_capacity": row.online_capacity,
        "admission": row.admission.code(), "holds_seats": row.holds_seats, "share": row.completion_share, "hours": row.hours,
        "title_en": row.title_en, "summary_en": row.summary_en, "audience_en": row.audience_en,
        "signer": row.signer_name, "signer_title": row.signer_title, "signer_authority": row.signer_authority, "agenda": agenda,
    })
}

/// The name of the unit of a template, as its form has it.
pub(crate) async fn unit_name(
    services: &Services,
    conn: &impl ConnectionTrait,
    row: &Template,
) -> Result<String> {
    let unit = store::units::by_id(conn, row.unit_id).await?;
    Ok(unit.map(|unit| crate::units::find::acting_body(services, &unit)).unwrap_or_default())
}

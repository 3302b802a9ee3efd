//! Creates an activity, changes one.

use chrono::{Datelike, Duration, NaiveDate};
use domain::{
    ActivityKind, ActivityState, Admission, Level, Problem, Problems, Slot, Word,
    access::{Action, Actor},
    figures::number,
    label,
    person::{read_block, read_date, read_line, read_number, read_optional_line},
    text,
};
use serde_json::json;
use store::{
    ConnectionTrait,
    ids::{ActivityId, SessionId, UnitId, UserId},
    rows::{Activity, Session},
};

use crate::{
    Error, NotSaved, Result, Services, UnitChoice,
    audit::{Change, record},
    compose::Before,
    error::valid,
    find_programme::find_programme,
    find_units::{self, Typed},
    find_venues::find_or_add_venue,
    notify,
    permit::{require_somewhere, require_unit},
    promote::promote,
    send_once::{Sent, send_once},
    show_activity::open,
};

/// An activity as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityForm {
    /// The code of its kind.
    pub kind: String,
    /// The code of its level.
    pub level: String,
    /// The title.
    pub title: String,
    /// The unit, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// What it is about.
    pub summary: String,
    /// Whom it is for.
    pub audience: String,
    /// Whom to ask.
    pub contact: String,
    /// Where it is held.
    pub place: String,
    /// Seats.
    pub capacity: String,
    /// The code of the way to get onto the list.
    pub admission: String,
    /// The last day to register; empty: until it begins.
    pub closes_on: String,
    /// The first day; only when it is created.
    pub starts_on: String,
    /// The last day; empty: the first one. Only when it is created.
    pub ends_on: String,
    /// The slots of each day, by code; only when it is created.
    pub slots: Vec<String>,
    /// The share of sessions needed, in per cent.
    pub share: String,
    /// Hours on the certificate; empty: counted from the sessions.
    pub hours: String,
    /// The signer's authority: `KT. GIÁM ĐỐC`.
    pub signer_authority: String,
    /// The signer's title.
    pub signer_title: String,
    /// The signer's name.
    pub signer_name: String,
    /// The version that was loaded, when one is changed.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// The most days that an activity runs.
const LONGEST_DAYS: i64 = 120;

/// What the form came to.
struct Parsed {
    kind: ActivityKind,
    level: Level,
    title: String,
    unit: UnitId,
    summary: String,
    audience: String,
    contact: String,
    place: String,
    capacity: i32,
    admission: Admission,
    closes_on: Option<NaiveDate>,
    share: i32,
    hours: Option<i32>,
    signer: [String; 3],
}

/// Whether the actor may create activities in some unit: asked before an empty form is shown.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn may_create_activities(actor: &Actor) -> Result<()> {
    require_somewhere(actor, Action::ManageActivity)
}

/// Whether the actor may change an activity: asked before a page that would.
///
/// # Errors
/// As the gate decides.
pub async fn may_change_activity(services: &Services, actor: &Actor, code: &str) -> Result<()> {
    open(services.db.read(), actor, Action::ManageActivity, code).await.map(drop)
}

/// Creates an activity as a draft, with a session in each slot of each day. Answers its code.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; as the gate decides.
pub async fn create_activity(
    services: &Services,
    actor: &Actor,
    form: &ActivityForm,
) -> std::result::Result<String, NotSaved> {
    may_create_activities(actor)?;
    let mut problems = Problems::default();
    let tx = services.db.begin().await?;
    let once = match send_once(services, &tx, actor, &form.key, form).await? {
        Sent::First(once) => once,
        Sent::Before(code) => return Ok(code),
    };
    let (parsed, choices) = read(services, &tx, form, &mut problems).await?;
    let span = read_span(form, &mut problems);
    let slots: Vec<Slot> = form.slots.iter().filter_map(|code| Slot::parse(code)).collect();
    if slots.is_empty() {
        problems.add("slots", Problem::NotChosen(label::SLOT));
    }
    valid(problems).map_err(|error| NotSaved { error, choices })?;
    let (Some(parsed), Some((starts_on, ends_on))) = (parsed, span) else {
        return Err(Error::Fault("a form without problems is whole".into()).into());
    };
    require_unit(&tx, actor, Action::ManageActivity, parsed.unit).await?;
    let programme = find_programme(services, &tx, actor, parsed.unit, starts_on).await?;
    // Of two who create at once, the second waits here and gets the next code.
    store::activities::lock_programme(&tx, programme).await?;
    let code = next_code(&tx, parsed.kind, starts_on).await?;
    let now = services.now();
    let row = Activity {
        id: ActivityId::NEW,
        fold: String::new(),
        programme_id: programme,
        code: code.clone(),
        kind: parsed.kind.into(),
        level: parsed.level.into(),
        unit_id: parsed.unit,
        title: String::new(),
        summary: String::new(),
        audience: String::new(),
        contact: String::new(),
        place: String::new(),
        venue_id: None,
        capacity: parsed.capacity,
        seats_taken: 0,
        state: ActivityState::Draft.into(),
        cancel_reason: None,
        admission: parsed.admission.into(),
        registration_closes_on: None,
        starts_on,
        ends_on,
        completion_share: parsed.share,
        hours: None,
        signer_authority: String::new(),
        signer_title: String::new(),
        signer_name: String::new(),
        created_by: actor.user().map(UserId),
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let venue = find_or_add_venue(services, &tx, actor, parsed.unit, &parsed.place).await?;
    let row = store::insert(&tx, Activity { venue_id: Some(venue), ..filled(row, parsed) }).await?;
    for day in starts_on.iter_days().take_while(|day| *day <= ends_on) {
        for slot in &slots {
            store::insert(&tx, new_session(row.id, day, *slot)).await?;
        }
    }
    record(
        services,
        &tx,
        actor,
        Change { verb: "create", noun: "activity", id: row.id.0, before: None, after: Some(shown(&row)) },
    )
    .await?;
    once.made(&tx, &code).await?;
    tx.commit().await?;
    Ok(code)
}

/// Changes an activity, unless somebody else did since it was loaded. Another place is told to everybody on the list.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; [`Error::Stale`]; as the gate decides.
pub async fn edit_activity(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &ActivityForm,
) -> std::result::Result<(), NotSaved> {
    let tx = services.db.begin().await?;
    let found = open(&tx, actor, Action::ManageActivity, code).await?;
    let before = store::activities::lock(&tx, found.id).await?.ok_or(Error::NotFound)?;
    let mut problems = Problems::default();
    let (parsed, choices) = read(services, &tx, form, &mut problems).await?;
    if let Some(parsed) = &parsed
        && parsed.capacity < before.seats_taken
    {
        let taken = number(before.seats_taken.unsigned_abs().into());
        problems.add(
            "capacity",
            Problem::SaidOf(
                format!("Đã có {taken} người được xác nhận: nhập số chỗ từ {taken} trở lên"),
                format!("Seats already given: {taken}. Enter {taken} or more"),
            ),
        );
    }
    valid(problems).map_err(|error| NotSaved { error, choices })?;
    let Some(parsed) = parsed else {
        return Err(Error::Fault("a form without problems is whole".into()).into());
    };
    if form.version != before.version.to_string() {
        return Err(Error::Stale(before.updated_at).into());
    }
    require_unit(&tx, actor, Action::ManageActivity, parsed.unit).await?;
    let venue = find_or_add_venue(services, &tx, actor, parsed.unit, &parsed.place).await?;
    let changed = Activity {
        venue_id: Some(venue),
        updated_at: services.now(),
        version: before.version + 1,
        ..before.clone()
    };
    let row = filled(changed, parsed);
    let row = store::update(&tx, row).await?;
    let change = Change {
        verb: "edit",
        noun: "activity",
        id: row.id.0,
        before: Some(shown(&before)),
        after: Some(shown(&row)),
    };
    record(services, &tx, actor, change).await?;
    if row.place != before.place {
        let before = Before { place: Some(before.place.clone()), ..Before::default() };
        notify::activity_changed(services, &tx, &row, before).await?;
    }
    if row.capacity > before.capacity {
        promote(services, &tx, actor, &row).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What the form would hold for an activity that is there.
///
/// # Errors
/// As the gate decides.
pub async fn load_activity_form(services: &Services, actor: &Actor, code: &str) -> Result<ActivityForm> {
    let conn = services.db.read();
    let row = open(conn, actor, Action::ManageActivity, code).await?;
    let unit = store::units::by_id(conn, row.unit_id).await?;
    let unit = match unit {
        Some(unit) => find_units::find_unit(services, &unit.code).await?.map(|choice| choice.label),
        None => None,
    };
    let date = |day: NaiveDate| day.format("%-d/%-m/%Y").to_string();
    Ok(ActivityForm {
        kind: row.kind.code().into(),
        level: row.level.code().into(),
        title: row.title,
        unit: unit.unwrap_or_default(),
        unit_id: row.unit_id.to_string(),
        summary: row.summary,
        audience: row.audience,
        contact: row.contact,
        place: row.place,
        capacity: row.capacity.to_string(),
        admission: row.admission.code().into(),
        closes_on: row.registration_closes_on.map(date).unwrap_or_default(),
        starts_on: date(row.starts_on),
        ends_on: date(row.ends_on),
        slots: vec![],
        share: row.completion_share.to_string(),
        hours: row.hours.map(|hours| hours.to_string()).unwrap_or_default(),
        signer_authority: row.signer_authority,
        signer_title: row.signer_title,
        signer_name: row.signer_name,
        version: row.version.to_string(),
        key: String::new(),
    })
}

async fn read(
    services: &Services,
    conn: &impl ConnectionTrait,
    form: &ActivityForm,
    problems: &mut Problems,
) -> Result<(Option<Parsed>, Vec<UnitChoice>)> {
    let mut choices = vec![];
    let kind = problems.check("kind", ActivityKind::parse(&form.kind).ok_or(Problem::NotChosen(label::KIND)));
    let level = problems.check("level", Level::parse(&form.level).ok_or(Problem::NotChosen(label::LEVEL)));
    let title = problems.check("title", read_line(&form.title, label::TITLE, 300));
    let unit =
        match find_units::resolve(conn, services.today(), form.unit_id.parse().ok(), &form.unit).await? {
            Typed::Found(unit) => Some(unit),
            Typed::Choices(found) => {
                problems.add("unit", find_units::problem(&form.unit, &found));
                choices = found;
                None
            }
        };
    let place = problems.check("place", read_line(&form.place, label::PLACE, 300));
    let summary = problems.check("summary", read_block(&form.summary, label::SUMMARY, 5_000));
    let audience = problems.check("audience", read_optional_line(&form.audience, label::AUDIENCE, 300));
    let contact = problems.check("contact", read_optional_line(&form.contact, label::CONTACT, 300));
    let capacity = problems.check("capacity", read_number(&form.capacity, label::CAPACITY, 1, 100_000));
    let admission = problems.check(
        "admission",
        Admission::parse(&form.admission)
            .ok_or(Problem::Said("Chọn cách đăng ký", "Choose how people register")),
    );
    let closes_on =
        problems.check("closes_on", optional(&form.closes_on, |raw| read_date(raw, label::CLOSING_DATE)));
    let share = problems.check("share", read_number(&form.share, label::COMPLETION_SHARE, 1, 100));
    let hours =
        problems.check("hours", optional(&form.hours, |raw| read_number(raw, label::HOURS, 1, 1_000)));
    let authority = problems
        .check("signer_authority", read_optional_line(&form.signer_authority, label::SIGNER_TITLE, 60));
    let signer_title =
        problems.check("signer_title", read_optional_line(&form.signer_title, label::SIGNER_TITLE, 100));
    let signer_name =
        problems.check("signer_name", read_optional_line(&form.signer_name, label::SIGNER_NAME, 100));
    let small = |n: i64| i32::try_from(n).unwrap_or(i32::MAX);
    let parsed = (|| {
        Some(Parsed {
            kind: kind?,
            level: level?,
            title: title?,
            unit: unit?,
            summary: summary?,
            audience: audience?,
            contact: contact?,
            place: place?,
            capacity: small(capacity?),
            admission: admission?,
            closes_on: closes_on?,
            share: small(share?),
            hours: hours?.map(small),
            signer: [authority?, signer_title?, signer_name?],
        })
    })();
    Ok((parsed, choices))
}

fn read_span(form: &ActivityForm, problems: &mut Problems) -> Option<(NaiveDate, NaiveDate)> {
    let starts_on = problems.check("starts_on", read_date(&form.starts_on, label::START_DATE))?;
    let ends_on = problems
        .check("ends_on", optional(&form.ends_on, |raw| read_date(raw, label::END_DATE)))?
        .unwrap_or(starts_on);
    if ends_on < starts_on {
        problems.add("ends_on", Problem::EndsBeforeStart(label::END_DATE));
        return None;
    }
    if ends_on - starts_on > Duration::days(LONGEST_DAYS) {
        problems.add(
            "ends_on",
            Problem::Said(
                "Một hoạt động dài nhất 120 ngày: tách thành nhiều hoạt động",
                "An activity runs 120 days at the most: make several",
            ),
        );
        return None;
    }
    Some((starts_on, ends_on))
}

/// Reads a field that may stay empty.
fn optional<T>(
    raw: &str,
    read: impl FnOnce(&str) -> std::result::Result<T, Problem>,
) -> std::result::Result<Option<T>, Problem> {
    if text::line(raw).is_empty() { Ok(None) } else { read(raw).map(Some) }
}

fn filled(row: Activity, parsed: Parsed) -> Activity {
    let [signer_authority, signer_title, signer_name] = parsed.signer;
    Activity {
        kind: parsed.kind.into(),
        level: parsed.level.into(),
        unit_id: parsed.unit,
        fold: text::fold(&format!("{} {} {}", parsed.title, parsed.place, row.code)),
        title: parsed.title,
        summary: parsed.summary,
        audience: parsed.audience,
        contact: parsed.contact,
        place: parsed.place,
        capacity: parsed.capacity,
        admission: parsed.admission.into(),
        registration_closes_on: parsed.closes_on,
        completion_share: parsed.share,
        hours: parsed.hours,
        signer_authority,
        signer_title,
        signer_name,
        ..row
    }
}

/// A session in a slot of a day, at the usual hours.
pub(crate) fn new_session(activity_id: ActivityId, held_on: NaiveDate, slot: Slot) -> Session {
    let (starts_at, ends_at) = slot.usual_span(held_on);
    let empty = String::new;
    Session {
        id: SessionId::NEW,
        activity_id,
        held_on,
        slot: slot.into(),
        starts_at,
        ends_at,
        room: empty(),
        topic: empty(),
        trainer: empty(),
    }
}

/// The next free code of a kind in a year: `TR-2026-04`. Codes are unique in the schema; the programme is locked meanwhile.
pub(crate) async fn next_code(
    conn: &impl ConnectionTrait,
    kind: ActivityKind,
    day: NaiveDate,
) -> Result<String> {
    let prefix = format!("{}-{}-", kind.code()[..2].to_uppercase(), day.year());
    let last = store::activities::codes_beginning(conn, &prefix)
        .await?
        .iter()
        .filter_map(|code| code[prefix.len()..].parse::<u32>().ok())
        .max();
    Ok(format!("{prefix}{:02}", last.unwrap_or(0) + 1))
}

fn shown(row: &Activity) -> serde_json::Value {
    json!({
        "code": row.code, "title": row.title, "kind": row.kind.code(), "level": row.level.code(), "unit": row.unit_id,
        "place": row.place, "capacity": row.capacity, "admission": row.admission.code(), "closes_on": row.registration_closes_on,
        "share": row.completion_share, "hours": row.hours, "summary": row.summary, "audience": row.audience, "contact": row.contact,
        "signer": row.signer_name, "signer_title": row.signer_title, "signer_authority": row.signer_authority,
    })
}

//! Creates an activity.

use chrono::{Datelike, Duration, NaiveDate, NaiveTime};
use domain::{
    ActivityKind, ActivityState, Problem, Slot, Word,
    accounts::access::{Action, Actor},
    activities::days::read_first_day,
    agenda::days,
    local,
};
use store::{
    ConnectionTrait, Tx,
    ids::{ActivityId, ProgrammeId, UserId},
    questions::Owner,
    rows::{Activity, Session, TemplateSession},
};

use crate::{
    Error, Result, Services,
    activities::{
        form::{ACTIVITY, ActivityForm, Parsed, check_times, read, read_slots, read_span},
        programme::find_programme,
        publish::publish,
        show::open,
        venues::find_or_add_venue,
    },
    checked::{Checked, NotSaved},
    demands::plan::note_planned,
    documents::copy::copy_documents,
    permit::{require_somewhere, require_unit},
    questions::copy::{copy_questions, followed},
    reminders::copy::begin_reminders,
    requirements::copy::copy_requirements,
    schedule::settle::{NotSettled, settle},
    send_once::do_once,
    sessions::insert::{moved, new_session},
    talks::copy::{Carry, copy_talks},
    templates::show::open_template,
};

/// Whether the actor may create activities in some unit: asked before an empty form is shown.
///
/// # Errors
/// [`crate::Error::Forbidden`].
pub fn may_create_activities(actor: &Actor) -> Result<()> {
    require_somewhere(actor, Action::ManageActivity)
}

/// Creates an activity with a session in each slot of each day, or with those of the activity or the template that it follows: as a draft,
/// or published at once. Answers its code.
///
/// # Errors
/// [`crate::Error::Invalid`] by field, with units to choose from; as the gate decides.
pub async fn create_activity(
    services: &Services,
    actor: &Actor,
    form: &ActivityForm,
) -> std::result::Result<String, NotSaved> {
    may_create_activities(actor)?;
    do_once(services, actor, (&form.key, form), async |tx| {
        let row = make(services, tx, actor, form).await?;
        settle(services, tx, actor, &row, &form.reason).await.map_err(NotSettled::error)?;
        let row = match form.publish.as_str() {
            "yes" => publish(services, tx, actor, row).await?,
            _ => row,
        };
        Ok(row.code)
    })
    .await
}

/// Makes an activity as the form says, with its sessions: a draft that has no room and no trainer yet. [`settle`] it afterwards.
///
/// # Errors
/// As [`create_activity`].
pub(crate) async fn make(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    form: &ActivityForm,
) -> std::result::Result<Activity, NotSaved> {
    let follows = follows(tx, actor, form).await?;
    let (parsed, span, slots) = read_new(services, tx, form, &follows).await?;
    require_unit(tx, actor, Action::ManageActivity, parsed.unit).await?;
    let programme = find_programme(services, tx, actor, parsed.unit, span.0).await?;
    // Of two who create at once, the second waits here and gets the next code.
    store::programmes::lock(tx, programme).await?;
    let code = next_code(tx, parsed.kind, span.0).await?;
    let venue = find_or_add_venue(services, tx, actor, parsed.unit, &parsed.place).await?;
    let draft = draft(services, actor, &parsed, (programme, code), span);
    let row = store::insert(tx, Activity { venue_id: Some(venue), ..parsed.fill(draft) }).await?;
    match &follows {
        Follows::Activity(model) => {
            follow_sessions(services, tx, &row, model).await?;
            copy_requirements(services, tx, (model.id, row.id)).await?;
        }
        Follows::Template(agenda) => follow_agenda(tx, &row, agenda).await?,
        Follows::Nothing => insert_sessions(tx, &row, &slots).await?,
    }
    ACTIVITY.created(services, tx, actor, &row);
    let followed = followed(tx, actor, form).await?;
    if let Some(model) = followed {
        copy_questions(services, tx, model, Owner::Activity(row.id)).await?;
        copy_documents(services, tx, model, Owner::Activity(row.id)).await?;
    }
    begin_reminders(services, tx, &row, followed).await?;
    note_planned(services, tx, actor, &form.demand, &row).await?;
    Ok(row)
}

/// What a new activity has its sessions of.
enum Follows {
    /// The fields of the form.
    Nothing,
    /// An earlier activity.
    Activity(Box<Activity>),
    /// A template, with its agenda.
    Template(Vec<TemplateSession>),
}

impl Follows {
    /// From its first day to its last; none where the form says it.
    fn length(&self) -> Option<Duration> {
        match self {
            Self::Nothing => None,
            Self::Activity(model) => Some(model.ends_on - model.starts_on),
            Self::Template(agenda) => {
                Some(Duration::days(days(agenda.iter().map(TemplateSession::time)) - 1))
            }
        }
    }
}

/// What the form says that it follows.
///
/// # Errors
/// [`Error::Invalid`] at `agenda` for a template that is no more; as the gate decides.
async fn follows(tx: &Tx, actor: &Actor, form: &ActivityForm) -> Result<Follows> {
    match form.agenda.as_str() {
        "model" => {
            let model = open(tx, actor, Action::ManageActivity, &form.model).await?;
            Ok(Follows::Activity(Box::new(model)))
        }
        "template" => {
            let id = form.template.parse().map_err(|_| Error::NotFound)?;
            match open_template(tx, actor, id).await {
                Ok((_, agenda)) => Ok(Follows::Template(agenda)),
                Err(Error::NotFound) => Err(Error::invalid(
                    "agenda",
                    Problem::Said(
                        "Mẫu này không còn: chọn mẫu khác, hoặc nhập ngày và buổi bên dưới",
                        "This template is no more: choose another, or enter days and sessions below",
                    ),
                )),
                Err(error) => Err(error),
            }
        }
        _ => Ok(Follows::Nothing),
    }
}

/// The first and the last day.
type Span = (NaiveDate, NaiveDate);

/// The slots of each day, with the hours of their sessions.
type Slots = Vec<(Slot, (NaiveTime, NaiveTime))>;

/// Reads the whole form: that of the activity, its days, the sessions of each.
async fn read_new(
    services: &Services,
    tx: &Tx,
    form: &ActivityForm,
    follows: &Follows,
) -> std::result::Result<(Parsed, Span, Slots), NotSaved> {
    let mut checked = Checked::default();
    let parsed = read(services, tx, form, &mut checked).await?;
    let problems = &mut checked.problems;
    let span = match follows.length() {
        // As many days as what it follows.
        Some(length) => problems
            .check("starts_on", read_first_day(&form.starts_on, services.today()))
            .map(|first| (first, first + length)),
        None => read_span(form, services.today(), problems),
    };
    if let (Some(parsed), Some((starts_on, _))) = (&parsed, span) {
        check_times(parsed, starts_on, (None, None), &mut checked.problems);
    }
    let slots = match follows {
        Follows::Activity(_) | Follows::Template(_) => vec![],
        Follows::Nothing => read_slots(form, &mut checked.problems),
    };
    match (parsed, span) {
        (Some(parsed), Some(span)) if checked.problems.is_empty() => Ok((parsed, span, slots)),
        _ => Err(checked.not_saved()),
    }
}

/// A draft with nothing in it but its days, for [`Parsed::fill`].
fn draft(
    services: &Services,
    actor: &Actor,
    parsed: &Parsed,
    (programme_id, code): (ProgrammeId, String),
    (starts_on, ends_on): Span,
) -> Activity {
    let now = services.now();
    Activity {
        id: ActivityId::NEW,
        fold: String::new(),
        programme_id,
        code,
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
        way: domain::HeldWay::Room.into(),
        online_capacity: None,
        online_taken: 0,
        online_address: String::new(),
        state: ActivityState::Draft.into(),
        cancel_reason: None,
        published_at: None,
        admission: parsed.admission.into(),
        holds_seats: parsed.holds_seats,
        registration_opens_on: None,
        registration_opens_min: None,
        registration_closes_on: None,
        registration_closes_min: None,
        minimum: None,
        decide_on: None,
        offer_hours: None,
        changes_until: None,
        hand_over: parsed.hand_over.into(),
        starts_on,
        ends_on,
        completion_share: parsed.share,
        hours: None,
        signer_authority: String::new(),
        signer_title: String::new(),
        signer_name: String::new(),
        title_en: String::new(),
        summary_en: String::new(),
        audience_en: String::new(),
        created_by: actor.user().map(UserId),
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// A session in each slot of each day.
async fn insert_sessions(tx: &Tx, activity: &Activity, slots: &Slots) -> Result<()> {
    for day in activity.starts_on.iter_days().take_while(|day| *day <= activity.ends_on) {
        for (slot, (from, to)) in slots {
            let (starts_at, ends_at) = (local::to_utc(day, *from), local::to_utc(day, *to));
            store::insert(tx, Session { starts_at, ends_at, ..new_session(activity.id, day, *slot) }).await?;
        }
    }
    Ok(())
}

/// The sessions of the activity that it follows, moved to its own days: their hours and topics. Who speaks is asked anew, and rooms are those
/// of a place.
async fn follow_sessions(services: &Services, tx: &Tx, activity: &Activity, model: &Activity) -> Result<()> {
    let shift = activity.starts_on - model.starts_on;
    let carry = if model.place == activity.place { Carry::WithRooms } else { Carry::Texts };
    let mut sessions = vec![];
    for before in store::sessions::of_activity(tx, model.id).await? {
        let room = if carry == Carry::WithRooms { before.room.clone() } else { String::new() };
        let session = Session { room, trainer: String::new(), ..before.clone() };
        sessions.push((before, store::insert(tx, moved(session, activity.id, shift)).await?));
    }
    copy_talks(services, tx, (model.id, activity.id), &sessions, carry).await
}

/// The sessions of a template, from its own first day on.
async fn follow_agenda(tx: &Tx, activity: &Activity, agenda: &[TemplateSession]) -> Result<()> {
    let first = activity.starts_on;
    for row in agenda {
        let time = row.time();
        let (starts_at, ends_at) = time.span(first);
        let session = new_session(activity.id, time.day(first), time.slot);
        let (topic, topic_en) = (row.topic.clone(), row.topic_en.clone());
        store::insert(tx, Session { starts_at, ends_at, topic, topic_en, ..session }).await?;
    }
    Ok(())
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

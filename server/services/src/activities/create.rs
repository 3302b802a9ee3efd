//! Creates an activity.

use chrono::{Datelike, NaiveDate};
use domain::{
    ActivityKind, ActivityState, Problems, Word,
    accounts::access::{Action, Actor},
    activities::days::check_closing,
    local,
};
use store::{
    ConnectionTrait,
    ids::{ActivityId, UserId},
    rows::{Activity, Session},
};

use crate::{
    Error, Result, Services,
    activities::{
        form::{ActivityForm, read, read_slots, read_span, shown},
        programme::find_programme,
        venues::find_or_add_venue,
    },
    audit::{Change, record},
    error::valid,
    people::form::NotSaved,
    permit::{require_somewhere, require_unit},
    send_once::{Sent, send_once},
    sessions::insert::new_session,
};

/// Whether the actor may create activities in some unit: asked before an empty form is shown.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn may_create_activities(actor: &Actor) -> Result<()> {
    require_somewhere(actor, Action::ManageActivity)
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
    let span = read_span(form, services.today(), &mut problems);
    if let (Some(parsed), Some((starts_on, _))) = (&parsed, span)
        && let Some(closes_on) = parsed.closes_on
    {
        problems.check("closes_on", check_closing(closes_on, starts_on));
    }
    let slots = read_slots(form, &mut problems);
    valid(problems).map_err(|error| NotSaved { error, choices })?;
    let (Some(parsed), Some((starts_on, ends_on))) = (parsed, span) else {
        return Err(Error::Fault("a form without problems is whole".into()).into());
    };
    require_unit(&tx, actor, Action::ManageActivity, parsed.unit).await?;
    let programme = find_programme(services, &tx, actor, parsed.unit, starts_on).await?;
    // Of two who create at once, the second waits here and gets the next code.
    store::programmes::lock(&tx, programme).await?;
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
        published_at: None,
        admission: parsed.admission.into(),
        holds_seats: parsed.holds_seats,
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
    let row = store::insert(&tx, Activity { venue_id: Some(venue), ..parsed.fill(row) }).await?;
    for day in starts_on.iter_days().take_while(|day| *day <= ends_on) {
        for (slot, (from, to)) in &slots {
            let (starts_at, ends_at) = (local::to_utc(day, *from), local::to_utc(day, *to));
            store::insert(&tx, Session { starts_at, ends_at, ..new_session(row.id, day, *slot) }).await?;
        }
    }
    record(
        services,
        &tx,
        actor,
        Change { verb: "create", noun: "activity", id: row.id.0, before: None, after: Some(shown(&row)) },
    );
    once.made(&tx, &code).await?;
    tx.commit().await?;
    Ok(code)
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

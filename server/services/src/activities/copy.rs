//! Holds an activity again on another day: a copy of it as a draft.

use domain::{
    ActivityState,
    accounts::access::{Action, Actor},
    activities::days::read_first_day,
    text,
};
use serde_json::json;
use store::{
    ids::{ActivityId, UserId},
    questions::Owner,
    rows::Activity,
};

use crate::{
    Error, Result, Services,
    activities::{create::next_code, programme::find_programme, show::open},
    audit::{Change, record},
    documents::copy::copy_documents,
    questions::copy::copy_questions,
    reminders::copy::begin_reminders,
    requirements::copy::copy_requirements,
    schedule::settle::settle_free,
    send_once::do_once,
    sessions::insert::moved,
    talks::copy::{Carry, copy_talks},
};

/// Copies an activity, its sessions moved to begin on another day, as a draft. Answers the new code. `key` is the form's own number
/// ([`crate::new_form_key`]).
///
/// # Errors
/// [`Error::Invalid`] at `starts_on`, and as the gate decides.
pub async fn copy_activity(
    services: &Services,
    actor: &Actor,
    code: &str,
    starts_on: &str,
    key: &str,
) -> Result<String> {
    do_once(services, actor, (key, (code, starts_on)), async |tx| {
        let from = open(tx, actor, Action::ManageActivity, code).await?;
        let starts_on = read_first_day(starts_on, services.today())
            .map_err(|problem| Error::invalid("starts_on", problem))?;
        let shift = starts_on - from.starts_on;
        let programme_id = find_programme(services, tx, actor, from.unit_id, starts_on).await?;
        store::programmes::lock(tx, programme_id).await?;
        let new_code = next_code(tx, *from.kind, starts_on).await?;
        let now = services.now();
        let row = Activity {
            id: ActivityId::NEW,
            fold: text::fold(&format!("{} {} {new_code}", from.title, from.place)),
            code: new_code.clone(),
            programme_id,
            seats_taken: 0,
            online_taken: 0,
            // The meeting of another day has another address.
            online_address: String::new(),
            state: ActivityState::Draft.into(),
            cancel_reason: None,
            published_at: None,
            decide_on: from.decide_on.map(|day| day + shift),
            registration_opens_on: from.registration_opens_on.map(|day| day + shift),
            registration_closes_on: from.registration_closes_on.map(|day| day + shift),
            changes_until: from.changes_until.map(|at| at + shift),
            starts_on,
            ends_on: from.ends_on + shift,
            created_by: actor.user().map(UserId),
            created_at: now,
            updated_at: now,
            version: 1,
            ..from.clone()
        };
        let row = store::insert(tx, row).await?;
        let mut sessions = vec![];
        for session in store::sessions::of_activity(tx, from.id).await? {
            let copy = store::insert(tx, moved(session.clone(), row.id, shift)).await?;
            sessions.push((session, copy));
        }
        copy_requirements(services, tx, (from.id, row.id)).await?;
        copy_questions(services, tx, Owner::Activity(from.id), Owner::Activity(row.id)).await?;
        copy_documents(services, tx, Owner::Activity(from.id), Owner::Activity(row.id)).await?;
        begin_reminders(services, tx, &row, Some(Owner::Activity(from.id))).await?;
        copy_talks(services, tx, (from.id, row.id), &sessions, Carry::All).await?;
        settle_free(services, tx, actor, &row).await?;
        let after = json!({ "copied_from": from.code, "code": row.code, "starts_on": starts_on });
        record(
            services,
            tx,
            actor,
            Change { verb: "copy", noun: "activity", id: row.id.0, before: None, after: Some(after) },
        );
        Ok(new_code)
    })
    .await
}

//! What was changed about an activity: who, when, what, from which to which.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Slot,
    accounts::access::{Action, Actor},
};
use serde_json::Value;
use store::{
    Paged, Paging,
    ids::{PersonId, RegistrationId, SessionId},
    rows::{Activity, Audit},
};

use crate::{Result, Services, activities::show::open};

/// Who made a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangedBy {
    /// Somebody on the staff, by name.
    Staff(String),
    /// The participant, by their own link.
    Participant,
    /// Somebody on the public pages.
    Public,
    /// The program itself.
    Program,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: ChangedBy,
    /// What was done, as the log writes it: `edit`, `confirm`.
    pub verb: String,
    /// To what kind of thing: `activity`, `registration`, `certificate`, `session`.
    pub noun: String,
    /// To whom: the name of the person whose registration or certificate it is.
    pub whom: Option<String>,
    /// At which session: its day and its part of the day; none where it is about none, or one that is no more.
    pub session: Option<(NaiveDate, Slot)>,
    /// Each value that changed: its key, what it was, what it is now.
    pub values: Vec<(String, Option<String>, Option<String>)>,
}

/// One page of the changes of an activity, of its sessions, its list and its certificates; the newest first.
///
/// # Errors
/// As the gate decides.
pub async fn list_changes(
    services: &Services,
    actor: &Actor,
    code: &str,
    paging: Paging,
) -> Result<(Activity, Paged<ChangeEntry>)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageActivity, code).await?;
    let found = store::audits::of_activity(read, activity.id, paging).await?;
    let users: HashMap<_, _> =
        store::users::all(read).await?.into_iter().map(|user| (user.id, user.name)).collect();
    let people = names(services, &activity, &found.rows).await?;
    let sessions = store::sessions::of_activity(read, activity.id).await?;
    let session = |row: &Audit| {
        let id = session_of(row)?;
        let session = sessions.iter().find(|session| session.id == id)?;
        Some((session.held_on, *session.slot))
    };
    let found = found.map(|row| ChangeEntry {
        session: session(&row),
        at: row.at,
        by: by(&row, &users),
        whom: registration_of(&row).and_then(|id| people.get(&id).cloned()),
        values: values(row.before.as_deref(), row.after.as_deref()),
        verb: row.verb,
        noun: row.noun,
    });
    Ok((activity, found))
}

fn by(row: &Audit, users: &HashMap<store::ids::UserId, String>) -> ChangedBy {
    match (row.user_id.and_then(|user| users.get(&user)), row.actor.as_str()) {
        (Some(name), _) => ChangedBy::Staff(name.clone()),
        (None, "public") => ChangedBy::Public,
        (None, "system") => ChangedBy::Program,
        (None, "staff") => ChangedBy::Staff(String::new()),
        (None, _) => ChangedBy::Participant,
    }
}

/// The registration that a row is about.
fn registration_of(row: &Audit) -> Option<RegistrationId> {
    match row.noun.as_str() {
        "registration" => Some(RegistrationId(row.noun_id)),
        "certificate" => {
            let after: Value = serde_json::from_str(row.after.as_deref()?).ok()?;
            after.get("registration")?.as_i64().map(RegistrationId)
        }
        _ => None,
    }
}

/// The session that a row is about.
fn session_of(row: &Audit) -> Option<SessionId> {
    if row.noun == "session" {
        return Some(SessionId(row.noun_id));
    }
    let of = |text: Option<&str>| {
        let value: Value = serde_json::from_str(text?).ok()?;
        value.get("session")?.as_i64().map(SessionId)
    };
    of(row.after.as_deref()).or_else(|| of(row.before.as_deref()))
}

/// The names of those whom rows are about.
async fn names(
    services: &Services,
    activity: &Activity,
    rows: &[Audit],
) -> Result<HashMap<RegistrationId, String>> {
    let wanted: Vec<RegistrationId> = rows.iter().filter_map(registration_of).collect();
    if wanted.is_empty() {
        return Ok(HashMap::new());
    }
    let read = services.db.read();
    let list = store::registrations::persons(read, activity.id, &wanted).await?;
    let ids: Vec<PersonId> = list.iter().map(|(_, person)| *person).collect();
    let people: HashMap<_, _> = store::people::by_ids(read, &ids)
        .await?
        .into_iter()
        .map(|person| (person.id, person.full_name))
        .collect();
    Ok(list.into_iter().filter_map(|(id, person)| Some((id, people.get(&person)?.clone()))).collect())
}

/// The values that differ, by key. Lists (the sessions of a plan) are one value.
fn values(before: Option<&str>, after: Option<&str>) -> Vec<(String, Option<String>, Option<String>)> {
    let read = |text: Option<&str>| -> Value {
        text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    };
    let (before, after) = (read(before), read(after));
    let said = |value: Option<&Value>| match value {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) if text.is_empty() => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Array(all)) => Some(
            all.iter()
                .map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned))
                .collect::<Vec<_>>()
                .join(", "),
        ),
        Some(other) => Some(other.to_string()),
    };
    if before.is_array() || after.is_array() {
        return vec![("list".into(), said(Some(&before)), said(Some(&after)))];
    }
    let keys = |value: &Value| {
        value.as_object().map(|map| map.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    let mut all = keys(&before);
    all.extend(keys(&after).into_iter().filter(|key| before.get(key).is_none()));
    all.into_iter()
        .map(|key| {
            let (was, is) = (said(before.get(&key)), said(after.get(&key)));
            (key, was, is)
        })
        .filter(|(_, was, is)| was != is)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let found = values(
            Some(r#"{"title":"A","capacity":30,"place":""}"#),
            Some(r#"{"title":"A","capacity":40,"place":null,"closes_on":"2026-07-01"}"#),
        );
        assert_eq!(
            found,
            [
                ("capacity".to_owned(), Some("30".to_owned()), Some("40".to_owned())),
                ("closes_on".to_owned(), None, Some("2026-07-01".to_owned())),
            ]
        );
        assert_eq!(
            values(Some("[]"), Some(r#"["2026-07-01 sang"]"#)),
            [("list".to_owned(), Some(String::new()), Some("2026-07-01 sang".to_owned()))]
        );
    }
}

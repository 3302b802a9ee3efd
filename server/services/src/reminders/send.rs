//! What activities send by themselves is written when its moment comes, once.

use std::collections::HashMap;

use domain::{ActivityState, ReminderState, Word, accounts::access::Actor, numbers::stored};
use serde_json::json;
use store::{
    ids::{ActivityId, MailRuleId},
    rows::{Activity, MailRule, Session},
};

use crate::{
    Result, Services,
    audit::{Change, record},
    mails::notify,
    reminders::plan::{due_recipients, planned},
};

/// With this the causes begin of what a rule writes.
pub(crate) fn causes(rule: &MailRule) -> String {
    format!("reminder-{}-", rule.id)
}

/// Writes what is due, each mail of an activity in a transaction of its own. Answers how many mails were queued.
pub async fn send_reminders(services: &Services) -> Result<usize> {
    let read = services.db.read();
    let rules = store::reminders::to_run(read, services.today()).await?;
    let ids: Vec<ActivityId> = rules.iter().filter_map(|rule| rule.activity_id).collect();
    let activities: HashMap<ActivityId, Activity> =
        store::activities::by_ids(read, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let mut sessions: HashMap<ActivityId, Vec<Session>> = HashMap::new();
    for session in store::sessions::of_activities(read, &ids).await? {
        sessions.entry(session.activity_id).or_default().push(session);
    }
    let mut n = 0;
    for rule in rules {
        let Some(activity) = rule.activity_id.and_then(|id| activities.get(&id)) else { continue };
        let own = sessions.get(&activity.id).map(Vec::as_slice).unwrap_or_default();
        if planned(activity, own, &rule, services.now()).state == ReminderState::Due {
            n += send(services, rule.id, activity.id).await?;
        }
    }
    Ok(n)
}

/// Writes one, unless another copy of the program did, or it is not due any more under the lock of the activity.
async fn send(services: &Services, id: MailRuleId, activity: ActivityId) -> Result<usize> {
    let tx = services.db.begin().await?;
    let Some(activity) = store::activities::lock(&tx, activity).await? else { return Ok(0) };
    let Some(rule) = store::reminders::by_id(&tx, id).await? else { return Ok(0) };
    let sessions = store::sessions::of_activity(&tx, activity.id).await?;
    let plan = planned(&activity, &sessions, &rule, services.now());
    let is_gone = rule.removed_at.is_some() || *activity.state != ActivityState::Published;
    let Some(at) = plan.leaves.map(|leaves| leaves.at) else { return Ok(0) };
    if is_gone || plan.state != ReminderState::Due {
        return Ok(0);
    }
    let mut n = 0;
    // Another day has another cause: who was reminded of the old one is reminded of the new one.
    let cause = format!("{}{}", causes(&rule), at.timestamp());
    for (row, _) in due_recipients(services, &tx, &activity, (*rule.kind, at)).await? {
        n += usize::from(notify::reminded(services, &tx, &activity, &row, (&cause, *rule.kind)).await?);
    }
    let after = json!({ "mail": rule.kind.code(), "people": n });
    let rule = MailRule { done_for: Some(at), done_at: Some(services.now()), done_n: stored(n), ..rule };
    store::update(&tx, rule).await?;
    let change =
        Change { verb: "remind", noun: "activity", id: activity.id.0, before: None, after: Some(after) };
    record(services, &tx, &Actor::System, change);
    tx.commit().await?;
    Ok(n)
}

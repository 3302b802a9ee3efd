//! The mails of an activity or a template that go by themselves: when, to whom, and what became of them.

use domain::{MailState, accounts::access::Actor, numbers::whole};
use store::rows::MailRule;

use crate::{
    Result, Services,
    holder::{Holder, Opened},
    reminders::{
        plan::{Planned, planned, recipients},
        send::causes,
    },
};

/// One mail in the list.
#[derive(Debug, Clone)]
pub struct ReminderLine {
    /// The row.
    pub rule: MailRule,
    /// When it leaves, and how it stands; none for a template.
    pub planned: Option<Planned>,
    /// To how many it would go as the list stands now, and how many more have no address.
    pub reach: (u32, u32),
    /// What became of those that were written, all moments together.
    pub became: Vec<(MailState, u32)>,
}

/// The mails of an activity or a template.
#[derive(Debug, Clone)]
pub struct ReminderList {
    /// Whose they are.
    pub home: Opened,
    /// Each, by its moment; those of a template as they were written down.
    pub lines: Vec<ReminderLine>,
}

/// The mails of an activity or a template.
///
/// # Errors
/// As the gate decides.
pub async fn list_reminders(services: &Services, actor: &Actor, place: Holder<'_>) -> Result<ReminderList> {
    let read = services.db.read();
    let home = place.open(read, actor).await?;
    let rules = store::reminders::of(read, home.owner()).await?;
    let Some(activity) = home.activity() else {
        let line = |rule| ReminderLine { rule, planned: None, reach: (0, 0), became: vec![] };
        let lines = rules.into_iter().map(line).collect();
        return Ok(ReminderList { home, lines });
    };
    let sessions = store::sessions::of_activity(read, activity.id).await?;
    let mut lines = vec![];
    for rule in rules {
        let (reached, unreached) = recipients(read, activity, *rule.kind).await?;
        let became = store::reminders::became(read, activity.id, &causes(&rule)).await?;
        lines.push(ReminderLine {
            planned: Some(planned(activity, &sessions, &rule, services.now())),
            reach: (whole(reached.len()), whole(unreached)),
            became: became.into_iter().map(|(state, n)| (state, whole(n))).collect(),
            rule,
        });
    }
    lines.sort_by_key(|line| {
        (line.planned.and_then(|planned| planned.leaves).map(|leaves| leaves.at), line.rule.id)
    });
    Ok(ReminderList { home, lines })
}

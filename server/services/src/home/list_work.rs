//! What an organizer has to do today: the home page.

use chrono::Duration;
use domain::{
    ActivityState,
    accounts::access::{Action, Actor},
    activities::phase::Phase,
    numbers::whole,
};
use store::{Paging, activities::ActivityFilter, ids::ActivityId};

use crate::{
    Error, Result, Services,
    activities::card::{ActivityCard, cards},
    certificates::plan::count_due,
    mails::list::count_failed_mails,
    permit::reach,
};

/// One thing to do, at one activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What.
    pub kind: TaskKind,
    /// Where.
    pub activity: store::rows::Activity,
    /// How many people it is about; how many sessions where they are to be marked.
    pub count: u32,
}

/// Kinds of things to do, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskKind {
    /// Registrations wait for a decision.
    Decide,
    /// People on the list typed units that the list of units does not have.
    SettleUnits,
    /// Sessions have begun and nobody was marked.
    Mark,
    /// An activity is over and nobody was counted or marked.
    Count,
    /// A class is over, people completed it, and no certificate was issued.
    Certify,
    /// A draft begins within two weeks.
    Publish,
}

/// The home page of the staff.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// What is held today.
    pub today: Vec<ActivityCard>,
    /// What has to be done.
    pub tasks: Vec<Task>,
    /// Mails that were given up.
    pub failed_mails: u64,
    /// What begins within the next fortnight.
    pub soon: Vec<ActivityCard>,
}

/// Activities that ended this long ago still show up as not counted.
const LOOK_BACK: i64 = 120;

/// What the actor has to do.
pub async fn list_work(services: &Services, actor: &Actor) -> Result<Work> {
    let read = services.db.read();
    let today = services.today();
    let rows = store::activities::between(
        read,
        reach(actor, Action::ReadActivity),
        today - Duration::days(LOOK_BACK),
        today + Duration::days(60),
    )
    .await?;
    let ids: Vec<ActivityId> = rows.iter().map(|row| row.id).collect();
    let present = store::attendance::people_present(read, &ids).await?;
    let counted = store::headcounts::counted(read, &ids).await?;
    let certified = store::certificates::activities_with(read, &ids).await?;
    let typed_units = store::typed_units::open(read, &ids).await?;
    let all = cards(services, read, rows).await?;
    let classes: Vec<_> = all
        .iter()
        .filter(|card| {
            card.phase == Phase::Past
                && *card.activity.kind == domain::ActivityKind::TrainingClass
                && present.contains_key(&card.activity.id)
                && !certified.contains(&card.activity.id)
        })
        .map(|card| (&card.activity, card.sessions.as_slice()))
        .collect();
    // As many as the page behind it would issue; where nobody completed, there is nothing to do.
    let due = count_due(services, read, &classes).await?;
    let mut work = Work::default();
    for card in all {
        let activity = card.activity.clone();
        let published = *activity.state == ActivityState::Published;
        let mut add = |kind, count| work.tasks.push(Task { kind, activity: activity.clone(), count });
        if published && card.to_decide > 0 && card.phase != Phase::Past {
            add(TaskKind::Decide, card.to_decide);
        }
        if let Some(n) = typed_units.get(&activity.id).filter(|_| published) {
            add(TaskKind::SettleUnits, *n);
        }
        if published
            && card.phase == Phase::Running
            && card.seats.taken > 0
            && !counted.contains(&activity.id)
        {
            let marked = store::attendance::sessions_with_events(read, activity.id).await?;
            let begun = card.sessions.iter().filter(|session| session.starts_at <= services.now());
            let open = begun.filter(|session| !marked.contains(&session.id)).count();
            if open > 0 {
                add(TaskKind::Mark, whole(open));
            }
        }
        if published && card.phase == Phase::Past {
            let there = present.get(&activity.id).copied().map_or(0, whole);
            if there == 0 && !counted.contains(&activity.id) {
                add(TaskKind::Count, card.seats.taken);
            } else if let Some(due) = due.get(&activity.id) {
                add(TaskKind::Certify, *due);
            }
        }
        if *activity.state == ActivityState::Draft
            && (today..=today + Duration::days(14)).contains(&activity.starts_on)
        {
            add(TaskKind::Publish, 0);
        }
        match card.phase {
            Phase::Running if published => work.today.push(card),
            Phase::Coming if published && activity.starts_on <= today + Duration::days(14) => {
                work.soon.push(card);
            }
            _ => {}
        }
    }
    work.failed_mails = match count_failed_mails(services, actor).await {
        Err(Error::Forbidden) => 0,
        counted => counted?,
    };
    work.tasks.sort_by_key(|task| (task.kind, task.activity.starts_on));
    Ok(work)
}

/// How many activities the actor may see at all: tells an empty programme from one with nothing to do.
pub async fn has_activities(services: &Services, actor: &Actor) -> Result<bool> {
    let filter = ActivityFilter { scope: reach(actor, Action::ReadActivity), ..ActivityFilter::default() };
    Ok(store::activities::list(services.db.read(), &filter, Paging { page: 1, size: 1 }).await?.total > 0)
}

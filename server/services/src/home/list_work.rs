//! What an organizer has to do today: the home page.

use std::collections::{HashMap, HashSet};

use chrono::Duration;
use domain::{
    ActivityState,
    accounts::access::{Action, Actor},
    activities::{minimum::Standing, phase::Phase},
    numbers::whole,
};
use store::{Paging, activities::ActivityFilter, ids::ActivityId, rows::Activity};

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
    /// Fewer people come than it takes, and the day on which it is decided has come.
    TooFew,
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
    let known = Known { typed_units, counted, present, due };
    let mut work = Work::default();
    for card in all {
        let tasks = tasks(services, &card, &known).await?;
        work.tasks.extend(tasks.into_iter().map(|(kind, count)| Task {
            kind,
            activity: card.activity.clone(),
            count,
        }));
        let published = *card.activity.state == ActivityState::Published;
        match card.phase {
            Phase::Running if published => work.today.push(card),
            Phase::Coming if published && is_soon(services, &card.activity) => work.soon.push(card),
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

/// What is known of all the activities that are looked at.
struct Known {
    typed_units: HashMap<ActivityId, u32>,
    counted: HashSet<ActivityId>,
    present: HashMap<ActivityId, i32>,
    due: HashMap<ActivityId, u32>,
}

/// Whether an activity begins within a fortnight.
fn is_soon(services: &Services, activity: &Activity) -> bool {
    let today = services.today();
    (today..=today + Duration::days(14)).contains(&activity.starts_on)
}

/// What has to be done at an activity, with the number that is told.
async fn tasks(services: &Services, card: &ActivityCard, known: &Known) -> Result<Vec<(TaskKind, u32)>> {
    let (activity, mut tasks) = (&card.activity, vec![]);
    if *activity.state == ActivityState::Draft && is_soon(services, activity) {
        tasks.push((TaskKind::Publish, 0));
    }
    if *activity.state != ActivityState::Published {
        return Ok(tasks);
    }
    if let (Standing::Due { missing }, Phase::Coming) = (card.standing, card.phase) {
        tasks.push((TaskKind::TooFew, missing));
    }
    if card.to_decide > 0 && card.phase != Phase::Past {
        tasks.push((TaskKind::Decide, card.to_decide));
    }
    if let Some(n) = known.typed_units.get(&activity.id) {
        tasks.push((TaskKind::SettleUnits, *n));
    }
    let counted = known.counted.contains(&activity.id);
    if card.phase == Phase::Running && card.seats.taken > 0 && !counted {
        let marked = store::attendance::sessions_with_events(services.db.read(), activity.id).await?;
        let begun = card.sessions.iter().filter(|session| session.starts_at <= services.now());
        let open = begun.filter(|session| !marked.contains(&session.id)).count();
        if open > 0 {
            tasks.push((TaskKind::Mark, whole(open)));
        }
    }
    if card.phase == Phase::Past {
        let there = known.present.get(&activity.id).copied().map_or(0, whole);
        if there == 0 && !counted {
            tasks.push((TaskKind::Count, card.seats.taken));
        } else if let Some(due) = known.due.get(&activity.id) {
            tasks.push((TaskKind::Certify, *due));
        }
    }
    Ok(tasks)
}

/// How many activities the actor may see at all: tells an empty programme from one with nothing to do.
pub async fn has_activities(services: &Services, actor: &Actor) -> Result<bool> {
    let filter = ActivityFilter { scope: reach(actor, Action::ReadActivity), ..ActivityFilter::default() };
    Ok(store::activities::list(services.db.read(), &filter, Paging { page: 1, size: 1 }).await?.total > 0)
}

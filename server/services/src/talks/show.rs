//! The agenda of an activity: for everybody, for its organizers, and of one participant.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::{
    ActivityState, RegistrationState,
    accounts::access::{Action, Actor},
};
use store::{
    ConnectionTrait,
    ids::TalkId,
    rows::{Activity, Registration, Talk},
};

use crate::{
    Error, Result, Services,
    activities::{
        card::ActivityCard,
        show::{open, show_public_activity},
    },
    permit::require,
    registrations::show::{object, open as open_link},
    talks::agenda::{Agenda, is_chosen},
};

/// The agenda of an activity that everybody may see.
///
/// # Errors
/// [`Error::NotFound`] for one that was never published.
pub async fn show_public_agenda(services: &Services, code: &str) -> Result<(ActivityCard, Agenda)> {
    let card = show_public_activity(services, code).await?;
    let agenda = Agenda::load(services.db.read(), card.activity.id).await?;
    Ok((card, agenda))
}

/// The agenda of an activity as its organizers see it.
///
/// # Errors
/// As the gate decides.
pub async fn show_agenda(services: &Services, actor: &Actor, code: &str) -> Result<(Activity, Agenda)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ReadActivity, code).await?;
    let agenda = Agenda::load(read, activity.id).await?;
    Ok((activity, agenda))
}

/// One talk, for those who may change it.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides.
pub async fn show_talk(
    services: &Services,
    actor: &Actor,
    code: &str,
    id: TalkId,
) -> Result<(Activity, Agenda, Talk)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageActivity, code).await?;
    let agenda = Agenda::load(read, activity.id).await?;
    let talk = agenda.talks[agenda.at(id)?].clone();
    Ok((activity, agenda, talk))
}

/// The agenda of one participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTalks {
    /// The activity.
    pub activity: Activity,
    /// Its agenda.
    pub agenda: Agenda,
    /// The talks that they chose.
    pub chosen: BTreeSet<TalkId>,
    /// Whether they can choose.
    pub may: MayChoose,
    /// The moment: what has begun is chosen no more.
    pub now: DateTime<Utc>,
}

/// Whether a participant can choose talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayChoose {
    /// They can.
    Yes,
    /// Once they have a seat: they wait for one, or are to be decided about.
    WithASeat,
    /// Once they took the seat that is held for them.
    AfterTaking,
    /// They are not on the list, or the activity is not held.
    No,
}

impl OwnTalks {
    /// The talks that can be chosen or given back now, in the order in which they are held.
    pub fn open(&self) -> Vec<&Talk> {
        self.agenda.talks.iter().filter(|talk| is_open(talk, self.now)).collect()
    }

    /// Whether a talk is part of the person's own day: what is for everybody, and what they chose.
    pub fn is_own(&self, talk: &Talk) -> bool {
        match is_chosen(talk) {
            true => self.chosen.contains(&talk.id),
            false => talk.track_id.is_none(),
        }
    }
}

/// Whether a talk can be chosen or given back at a moment.
pub(crate) fn is_open(talk: &Talk, now: DateTime<Utc>) -> bool {
    is_chosen(talk) && now < talk.starts_at
}

/// The agenda of a participant's link; none where the activity has no talks.
///
/// # Errors
/// [`Error::NotFound`] where the link is wrong or has ended.
pub async fn show_own_talks(services: &Services, token: &str) -> Result<Option<OwnTalks>> {
    let read = services.db.read();
    let (registration, actor) = open_link(services, read, token).await?;
    require(&actor, Action::OwnRegistration, &object(&registration))?;
    if store::talks::count(read, registration.activity_id).await? == 0 {
        return Ok(None);
    }
    let activity = store::activities::by_id(read, registration.activity_id).await?.ok_or(Error::NotFound)?;
    let agenda = Agenda::load(read, activity.id).await?;
    let may = may_choose(read, &activity, &registration).await?;
    let chosen = store::talk_choices::of_registration(read, registration.id).await?;
    let chosen = chosen.into_iter().map(|choice| choice.talk_id).collect();
    Ok(Some(OwnTalks { activity, agenda, chosen, may, now: services.now() }))
}

/// Whether a registration can choose talks.
pub(crate) async fn may_choose(
    conn: &impl ConnectionTrait,
    activity: &Activity,
    registration: &Registration,
) -> Result<MayChoose> {
    use RegistrationState as S;
    if *activity.state != ActivityState::Published {
        return Ok(MayChoose::No);
    }
    Ok(match *registration.state {
        S::Confirmed if store::held_seats::until(conn, registration.id).await?.is_some() => {
            MayChoose::AfterTaking
        }
        S::Confirmed => MayChoose::Yes,
        S::Waitlisted | S::Nominated | S::Invited => MayChoose::WithASeat,
        S::Rejected | S::Declined | S::Cancelled => MayChoose::No,
    })
}

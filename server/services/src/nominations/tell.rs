//! The mails to the focal persons of the units of a round.

use chrono::{DateTime, Utc};
use documents::mail::templates::{
    Asked, Call, Words, nomination_asked, nomination_call, nomination_reminder,
};
use domain::{Lang, MailKind};
use store::{
    ConnectionTrait, Tx,
    ids::RegistrationId,
    rows::{Activity, Nominee, Round, RoundUnit, Session, User},
};

use crate::{
    Error, Result, Services,
    mails::{
        compose::{activity_facts, rendered},
        letter::Preview,
        organizer::organizer,
        queue::{Queued, queue},
    },
    nominations::overview::{UnitLine, nearest},
};

/// What is written to a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// That it is called.
    Call,
    /// That it has not answered.
    Reminder,
}

/// What an organizer said of somebody whom a unit asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// They may come.
    LetIn,
    /// They may not.
    Refused,
}

/// Tells the focal persons of a unit what became of somebody whom it asked for.
pub(crate) async fn tell_outcome(
    services: &Services,
    tx: &Tx,
    (activity, round): (&Activity, &Round),
    (nominee, registration): (&Nominee, RegistrationId),
    (outcome, reason): (Outcome, &str),
) -> Result<()> {
    let unit = store::units::by_id(tx, nominee.unit_id).await?.ok_or(Error::NotFound)?;
    let person = store::people::by_id(tx, nominee.person_id).await?.ok_or(Error::NotFound)?;
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let organizer = organizer(services, tx, activity).await?;
    let lang = Lang::Vi;
    let facts = activity_facts(services, lang, (activity, &sessions, &organizer));
    let url = services.url(&format!("/quan-ly/de-cu/{}/{}", round.id, unit.code));
    // Asked for again after a no, it is another mail.
    let (when, kind) = (services.now().timestamp(), MailKind::Registration);
    for user in nearest(&store::nominations::focal_persons(tx).await?, &unit) {
        let about = Asked {
            name: &user.name,
            activity: &facts,
            unit: &unit.name,
            person: &person.full_name,
            is_let_in: outcome == Outcome::LetIn,
            reason,
            url: &url,
        };
        let cause = format!("plea-{when}:{registration}:{}", user.id);
        let mail = Queued { cause, kind, activity: Some(activity), ..Queued::about_nothing(kind) };
        let words = rendered(nomination_asked(lang, &about));
        queue(services, tx, mail, (user.email.clone(), user.name.clone()), words).await?;
    }
    Ok(())
}

/// What the mails of a round tell.
pub(crate) struct Telling<'a> {
    services: &'a Services,
    activity: &'a Activity,
    round: &'a Round,
    sessions: Vec<Session>,
    organizer: String,
}

impl<'a> Telling<'a> {
    /// Reads what the mails tell.
    pub(crate) async fn about(
        services: &'a Services,
        conn: &impl ConnectionTrait,
        (activity, round): (&'a Activity, &'a Round),
    ) -> Result<Self> {
        let sessions = store::sessions::of_activity(conn, activity.id).await?;
        let organizer = organizer(services, conn, activity).await?;
        Ok(Self { services, activity, round, sessions, organizer })
    }

    /// Writes to the focal persons of a unit, and notes when. Answers how many mails were queued.
    pub(crate) async fn write(
        &self,
        tx: &Tx,
        line: &UnitLine,
        letter: Letter,
        now: DateTime<Utc>,
    ) -> Result<usize> {
        for user in &line.focal {
            let (round, unit) = (self.round.id, line.unit.id);
            let cause = match letter {
                Letter::Call => format!("round-call:{round}:{unit}:{}", user.id),
                // Reminded again on another day, it is another mail.
                Letter::Reminder => format!("round-reminder-{}:{round}:{unit}:{}", now.timestamp(), user.id),
            };
            // A call is an invitation to a unit.
            let kind = MailKind::Invitation;
            let mail = Queued { cause, kind, activity: Some(self.activity), ..Queued::about_nothing(kind) };
            let to = (user.email.clone(), user.name.clone());
            queue(self.services, tx, mail, to, self.preview(line, user, letter, Lang::Vi)).await?;
        }
        let row = match letter {
            Letter::Call => RoundUnit { called_at: Some(now), ..line.row.clone() },
            Letter::Reminder => RoundUnit { reminded_at: Some(now), ..line.row.clone() },
        };
        store::update(tx, row).await?;
        Ok(line.focal.len())
    }

    /// The mail as somebody reads it.
    pub(crate) fn preview(&self, line: &UnitLine, user: &User, letter: Letter, lang: Lang) -> Preview {
        let about = (self.activity, self.sessions.as_slice(), self.organizer.as_str());
        let activity = activity_facts(self.services, lang, about);
        let url = self.services.url(&format!("/quan-ly/de-cu/{}/{}", self.round.id, line.unit.code));
        let call = Call {
            name: &user.name,
            activity: &activity,
            unit: &line.unit.name,
            seats: line.seats,
            closes_at: self.round.closes_at,
            message: &self.round.message,
            url: &url,
        };
        let words: Words = match letter {
            Letter::Call => nomination_call(lang, &call),
            Letter::Reminder => nomination_reminder(lang, &call),
        };
        rendered(words)
    }
}

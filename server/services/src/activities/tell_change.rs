//! A change of an activity and the people who are to know of it: who they are is shown before anything is saved, everybody is told from
//! what they were told last, and what was changed twice within minutes is one mail, or none where it is as it was.

use chrono::{DateTime, Utc};
use domain::{ActivityState, Attends, Lang, MailState, MailTopic, RegistrationState, WhyDropped};
use store::{
    Tx,
    rows::{Activity, Mail, Registration, Session},
};

use crate::{
    Result, Services,
    mails::{attended::attended, letter::Before, notify, queue::is_built_upon, strike_secrets::struck},
};

/// Whether those on the list are told of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Nobody has said yet: where somebody would be told, nothing is saved and they are shown.
    Ask,
    /// Save and tell.
    Tell,
    /// Save, and tell nobody yet.
    NotYet,
}

impl Telling {
    /// What a form says: `co`, `chua`; anything else asks.
    pub fn read(typed: &str) -> Self {
        match typed {
            "co" => Self::Tell,
            "chua" => Self::NotYet,
            _ => Self::Ask,
        }
    }
}

/// Who would be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    /// Those who would get a mail, by name.
    pub names: Vec<String>,
    /// How many on the list have no address.
    pub without_address: usize,
    /// Those in line who would get a seat, and a mail about it, by name.
    pub promoted: Vec<String>,
}

impl Audience {
    /// Nobody would get a mail.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.promoted.is_empty()
    }
}

/// What a change comes to for one on the list.
enum News {
    /// They know it already, or know of nothing else.
    None,
    /// They were about to be told of a change that was taken back.
    TakenBack(Box<Mail>),
    /// This is what they knew before.
    From(Before),
    /// As [`Self::From`], and a mail about an earlier change waits.
    Waits(Before),
}

/// Tells those on the list of a change, or shows who they are. `before` is what the activity was, as far as it changed now; the activity
/// must be locked and changed already. Answers those who would be told, where that is asked: the transaction is then not to be
/// committed.
pub(crate) async fn tell_change(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    before: Before,
    telling: Telling,
) -> Result<Option<Audience>> {
    if *activity.state != ActivityState::Published || activity.ends_on < services.today() {
        return Ok(None);
    }
    let sessions = store::sessions::of_activity(tx, activity.id).await?;
    let mut audience = Audience::default();
    for (row, person) in store::registrations::of_activity(tx, activity.id).await? {
        use RegistrationState as S;
        if !matches!(*row.state, S::Invited | S::Nominated | S::Confirmed | S::Waitlisted) {
            continue;
        }
        let lang = Lang::from_code(&person.lang);
        let (now, sessions) = attended(lang, (activity, &sessions), &row);
        let before = for_one(&before, lang, &row);
        let news = news(tx, &row, &before, &now, &sessions).await?;
        match (news, telling) {
            // What a mail told is kept with it: the next change is told from there.
            (News::None, _) | (News::From(_), Telling::NotYet) => {}
            (News::From(_) | News::Waits(_), Telling::Ask) if person.email.is_none() => {
                audience.without_address += 1;
            }
            (News::From(_) | News::Waits(_), Telling::Ask) => audience.names.push(person.full_name),
            // Where a mail waits they are told in minutes anyway: it says what holds by then.
            (News::From(before) | News::Waits(before), _) => {
                notify::changed(services, tx, activity, &row, before).await?;
            }
            (News::TakenBack(_), Telling::Ask) => {}
            (News::TakenBack(mail), _) => {
                store::mail_queue::drop_waiting(tx, &struck(*mail), WhyDropped::MovedBack).await?;
            }
        }
    }
    if telling == Telling::Ask && !audience.is_empty() {
        return Ok(Some(audience));
    }
    if telling == Telling::Ask {
        // Nobody is to be told, so there is nothing to ask; what waits and was taken back goes.
        return Box::pin(tell_change(services, tx, activity, before, Telling::Tell)).await;
    }
    Ok(None)
}

/// What was just before, as one of the list knew it.
fn for_one(before: &Before, lang: Lang, row: &Registration) -> Before {
    let place = match &before.activity {
        Some(activity) => Some(attended(lang, (activity, &[]), row).0.place),
        None => before.place.clone(),
    };
    let online = before
        .activity
        .as_ref()
        .is_some_and(|activity| activity.way.attends(*row.attends) == Attends::Online);
    let plain = |session: &Session| match online {
        true => Session { room: String::new(), ..session.clone() },
        false => session.clone(),
    };
    let sessions = before.sessions.as_ref().map(|sessions| sessions.iter().map(plain).collect());
    Before { sessions, place, activity: None }
}

/// What a change is for one of the list, from what they were told last; what was just `before`, where they were told nothing.
async fn news(
    tx: &Tx,
    row: &Registration,
    before: &Before,
    activity: &Activity,
    sessions: &[Session],
) -> Result<News> {
    let mails = store::mail_queue::of_registration(tx, row.id).await?;
    let waits = |mail: &Mail| {
        mail.topic.as_deref() == Some(&MailTopic::Change)
            && *mail.state == MailState::Queued
            // One that was tried may have arrived: the next one tells from there.
            && mail.attempts == 0
            && !is_built_upon(mail, &mails)
    };
    let arrives =
        |mail: &&Mail| !waits(mail) && !matches!(*mail.state, MailState::Dropped | MailState::Failed);
    let told = mails.iter().rev().filter(arrives).find_map(|mail| mail.told.as_deref());
    let known = match told {
        Some(told) => Before::read(told)?,
        None => before.clone(),
    };
    // What it is about and who leads it is told with all else, and alone only where nothing else was changed.
    let contents = before.sessions.as_deref().is_some_and(|then| times(then) == times(sessions));
    let differs =
        |then: &[Session]| times(then) != times(sessions) || (contents && said(then) != said(sessions));
    let news = Before {
        sessions: known.sessions.filter(|then| differs(then)),
        place: known.place.filter(|then| *then != activity.place),
        activity: None,
    };
    let nothing = news.sessions.is_none() && news.place.is_none();
    let waiting = mails.iter().find(|mail| waits(mail)).cloned();
    Ok(match waiting {
        Some(mail) if nothing => News::TakenBack(Box::new(mail)),
        None if nothing => News::None,
        Some(_) => News::Waits(news),
        None => News::From(news),
    })
}

fn times(sessions: &[Session]) -> Vec<(DateTime<Utc>, DateTime<Utc>, &str)> {
    sessions.iter().map(|session| (session.starts_at, session.ends_at, session.room.as_str())).collect()
}

fn said(sessions: &[Session]) -> Vec<[&str; 3]> {
    sessions.iter().map(|one| [one.topic.as_str(), one.topic_en.as_str(), one.trainer.as_str()]).collect()
}

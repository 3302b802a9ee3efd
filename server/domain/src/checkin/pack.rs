//! What a device keeps of its activity, and how it decides by that alone, as the program itself would.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use super::{
    Refusal,
    code::CodeReader,
    meant::{Meant, meant},
    short::ShortCode,
    today::session_at,
    verdict::{Scan, Since, Verdict, Window, judge},
};
use crate::RegistrationState;

/// What a device keeps. It names nobody: names come beside it, where the organizer wants that.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// The activity, by its number.
    pub activity: i64,
    /// The public keys by which its codes are read, in hexadecimal digits.
    pub keys: Vec<String>,
    /// Its sessions, in their order.
    pub sessions: Vec<PackSession>,
    /// Everybody of its list, whatever became of them.
    pub listed: Vec<Listed>,
    /// Who is in.
    pub arrived: Vec<Arrived>,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackSession {
    /// Its number.
    pub id: i64,
    /// When its doors are open.
    pub window: Window,
}

/// Somebody of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The registration.
    pub id: i64,
    /// Where it stands.
    pub state: RegistrationState,
    /// Its typed codes: two while one key follows the other.
    pub typed: Vec<String>,
}

/// That somebody is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    /// The session.
    pub session: i64,
    /// The registration.
    pub id: i64,
    /// Since when, and where that was taken.
    pub since: Since,
    /// The event, where a device sent it.
    pub event: Option<String>,
}

/// What a device did, and what the pack may not know yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// The event.
    pub id: String,
    /// The session.
    pub session: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What it was.
    #[serde(flatten)]
    pub deed: OwnDeed,
}

/// What a device did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum OwnDeed {
    /// Somebody came in.
    In {
        /// The registration.
        registration: i64,
    },
    /// Somebody came in who was on no list.
    WalkIn,
    /// An event is taken back.
    Undo {
        /// Which.
        of: String,
    },
}

/// What a device decides about a text that was scanned or typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "decided")]
pub enum Decision {
    /// It is somebody's.
    Judged {
        /// The registration.
        registration: i64,
        /// What it comes to.
        verdict: Verdict,
    },
    /// It is nobody's.
    Refused {
        /// Why.
        why: Refusal,
    },
}

/// A device: what it keeps, what it did, and what it is called.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// What it keeps.
    pub pack: Pack,
    /// What it did since.
    pub own: Vec<Own>,
    /// Its name.
    pub name: String,
}

impl DeviceView {
    /// The session that it opens on.
    pub fn session_at(&self, now: DateTime<Utc>) -> Option<i64> {
        let windows: Vec<Window> = self.pack.sessions.iter().map(|session| session.window).collect();
        session_at(&windows, now).map(|at| self.pack.sessions[at].id)
    }

    /// Decides about a text at a session.
    pub fn decide(&self, session: i64, text: &str, now: DateTime<Utc>) -> Decision {
        let meant = match meant(text, self.pack.activity, &self.readers(), now) {
            Ok(meant) => meant,
            Err(why) => return Decision::Refused { why },
        };
        match meant {
            Meant::Typed(code) => match self.by_typed(code) {
                Some(id) => self.decide_on(session, id, now),
                None => Decision::Refused { why: Refusal::Nobody },
            },
            Meant::Signed(id) => self.decide_on(session, id, now),
        }
    }

    /// Decides about somebody at a session.
    pub fn decide_on(&self, session: i64, registration: i64, now: DateTime<Utc>) -> Decision {
        let Some(window) = self.pack.sessions.iter().find(|one| one.id == session).map(|one| one.window)
        else {
            return Decision::Refused { why: Refusal::NoSession };
        };
        let activity = self.pack.activity;
        let verdict = judge(&Scan {
            activity,
            of: activity,
            window,
            now,
            // Whoever registered after the device last heard is on no list of it: the signature says that they did.
            standing: self.pack.listed.iter().find(|one| one.id == registration).map(|one| one.state),
            since: self.since(session, registration),
        });
        Decision::Judged { registration, verdict }
    }

    /// Since when somebody is in at a session.
    pub fn since(&self, session: i64, registration: i64) -> Option<Since> {
        let undone = self.undone();
        let known = self.pack.arrived.iter().filter(|one| (one.session, one.id) == (session, registration));
        let known = known.filter(|one| one.event.as_deref().is_none_or(|event| !undone.contains(event)));
        let own = self.own.iter().filter(|own| own.session == session && !undone.contains(own.id.as_str()));
        let own = own.filter(|own| own.deed == OwnDeed::In { registration });
        known
            .map(|one| one.since.clone())
            .chain(own.map(|own| Since { at: own.at, by: self.name.clone() }))
            .min_by_key(|since| since.at)
    }

    /// How many are in at a session, and how many have a seat or are in.
    pub fn count(&self, session: i64) -> (usize, usize) {
        let undone = self.undone();
        let known: BTreeSet<&str> = self.pack.arrived.iter().filter_map(|one| one.event.as_deref()).collect();
        let new = self.own.iter().filter(|own| {
            own.session == session
                && own.deed == OwnDeed::WalkIn
                && !undone.contains(own.id.as_str())
                && !known.contains(own.id.as_str())
        });
        let new = new.count();
        let there = self.present(session);
        let seated = self.pack.listed.iter().filter(|one| one.state == RegistrationState::Confirmed);
        let of: BTreeSet<i64> = seated.map(|one| one.id).chain(there.keys().copied()).collect();
        (there.len() + new, of.len() + new)
    }

    /// Who is in at a session, with the event where one can be taken back.
    pub fn present(&self, session: i64) -> BTreeMap<i64, Option<String>> {
        let undone = self.undone();
        let mut present = BTreeMap::new();
        for one in self.pack.arrived.iter().filter(|one| one.session == session) {
            if one.event.as_deref().is_none_or(|event| !undone.contains(event)) {
                present.insert(one.id, one.event.clone());
            }
        }
        for own in self.own.iter().filter(|own| own.session == session) {
            if let OwnDeed::In { registration } = own.deed
                && !undone.contains(own.id.as_str())
            {
                present.entry(registration).or_insert_with(|| Some(own.id.clone()));
            }
        }
        present
    }

    fn undone(&self) -> BTreeSet<&str> {
        self.own
            .iter()
            .filter_map(|own| match &own.deed {
                OwnDeed::Undo { of } => Some(of.as_str()),
                _ => None,
            })
            .collect()
    }

    /// Who has a typed code; nobody where two have it.
    fn by_typed(&self, code: ShortCode) -> Option<i64> {
        let text = code.to_string();
        let mut having = self.pack.listed.iter().filter(|one| one.typed.contains(&text));
        having.next().map(|one| one.id).filter(|_| having.next().is_none())
    }

    fn readers(&self) -> Vec<CodeReader> {
        let key = |text: &String| HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok().map(CodeReader);
        self.pack.keys.iter().filter_map(key).collect()
    }
}

/// A public key as the pack holds it.
pub fn key_text(key: &CodeReader) -> String {
    HEXLOWER.encode(&key.0)
}

#[cfg(test)]
mod tests;

//! Activities with their sessions and headcounts.

use domain::{ActivityState, Admission, attendance::USUAL_SHARE, registrations::changes::HandOver, text};
use serde_json::json;
use store::{
    DbErr,
    ids::{ActivityId, ProgrammeId, SessionId, UserId},
    rows::{Activity, Headcount, Session, Unit},
};

use super::{Writing, lost};
use crate::{
    audit::Change,
    programme_import::{outcome::Imported, read::ActivityRow},
};

impl Writing<'_> {
    pub(super) async fn activities(&mut self) -> Result<(), DbErr> {
        self.activities =
            self.known.activities.iter().map(|(code, activity)| (code.clone(), activity.row.id)).collect();
        let input = self.input;
        let new: Vec<&ActivityRow> =
            input.activities.iter().filter(|row| !self.known.activities.contains_key(&row.code)).collect();
        self.count(Imported::Activities, new.len(), input.activities.len());
        let known = input.activities.iter().filter_map(|row| self.known.activities.get(&row.code));
        let sessions = known.map(|activity| activity.sessions.len()).sum();
        self.outcome.present(Imported::Sessions, sessions);
        if new.is_empty() {
            return Ok(());
        }
        let programme = self.of_programme()?.id;
        let mut rows = Vec::with_capacity(new.len());
        for row in &new {
            let unit = self.units.get(&row.unit).ok_or_else(|| lost("unit", &row.unit))?;
            rows.push(self.activity(row, programme, unit));
        }
        store::insert_many(self.tx, rows).await?;
        let codes: Vec<&str> = new.iter().map(|row| row.code.as_str()).collect();
        let written = store::imports::activities(self.tx, &codes).await?;
        self.activities.extend(written.into_iter().map(|activity| (activity.code, activity.id)));
        self.what_belongs_to(&new).await
    }

    async fn what_belongs_to(&mut self, new: &[&ActivityRow]) -> Result<(), DbErr> {
        let (mut sessions, mut headcounts) = (Vec::new(), Vec::new());
        for row in new {
            let id = *self.activities.get(&row.code).ok_or_else(|| lost("activity", &row.code))?;
            sessions.extend(row.sessions().map(|(day, slot)| {
                let (starts_at, ends_at) = slot.usual_span(day);
                Session {
                    id: SessionId::NEW,
                    activity_id: id,
                    held_on: day,
                    slot: slot.into(),
                    starts_at,
                    ends_at,
                    room: String::new(),
                    topic: String::new(),
                    topic_en: String::new(),
                    trainer: String::new(),
                }
            }));
            headcounts.extend(row.headcount.map(|people| Headcount {
                activity_id: id,
                people,
                note: String::new(),
                counted_by: self.user(),
                counted_at: self.now,
                version: 1,
            }));
            let after = json!({
                "code": row.code, "kind": row.kind, "title": row.title, "unit": row.unit,
                "starts_on": row.starts_on, "ends_on": row.ends_on, "headcount": row.headcount,
            });
            self.note_change(Change {
                verb: "import",
                noun: "activity",
                id: id.0,
                before: None,
                after: Some(after),
            });
        }
        self.outcome.added(Imported::Sessions, sessions.len());
        store::insert_many(self.tx, sessions).await?;
        store::insert_many(self.tx, headcounts).await
    }

    /// Published and open as an organizer's new activity is, without the texts that the file has no column for.
    fn activity(&self, row: &ActivityRow, programme: ProgrammeId, unit: &Unit) -> Activity {
        let created_by: Option<UserId> = self.user();
        Activity {
            id: ActivityId::NEW,
            code: row.code.clone(),
            programme_id: programme,
            kind: row.kind.into(),
            level: row.level.into(),
            unit_id: unit.id,
            title: row.title.clone(),
            fold: text::fold(&format!("{} {} {}", row.title, row.code, unit.name)),
            summary: String::new(),
            audience: String::new(),
            contact: String::new(),
            place: unit.name.clone(),
            venue_id: None,
            capacity: row.capacity,
            // Counted anew once the people are on the list.
            seats_taken: 0,
            way: domain::HeldWay::Room.into(),
            online_capacity: None,
            online_taken: 0,
            online_address: String::new(),
            state: ActivityState::Published.into(),
            cancel_reason: None,
            published_at: Some(self.now),
            admission: Admission::Open.into(),
            holds_seats: false,
            registration_opens_on: None,
            registration_opens_min: None,
            registration_closes_on: None,
            registration_closes_min: None,
            minimum: None,
            decide_on: None,
            offer_hours: None,
            changes_until: None,
            hand_over: HandOver::No.into(),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            completion_share: USUAL_SHARE.into(),
            hours: None,
            signer_authority: String::new(),
            signer_title: String::new(),
            signer_name: String::new(),
            title_en: String::new(),
            summary_en: String::new(),
            audience_en: String::new(),
            created_by,
            created_at: self.now,
            updated_at: self.now,
            version: 1,
        }
    }
}

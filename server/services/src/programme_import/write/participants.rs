//! People, their registrations, and their attendance at every session.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::{AttendanceSource, Lang, RegistrationSource, RegistrationState, text};
use serde_json::json;
use store::{
    DbErr,
    ids::{ActivityId, PersonId, RegistrationId, SessionId, UnitId},
    rows::{Attendance, AttendanceEvent, Person, Registration},
};

use super::{Writing, lost};
use crate::{
    audit::Change,
    programme_import::{outcome::Imported, read::ParticipantRow},
};

/// A row of the list that is not there yet, with the numbers of what it names.
struct Fresh<'a> {
    row: &'a ParticipantRow,
    activity: ActivityId,
    person: PersonId,
    unit: UnitId,
}

impl<'a> Writing<'a> {
    pub(super) async fn participants(&mut self) -> Result<(), DbErr> {
        let listed = self.input.participants.len();
        if listed == 0 {
            return Ok(());
        }
        let people = self.people().await?;
        let fresh = self.fresh(&people)?;
        self.count(Imported::Registrations, fresh.len(), listed);
        let rows = fresh.iter().map(|fresh| self.registration(fresh)).collect::<Vec<_>>();
        store::insert_many(self.tx, rows).await?;
        self.attendance(&fresh).await?;
        self.seats(&fresh).await
    }

    /// Adds the people who are not there, and gives the numbers of all.
    async fn people(&mut self) -> Result<HashMap<String, PersonId>, DbErr> {
        let teams = self.teams_there();
        let mut named: HashSet<&str> = HashSet::new();
        let mut rows = Vec::new();
        for row in &self.input.participants {
            if named.insert(&row.person) && !self.known.people.contains_key(&row.person) {
                rows.push(self.person(row, self.unit_of(row, &teams)?)?);
            }
        }
        let named: Vec<&str> = named.into_iter().collect();
        self.count(Imported::People, rows.len(), named.len());
        store::insert_many(self.tx, rows).await?;
        Ok(store::imports::person_ids(self.tx, &named).await?.into_iter().collect())
    }

    fn person(&self, row: &ParticipantRow, unit: UnitId) -> Result<Person, DbErr> {
        let name = row.name.as_ref().ok_or_else(|| lost("name of", &row.person))?;
        Ok(Person {
            id: PersonId::NEW,
            code: Some(row.person.clone()),
            full_name: name.as_str().to_owned(),
            fold: text::fold(name.as_str()),
            sort_key: name.sort_key(),
            birth_date: row.birth_date,
            birth_year: None,
            sex: row.sex.map(Into::into),
            unit_id: Some(unit),
            position: String::new(),
            email: row.email.clone(),
            phone: row.phone.clone(),
            lang: Lang::Vi.code().into(),
            consented_at: None,
            erased_at: None,
            created_at: self.now,
            updated_at: self.now,
            version: 1,
        })
    }

    /// The rows of the lists that are not there yet; the marks of the others are counted.
    fn fresh(&mut self, people: &HashMap<String, PersonId>) -> Result<Vec<Fresh<'a>>, DbErr> {
        let teams = self.teams_there();
        let (mut fresh, mut marks) = (Vec::new(), 0);
        for row in &self.input.participants {
            let activity =
                *self.activities.get(&row.activity).ok_or_else(|| lost("activity", &row.activity))?;
            let person = *people.get(&row.person).ok_or_else(|| lost("person", &row.person))?;
            match self.known.registrations.get(&(activity, person)) {
                Some(known) => marks += known.marks.iter().map(|(_, n)| *n).sum::<i64>(),
                None => fresh.push(Fresh { row, activity, person, unit: self.unit_of(row, &teams)? }),
            }
        }
        self.outcome.present(Imported::Attendance, usize::try_from(marks).unwrap_or_default());
        Ok(fresh)
    }

    fn registration(&self, fresh: &Fresh<'_>) -> Registration {
        Registration {
            id: RegistrationId::NEW,
            activity_id: fresh.activity,
            person_id: fresh.person,
            unit_id: Some(fresh.unit),
            state: RegistrationState::Confirmed.into(),
            source: RegistrationSource::Import.into(),
            attends: domain::Attends::Room.into(),
            queued_at: None,
            note: String::new(),
            taken_off_by: None,
            link_version: 1,
            created_at: self.now,
            updated_at: self.now,
            version: 1,
        }
    }

    /// The mark of each row, at each session of its activity; and the event of it, which stays when the mark is corrected.
    async fn attendance(&mut self, fresh: &[Fresh<'_>]) -> Result<(), DbErr> {
        let touched: BTreeSet<ActivityId> = fresh.iter().map(|fresh| fresh.activity).collect();
        let touched: Vec<ActivityId> = touched.into_iter().collect();
        let mut sessions: HashMap<ActivityId, Vec<SessionId>> = HashMap::new();
        for session in store::imports::sessions(self.tx, &touched).await? {
            sessions.entry(session.activity_id).or_default().push(session.id);
        }
        let registrations: HashMap<(ActivityId, PersonId), RegistrationId> =
            store::imports::registrations(self.tx, &touched)
                .await?
                .into_iter()
                .map(|row| ((row.activity_id, row.person_id), row.id))
                .collect();
        let mut added = 0;
        // Some thousands at a time: a list of a hundred thousand people has a million marks.
        for some in fresh.chunks(1_000) {
            let mut marks = Vec::new();
            for fresh in some {
                let Some(status) = fresh.row.mark.status() else { continue };
                let registration_id = *registrations
                    .get(&(fresh.activity, fresh.person))
                    .ok_or_else(|| lost("registration of", &fresh.row.person))?;
                for session_id in sessions.get(&fresh.activity).into_iter().flatten().copied() {
                    marks.push(Attendance {
                        session_id,
                        registration_id,
                        status: status.into(),
                        source: AttendanceSource::Import.into(),
                        recorded_at: self.now,
                        recorded_by: self.user(),
                        version: 1,
                    });
                }
            }
            added += marks.len();
            let events: Vec<AttendanceEvent> = marks.iter().map(AttendanceEvent::from).collect();
            store::insert_many(self.tx, marks).await?;
            store::insert_many(self.tx, events).await?;
        }
        self.outcome.added(Imported::Attendance, added);
        Ok(())
    }

    /// Counts the seats of each activity anew, and logs how many people came onto its list.
    async fn seats(&mut self, fresh: &[Fresh<'_>]) -> Result<(), DbErr> {
        let mut per_activity: BTreeMap<ActivityId, usize> = BTreeMap::new();
        for fresh in fresh {
            *per_activity.entry(fresh.activity).or_default() += 1;
        }
        for (id, n) in per_activity {
            if let Some(count) = store::activities::count_seats(self.tx, id).await? {
                store::activities::write_seats(self.tx, id, count.confirmed).await?;
            }
            let after = Some(json!({ "registrations_added": n }));
            self.note_change(Change { verb: "import_list", noun: "activity", id: id.0, before: None, after });
        }
        Ok(())
    }
}

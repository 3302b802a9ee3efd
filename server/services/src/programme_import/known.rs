//! What the program has already of what the files name.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::AttendanceStatus;
use store::{
    DbErr, Tx,
    ids::{ActivityId, MaterialId, PersonId, RegistrationId, UnitId},
    rows::{
        Activity, Broadcast, Distribution, Material, MediaItem, Person, Programme, Registration, Session,
        Unit, UnitSuccession,
    },
};

use super::read::Input;

/// What is there, by code where it has one.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub units: HashMap<String, Unit>,
    pub unit_codes: HashMap<UnitId, String>,
    pub successions: HashMap<(UnitId, UnitId), UnitSuccession>,
    pub programmes: Vec<Programme>,
    pub activities: HashMap<String, KnownActivity>,
    pub people: HashMap<String, Person>,
    pub registrations: HashMap<(ActivityId, PersonId), KnownRegistration>,
    pub materials: HashMap<String, Material>,
    pub distributions: Vec<Distribution>,
    pub media: Vec<MediaItem>,
    pub broadcasts: Vec<Broadcast>,
}

/// An activity with what belongs to it.
#[derive(Debug)]
pub(crate) struct KnownActivity {
    pub row: Activity,
    pub headcount: Option<i32>,
    pub sessions: Vec<Session>,
}

/// A registration with how often each mark stands beside it.
#[derive(Debug)]
pub(crate) struct KnownRegistration {
    pub row: Registration,
    pub marks: Vec<(AttendanceStatus, i64)>,
}

impl Known {
    /// Reads it, and keeps other writers of the seats waiting until the transaction ends.
    pub(crate) async fn load(tx: &Tx, input: &Input) -> Result<Self, DbErr> {
        let units = store::units::all(tx).await?;
        let mut known = Self {
            unit_codes: units.iter().map(|unit| (unit.id, unit.code.clone())).collect(),
            units: units.into_iter().map(|unit| (unit.code.clone(), unit)).collect(),
            successions: store::units::successions(tx)
                .await?
                .into_iter()
                .map(|row| ((row.old_unit_id, row.new_unit_id), row))
                .collect(),
            programmes: store::programmes::all(tx).await?,
            ..Self::default()
        };
        known.load_activities(tx, input).await?;
        known.load_people(tx, input).await?;
        known.load_materials(tx, input).await?;
        known.load_media(tx, input).await?;
        Ok(known)
    }

    /// The code of a unit that a row of the database names.
    pub(crate) fn unit_code(&self, id: UnitId) -> &str {
        self.unit_codes.get(&id).map_or("", String::as_str)
    }

    async fn load_activities(&mut self, tx: &Tx, input: &Input) -> Result<(), DbErr> {
        let listed: HashSet<&str> = input.participants.iter().map(|row| row.activity.as_str()).collect();
        let named: HashSet<&str> =
            input.activities.iter().map(|row| row.code.as_str()).chain(listed.iter().copied()).collect();
        let mut rows = store::imports::activities(tx, &named.into_iter().collect::<Vec<_>>()).await?;
        // In one order, so that two imports never wait for each other.
        rows.sort_by_key(|row| row.id);
        for row in rows.iter_mut().filter(|row| listed.contains(row.code.as_str())) {
            if let Some(locked) = store::activities::lock(tx, row.id).await? {
                *row = locked;
            }
        }
        let ids: Vec<ActivityId> = rows.iter().map(|row| row.id).collect();
        let mut sessions: HashMap<ActivityId, Vec<Session>> = HashMap::new();
        for session in store::imports::sessions(tx, &ids).await? {
            sessions.entry(session.activity_id).or_default().push(session);
        }
        let headcounts: HashMap<ActivityId, i32> = store::imports::headcounts(tx, &ids)
            .await?
            .into_iter()
            .map(|row| (row.activity_id, row.people))
            .collect();
        for row in rows {
            let headcount = headcounts.get(&row.id).copied();
            let sessions = sessions.remove(&row.id).unwrap_or_default();
            self.activities.insert(row.code.clone(), KnownActivity { row, headcount, sessions });
        }
        Ok(())
    }

    async fn load_people(&mut self, tx: &Tx, input: &Input) -> Result<(), DbErr> {
        let codes: HashSet<&str> = input.participants.iter().map(|row| row.person.as_str()).collect();
        let codes: Vec<&str> = codes.into_iter().collect();
        for person in store::imports::people(tx, &codes).await? {
            if let Some(code) = person.code.clone() {
                self.people.insert(code, person);
            }
        }
        let listed: HashSet<&str> = input.participants.iter().map(|row| row.activity.as_str()).collect();
        let ids: Vec<ActivityId> = listed
            .iter()
            .filter_map(|code| self.activities.get(*code))
            .map(|activity| activity.row.id)
            .collect();
        let mut marks: HashMap<RegistrationId, Vec<(AttendanceStatus, i64)>> = HashMap::new();
        for id in &ids {
            for (registration, status, n) in store::imports::marks(tx, *id).await? {
                marks.entry(registration).or_default().push((status, n));
            }
        }
        for row in store::imports::registrations(tx, &ids).await? {
            let marks = marks.remove(&row.id).unwrap_or_default();
            self.registrations.insert((row.activity_id, row.person_id), KnownRegistration { row, marks });
        }
        Ok(())
    }

    async fn load_materials(&mut self, tx: &Tx, input: &Input) -> Result<(), DbErr> {
        let codes: HashSet<&str> = input
            .materials
            .iter()
            .map(|row| row.code.as_str())
            .chain(input.distributions.iter().map(|row| row.material.as_str()))
            .collect();
        let rows = store::imports::materials(tx, &codes.into_iter().collect::<Vec<_>>()).await?;
        let ids: Vec<MaterialId> = rows.iter().map(|row| row.id).collect();
        self.materials = rows.into_iter().map(|row| (row.code.clone(), row)).collect();
        self.distributions = store::imports::distributions(tx, &ids).await?;
        Ok(())
    }

    async fn load_media(&mut self, tx: &Tx, input: &Input) -> Result<(), DbErr> {
        if let Some((from, to)) = span(input.media.iter().map(|row| row.date)) {
            self.media = store::imports::media_items(tx, from, to).await?;
        }
        if let Some((from, to)) = span(input.broadcasts.iter().map(|row| row.date)) {
            self.broadcasts = store::imports::broadcasts(tx, from, to).await?;
        }
        Ok(())
    }
}

/// The first and the last of some days.
pub(crate) fn span(days: impl Iterator<Item = NaiveDate> + Clone) -> Option<(NaiveDate, NaiveDate)> {
    days.clone().min().zip(days.max())
}

//! Writes what was invented, many rows at a time.

use std::{collections::HashMap, ops::RangeInclusive};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{ActivityState, RegistrationState, numbers::stored};
use rand::{RngExt, rngs::StdRng, seq::IndexedRandom};
use store::{
    Tx,
    ids::{ActivityId, MaterialId, PersonId, ProgrammeId, RegistrationId, SessionId},
    rows::{
        Activity, Attendance, AttendanceEvent, Certificate, Headcount, Mail, Person, Registration, Session,
    },
};

use crate::{
    Result, Services,
    seed::{activity::Plan, communications::About, person::person, units::Units},
    sessions::insert::new_session,
};

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seeded {
    /// People.
    pub people: usize,
    /// Activities.
    pub activities: usize,
    /// Registrations.
    pub registrations: usize,
    /// Marks of attendance.
    pub marks: usize,
    /// Certificates.
    pub certificates: usize,
    /// Mails, all of them sent.
    pub mails: usize,
}

/// People that are written in one transaction.
const PEOPLE_AT_ONCE: usize = 10_000;

/// Somebody written, with what a certificate says of them.
pub(super) struct Written {
    pub(super) id: PersonId,
    pub(super) name: String,
    pub(super) birth_date: Option<NaiveDate>,
    pub(super) unit: usize,
    pub(super) email: Option<String>,
}

/// Writes into one database.
pub(super) struct Writer<'a> {
    pub(super) services: &'a Services,
    pub(super) programme: ProgrammeId,
    pub(super) units: Units,
    pub(super) now: DateTime<Utc>,
    /// Numbers of certificates given so far, by year.
    pub(super) numbers: HashMap<i32, u32>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(services: &'a Services, programme: ProgrammeId, units: Units) -> Self {
        Self { services, programme, units, now: services.now(), numbers: HashMap::new() }
    }

    pub(super) fn units(&self) -> &Units {
        &self.units
    }

    /// People of the units that send some, in the order in which they were written.
    pub(super) async fn people(&mut self, random: &mut StdRng, n: usize) -> Result<Vec<Written>> {
        let mut written = Vec::with_capacity(n);
        for from in (0..n).step_by(PEOPLE_AT_ONCE) {
            let mut rows: Vec<Person> = Vec::new();
            let mut some = Vec::new();
            for n in from..n.min(from + PEOPLE_AT_ONCE) {
                let unit = random.random_range(0..self.units.senders.len());
                let Some(of) = self.units.senders.get(unit) else { continue };
                let row = person(random, n, of, self.now);
                some.push((row.full_name.clone(), row.birth_date, unit, row.email.clone()));
                rows.push(row);
            }
            let tx = self.services.db.begin().await?;
            store::insert_many(&tx, rows).await?;
            let last = store::figures::size::last_person(&tx).await?.0;
            tx.commit().await?;
            let first = last - i64::try_from(some.len()).unwrap_or(0) + 1;
            written.extend(some.into_iter().zip(first..).map(|((name, birth_date, unit, email), id)| {
                Written { id: PersonId(id), name, birth_date, unit, email }
            }));
        }
        Ok(written)
    }

    /// As many materials, media items and broadcasts, and ten times as many distributions.
    pub(super) async fn communications(&self, random: &mut StdRng, n: usize) -> Result<()> {
        let about = About {
            programme: self.programme,
            units: &self.units,
            today: self.services.today(),
            now: self.now,
        };
        let tx = self.services.db.begin().await?;
        store::insert_many(&tx, (0..n).map(|n| about.material(random, n)).collect()).await?;
        let materials = last(store::figures::size::last_material(&tx).await?.0, n);
        let given = materials.flat_map(|id| std::iter::repeat_n(MaterialId(id), 10));
        store::insert_many(&tx, given.map(|id| about.distribution(random, id)).collect()).await?;
        store::insert_many(&tx, (0..n).map(|n| about.media_item(random, n)).collect()).await?;
        store::insert_many(&tx, (0..n).map(|_| about.broadcast(random)).collect()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Activities with all that belongs to them, in one transaction.
    pub(super) async fn activities(
        &mut self,
        random: &mut StdRng,
        plans: Vec<Plan>,
        people: &[Written],
    ) -> Result<Seeded> {
        let tx = self.services.db.begin().await?;
        let lists: Vec<Vec<(usize, RegistrationState)>> =
            plans.iter().map(|plan| list(random, plan, people.len())).collect();
        let rows: Vec<Activity> =
            plans.iter().zip(&lists).filter_map(|(plan, list)| self.activity(plan, list)).collect();
        store::insert_many(&tx, rows).await?;
        let ids = last(store::figures::size::last_activity(&tx).await?.0, plans.len());
        let all: Vec<Listed<'_>> = plans
            .iter()
            .zip(&lists)
            .zip(ids)
            .map(|((plan, list), id)| Listed { id: ActivityId(id), plan, list })
            .collect();
        let sessions: Vec<Session> = all.iter().flat_map(Listed::sessions).collect();
        let registrations: Vec<Registration> =
            all.iter().flat_map(|one| self.registrations(one, people)).collect();
        let counts: Vec<Headcount> = all.iter().filter_map(|one| self.count(one)).collect();
        let (session_rows, registration_rows) = (sessions.len(), registrations.len());
        store::insert_many(&tx, sessions).await?;
        store::insert_many(&tx, registrations).await?;
        store::insert_many(&tx, counts).await?;
        let session_ids = last(store::figures::size::last_session(&tx).await?.0, session_rows);
        let registration_ids = last(store::figures::size::last_registration(&tx).await?.0, registration_rows);
        let Outcome { marks, certificates, mails } =
            self.outcome(random, &all, people, (session_ids, registration_ids));
        let seeded = Seeded {
            people: 0,
            activities: plans.len(),
            registrations: registration_rows,
            marks: marks.len(),
            certificates: certificates.len(),
            mails: mails.len(),
        };
        let events: Vec<AttendanceEvent> = marks.iter().map(AttendanceEvent::from).collect();
        store::insert_many(&tx, marks).await?;
        store::insert_many(&tx, events).await?;
        store::insert_many(&tx, certificates).await?;
        store::insert_many(&tx, mails).await?;
        self.keep_numbers(&tx).await?;
        tx.commit().await?;
        Ok(seeded)
    }

    fn registrations(&self, one: &Listed<'_>, people: &[Written]) -> Vec<Registration> {
        let row = |(who, state): &(usize, _)| Some(self.registration(one.id, people.get(*who)?, *state));
        one.list.iter().filter_map(row).collect()
    }

    /// How many came, where they were counted.
    fn count(&self, one: &Listed<'_>) -> Option<Headcount> {
        let (_, last) = one.plan.days().filter(|_| one.plan.counted)?;
        (last < self.services.today()).then(|| self.headcount(one.id, one.list.len()))
    }

    /// What came of the lists. The numbers of sessions and registrations come in the order of the activities.
    fn outcome(
        &mut self,
        random: &mut StdRng,
        all: &[Listed<'_>],
        people: &[Written],
        (mut session_ids, mut registration_ids): (RangeInclusive<i64>, RangeInclusive<i64>),
    ) -> Outcome {
        let (today, mut outcome) = (self.services.today(), Outcome::default());
        for Listed { id, plan, list } in all {
            let at: Vec<SessionId> = session_ids.by_ref().take(plan.sessions.len()).map(SessionId).collect();
            let is_held = |day: NaiveDate| day < today && plan.state == ActivityState::Published;
            let held: Vec<SessionId> = at
                .iter()
                .zip(&plan.sessions)
                .filter(|(_, (day, _))| is_held(*day))
                .map(|(id, _)| *id)
                .collect();
            for ((who, state), registration) in list.iter().zip(registration_ids.by_ref()) {
                let (registration, Some(person)) = (RegistrationId(registration), people.get(*who)) else {
                    continue;
                };
                if random.random_bool(0.5) {
                    outcome.mails.extend(self.mail(*id, registration, person));
                }
                if *state != RegistrationState::Confirmed || random.random_bool(0.03) {
                    continue;
                }
                outcome.marks.extend(held.iter().map(|session| self.mark(random, *session, registration)));
                let ended = held.len() == at.len() && !at.is_empty();
                if ended && plan.kind == domain::ActivityKind::TrainingClass && random.random_bool(0.5) {
                    outcome.certificates.extend(self.certificate(plan, (*id, registration), person));
                }
            }
        }
        outcome
    }

    /// The next certificate goes on from here.
    async fn keep_numbers(&self, tx: &Tx) -> Result<()> {
        for (year, number) in &self.numbers {
            store::certificates::set_number(tx, &self.services.office().sign, *year, stored(*number)).await?;
        }
        Ok(())
    }
}

/// An activity that was written, with who is on its list.
struct Listed<'a> {
    id: ActivityId,
    plan: &'a Plan,
    list: &'a [(usize, RegistrationState)],
}

impl Listed<'_> {
    fn sessions(&self) -> Vec<Session> {
        self.plan.sessions.iter().map(|(day, slot)| new_session(self.id, *day, *slot)).collect()
    }
}

/// What came of lists.
#[derive(Default)]
struct Outcome {
    marks: Vec<Attendance>,
    certificates: Vec<Certificate>,
    mails: Vec<Mail>,
}

/// Who is on the list of an activity, and how they stand. Nobody twice.
fn list(random: &mut StdRng, plan: &Plan, people: usize) -> Vec<(usize, RegistrationState)> {
    use RegistrationState::{Cancelled, Confirmed, Declined, Invited, Rejected, Waitlisted};
    let chosen = rand::seq::index::sample(random, people, plan.people.min(people));
    let state = |random: &mut StdRng| match random.random_range(0..10) {
        0 => *[Waitlisted, Cancelled, Rejected, Invited, Declined].choose(random).unwrap_or(&Cancelled),
        _ => Confirmed,
    };
    chosen.into_iter().map(|who| (who, state(random))).collect()
}

/// The numbers of the rows written last: the database counts them up in the order in which they came, and nobody else writes.
fn last(number: i64, rows: usize) -> RangeInclusive<i64> {
    number - i64::try_from(rows).unwrap_or(0) + 1..=number
}

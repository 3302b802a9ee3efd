//! Writes what was invented, many rows at a time.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{
    ActivityState, Admission, AttendanceSource, AttendanceStatus, CertificateState, Lang, MailKind,
    MailState, MailTopic, RegistrationSource, RegistrationState, Word, certificates::serial, numbers::stored,
    text::fold,
};
use rand::{Rng, rngs::StdRng, seq::IndexedRandom};
use store::{
    Tx,
    ids::{
        ActivityId, AttendanceEventId, CertificateId, MailId, PersonId, ProgrammeId, RegistrationId,
        SessionId,
    },
    rows::{
        Activity, Attendance, AttendanceEvent, Certificate, Headcount, Mail, Person, Registration, Session,
        Unit,
    },
};

use crate::{
    Result, Services,
    seed::{Seeded, Units, activity::Plan, person::person},
};

/// People that are written in one transaction.
const PEOPLE_AT_ONCE: usize = 10_000;

/// Somebody written, with what a certificate says of them.
pub(super) struct Written {
    id: PersonId,
    name: String,
    birth_date: Option<NaiveDate>,
    unit: usize,
    email: Option<String>,
}

/// Writes into one database.
pub(super) struct Writer<'a> {
    services: &'a Services,
    programme: ProgrammeId,
    units: Units,
    now: DateTime<Utc>,
    /// Numbers of certificates given so far, by year.
    numbers: HashMap<i32, u32>,
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
        let mut seeded = Seeded { activities: plans.len(), ..Seeded::default() };
        let mut sessions = Vec::new();
        let mut registrations = Vec::new();
        let mut counts = Vec::new();
        for ((plan, list), id) in plans.iter().zip(&lists).zip(ids.clone()) {
            let id = ActivityId(id);
            sessions.extend(plan.sessions.iter().map(|(day, slot)| session(id, *day, *slot)));
            registrations.extend(
                list.iter().filter_map(|(who, state)| self.registration(id, people.get(*who)?, *state)),
            );
            if plan.counted && plan.days().is_some_and(|(_, last)| last < self.services.today()) {
                counts.push(self.headcount(id, list.len()));
            }
        }
        seeded.registrations = registrations.len();
        let (session_rows, registration_rows) = (sessions.len(), registrations.len());
        store::insert_many(&tx, sessions).await?;
        store::insert_many(&tx, registrations).await?;
        store::insert_many(&tx, counts).await?;
        let mut session_ids = last(store::figures::size::last_session(&tx).await?.0, session_rows);
        let mut registration_ids =
            last(store::figures::size::last_registration(&tx).await?.0, registration_rows);
        let (mut marks, mut certificates, mut mails) = (Vec::new(), Vec::new(), Vec::new());
        for ((plan, list), id) in plans.iter().zip(&lists).zip(ids) {
            let at: Vec<SessionId> = session_ids.by_ref().take(plan.sessions.len()).map(SessionId).collect();
            let held: Vec<SessionId> = at
                .iter()
                .zip(&plan.sessions)
                .filter(|(_, (day, _))| {
                    *day < self.services.today() && plan.state == ActivityState::Published
                })
                .map(|(id, _)| *id)
                .collect();
            for ((who, state), registration) in list.iter().zip(registration_ids.by_ref()) {
                let (registration, Some(person)) = (RegistrationId(registration), people.get(*who)) else {
                    continue;
                };
                if random.random_bool(0.5) {
                    mails.extend(self.mail(ActivityId(id), registration, person));
                }
                if *state != RegistrationState::Confirmed || random.random_bool(0.03) {
                    continue;
                }
                marks.extend(held.iter().map(|session| self.mark(random, *session, registration)));
                let ended = held.len() == at.len() && !at.is_empty();
                if ended && plan.kind == domain::ActivityKind::TrainingClass && random.random_bool(0.5) {
                    certificates.extend(self.certificate(plan, (ActivityId(id), registration), person));
                }
            }
        }
        (seeded.marks, seeded.certificates, seeded.mails) = (marks.len(), certificates.len(), mails.len());
        let events: Vec<AttendanceEvent> = marks.iter().map(event).collect();
        store::insert_many(&tx, marks).await?;
        store::insert_many(&tx, events).await?;
        store::insert_many(&tx, certificates).await?;
        store::insert_many(&tx, mails).await?;
        self.keep_numbers(&tx).await?;
        tx.commit().await?;
        Ok(seeded)
    }

    fn activity(&self, plan: &Plan, list: &[(usize, RegistrationState)]) -> Option<Activity> {
        let (starts_on, ends_on) = plan.days()?;
        let taken = list.iter().filter(|(_, state)| *state == RegistrationState::Confirmed).count();
        Some(Activity {
            id: ActivityId::NEW,
            code: plan.code.clone(),
            programme_id: self.programme,
            kind: plan.kind.into(),
            level: plan.level.into(),
            unit_id: plan.unit,
            title: plan.title.clone(),
            fold: fold(&format!("{} {} hội trường trung tâm", plan.title, plan.code)),
            summary: "Nội dung gồm phần lý thuyết, thảo luận nhóm và bài tập tình huống.".into(),
            audience: "Cán bộ, công chức và tình nguyện viên cấp xã".into(),
            contact: "Phòng chuyên môn, điện thoại 0208 385 0000".into(),
            place: "Hội trường trung tâm".into(),
            venue_id: None,
            capacity: stored(taken).saturating_add(plan.free).max(1),
            seats_taken: stored(taken),
            state: plan.state.into(),
            cancel_reason: (plan.state == ActivityState::Cancelled).then(|| "Hoãn do mưa lũ".into()),
            published_at: (plan.state != ActivityState::Draft).then_some(self.now),
            admission: Admission::Open.into(),
            holds_seats: false,
            registration_closes_on: None,
            starts_on,
            ends_on,
            completion_share: 80,
            hours: None,
            signer_authority: String::new(),
            signer_title: "GIÁM ĐỐC".into(),
            signer_name: "Lê Văn Hòa".into(),
            created_by: None,
            created_at: self.now,
            updated_at: self.now,
            version: 1,
        })
    }

    fn registration(
        &self,
        activity: ActivityId,
        person: &Written,
        state: RegistrationState,
    ) -> Option<Registration> {
        Some(Registration {
            id: RegistrationId::NEW,
            activity_id: activity,
            person_id: person.id,
            unit_id: self.units.senders.get(person.unit).map(|unit: &Unit| unit.id),
            state: state.into(),
            source: RegistrationSource::SelfService.into(),
            queued_at: (state == RegistrationState::Waitlisted).then_some(self.now),
            note: String::new(),
            taken_off_by: None,
            link_version: 1,
            created_at: self.now,
            updated_at: self.now,
            version: 1,
        })
    }

    fn headcount(&self, activity_id: ActivityId, people: usize) -> Headcount {
        let counted_at = self.now;
        Headcount {
            activity_id,
            people: stored(people),
            note: String::new(),
            counted_by: None,
            counted_at,
            version: 1,
        }
    }

    fn mark(
        &self,
        random: &mut StdRng,
        session_id: SessionId,
        registration_id: RegistrationId,
    ) -> Attendance {
        let status = match random.random_range(0..20) {
            0 => AttendanceStatus::Absent,
            1 => AttendanceStatus::Excused,
            2 => AttendanceStatus::Late,
            _ => AttendanceStatus::Present,
        };
        Attendance {
            session_id,
            registration_id,
            status: status.into(),
            source: AttendanceSource::Manual.into(),
            recorded_at: self.now,
            recorded_by: None,
            version: 1,
        }
    }

    /// A confirmation that left, as the outbox keeps it.
    fn mail(&self, activity: ActivityId, registration: RegistrationId, person: &Written) -> Option<Mail> {
        let cause = format!("confirmed:{registration}:1");
        let text = format!("Kính gửi: Ông (bà) {}\n\nBan tổ chức xác nhận chỗ của ông (bà).", person.name);
        Some(Mail {
            id: MailId::NEW,
            message_id: format!("<{cause}@gieo.example.org>"),
            cause,
            kind: MailKind::Registration.into(),
            activity_id: Some(activity),
            registration_id: Some(registration),
            to_email: person.email.clone()?,
            to_name: person.name.clone(),
            subject: "Đã xác nhận đăng ký".into(),
            html: format!("<p>{text}</p>"),
            text,
            calendar_method: None,
            calendar: None,
            qr: None,
            state: MailState::Sent.into(),
            attempts: 1,
            due_at: self.now,
            lease_until: None,
            last_error: None,
            created_at: self.now,
            sent_at: Some(self.now),
            topic: Some(MailTopic::Standing.into()),
            told: None,
            tried_at: Some(self.now),
            dropped_because: None,
        })
    }

    fn certificate(
        &mut self,
        plan: &Plan,
        (activity_id, registration_id): (ActivityId, RegistrationId),
        person: &Written,
    ) -> Option<Certificate> {
        let (starts_on, ends_on) = plan.days()?;
        let number = self.numbers.entry(ends_on.year()).or_default();
        *number += 1;
        let office = self.services.office();
        Some(Certificate {
            id: CertificateId::NEW,
            issuer_unit_id: self.units.top.id,
            year: ends_on.year(),
            number: stored(*number),
            serial: serial(*number, ends_on.year(), &office.sign),
            // No code of a real certificate has a nought in it (`domain::certificates::CODE_LETTERS`).
            code: format!("0{:04}{:07}", ends_on.year(), *number),
            activity_id,
            registration_id,
            person_id: person.id,
            state: CertificateState::Valid.into(),
            state_reason: None,
            state_at: None,
            replaced_by: None,
            parent_body: office.parent_body.clone(),
            issuing_body: office.name.clone(),
            full_name: person.name.clone(),
            birth_date: person.birth_date,
            unit_name: self.units.senders.get(person.unit).map(|unit| unit.name.clone()).unwrap_or_default(),
            course_kind: plan.kind.name(Lang::Vi).to_lowercase(),
            course_title: plan.title.clone(),
            starts_on,
            ends_on,
            days: stored((ends_on - starts_on).num_days() + 1),
            minutes: stored(plan.sessions.len() * 240),
            place: office.place.clone(),
            issued_on: ends_on,
            signer_authority: String::new(),
            signer_title: "GIÁM ĐỐC".into(),
            signer_name: "Lê Văn Hòa".into(),
            issued_at: self.now,
            issued_by: None,
        })
    }

    /// The next certificate goes on from here.
    async fn keep_numbers(&self, tx: &Tx) -> Result<()> {
        for (year, number) in &self.numbers {
            store::certificates::set_number(tx, &self.services.office().sign, *year, stored(*number)).await?;
        }
        Ok(())
    }
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

fn session(activity_id: ActivityId, held_on: NaiveDate, slot: domain::Slot) -> Session {
    crate::sessions::insert::new_session(activity_id, held_on, slot)
}

fn event(mark: &Attendance) -> AttendanceEvent {
    AttendanceEvent {
        id: AttendanceEventId::NEW,
        event_id: None,
        session_id: mark.session_id,
        registration_id: mark.registration_id,
        status: Some(mark.status),
        source: mark.source,
        recorded_at: mark.recorded_at,
        recorded_by: mark.recorded_by,
    }
}

/// The numbers of the rows written last: the database counts them up in the order in which they came, and nobody else writes.
fn last(number: i64, rows: usize) -> std::ops::RangeInclusive<i64> {
    number - i64::try_from(rows).unwrap_or(0) + 1..=number
}

//! The rows of an activity and of what belongs to it.

use chrono::Datelike;
use domain::{
    ActivityState, Admission, AttendanceSource, AttendanceStatus, CertificateState, Lang, MailKind,
    MailState, MailTopic, RegistrationSource, RegistrationState, Word, certificates::serial, numbers::stored,
    registrations::changes::HandOver, text::fold,
};
use rand::{RngExt, rngs::StdRng};
use store::{
    ids::{ActivityId, CertificateId, MailId, RegistrationId, SessionId},
    rows::{Activity, Attendance, Certificate, Headcount, Mail, Registration, Unit},
};

use crate::seed::{
    activity::Plan,
    write::{Writer, Written},
};

impl Writer<'_> {
    pub(super) fn activity(&self, plan: &Plan, list: &[(usize, RegistrationState)]) -> Option<Activity> {
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
            way: domain::HeldWay::Room.into(),
            online_capacity: None,
            online_taken: 0,
            online_address: String::new(),
            state: plan.state.into(),
            cancel_reason: (plan.state == ActivityState::Cancelled).then(|| "Hoãn do mưa lũ".into()),
            published_at: (plan.state != ActivityState::Draft).then_some(self.now),
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
            starts_on,
            ends_on,
            completion_share: 80,
            hours: None,
            signer_authority: String::new(),
            signer_title: "GIÁM ĐỐC".into(),
            signer_name: "Lê Văn Hòa".into(),
            title_en: String::new(),
            summary_en: String::new(),
            audience_en: String::new(),
            created_by: None,
            created_at: self.now,
            updated_at: self.now,
            version: 1,
        })
    }

    pub(super) fn registration(
        &self,
        activity: ActivityId,
        person: &Written,
        state: RegistrationState,
    ) -> Registration {
        Registration {
            id: RegistrationId::NEW,
            activity_id: activity,
            person_id: person.id,
            unit_id: self.units.senders.get(person.unit).map(|unit: &Unit| unit.id),
            state: state.into(),
            source: RegistrationSource::SelfService.into(),
            attends: domain::Attends::Room.into(),
            queued_at: (state == RegistrationState::Waitlisted).then_some(self.now),
            note: String::new(),
            taken_off_by: None,
            link_version: 1,
            created_at: self.now,
            updated_at: self.now,
            version: 1,
        }
    }

    pub(super) fn headcount(&self, activity_id: ActivityId, people: usize) -> Headcount {
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

    pub(super) fn mark(
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
    pub(super) fn mail(
        &self,
        activity: ActivityId,
        registration: RegistrationId,
        person: &Written,
    ) -> Option<Mail> {
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

    pub(super) fn certificate(
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
}

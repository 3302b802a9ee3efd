//! What happens to a class and its people.

use chrono::{Duration, NaiveDate};
use domain::{Lang, Slot, accounts::access::Actor, registrations::step::Step};
use proptest::prelude::*;
use services::{
    activities::Telling,
    ids::PersonId,
    invitations::Answer,
    registrations::{Decision, RegistrationForm},
    sessions::{HalfDay, SessionForm, SessionsForm, new_session_form},
};

use super::{Life, Sink};
use crate::support::{Fixture, planned, save_sessions};

#[derive(Debug, Clone, Copy)]
pub enum Act {
    Register(usize),
    Leave(usize),
    Invite(usize),
    Answer(usize, Answer),
    /// The organizer puts somebody on the list who is on file.
    Add(usize),
    Decide(usize, Step),
    /// The organizer's last act is taken back.
    Undo,
    /// To another place.
    Move(usize, Telling),
    /// Other sessions.
    Plan(usize),
    /// The first session, as it is, on another day of December.
    Shift(u32),
    CancelActivity,
    Server(u8),
    Pass(i64),
    Work,
}

pub fn act() -> impl Strategy<Value = Act> {
    let who = 0_usize..3;
    let answer = prop_oneof![Just(Answer::Yes), Just(Answer::No)];
    let step = prop_oneof![
        3 => Just(Step::Confirm), 1 => Just(Step::Reject), 2 => Just(Step::Cancel), 1 => Just(Step::Waitlist)
    ];
    prop_oneof![
        10 => who.clone().prop_map(Act::Register),
        6 => who.clone().prop_map(Act::Leave),
        4 => who.clone().prop_map(Act::Invite),
        4 => (who.clone(), answer).prop_map(|(who, answer)| Act::Answer(who, answer)),
        3 => who.clone().prop_map(Act::Add),
        7 => (who, step).prop_map(|(who, step)| Act::Decide(who, step)),
        3 => Just(Act::Undo),
        5 => (0..PLACES.len()).prop_map(|place| Act::Move(place, Telling::Tell)),
        2 => (0..PLACES.len()).prop_map(|place| Act::Move(place, Telling::NotYet)),
        5 => (0..PLANS.len()).prop_map(Act::Plan),
        2 => (1_u32..20).prop_map(Act::Shift),
        1 => Just(Act::CancelActivity),
        8 => (0u8..4).prop_map(Act::Server),
        8 => (1i64..700).prop_map(Act::Pass),
        10 => Just(Act::Work),
    ]
}

pub const PLACES: [&str; 3] = ["Nhà A", "Nhà B", "Nhà C; tầng 2, \"cánh\" phải"];

/// Days of December, slots, rooms.
const PLANS: [&[(u32, Slot, &str)]; 5] = [
    &[(2, Slot::Morning, "")],
    &[(2, Slot::Morning, "Phòng 201"), (2, Slot::Afternoon, ""), (3, Slot::Morning, "Phòng 201")],
    &[(2, Slot::Morning, ""), (4, Slot::Morning, ""), (8, Slot::Evening, "Hội trường tầng 3")],
    &[(9, Slot::Afternoon, "")],
    &[(1, Slot::Morning, ""), (8, Slot::Morning, ""), (15, Slot::Afternoon, ""), (22, Slot::Morning, "")],
];

fn half_day((day, slot, _): (u32, Slot, &str)) -> HalfDay {
    (NaiveDate::from_ymd_opt(2026, 12, day).unwrap(), slot)
}

impl Life {
    /// Does it, as far as it is allowed just then.
    pub async fn do_(&mut self, fixture: &Fixture, sink: &Sink, act: &Act) {
        let services = &fixture.services;
        match *act {
            Act::Register(who) => {
                let form = RegistrationForm {
                    full_name: format!("Ma Thị {}", ["Én", "Anh", "Oanh"][who]),
                    birth_date: "1/2/1990".into(),
                    sex: "nu".into(),
                    unit: "Xã Đại Từ".into(),
                    email: self.email(who),
                    consent: "yes".into(),
                    ..RegistrationForm::default()
                };
                let _ = services::registrations::register_participant(
                    services,
                    &self.code,
                    &form,
                    Lang::Vi,
                    "192.0.2.1",
                )
                .await;
            }
            Act::Leave(who) => {
                if let Some(token) = self.token(fixture, who).await {
                    let _ = services::registrations::cancel_registration(services, &token).await;
                }
            }
            Act::Answer(who, answer) => {
                if let Some(token) = self.token(fixture, who).await {
                    let _ = services::invitations::answer_invitation(services, &token, answer).await;
                }
            }
            Act::Invite(who) => {
                let list = self.people(fixture, who).await;
                let _ = services::invitations::invite_people(
                    services,
                    &self.organizer,
                    &self.code,
                    &list,
                    "",
                    "",
                )
                .await;
            }
            Act::Add(who) => {
                let list = self.people(fixture, who).await;
                let done = services::registrations::add_participants(
                    services,
                    &self.organizer,
                    &self.code,
                    &list,
                    Telling::Tell,
                )
                .await;
                self.undo = done.ok().and_then(|done| done.undo).or(self.undo);
            }
            Act::Decide(who, step) => {
                let Some(id) = self.registration(fixture, who).await else { return };
                let decision = match step {
                    Step::Reject => Decision::Reject("Không đúng đối tượng"),
                    step => Decision::Step(step),
                };
                let done = services::registrations::decide_registrations(
                    services,
                    &self.organizer,
                    &self.code,
                    &[id],
                    decision,
                )
                .await;
                self.undo = done.ok().and_then(|done| done.undo).or(self.undo);
            }
            Act::Undo => {
                if let Some(undo) = self.undo.take() {
                    let _ = services::undo::undo_act(services, &self.organizer, undo).await;
                }
            }
            Act::Move(place, telling) => self.move_(fixture, place, telling).await,
            Act::Plan(plan) => self.plan(fixture, PLANS[plan]).await,
            Act::Shift(day) => {
                let form = self.sessions(fixture).await;
                let mut sessions = form.sessions.clone();
                sessions[0].day = format!("{day}/12/2026");
                self.save(fixture, SessionsForm { sessions, ..form }).await;
            }
            Act::CancelActivity => {
                services::activities::cancel_activity(services, &self.organizer, &self.code, "Bão số 3")
                    .await
                    .unwrap();
            }
            Act::Server(mood) => sink.becomes(mood),
            Act::Pass(seconds) => fixture.pass(Duration::seconds(seconds)),
            Act::Work => sink.work(fixture).await,
        }
    }

    async fn move_(&mut self, fixture: &Fixture, place: usize, telling: Telling) {
        let (services, organizer) = (&fixture.services, &self.organizer);
        let form = services::activities::load_activity_form(services, organizer, &self.code).await.unwrap();
        let form = services::activities::ActivityForm {
            place: PLACES[place].into(),
            reason: "Kiểm thử".into(),
            ..form
        };
        let done = services::activities::edit_activity(services, organizer, &self.code, &form, telling).await;
        if done.is_ok() && place != self.place {
            self.place = place;
            self.untold = telling == Telling::NotYet;
        }
    }

    async fn plan(&mut self, fixture: &Fixture, plan: &[(u32, Slot, &str)]) {
        let chosen: Vec<HalfDay> = plan.iter().copied().map(half_day).collect();
        let form = planned(fixture, &self.code, &chosen).await;
        let added = form.add.iter().copied().map(new_session_form);
        let mut sessions: Vec<SessionForm> = form.sessions.iter().cloned().chain(added).collect();
        for session in &mut sessions {
            let here = plan.iter().find(|part| {
                let (day, slot) = half_day(**part);
                day.format("%-d/%-m/%Y").to_string() == session.day
                    && domain::Word::code(slot) == session.slot
            });
            if let Some((_, _, room)) = here {
                session.room = (*room).into();
            }
        }
        self.save(fixture, SessionsForm { sessions, ..form }).await;
    }

    async fn sessions(&self, fixture: &Fixture) -> SessionsForm {
        let (_, sessions) =
            services::sessions::list_sessions_of(&fixture.services, &Actor::System, &self.code)
                .await
                .unwrap();
        let all: Vec<HalfDay> = sessions.iter().map(|session| (session.held_on, *session.slot)).collect();
        planned(fixture, &self.code, &all).await
    }

    /// Saves the sessions; what is asked is agreed to.
    async fn save(&mut self, fixture: &Fixture, mut form: SessionsForm) {
        if let Err(not) = save_sessions(fixture, &self.code, &form).await {
            form.agreed = not.ask.iter().map(services::sessions::Removal::agreement).collect();
            if !form.agreed.is_empty() {
                save_sessions(fixture, &self.code, &form).await.unwrap();
            }
        }
    }

    async fn token(&self, fixture: &Fixture, who: usize) -> Option<String> {
        let id = self.registration(fixture, who).await?;
        services::registrations::link_token(&fixture.services, &Actor::System, id).await.ok()
    }

    async fn people(&self, fixture: &Fixture, who: usize) -> Vec<PersonId> {
        let sql = format!("SELECT COALESCE(max(id), 0) FROM people WHERE email = '{}'", self.email(who));
        let id = PersonId(fixture.number(&sql).await);
        if id.0 == 0 { vec![] } else { vec![id] }
    }
}

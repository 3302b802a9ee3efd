//! Random lives of a class: whatever happens to it and to its people, and however the mail server behaves meanwhile, the last mail that
//! left for a box says what the database says, and no mail of a box is overtaken by an older one.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU8, Ordering},
};

use chrono::Duration;
use domain::{Lang, access::Actor, registration::Step as Move};
use lettre::Message;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use services::{NotTaken, Post, Registered, RegistrationForm, Step, Telling, ids::RegistrationId};

use crate::support::{Fixture, class, on_each_database};

/// A mail server that behaves as it is told to, and keeps the Message-IDs of what it took.
#[derive(Clone, Default)]
pub struct Sink {
    pub mood: Arc<AtomicU8>,
    pub took: Arc<Mutex<Vec<String>>>,
}

pub const WELL: u8 = 0;
pub const AWAY: u8 = 1;
/// Takes a mail and hangs up: nobody can tell that it has it.
pub const BREAKS: u8 = 2;
pub const BUSY: u8 = 3;
pub const NO_RELAY: u8 = 4;
pub const PANICS: u8 = 5;

impl Post for Sink {
    async fn send(&self, message: Message) -> Result<(), NotTaken> {
        let mood = self.mood.load(Ordering::SeqCst);
        let no = |code, text: &str| Err(NotTaken { text: text.into(), code, never_left: false });
        assert_ne!(mood, PANICS, "a mail that the program can’t bear");
        if matches!(mood, WELL | BREAKS) {
            let whole = String::from_utf8(message.formatted()).unwrap();
            let id = whole.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
            self.took.lock().unwrap().push(id.trim().to_owned());
        }
        match mood {
            WELL => Ok(()),
            AWAY | BREAKS => no(None, "the connection broke"),
            BUSY => no(Some(451), "later"),
            _ => no(Some(554), "permanent error (554): 5.7.1 <an@example.org>: Relay access denied"),
        }
    }

    async fn is_there(&self) -> bool {
        self.mood.load(Ordering::SeqCst) != AWAY
    }
}

impl Sink {
    pub fn becomes(&self, mood: u8) {
        self.mood.store(mood, Ordering::SeqCst);
    }

    /// The worker does what there is to do now.
    pub async fn work(&self, fixture: &Fixture) {
        for _ in 0..50 {
            if services::send_mails(&fixture.services, self).await.unwrap() != Step::Settled {
                return;
            }
        }
    }
}

#[derive(Debug, Clone)]
enum Act {
    Register(usize),
    Leave(usize),
    TakeOff(usize),
    Move(u8),
    MoveInSilence(u8),
    CancelActivity,
    Server(u8),
    Pass(i64),
    Work,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => (0usize..3).prop_map(Act::Register),
        4 => (0usize..3).prop_map(Act::Leave),
        1 => (0usize..3).prop_map(Act::TakeOff),
        3 => (0u8..3).prop_map(Act::Move),
        1 => (0u8..3).prop_map(Act::MoveInSilence),
        1 => Just(Act::CancelActivity),
        4 => (0u8..4).prop_map(Act::Server),
        4 => (1i64..700).prop_map(Act::Pass),
        5 => Just(Act::Work),
    ]
}

struct Life {
    code: String,
    case: usize,
    known: [Option<RegistrationId>; 3],
    place: u8,
    /// The place that people were told.
    said: u8,
}

const PLACES: [&str; 3] = ["Nhà A", "Nhà B", "Nhà C"];

impl Life {
    async fn do_(&mut self, fixture: &Fixture, sink: &Sink, act: &Act) {
        let services = &fixture.services;
        match *act {
            Act::Register(who) => {
                let form = RegistrationForm {
                    full_name: format!("Ma Thị {}", ["Én", "Anh", "Oanh"][who]),
                    birth_date: "1/2/1990".into(),
                    sex: "nu".into(),
                    unit: "Xã Đại Từ".into(),
                    email: format!("nguoi{who}.{}@example.org", self.case),
                    consent: "yes".into(),
                    ..RegistrationForm::default()
                };
                let done =
                    services::register_participant(services, &self.code, &form, Lang::Vi, "192.0.2.1").await;
                if let Ok(Registered::Done(row, _)) = done {
                    self.known[who] = Some(row.id);
                }
            }
            Act::Leave(who) => {
                if let Some(id) = self.known[who] {
                    let token = services::link_token(services, &Actor::System, id).await;
                    if let Ok(token) = token {
                        let _ = services::cancel_registration(services, &token).await;
                    }
                }
            }
            Act::TakeOff(who) => {
                if let Some(id) = self.known[who] {
                    let list = [id];
                    let _ = services::decide_registrations(
                        services,
                        &Actor::System,
                        &self.code,
                        &list,
                        Move::Cancel,
                    )
                    .await;
                }
            }
            Act::Move(to) | Act::MoveInSilence(to) => {
                let form = services::load_activity_form(services, &Actor::System, &self.code).await.unwrap();
                let form = services::ActivityForm { place: PLACES[usize::from(to)].into(), ..form };
                let telling = if matches!(act, Act::Move(_)) { Telling::Tell } else { Telling::NotYet };
                let done =
                    services::edit_activity(services, &Actor::System, &self.code, &form, telling).await;
                if done.is_ok() {
                    self.place = to;
                    if telling == Telling::Tell {
                        self.said = to;
                    }
                }
            }
            Act::CancelActivity => {
                services::cancel_activity(services, &Actor::System, &self.code, "Bão số 3").await.unwrap();
            }
            Act::Server(mood) => sink.becomes(mood),
            Act::Pass(seconds) => fixture.pass(Duration::seconds(seconds)),
            Act::Work => sink.work(fixture).await,
        }
    }

    /// The last mail of each box against the database.
    async fn check(&self, fixture: &Fixture, sink: &Sink, acts: &[Act]) {
        let took = sink.took.lock().unwrap().clone();
        let cancelled = fixture
            .number(&format!(
                "SELECT count(*) FROM activities WHERE code = '{}' AND state = 'cancelled'",
                self.code
            ))
            .await
            == 1;
        for id in self.known.into_iter().flatten() {
            let state = fixture.text(&format!("SELECT state FROM registrations WHERE id = {id}")).await;
            let mut mine = vec![];
            for message_id in &took {
                let sql = format!(
                    "SELECT COALESCE(max(id), 0) FROM mails WHERE message_id = '{message_id}' AND registration_id = {id}"
                );
                match fixture.number(&sql).await {
                    0 => {}
                    mail => mine.push(mail),
                }
            }
            assert!(mine.is_sorted(), "an older mail came after a newer one: {mine:?}\n{acts:?}");
            let last = *mine.last().unwrap_or_else(|| panic!("{id} was told nothing\n{acts:?}"));
            let cause = fixture.text(&format!("SELECT cause FROM mails WHERE id = {last}")).await;
            let text = fixture.text(&format!("SELECT text FROM mails WHERE id = {last}")).await;
            let about = cause.split(':').next().unwrap();
            let true_ = match (cancelled, state.as_str()) {
                (true, "confirmed" | "waitlisted") => about == "activity-cancelled",
                (true, _) => matches!(about, "activity-cancelled" | "cancelled" | "taken-off"),
                (false, "confirmed") => {
                    // Who was not told yet knows another place, and is not asked for it.
                    let here = format!("Địa điểm: {}", PLACES[usize::from(self.place)]);
                    (about.starts_with("changed-") || matches!(about, "confirmed" | "promoted"))
                        && (self.said != self.place || text.contains(&here))
                }
                (false, "waitlisted") => about.starts_with("changed-") || about == "waitlisted",
                _ => matches!(about, "cancelled" | "taken-off"),
            };
            assert!(
                true_,
                "{id} is {state} (cancelled: {cancelled}), and was told last: {cause}\n{text}\n{acts:?}"
            );
        }
        let left =
            fixture.number("SELECT count(*) FROM mails WHERE state IN ('queued', 'sending', 'failed')").await;
        assert_eq!(left, 0, "{acts:?}");
        let secrets = fixture.number("SELECT count(*) FROM mails WHERE text LIKE '%/toi/%' OR html LIKE '%/toi/%' OR calendar LIKE '%/toi/%' OR qr IS NOT NULL").await;
        assert_eq!(secrets, 0, "{acts:?}");
    }
}

#[tokio::test]
async fn the_last_mail_in_each_box_says_what_the_database_says() {
    on_each_database(async |fixture| {
        fixture.import_fixture().await;
        let mut runner = TestRunner::deterministic();
        for case in 0..30 {
            let acts = proptest::collection::vec(act(), 4..30).new_tree(&mut runner).unwrap().current();
            let form =
                services::ActivityForm { place: PLACES[0].into(), ..class("2", "2/12/2026", &["sang"]) };
            let code = services::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
            services::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
            let sink = Sink::default();
            let mut life = Life { code, case, known: [None; 3], place: 0, said: 0 };
            for act in &acts {
                life.do_(&fixture, &sink, act).await;
            }
            // The server is well again, and time passes.
            sink.becomes(WELL);
            for _ in 0..14 {
                sink.work(&fixture).await;
                fixture.pass(Duration::minutes(30));
            }
            life.check(&fixture, &sink, &acts).await;
        }
    })
    .await;
}

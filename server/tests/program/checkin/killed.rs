//! Nothing that a phone showed as taken is ever missing later: the program is killed at random, answers get lost, batches come twice, in
//! any order and in parts, and phones forget what they had heard; at the end everything is there, and comes to what it has to.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use chrono::{TimeZone, Utc};
use domain::{
    Word,
    checkin::fold::{Event, What, fold},
};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use serde_json::{Value, json};
use testing::Backend;
use tokio::sync::RwLock;

use super::{hold_now, link};
use crate::support::{
    Browser, Office,
    steps::{publish, register},
};

const PHONES: usize = 8;
const ARRIVALS: usize = 250;
const PEOPLE: usize = 40;

/// A generator with a seed of its own for each phone, so that a run that failed can be had again (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// What a phone did, as it lies on its disk, and whether it knows that this was answered.
struct Done {
    event: Event,
    registration: i64,
    sent: Value,
    is_answered: bool,
}

struct Phone {
    cookie: String,
    session: i64,
    dice: Dice,
    name: usize,
    done: Vec<Done>,
}

impl Phone {
    /// Somebody comes, or the last but one is taken back.
    fn happens(&mut self, people: &[i64]) {
        let id = format!("phone-{}-{}", self.name, self.done.len());
        let now = Utc::now().timestamp_millis();
        let at = Utc.timestamp_millis_opt(now).unwrap();
        let back = (self.done.len() > 3 && self.dice.below(6) == 0)
            .then(|| self.done.len() - 1 - self.dice.below(3));
        let (what, registration, mut sent) = match back {
            Some(of) if self.done[of].event.what == What::In => {
                let of = &self.done[of];
                let sent = json!({ "kind": "undo", "of": of.event.id });
                (What::Undo(of.event.id.clone()), of.registration, sent)
            }
            _ => {
                let registration = people[self.dice.below(people.len())];
                (What::In, registration, json!({ "kind": "in", "registration": registration }))
            }
        };
        let more = json!({ "id": id, "session": self.session, "at": now, "offset": 0 });
        sent.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.done.push(Done { event: Event { id, at, what }, registration, sent, is_answered: false });
    }

    /// Sends some of what waits, and now and then some of what does not, in any order; now and then the answer gets lost.
    async fn sends(&mut self, program: &RwLock<Browser>) {
        let mut batch: Vec<usize> = (0..self.done.len()).filter(|n| !self.done[*n].is_answered).collect();
        batch.truncate(40);
        for _ in 0..self.dice.below(6) {
            batch.push(self.dice.below(self.done.len()));
        }
        for n in (1..batch.len()).rev() {
            batch.swap(n, self.dice.below(n + 1));
        }
        let events: Vec<&Value> = batch.iter().map(|n| &self.done[*n].sent).collect();
        let body = json!({ "waiting": 0, "events": events }).to_string();
        let browser = program.read().await.clone().with_cookie(&self.cookie);
        // A request that was cut off panics in its task: it was not answered.
        let answer = tokio::spawn(async move { browser.post_json("/diem-danh/gui", body).await }).await;
        let is_lost = self.dice.below(7) == 0;
        match answer {
            Ok(page) if page.status == 200 && !is_lost => {
                let told: Value = serde_json::from_str(&page.body).unwrap();
                let known: BTreeSet<&str> =
                    told["answers"].as_array().unwrap().iter().filter_map(|one| one["id"].as_str()).collect();
                for n in batch {
                    self.done[n].is_answered |= known.contains(self.done[n].event.id.as_str());
                }
            }
            _ => tokio::time::sleep(Duration::from_millis(30)).await,
        }
        // The browser is closed: what it had heard since it last wrote that down is forgotten.
        if self.dice.below(20) == 0 {
            let from = self.done.len().saturating_sub(30);
            self.done[from..].iter_mut().for_each(|one| one.is_answered = false);
        }
    }

    async fn works(mut self, program: Arc<RwLock<Browser>>, people: Arc<Vec<i64>>) -> Vec<Done> {
        while self.done.len() < ARRIVALS {
            for _ in 0..=self.dice.below(8) {
                self.happens(&people);
            }
            self.sends(&program).await;
        }
        while self.done.iter().any(|one| !one.is_answered) {
            self.sends(&program).await;
        }
        self.done
    }
}

async fn rows(db: &DatabaseConnection, sql: &str) -> Vec<(i64, String)> {
    let all = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    all.iter().map(|row| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap())).collect()
}

both!(nothing_that_was_shown_as_taken_is_missing_later, async |backend: Backend| {
    let office = Office::with_programme(backend);
    let mut running = office.serve();
    let organizer = running.signed_in("organizer").await;
    let code = publish(&organizer, "100").await;
    for n in 0..PEOPLE {
        assert_eq!(register(&running.browser(), &code, n).await.status, 303);
    }
    hold_now(&office, &code).await;
    let path = format!("/quan-ly/hoat-dong/{code}/may-diem-danh");
    organizer.post(&path, &[("act", "open")]).await;
    let join = link(&organizer.get(&path).await);
    let db = Database::connect(&office.database.url).await.unwrap();
    let of = format!("(SELECT id FROM activities WHERE code = '{code}')");
    let people = rows(&db, &format!("SELECT id, '' FROM registrations WHERE activity_id = {of}")).await;
    let people: Arc<Vec<i64>> = Arc::new(people.into_iter().map(|(id, _)| id).collect());
    let session = rows(&db, &format!("SELECT id, '' FROM sessions WHERE activity_id = {of}")).await[0].0;
    let program = Arc::new(RwLock::new(running.browser()));
    let mut phones = Vec::new();
    for name in 0..PHONES {
        let joined = running.browser().post(&join, &[("name", &format!("Máy {name}"))]).await;
        let cookie = joined.cookies.iter().find(|cookie| cookie.contains("Path=/diem-danh")).unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let phone = Phone { cookie, session, dice: Dice(name as u64 * 7 + 1), name, done: Vec::new() };
        phones.push(tokio::spawn(phone.works(program.clone(), people.clone())));
    }
    // Killed in the midst of it, until all phones are done.
    let mut dice = Dice(99);
    let mut kills = 0;
    while phones.iter().any(|phone| !phone.is_finished()) {
        tokio::time::sleep(Duration::from_millis(200 + 100 * dice.below(12) as u64)).await;
        if kills < 8 {
            running.child.kill().unwrap();
            running.child.wait().unwrap();
            running = office.serve();
            *program.write().await = running.browser();
            kills += 1;
        }
    }
    assert!(kills > 2, "killed {kills} times");
    let mut done = Vec::new();
    for phone in phones {
        done.extend(phone.await.unwrap());
    }
    assert!(done.len() >= PHONES * ARRIVALS);

    let there = rows(&db, "SELECT id, event_id FROM attendance_events WHERE event_id IS NOT NULL").await;
    let there: BTreeSet<String> = there.into_iter().map(|(_, id)| id).collect();
    let missing: Vec<&str> =
        done.iter().map(|one| one.event.id.as_str()).filter(|id| !there.contains(*id)).collect();
    assert!(missing.is_empty(), "{} of {} are missing: {missing:?}", missing.len(), done.len());
    assert_eq!(there.len(), done.len(), "and each is there once");
    let mut cells: BTreeMap<i64, Vec<Event>> = BTreeMap::new();
    for one in done {
        cells.entry(one.registration).or_default().push(one.event);
    }
    let expected: Vec<(i64, String)> = cells
        .into_iter()
        .filter_map(|(registration, events)| Some((registration, fold(&events).status?.code().to_owned())))
        .collect();
    let marks = format!(
        "SELECT registration_id, status FROM attendance WHERE session_id = {session} AND status IS NOT NULL ORDER BY registration_id"
    );
    assert_eq!(rows(&db, &marks).await, expected);
});

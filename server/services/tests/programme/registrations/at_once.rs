//! Many at once: people come and go and organizers decide at random, and at every look no seat is given that isn't there.
//!
//! A few seconds, or as many as `TAPHUAN_AT_ONCE_SECONDS` says.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use domain::{Lang, RegistrationState, accounts::access::Actor, registrations::step::Step};
use services::{
    Error,
    registrations::{ListEntry, Registered, RegistrationForm},
};

use crate::support::{Fixture, class, organizer, registrant};

const UNITS: [&str; 3] = ["Xã Đại Từ", "Xã Định Hóa", "Xã Phú Lương"];
const SEATS: i64 = 12;
const QUOTA: i64 = 3;

fn seconds() -> Duration {
    let said = std::env::var("TAPHUAN_AT_ONCE_SECONDS").ok().and_then(|said| said.parse().ok());
    Duration::from_secs(said.unwrap_or(3))
}

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// What may be answered to one of many who act at once.
fn is_fair(error: &Error) -> bool {
    matches!(
        error,
        Error::Conflict(_) | Error::Collision(_) | Error::Invalid(_) | Error::NotFound | Error::TooMany(_)
    )
}

/// Somebody registers, gives their place up, or is decided about.
async fn act(
    fixture: &Fixture,
    actor: &Actor,
    code: &str,
    dice: &mut Dice,
    next: &AtomicUsize,
) -> Result<(), Error> {
    let services = &fixture.services;
    match dice.roll(6) {
        0..3 => {
            let n = next.fetch_add(1, Ordering::Relaxed);
            let form = RegistrationForm {
                unit: UNITS[n % 3].into(),
                phone: format!("09{n:08}"),
                ..registrant(&format!("Người Số {}", letters(n)), &format!("n{n}@example.org"))
            };
            let address = format!("192.0.{}.{}", n / 200 % 200, n % 200);
            match services::registrations::register_participant(services, code, &form, Lang::Vi, &address)
                .await
            {
                Ok(Registered::Done(..) | Registered::OnFile(..) | Registered::AlreadyThere) => Ok(()),
                Ok(other) => panic!("{other:?}"),
                Err(not) => Err(not.error),
            }
        }
        3 => {
            let list = list(fixture, actor, code).await;
            let Some(entry) = list.get(dice.roll(list.len().max(1))) else { return Ok(()) };
            let token = services::registrations::link_token(services, actor, entry.registration.id).await?;
            services::registrations::cancel_registration(services, &token).await
        }
        roll => {
            let list = list(fixture, actor, code).await;
            let Some(entry) = list.get(dice.roll(list.len().max(1))) else { return Ok(()) };
            let step = if roll == 4 { Step::Confirm } else { Step::Cancel };
            let chosen = [entry.registration.id];
            services::registrations::decide_registrations(services, actor, code, &chosen, step)
                .await
                .map(drop)
        }
    }
}

/// A number in letters: names have no figures.
fn letters(n: usize) -> String {
    n.to_string().bytes().map(|digit| char::from(b'A' + digit - b'0')).collect()
}

async fn list(fixture: &Fixture, actor: &Actor, code: &str) -> Vec<ListEntry> {
    let (_, list) =
        services::registrations::list_registrations(&fixture.services, actor, code).await.unwrap();
    list.into_iter().filter(|entry| !entry.registration.state.is_final()).collect()
}

/// What must hold whenever somebody looks: no more seats than there are, counted rightly.
async fn look(fixture: &Fixture, code: &str) {
    let wrong = fixture
        .number(&format!(
            "SELECT count(*) FROM (
                SELECT a.capacity, a.seats_taken, (SELECT count(*) FROM registrations r WHERE r.activity_id = a.id AND r.state = 'confirmed') AS confirmed
                FROM activities a WHERE a.code = '{code}'
             ) s WHERE s.confirmed <> s.seats_taken OR s.confirmed > s.capacity"
        ))
        .await;
    assert_eq!(wrong, 0, "seats are given that are not there, or counted wrongly");
}

on_the_programme!(
    whatever_many_do_at_once_no_seat_is_given_that_is_not_there_and_nobody_waits_who_could_sit,
    async |fixture| {
        let actor = organizer(&fixture, "a@example.org").await;
        let form = class(&SEATS.to_string(), "6/7/2026", &["sang"]);
        let code =
            services::activities::create_activity(&fixture.services, &Actor::System, &form).await.unwrap();
        services::activities::publish_activity(&fixture.services, &Actor::System, &code).await.unwrap();
        fixture
        .run(&format!(
            "INSERT INTO unit_quotas (activity_id, unit_id, seats) SELECT a.id, u.id, {QUOTA} FROM activities a, units u \
             WHERE a.code = '{code}' AND u.name IN ('Xã Đại Từ', 'Xã Định Hóa') AND u.valid_to IS NULL"
        ))
        .await;
        let (fixture, next, over) =
            (Arc::new(fixture), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let end = Instant::now() + seconds();
        let mut tasks = vec![];
        for seed in 0..6 {
            let (fixture, next, actor, code) =
                (Arc::clone(&fixture), Arc::clone(&next), actor.clone(), code.clone());
            tasks.push(tokio::spawn(async move {
                let mut dice = Dice(seed);
                let mut done = 0;
                while Instant::now() < end {
                    match act(&fixture, &actor, &code, &mut dice, &next).await {
                        Ok(()) => done += 1,
                        Err(error) => assert!(is_fair(&error), "{error:?}"),
                    }
                }
                done
            }));
        }
        let looking = {
            let (fixture, code, over) = (Arc::clone(&fixture), code.clone(), Arc::clone(&over));
            tokio::spawn(async move {
                while !over.load(Ordering::Relaxed) {
                    look(&fixture, &code).await;
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            })
        };
        let mut done = 0;
        for task in tasks {
            done += task.await.unwrap();
        }
        over.store(true, Ordering::Relaxed);
        looking.await.unwrap();
        assert!(done > 20, "only {done} acts were done: the test says nothing");

        // Once it is quiet nobody waits who could sit. An organizer may seat people beyond a quota, and never beyond the seats.
        look(&fixture, &code).await;
        let list = list(&fixture, &actor, &code).await;
        let seated = |unit: Option<_>| {
            let has = |entry: &&ListEntry| *entry.registration.state == RegistrationState::Confirmed;
            list.iter()
                .filter(has)
                .filter(|entry| unit.is_none_or(|unit| entry.registration.unit_id == Some(unit)))
                .count()
        };
        let limited = fixture.number(&format!("SELECT count(*) FROM unit_quotas q JOIN activities a ON a.id = q.activity_id WHERE a.code = '{code}'")).await;
        assert_eq!(limited, 2);
        if i64::try_from(seated(None)).unwrap() < SEATS {
            for entry in
                list.iter().filter(|entry| *entry.registration.state == RegistrationState::Waitlisted)
            {
                let unit = entry.registration.unit_id.unwrap();
                assert_ne!(entry.unit_name, UNITS[2], "a unit without a quota waits before a free seat");
                assert!(
                    i64::try_from(seated(Some(unit))).unwrap() >= QUOTA,
                    "{} waits, and its unit has seats left",
                    entry.person.full_name
                );
            }
        }
    }
);

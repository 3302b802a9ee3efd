//! What devices decide: the golden cases, and rules for any.

use chrono::{Duration, TimeZone};
use proptest::prelude::*;

use super::*;
use crate::checkin::code::{CheckInCode, CodeKey};

/// The device of the golden cases, and what it decides: the same file is read in the browser (`end2end/tests/checkin-app.spec.ts`).
const GOLDEN: &str = include_str!("../golden_decisions.json");

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Golden {
    device: DeviceView,
    cases: Vec<Case>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Case {
    session: i64,
    text: String,
    now: DateTime<Utc>,
    decision: Decision,
}

fn at(minutes: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 1, 0, 0, 0).unwrap() + Duration::minutes(minutes)
}

fn key() -> CodeKey {
    CodeKey::new([9; 32])
}

fn signed(key: &CodeKey, activity: i64, registration: i64) -> String {
    key.write(&CheckInCode { activity, registration, issued: at(-9000), ends: at(9000) })
}

fn typed(id: i64) -> String {
    ShortCode::new(u64::try_from(id).unwrap() * 7_919).to_string()
}

fn own(id: &str, session: i64, minutes: i64, deed: OwnDeed) -> Own {
    Own { id: id.into(), session, at: at(minutes), deed }
}

/// Two sessions of one day; of the list 1 to 8, of whom 2 and 3 are in by others and 4 and 5 by this device, which took 5 back.
fn device() -> DeviceView {
    use RegistrationState::*;
    let states = [Confirmed, Confirmed, Confirmed, Confirmed, Confirmed, Cancelled, Waitlisted, Declined];
    let listed = states.into_iter().zip(1..).map(|(state, id)| Listed { id, state, typed: vec![typed(id)] });
    let arrived = |id, event: Option<&str>| Arrived {
        session: 1,
        id,
        since: Since { at: at(20), by: "Máy 2".into() },
        event: event.map(Into::into),
    };
    DeviceView {
        pack: Pack {
            activity: 7,
            keys: vec![key_text(&key().reader())],
            sessions: vec![
                PackSession { id: 1, window: Window::of(at(30), at(240)) },
                PackSession { id: 2, window: Window::of(at(390), at(600)) },
            ],
            listed: listed.collect(),
            arrived: vec![arrived(2, Some("x")), arrived(3, None)],
        },
        own: vec![
            own("a", 1, 25, OwnDeed::In { registration: 4 }),
            own("b", 1, 26, OwnDeed::In { registration: 5 }),
            own("c", 1, 27, OwnDeed::Undo { of: "b".into() }),
            own("d", 1, 28, OwnDeed::WalkIn),
        ],
        name: "Lan, cửa 2".into(),
    }
}

fn texts() -> Vec<String> {
    let ours = (1..=8).map(|id| signed(&key(), 7, id));
    let others = [
        signed(&key(), 7, 99),
        signed(&key(), 8, 1),
        signed(&CodeKey::new([5; 32]), 7, 1),
        key().write(&CheckInCode { activity: 7, registration: 1, issued: at(-9000), ends: at(-1) }),
        typed(1),
        typed(2).to_lowercase().replace('-', " "),
        typed(77),
        "https://example.vn/toi/abc".to_owned(),
        "Nguyễn Văn An".to_owned(),
        String::new(),
    ];
    ours.chain(others).collect()
}

fn golden() -> Golden {
    let device = device();
    let mut cases = Vec::new();
    for (session, now) in [(1, at(30)), (1, at(-100)), (1, at(2000)), (2, at(30)), (3, at(30))] {
        for text in texts() {
            let decision = device.decide(session, &text, now);
            cases.push(Case { session, text, now, decision });
        }
    }
    Golden { device, cases }
}

#[test]
fn what_devices_decide_is_what_is_written_down() {
    let written: Golden = serde_json::from_str(GOLDEN).unwrap();
    let now = golden();
    for (written, now) in written.cases.iter().zip(&now.cases) {
        assert_eq!(written, now);
    }
    assert_eq!(written, now);
}

#[test]
fn each_answer_is_among_the_golden_ones() {
    let of = |session, minutes, text: &str| device().decide(session, text, at(minutes));
    let judged = |registration, verdict| Decision::Judged { registration, verdict };
    let own = signed(&key(), 7, 4);
    assert_eq!(of(1, 30, &signed(&key(), 7, 1)), judged(1, Verdict::In));
    assert_eq!(of(1, 30, &signed(&key(), 7, 99)), judged(99, Verdict::In), "the list is older than the code");
    let since = Since { at: at(25), by: "Lan, cửa 2".into() };
    assert_eq!(of(1, 30, &own), judged(4, Verdict::AlreadyIn(since)));
    assert_eq!(of(2, 400, &own), judged(4, Verdict::In), "another session");
    assert_eq!(of(1, 30, &signed(&key(), 7, 5)), judged(5, Verdict::In), "taken back");
    assert_eq!(of(1, 30, &signed(&key(), 8, 1)), Decision::Refused { why: Refusal::OtherActivity });
    assert_eq!(of(1, 30, &typed(1)), judged(1, Verdict::In));
    assert_eq!(of(3, 30, &own), Decision::Refused { why: Refusal::NoSession });
}

#[test]
fn the_counter_counts_people_and_not_events() {
    let mut device = device();
    // 2, 3 and 4 are in, and one who was on no list; 1 to 5 have seats.
    assert_eq!(device.count(1), (4, 6));
    assert_eq!(device.count(2), (0, 5));
    // Once the pack knows the walk-in, the person is on the list.
    let since = Since { at: at(28), by: "Lan, cửa 2".into() };
    device.pack.listed.push(Listed { id: 9, state: RegistrationState::Confirmed, typed: vec![] });
    device.pack.arrived.push(Arrived { session: 1, id: 9, since, event: Some("d".into()) });
    assert_eq!(device.count(1), (4, 6));
    // An arrival by another device is taken back by its event.
    device.own.push(own("e", 1, 40, OwnDeed::Undo { of: "x".into() }));
    assert_eq!(device.count(1), (3, 6));
}

proptest! {
    #[test]
    fn who_is_let_in_is_in_and_is_let_in_once(ids in prop::collection::vec(1_i64..9, 0..30)) {
        let mut device = device();
        for (n, id) in ids.into_iter().enumerate() {
            let before = device.count(1);
            let decision = device.decide_on(1, id, at(40));
            let let_in = matches!(&decision, Decision::Judged { verdict, .. } if verdict.is_in());
            prop_assert_eq!(let_in, device.since(1, id).is_none() && device.pack.listed[id as usize - 1].state == RegistrationState::Confirmed);
            if let_in {
                device.own.push(own(&n.to_string(), 1, 40, OwnDeed::In { registration: id }));
                prop_assert_eq!(device.count(1).0, before.0 + 1);
            }
            prop_assert!(device.since(1, id).is_some() || !device.present(1).contains_key(&id));
        }
    }

    #[test]
    fn whatever_is_scanned_is_answered(text in "(TH:)?\\PC{0,160}", session in 0_i64..4, minutes in -3000_i64..3000) {
        let _ = device().decide(session, &text, at(minutes));
    }
}

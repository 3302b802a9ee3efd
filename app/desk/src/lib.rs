//! The rules of check-in on the devices of those who receive people: `domain::checkin`, compiled to WebAssembly. The page around them
//! (`page/*.js`) draws, keeps and sends; what a scan comes to is decided here, as the program itself decides it.

mod shown;

use std::collections::HashMap;

use chrono::{DateTime, TimeZone, Utc};
use domain::checkin::{
    meant,
    pack::{Decision, DeviceView, Own, OwnDeed, Pack},
};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::shown::Shown;

/// Somebody of the list, by name.
#[derive(Debug, Clone, Default, Deserialize)]
struct Name {
    id: i64,
    name: String,
    unit: String,
    /// Both, without accents: what a search looks through.
    #[serde(skip)]
    folded: String,
}

/// What a device knows. Numbers are those of the database; moments are milliseconds since 1970, as JavaScript has them.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Desk {
    view: DeviceView,
    names: Vec<Name>,
    by_id: HashMap<i64, usize>,
}

#[wasm_bindgen]
impl Desk {
    /// A device that knows nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes what the program sent. Answers whether it could be read.
    pub fn take_pack(&mut self, name: &str, json: &str) -> bool {
        let Ok(pack) = serde_json::from_str::<Pack>(json) else { return false };
        (self.view.pack, self.view.name) = (pack, name.to_owned());
        true
    }

    /// Takes the names, or none where the device may not keep any.
    pub fn take_names(&mut self, json: &str) -> bool {
        let Ok(names) = serde_json::from_str::<Vec<Name>>(json) else { return false };
        self.names = names
            .into_iter()
            .map(|one| Name { folded: domain::text::fold(&format!("{} {}", one.name, one.unit)), ..one })
            .collect();
        self.by_id = self.names.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        true
    }

    /// Takes what the device did and the pack may not know yet.
    pub fn take_own(&mut self, json: &str) -> bool {
        let Ok(own) = serde_json::from_str::<Vec<Kept>>(json) else { return false };
        self.view.own = own.into_iter().map(|one| self.own(one)).collect();
        true
    }

    /// Adds one of them.
    pub fn add_own(&mut self, json: &str) -> bool {
        let Ok(kept) = serde_json::from_str::<Kept>(json) else { return false };
        let own = self.own(kept);
        self.view.own.push(own);
        true
    }

    /// The session that it opens on; 0 where there is none.
    pub fn session_at(&self, now: f64) -> f64 {
        self.view.session_at(moment(now)).unwrap_or_default() as f64
    }

    /// Whether a text is a code and no name.
    pub fn is_code(&self, text: &str) -> bool {
        meant::is_code(text)
    }

    /// What a scanned or typed code comes to.
    pub fn decide(&self, session: f64, text: &str, now: f64) -> String {
        self.shown(self.view.decide(session as i64, text, moment(now)))
    }

    /// What a tick in the list comes to.
    pub fn decide_on(&self, session: f64, registration: f64, now: f64) -> String {
        self.shown(self.view.decide_on(session as i64, registration as i64, moment(now)))
    }

    /// How many are in, and how many have a seat or are in: `37/50`.
    pub fn count(&self, session: f64) -> String {
        let (there, of) = self.view.count(session as i64);
        format!("{there}/{of}")
    }

    /// Whom a search finds, as JSON: `{"total": 3, "rows": [{"id", "name", "unit", "in", "event"}]}`. Every word begins a word of the name
    /// or of the unit.
    pub fn search(&self, session: f64, words: &str, most: usize) -> String {
        let words = domain::text::fold(words);
        let found: Vec<&Name> =
            self.names.iter().filter(|one| domain::text::begin_words(&one.folded, &words)).collect();
        let present = self.view.present(session as i64);
        let rows = found.iter().take(most).map(|one| Row {
            id: one.id,
            name: &one.name,
            unit: &one.unit,
            is_in: present.contains_key(&one.id),
            event: present.get(&one.id).and_then(Option::as_deref),
        });
        let list = Rows { total: found.len(), rows: rows.collect() };
        serde_json::to_string(&list).unwrap_or_default()
    }

    fn shown(&self, decision: Decision) -> String {
        let mut shown = Shown::of(decision);
        if let Some(one) = shown.registration.and_then(|id| self.by_id.get(&id)).map(|at| &self.names[*at]) {
            (shown.name, shown.unit) = (one.name.clone(), one.unit.clone());
        }
        serde_json::to_string(&shown).unwrap_or_default()
    }

    fn own(&self, kept: Kept) -> Own {
        let deed = match (kept.kind.as_str(), kept.registration, kept.of) {
            ("in", Some(registration), _) => OwnDeed::In { registration },
            ("undo", _, Some(of)) => OwnDeed::Undo { of },
            _ => OwnDeed::WalkIn,
        };
        Own { id: kept.id, session: kept.session, at: moment(kept.at), deed }
    }
}

/// An event as the page keeps it.
#[derive(Debug, Deserialize)]
struct Kept {
    id: String,
    session: i64,
    at: f64,
    kind: String,
    registration: Option<i64>,
    of: Option<String>,
}

#[derive(Debug, Serialize)]
struct Rows<'a> {
    total: usize,
    rows: Vec<Row<'a>>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    id: i64,
    name: &'a str,
    unit: &'a str,
    #[serde(rename = "in")]
    is_in: bool,
    event: Option<&'a str>,
}

fn moment(milliseconds: f64) -> DateTime<Utc> {
    Utc.timestamp_millis_opt(milliseconds as i64).single().unwrap_or_default()
}

/// Decides the golden cases once more: the numbers of those that come out otherwise here than they are written down. The browser's test
/// hands `golden_decisions.json` in.
#[wasm_bindgen]
pub fn golden(json: &str) -> String {
    let Ok(golden) = serde_json::from_str::<Golden>(json) else { return "unreadable".into() };
    let is_other = |case: &Case| golden.device.decide(case.session, &case.text, case.now) != case.decision;
    let others = golden.cases.iter().enumerate().filter(|(_, case)| is_other(case));
    let others: Vec<String> = others.map(|(n, _)| n.to_string()).collect();
    format!("{}:{}", golden.cases.len(), others.join(","))
}

#[derive(Debug, Deserialize)]
struct Golden {
    device: DeviceView,
    cases: Vec<Case>,
}

#[derive(Debug, Deserialize)]
struct Case {
    session: i64,
    text: String,
    now: DateTime<Utc>,
    decision: Decision,
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLDEN: &str = include_str!("../../../server/domain/src/checkin/golden_decisions.json");

    #[test]
    fn the_golden_cases_come_out_as_written() {
        let answer = golden(GOLDEN);
        let (n, others) = answer.split_once(':').unwrap();
        assert!(n.parse::<usize>().unwrap() > 80 && others.is_empty(), "{answer}");
    }

    #[test]
    fn a_device_lets_in_counts_searches_and_takes_back() {
        let mut desk = Desk::new();
        let golden: serde_json::Value = serde_json::from_str(GOLDEN).unwrap();
        assert!(desk.take_pack("Lan", &golden["device"]["pack"].to_string()));
        assert!(desk.take_names(
            r#"[{"id":1,"name":"Ma Thị Én","unit":"Xã Đại Từ"},{"id":2,"name":"Lò Văn Ỵ","unit":"Sở Y tế"}]"#
        ));
        let now = 1_796_085_000_000.0;
        assert_eq!(desk.session_at(now), 1.0);
        assert_eq!(desk.count(1.0), "2/5");
        assert!(desk.decide_on(1.0, 1.0, now).contains(r#""key":"in","registration":1,"name":"Ma Thị Én""#));
        assert!(
            desk.add_own(&format!(r#"{{"id":"e","session":1,"at":{now},"kind":"in","registration":1}}"#))
        );
        assert_eq!(desk.count(1.0), "3/5");
        let again = desk.decide_on(1.0, 1.0, now);
        assert!(again.contains(r#""key":"already_in""#) && again.contains(r#""by":"Lan""#), "{again}");
        let found = desk.search(1.0, "en", 10);
        assert_eq!(
            found,
            r#"{"total":1,"rows":[{"id":1,"name":"Ma Thị Én","unit":"Xã Đại Từ","in":true,"event":"e"}]}"#
        );
        assert!(desk.add_own(&format!(r#"{{"id":"u","session":1,"at":{now},"kind":"undo","of":"e"}}"#)));
        assert_eq!(desk.count(1.0), "2/5");
        assert!(!desk.take_pack("Lan", "{"), "what can’t be read changes nothing");
        assert_eq!(desk.count(1.0), "2/5");
    }
}

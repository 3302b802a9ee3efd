//! A person's calendar after all mails, against the database.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::accounts::access::Actor;
use services::rows::Session;
use testing::calendar::{Inbox, Shown, read};

use super::{Act, Life, Sink};
use crate::support::Fixture;

impl Life {
    /// Puts what came by mail for one of the three into a calendar, in order, and compares it. Answers the files, and what they show.
    pub async fn check_calendar(
        &self,
        fixture: &Fixture,
        sink: &Sink,
        who: usize,
        acts: &[Act],
    ) -> (Vec<String>, Vec<Shown>) {
        let (mut inbox, mut files, mut doubtful, mut last) = (Inbox::default(), vec![], false, 0);
        let email = self.email(who);
        for came in sink.came().into_iter().filter(|came| came.to == email) {
            let Some(text) = came.calendar else { continue };
            let file = read(&text);
            let cancels = file.method == "CANCEL";
            if !came.taken {
                // The program can’t know that it was not.
                doubtful |= !cancels;
                continue;
            }
            files.push(text);
            if file.sequence == last {
                // The same mail once more, after a connection that broke.
                continue;
            }
            last = file.sequence;
            if cancels && !inbox.has(&file.uids[0]) {
                assert!(doubtful, "a cancellation to whom nothing was sent\n{acts:?}");
                continue;
            }
            doubtful = (doubtful && !cancels) || !came.told;
            inbox.take(file);
        }
        let shown = inbox.shown();
        assert!(inbox.uids().len() <= 1, "one UID for a person and an activity, for ever\n{acts:?}");
        let told: Vec<Told> = shown.iter().map(told).collect();
        assert_eq!(told, self.expected(fixture, who).await, "{email}\n{acts:?}");
        (files, shown)
    }

    /// An entry a day for who has a seat or is invited, none for anybody else.
    async fn expected(&self, fixture: &Fixture, who: usize) -> Vec<Told> {
        let Some(id) = self.registration(fixture, who).await else { return vec![] };
        let state = fixture.text(&format!("SELECT state FROM registrations WHERE id = {id}")).await;
        let status = match state.as_str() {
            _ if self.is_cancelled(fixture).await => return vec![],
            "confirmed" => "CONFIRMED",
            "invited" => "TENTATIVE",
            _ => return vec![],
        };
        let (activity, sessions) =
            services::sessions::list_sessions_of(&fixture.services, &Actor::System, &self.code)
                .await
                .unwrap();
        let mut days: BTreeMap<NaiveDate, Vec<Session>> = BTreeMap::new();
        for session in sessions {
            days.entry(session.held_on).or_default().push(session);
        }
        let day = |sessions: Vec<Session>| {
            let mut places: Vec<String> = vec![];
            for place in sessions.iter().map(|session| &session.room).chain([&activity.place]) {
                if !place.is_empty() && !places.contains(place) {
                    places.push(place.clone());
                }
            }
            Told {
                from: sessions.iter().map(|session| session.starts_at).min().unwrap().timestamp(),
                to: sessions.iter().map(|session| session.ends_at).max().unwrap().timestamp(),
                place: places.join(", "),
                title: activity.title.clone(),
                status: status.into(),
                sessions: sessions.len(),
            }
        };
        days.into_values().map(day).collect()
    }
}

/// What a person reads of a day.
#[derive(Debug, PartialEq)]
struct Told {
    from: i64,
    to: i64,
    place: String,
    title: String,
    status: String,
    /// How many sessions its text lists, a line each.
    sessions: usize,
}

fn told(shown: &Shown) -> Told {
    let programme = shown.description.split("\n\n").next().unwrap_or_default();
    Told {
        from: shown.starts_at.timestamp(),
        to: shown.ends_at.timestamp(),
        place: shown.location.clone(),
        title: shown.summary.clone(),
        status: shown.status.clone(),
        sessions: programme.lines().filter(|line| line.contains(" – ")).count(),
    }
}

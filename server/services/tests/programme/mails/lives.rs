//! Random lives of a class: whatever happens to it and to its people, and however the mail server behaves meanwhile, the last mail that
//! left for a box says what the database says, no mail of a box is overtaken by an older one, and the calendars that took what came by
//! mail show what the database holds, for two programs that read them.

mod act;
mod calendars;
mod sink;

use chrono::Duration;
use domain::accounts::access::Actor;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use services::{
    activities::Telling,
    ids::{RegistrationId, UndoId},
};
use testing::calendar::Shown;

use self::act::{Act, PLACES, act};
pub use self::sink::{BUSY, NO_RELAY, PANICS, Sink, WELL};
use crate::support::{Fixture, class, organizer};

/// A class, and what is known of it from outside.
struct Life {
    code: String,
    case: usize,
    organizer: Actor,
    /// By which the organizer's last act can be taken back.
    undo: Option<UndoId>,
    place: usize,
    /// Something was changed in silence, so that people may know another place.
    untold: bool,
}

impl Life {
    async fn begin(fixture: &Fixture, organizer: &Actor, case: usize) -> Self {
        let admission = ["open", "approval"][case % 2];
        let form = services::activities::ActivityForm {
            place: PLACES[0].into(),
            admission: admission.into(),
            ..class("2", "2/12/2026", &["sang"])
        };
        let code = services::activities::create_activity(&fixture.services, organizer, &form).await.unwrap();
        services::activities::publish_activity(&fixture.services, organizer, &code).await.unwrap();
        Life { code, case, organizer: organizer.clone(), undo: None, place: 0, untold: false }
    }

    /// The box of one of the three.
    fn email(&self, who: usize) -> String {
        format!("nguoi{who}.{}@example.org", self.case)
    }

    async fn registration(&self, fixture: &Fixture, who: usize) -> Option<RegistrationId> {
        let sql = format!(
            "SELECT COALESCE(max(r.id), 0) FROM registrations r JOIN people p ON p.id = r.person_id \
             JOIN activities a ON a.id = r.activity_id WHERE p.email = '{}' AND a.code = '{}'",
            self.email(who),
            self.code
        );
        Some(RegistrationId(fixture.number(&sql).await)).filter(|id| id.0 != 0)
    }

    async fn is_cancelled(&self, fixture: &Fixture) -> bool {
        let sql =
            format!("SELECT count(*) FROM activities WHERE code = '{}' AND state = 'cancelled'", self.code);
        fixture.number(&sql).await == 1
    }

    /// All is told that was not yet, the server is well again, and time passes.
    async fn end(&mut self, fixture: &Fixture, sink: &Sink) {
        if self.untold {
            let tell = Act::Move((self.place + 1) % PLACES.len(), Telling::Tell);
            self.do_(fixture, sink, &tell).await;
        }
        sink.becomes(WELL);
        for _ in 0..14 {
            sink.work(fixture).await;
            fixture.pass(Duration::minutes(30));
        }
    }

    /// The last mail of each box against the database.
    async fn check_mails(&self, fixture: &Fixture, sink: &Sink, acts: &[Act]) {
        let took = sink.took();
        let cancelled = self.is_cancelled(fixture).await;
        for who in 0..3 {
            let Some(id) = self.registration(fixture, who).await else { continue };
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
            let Some(last) = mine.last() else {
                // What was done and taken back before a mail left was never told.
                assert!(
                    ["cancelled", "declined"].contains(&state.as_str()),
                    "{id} is {state} and was told nothing\n{acts:?}"
                );
                continue;
            };
            let cause = fixture.text(&format!("SELECT cause FROM mails WHERE id = {last}")).await;
            let text = fixture.text(&format!("SELECT text FROM mails WHERE id = {last}")).await;
            let about = cause.split(':').next().unwrap();
            let here = text.contains(&format!("Địa điểm: {}", PLACES[self.place]));
            let change = about.starts_with("changed-");
            let true_ = match (cancelled, state.as_str()) {
                (true, "confirmed" | "waitlisted" | "invited" | "nominated") => about == "activity-cancelled",
                (true, _) => {
                    matches!(
                        about,
                        "activity-cancelled" | "cancelled" | "taken-off" | "rejected" | "declined"
                    ) || state == "declined"
                }
                (false, "confirmed") => here && (change || matches!(about, "confirmed" | "promoted")),
                (false, "waitlisted") => change || about == "waitlisted",
                (false, "invited") => here && (change || about == "invited" || about == "received"),
                (false, "nominated") => change || about == "received",
                (false, "rejected") => about == "rejected",
                // Who says no was heard: no mail is written of it, unless there are days to take out of a calendar.
                (false, "declined") => true,
                _ => matches!(about, "cancelled" | "taken-off" | "declined"),
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

on_the_programme!(the_last_mail_in_each_box_and_its_calendar_say_what_the_database_says, async |fixture| {
    let organizer = organizer(&fixture, "a@example.org").await;
    let mut runner = TestRunner::deterministic();
    let (mut boxes, mut shown): (Vec<Vec<String>>, Vec<Vec<Shown>>) = (vec![], vec![]);
    for case in 0..60 {
        let acts = proptest::collection::vec(act(), 4..30).new_tree(&mut runner).unwrap().current();
        let mut life = Life::begin(&fixture, &organizer, case).await;
        let sink = Sink::default();
        for act in &acts {
            life.do_(&fixture, &sink, act).await;
        }
        life.end(&fixture, &sink).await;
        life.check_mails(&fixture, &sink, &acts).await;
        for who in 0..3 {
            let (files, there) = life.check_calendar(&fixture, &sink, who, &acts).await;
            boxes.push(files);
            shown.push(there);
        }
    }
    assert!(shown.iter().filter(|days| days.len() > 1).count() > 5, "days to compare");
    let second = testing::ical_js::shown(&boxes);
    for ((files, first), second) in boxes.iter().zip(&shown).zip(&second) {
        assert_eq!(first, second, "{}", files.join("\n"));
    }
});

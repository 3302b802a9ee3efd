//! Fills the mails of `documents` with what the program knows.

use chrono::{DateTime, Timelike, Utc};
use documents::{
    dates,
    mail::{
        layout::{Link, render},
        templates::{self, ActivityFacts, Change, Words},
    },
};
use domain::{Lang, ReminderKind, Word, local, numbers::whole};
use store::rows::{Activity, Session};

use crate::{
    Services,
    mails::letter::{Before, Facts, Letter, Preview},
};

/// The words of a mail.
pub(crate) fn letter(services: &Services, lang: Lang, facts: &Facts<'_>, letter: &Letter) -> Preview {
    let about = about(services, lang, facts);
    let (name, own_url, activity) = (facts.person.full_name.as_str(), facts.link.as_str(), &about);
    let registered = templates::Registered { name, activity, own_url };
    let words = match letter {
        Letter::Invitation(answer_by) => templates::invitation(
            lang,
            &templates::Invitation { name, activity, answer_by: *answer_by, answer_url: own_url },
        ),
        Letter::Reminder(ReminderKind::Reminder, _) => templates::reminder(lang, &registered),
        Letter::Reminder(ReminderKind::Morning, _) => templates::reminder_on_the_day(lang, &registered),
        Letter::Reminder(ReminderKind::Unanswered, answer_by) => templates::reminder_to_answer(
            lang,
            &templates::Invitation { name, activity, answer_by: *answer_by, answer_url: own_url },
        ),
        Letter::Received => templates::registration_received(lang, &registered),
        Letter::Confirmed => templates::registration_confirmed(lang, &registered),
        Letter::ConfirmedFromLine => templates::confirmed_from_waiting_list(lang, &registered),
        Letter::Held(until) => templates::held(lang, &templates::Held { registered, until: *until }),
        Letter::Waitlisted(place) => {
            let position = whole(*place);
            templates::waitlisted(lang, &templates::Waitlisted { registered, position })
        }
        Letter::Rejected(reason) => {
            templates::rejected(lang, &templates::Rejected { name, activity, reason })
        }
        Letter::Cancelled => templates::cancelled_by_participant(lang, &registered),
        Letter::Declined => templates::declined(lang, &registered),
        Letter::TakenOff => templates::taken_off(lang, &registered),
        Letter::Withdrawn => templates::withdrawn_by_unit(lang, &registered),
        Letter::HandedOver(other) => {
            templates::handed_over(lang, &templates::Transferred { registered, other })
        }
        Letter::TookOver(other) => templates::took_over(lang, &templates::Transferred { registered, other }),
        Letter::Switched(attends) => templates::switched(lang, &registered, *attends),
        Letter::ActivityCancelled(reason) => {
            templates::activity_cancelled(lang, &templates::ActivityCancelled { name, activity, reason })
        }
        Letter::ActivityChanged(before) => {
            let change = change(lang, before, facts.sessions);
            templates::activity_changed(lang, &templates::ActivityChanged { name, activity, change, own_url })
        }
        Letter::Certificate(serial, issued_on, code) => {
            let verify_url = services.url(&format!("/chung-nhan/{code}"));
            let data = templates::CertificateIssued {
                name,
                activity,
                serial,
                issued_on: *issued_on,
                download_url: own_url,
                verify_url: &verify_url,
            };
            templates::certificate_issued(lang, &data)
        }
        Letter::CertificateRevoked(serial, reason) => {
            let data = templates::CertificateRevoked { name, activity, serial, reason, own_url };
            templates::certificate_revoked(lang, &data)
        }
    };
    rendered(words)
}

/// What of the sessions and the place is another than it was.
fn change(lang: Lang, before: &Before, now: &[Session]) -> Change {
    let then = before.sessions.as_deref().unwrap_or(now);
    let differs = |a: Vec<_>, b: Vec<_>| a != b;
    let times = |all: &[Session]| all.iter().map(|s| (s.starts_at, s.ends_at)).collect();
    let rooms = |all: &[Session]| all.iter().map(|s| (s.starts_at, s.room.clone())).collect::<Vec<_>>();
    let moved = differs(times(then), times(now));
    // Where the times are others, the rooms stand beside them anyway.
    let room = rooms(then) != rooms(now)
        && (!moved || then.iter().any(|s| now.iter().any(|n| n.id == s.id && n.room != s.room)));
    let contents = (contents(lang, then), contents(lang, now));
    Change {
        time: moved,
        room,
        time_before: if moved || room { when(lang, then) } else { vec![] },
        place_before: before.place.clone(),
        contents: (contents.0 != contents.1 && !moved).then_some(contents),
    }
}

/// A line a session that has a topic or a trainer.
fn contents(lang: Lang, sessions: &[Session]) -> Vec<String> {
    let said =
        sessions.iter().filter(|session| !session.topic_in(lang).is_empty() || !session.trainer.is_empty());
    said.map(|session| {
        let about: Vec<&str> = [session.topic_in(lang), session.trainer.as_str()]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect();
        let name = dates::session(*session.slot, session.held_on, lang);
        format!("{name}: {}", about.join(" – "))
    })
    .collect()
}

/// The mail with the links of a person's registrations.
pub(crate) fn links(services: &Services, lang: Lang, name: &str, links: &[(String, String)]) -> Preview {
    let office = services.office();
    let links: Vec<Link> =
        links.iter().map(|(label, url)| Link { label: label.clone(), url: url.clone() }).collect();
    let data = templates::OwnLinks {
        name,
        organizer: &office.name,
        contact: &office.contact,
        links: &links,
        valid_until: None,
    };
    rendered(templates::own_links(lang, &data))
}

/// The mail to an address that is on file no longer.
pub(crate) fn address_changed(services: &Services, lang: Lang, name: &str) -> Preview {
    let office = services.office();
    let data = templates::OwnAccount { name, organizer: &office.name, contact: &office.contact };
    rendered(templates::address_changed(lang, &data))
}

/// The mail that tells of another password.
pub(crate) fn password_changed(services: &Services, lang: Lang, name: &str) -> Preview {
    let office = services.office();
    let data = templates::OwnAccount { name, organizer: &office.name, contact: &office.contact };
    rendered(templates::password_changed(lang, &data, services.now()))
}

/// The mail with a link to set a password.
pub(crate) fn password_link(services: &Services, lang: Lang, name: &str, link: &str) -> Preview {
    let office = services.office();
    let data = templates::OwnAccount { name, organizer: &office.name, contact: &office.contact };
    rendered(templates::password_link(lang, &data, link))
}

/// A link that signs in somebody who was invited onto the staff.
pub(crate) fn staff_invited(services: &Services, lang: Lang, name: &str, link: &str) -> Preview {
    let office = services.office();
    let data = templates::OwnAccount { name, organizer: &office.name, contact: &office.contact };
    rendered(templates::staff_invited(lang, &data, link))
}

/// The links of people of a unit who have no address, for its focal person.
pub(crate) fn unit_links(
    services: &Services,
    lang: Lang,
    (name, unit, activity): (&str, &str, &str),
    people: &[(String, String)],
) -> Preview {
    let office = services.office();
    let data = templates::OwnAccount { name, organizer: &office.name, contact: &office.contact };
    rendered(templates::unit_links(lang, &data, (unit, activity), people))
}

fn about(services: &Services, lang: Lang, facts: &Facts<'_>) -> ActivityFacts {
    activity_facts(services, lang, (facts.activity, facts.sessions, facts.organizer))
}

/// What a mail tells about an activity with its sessions, that a body holds.
pub(crate) fn activity_facts(
    services: &Services,
    lang: Lang,
    (activity, sessions, organizer): (&Activity, &[Session], &str),
) -> ActivityFacts {
    let contact = if activity.contact.is_empty() {
        services.office().contact.clone()
    } else {
        activity.contact.clone()
    };
    ActivityFacts {
        kind: activity.kind.name(lang).to_lowercase(),
        title: activity.title.clone(),
        when: when(lang, sessions),
        place: activity.place.clone(),
        organizer: organizer.to_owned(),
        contact,
    }
}

/// `buổi sáng`, `morning`.
pub(crate) fn slot_name(lang: Lang, session: &Session) -> String {
    let slot = session.slot.name(lang).to_lowercase();
    lang.pick(format!("buổi {slot}"), slot.clone())
}

/// A line a session: `Sáng thứ Hai, 30/7/2023 (07:30 – 11:30)`.
fn when(lang: Lang, sessions: &[Session]) -> Vec<String> {
    let hour = |moment: DateTime<Utc>| {
        let local = local::at(moment);
        format!("{:02}:{:02}", local.hour(), local.minute())
    };
    sessions
        .iter()
        .map(|session| {
            let name = dates::session(*session.slot, session.held_on, lang);
            let room = if session.room.is_empty() { String::new() } else { format!(", {}", session.room) };
            format!("{name} ({} – {}){room}", hour(session.starts_at), hour(session.ends_at))
        })
        .collect()
}

/// The parts of a mail out of its words.
pub(crate) fn rendered(words: Words) -> Preview {
    let parts = render(&words.subject, &words.body);
    Preview { subject: words.subject, text: parts.text, html: parts.html }
}

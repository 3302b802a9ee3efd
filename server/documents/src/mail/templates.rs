//! What each mail says, in both languages side by side. Plain data in, subject and body out: no template that an organizer's
//! text could steer.

mod access;
mod account;
mod activity;
mod demand;
mod nomination;
mod registration;
mod reminder;

pub use access::{
    CertificateIssued, CertificateRevoked, OwnLinks, certificate_issued, certificate_revoked, own_links,
};
pub use account::{OwnAccount, address_changed, password_changed, password_link, staff_invited, unit_links};
pub use activity::{ActivityCancelled, ActivityChanged, Change, activity_cancelled, activity_changed};
pub use demand::{LeftName, left_name};
pub use nomination::{Asked, Call, nomination_asked, nomination_call, nomination_reminder};
pub use registration::{
    Held, Invitation, Registered, Rejected, Transferred, Waitlisted, cancelled_by_participant,
    confirmed_from_waiting_list, declined, handed_over, held, invitation, registration_confirmed,
    registration_received, rejected, switched, taken_off, took_over, waitlisted, withdrawn_by_unit,
};
pub use reminder::{reminder, reminder_on_the_day, reminder_to_answer};

use domain::Lang;

use super::layout::{Body, Fact, Link};

/// The words of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Its subject.
    pub subject: String,
    /// All else.
    pub body: Body,
}

/// What a mail tells about an activity, each in the language of the mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityFacts {
    /// The kind in lower case: `lớp tập huấn`, `workshop`.
    pub kind: String,
    /// Its title, without quotation marks.
    pub title: String,
    /// When, a line a session.
    pub when: Vec<String>,
    /// Where.
    pub place: String,
    /// The organizing office.
    pub organizer: String,
    /// Whom to ask: name, telephone, address; may be empty.
    pub contact: String,
}

impl ActivityFacts {
    /// `lớp tập huấn “Nâng cao năng lực”`
    fn named(&self) -> String {
        format!("{} {}", self.kind, domain::text::quoted(&self.title))
    }

    fn facts(&self, lang: Lang) -> Vec<Fact> {
        known([self.time(lang), self.location(lang)].into_iter().chain(self.people(lang)))
    }

    fn time(&self, lang: Lang) -> Fact {
        fact(by_lang(lang, "Thời gian", "Time"), &self.when.join("\n"))
    }

    fn location(&self, lang: Lang) -> Fact {
        fact(by_lang(lang, "Địa điểm", "Place"), &self.place)
    }

    fn people(&self, lang: Lang) -> [Fact; 2] {
        [
            fact(by_lang(lang, "Đơn vị tổ chức", "Organizer"), &self.organizer),
            fact(by_lang(lang, "Liên hệ", "Contact"), &self.contact),
        ]
    }
}

/// The facts that say something.
fn known(facts: impl IntoIterator<Item = Fact>) -> Vec<Fact> {
    facts.into_iter().filter(|fact| !fact.value.is_empty()).collect()
}

/// A mail to `name` about the activity, with greeting, close and small print. The templates add what it is about.
fn letter(lang: Lang, name: &str, activity: &ActivityFacts) -> Body {
    frame(lang, name, &activity.organizer, &activity.contact)
}

fn frame(lang: Lang, name: &str, organizer: &str, contact: &str) -> Body {
    let mut footer = vec![
        by_lang(
            lang,
            "Thư này được gửi tự động từ hệ thống Tập Huấn.",
            "This e-mail was sent automatically by Tập Huấn.",
        )
        .to_owned(),
    ];
    if !contact.is_empty() {
        footer.push(match lang {
            Lang::Vi => format!("Cần hỗ trợ, xin liên hệ: {contact}."),
            Lang::En => format!("Questions? Please contact {contact}."),
        });
    }
    Body {
        lang,
        letterhead: organizer.to_owned(),
        greeting: match lang {
            Lang::Vi => format!("Kính gửi: Ông (bà) {name}"),
            Lang::En => format!("Dear {name},"),
        },
        paragraphs: Vec::new(),
        facts: Vec::new(),
        notes: Vec::new(),
        button: None,
        qr: None,
        links: Vec::new(),
        closing: vec![by_lang(lang, "Trân trọng,", "Yours sincerely,").to_owned(), organizer.to_owned()],
        footer,
    }
}

fn by_lang(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn fact(label: &str, value: &str) -> Fact {
    Fact { label: label.to_owned(), value: value.to_owned() }
}

fn button(lang: Lang, vi: &'static str, en: &'static str, url: &str) -> Option<Link> {
    Some(Link { label: by_lang(lang, vi, en).to_owned(), url: url.to_owned() })
}

/// A link that lets its bearer act for a person comes with this.
fn for_you_alone(lang: Lang) -> String {
    by_lang(
        lang,
        "Đường dẫn trong thư dành riêng cho ông (bà), xin không chuyển tiếp.",
        "The link in this e-mail is for you alone. Please do not forward it.",
    )
    .to_owned()
}

#[cfg(test)]
mod tests;

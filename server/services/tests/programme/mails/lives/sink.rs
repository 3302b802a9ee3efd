//! A mail server that behaves as it is told to.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU8, Ordering},
};

use lettre::Message;
use mail_parser::{MessageParser, MimeHeaders};
use services::mails::{NotTaken, Post, Step};

use crate::support::Fixture;

/// What came to the server of one mail.
#[derive(Debug, Clone)]
pub struct Came {
    /// Its Message-ID.
    pub id: String,
    /// Whose box it is for.
    pub to: String,
    /// Its words.
    pub text: String,
    /// The calendar in it.
    pub calendar: Option<String>,
    /// Whether the server took it.
    pub taken: bool,
    /// Whether the program was told that it did.
    pub told: bool,
}

/// A mail server that keeps what came.
#[derive(Clone, Default)]
pub struct Sink {
    mood: Arc<AtomicU8>,
    came: Arc<Mutex<Vec<Came>>>,
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
        if mood != AWAY {
            self.came.lock().unwrap().push(came(&message.formatted(), mood));
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

fn came(bytes: &[u8], mood: u8) -> Came {
    let message = MessageParser::default().parse(bytes).expect("a mail");
    let is_calendar = |kind: &mail_parser::ContentType<'_>| kind.subtype() == Some("calendar");
    let calendar = message.parts.iter().find(|part| part.content_type().is_some_and(is_calendar));
    Came {
        id: format!("<{}>", message.message_id().expect("a number")),
        to: message.to().and_then(|to| to.first()?.address()).expect("a box").to_owned(),
        text: message.body_text(0).expect("words").into_owned(),
        calendar: calendar.map(|part| part.text_contents().expect("text").to_owned()),
        taken: matches!(mood, WELL | BREAKS),
        told: mood == WELL,
    }
}

impl Sink {
    pub fn becomes(&self, mood: u8) {
        self.mood.store(mood, Ordering::SeqCst);
    }

    /// What came, in order.
    pub fn came(&self) -> Vec<Came> {
        self.came.lock().unwrap().clone()
    }

    /// The Message-IDs of what was taken, in order.
    pub fn took(&self) -> Vec<String> {
        self.came().into_iter().filter(|came| came.taken).map(|came| came.id).collect()
    }

    /// The worker does what there is to do now.
    pub async fn work(&self, fixture: &Fixture) {
        for _ in 0..50 {
            let step = services::mails::send_mails(&fixture.services, self).await.unwrap();
            if !matches!(step, Step::Sent | Step::PutBack) {
                return;
            }
        }
    }
}

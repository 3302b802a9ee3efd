//! The way to the mail server, and what its refusals are about: this mail, the server, or how we are set up there.

use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

/// The way to a real mail server.
pub type Smtp = AsyncSmtpTransport<Tokio1Executor>;

/// Why a mail was not taken, as the mail server or the network says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotTaken {
    /// In its own words.
    pub text: String,
    /// Its code (RFC 5321, 4.2.3); none where the connection failed or broke.
    pub code: Option<u16>,
    /// The mail never reached a server.
    pub never_left: bool,
}

/// Whatever takes mails: a mail server, or one of a test.
pub trait Post: Clone + Send + Sync + 'static {
    /// Hands a mail over.
    fn send(&self, message: Message) -> impl Future<Output = Result<(), NotTaken>> + Send;

    /// Whether anybody answers there.
    fn is_there(&self) -> impl Future<Output = bool> + Send;
}

impl Post for Smtp {
    async fn send(&self, message: Message) -> Result<(), NotTaken> {
        AsyncTransport::send(self, message).await.map(drop).map_err(|error| NotTaken {
            code: error.status().map(u16::from),
            never_left: error.is_client(),
            text: error.to_string(),
        })
    }

    async fn is_there(&self) -> bool {
        self.test_connection().await.unwrap_or(false)
    }
}

/// What a refusal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Because {
    /// The server: away or busy. Such a try does not count.
    Server,
    /// Us: it does not let us in. The same would happen to every mail.
    SignIn,
    /// Us, or this mail: the sender's address, relaying, a policy. Which of them is told by what became of other mails.
    Policy,
    /// This mail, for now.
    Mail,
    /// This mail, for good.
    MailForEver,
}

/// What an answer of the server is about (RFC 5321, 4.2.3; RFC 3463 for the number after the code). Signing in and the greeting are
/// about us, not about the mail: a password that was changed must not fail a whole queue.
pub(crate) fn because(refused: &NotTaken) -> Because {
    match refused.code {
        None if refused.never_left => Because::Mail,
        // No connection, or one that broke; shutting down.
        None | Some(421 | 454) => Because::Server,
        Some(530 | 534 | 535 | 538) => Because::SignIn,
        Some(550 | 553 | 554 | 571) if is_policy(&refused.text) => Because::Policy,
        Some(501 | 550 | 551 | 553 | 555 | 556) => Because::MailForEver,
        Some(_) => Because::Mail,
    }
}

/// 5.7.x is security and policy; 5.1.7 and 5.1.8 are the sender's address. Servers without these numbers say “relay” or “sender”.
fn is_policy(text: &str) -> bool {
    let numbered = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        word.starts_with("5.7.") || matches!(word, "5.1.7" | "5.1.8")
    };
    let small = text.to_lowercase();
    text.split([' ', '-', '#', ':', ';', '(', ')', ',']).any(numbered)
        || small.contains("relay")
        || small.contains("sender")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: Option<u16>, text: &str) -> Because {
        because(&NotTaken { text: text.into(), code, never_left: false })
    }

    #[test]
    fn what_is_wrong_with_the_server_or_with_us_never_gives_a_mail_up() {
        for code in [None, Some(421), Some(454)] {
            assert_eq!(of(code, "later"), Because::Server, "{code:?}");
        }
        for code in [530, 534, 535, 538] {
            assert_eq!(of(Some(code), "5.7.8 no"), Because::SignIn, "{code}");
        }
        for text in [
            "permanent error (550): 5.7.1 Relaying denied",
            "permanent error (550): 5.7.60 SMTP; Client does not have permissions to send as this sender",
            "permanent error (553): 5.1.8 Domain of sender address does not exist",
            "permanent error (554): <an@example.org>: Relay access denied",
        ] {
            let code = text[17..20].parse().unwrap();
            assert_eq!(of(Some(code), text), Because::Policy, "{text}");
        }
        assert_eq!(of(Some(550), "5.1.1 no such user"), Because::MailForEver);
        for code in [452, 500, 502, 521, 554, 571] {
            assert_eq!(of(Some(code), "no"), Because::Mail, "{code}");
        }
    }
}

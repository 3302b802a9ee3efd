//! The five tones in which a state is said.

use super::icon::Sign;

/// How a state is meant. The words say it; the tone repeats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Neither good nor bad: draft, archived.
    #[default]
    Neutral,
    /// Done, valid, open.
    Ok,
    /// Waits for somebody.
    Wait,
    /// Look here.
    Warn,
    /// Wrong, ended, refused.
    Bad,
}

impl Tone {
    /// The class that sets the colours of what it stands on.
    pub fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Ok => "tone-ok",
            Self::Wait => "tone-wait",
            Self::Warn => "tone-warn",
            Self::Bad => "tone-bad",
        }
    }

    /// The sign that goes with it.
    pub fn sign(self) -> Sign {
        match self {
            Self::Neutral | Self::Wait => Sign::Info,
            Self::Ok => Sign::Ok,
            Self::Warn => Sign::Warn,
            Self::Bad => Sign::Bad,
        }
    }
}

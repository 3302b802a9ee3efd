//! Whom a scanned or typed text means, before anybody looks into a list.

use chrono::{DateTime, Utc};

use super::{
    Refusal,
    code::{CodeReader, NoCode, read},
    short::ShortCode,
};

/// Whom a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// Whoever of the list has this typed code.
    Typed(ShortCode),
    /// A registration, by a code that we signed.
    Signed(i64),
}

/// Reads what a scanner read, or what somebody typed. `keys` are those that hold.
///
/// # Errors
/// Why it means nobody of this activity.
pub fn meant(text: &str, activity: i64, keys: &[CodeReader], now: DateTime<Utc>) -> Result<Meant, Refusal> {
    if let Some(typed) = ShortCode::read(text) {
        return Ok(Meant::Typed(typed));
    }
    match read(text, keys, now) {
        Ok(code) if code.activity != activity => Err(Refusal::OtherActivity),
        Ok(code) => Ok(Meant::Signed(code.registration)),
        Err(NoCode::Other) => Err(Refusal::NoCode),
        Err(NoCode::Forged) => Err(Refusal::Forged),
        Err(NoCode::Ended(_)) => Err(Refusal::Ended),
    }
}

/// What a scanner sends or somebody types for a code, and no name: one of ours, or an address, which is never somebody's name.
pub fn is_code(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("TH:") || text.contains("://") || ShortCode::read(text).is_some()
}

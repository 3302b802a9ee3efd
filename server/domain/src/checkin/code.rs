//! The signed check-in code: what the QR code of a confirmation holds.
//!
//! It says for which registration of which activity it is, and is signed with Ed25519 (RFC 8032), so that a device needs neither a
//! list nor a network to know it for ours. It names nobody, opens no page and changes nothing. 87 bytes in base 32 (RFC 4648, which
//! QR codes hold in their alphanumeric mode) behind `TH:` are 143 letters: a code of 41 modules at level M.

use chrono::{DateTime, TimeZone, Utc};
use data_encoding::BASE32_NOPAD;
use ed25519_compact::{KeyPair, Seed, Signature};

/// What every code begins with.
const BEGINS: &str = "TH:";
/// What is signed besides: a signature for another purpose never passes here.
const PURPOSE: &[u8] = b"taphuan/checkin/v1";
/// The version of the layout.
const VERSION: u8 = 1;
/// The bytes that are signed: version, key, activity, registration, issued, ends.
const SIGNED: usize = 1 + 1 + 8 + 8 + 4 + 4;

/// What a check-in code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckInCode {
    /// The number of the activity.
    pub activity: i64,
    /// The number of the registration.
    pub registration: i64,
    /// When it was made, to the second.
    pub issued: DateTime<Utc>,
    /// Until when it holds.
    pub ends: DateTime<Utc>,
}

/// A key that makes codes.
pub struct CodeKey(KeyPair);

/// The key that tells whether another made a code: public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeReader(pub [u8; 32]);

/// Why a text is no code that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCode {
    /// It is something else: an address, a code of another system.
    Other,
    /// It looks like ours and is not signed by a key that holds.
    Forged,
    /// It held until then.
    Ended(DateTime<Utc>),
}

impl CodeKey {
    /// The key of 32 secret bytes.
    pub fn new(secret: [u8; 32]) -> Self {
        Self(KeyPair::from_seed(Seed::new(secret)))
    }

    /// The public half.
    pub fn reader(&self) -> CodeReader {
        CodeReader(*self.0.pk)
    }

    /// The code as the QR code holds it. The same code gives the same text.
    pub fn write(&self, code: &CheckInCode) -> String {
        let mut bytes = Vec::with_capacity(SIGNED + Signature::BYTES);
        bytes.extend([VERSION, self.reader().id()]);
        bytes.extend(code.activity.to_be_bytes());
        bytes.extend(code.registration.to_be_bytes());
        bytes.extend(seconds(code.issued).to_be_bytes());
        bytes.extend(seconds(code.ends).to_be_bytes());
        let signature = self.0.sk.sign([PURPOSE, &bytes].concat(), None);
        bytes.extend(*signature);
        format!("{BEGINS}{}", BASE32_NOPAD.encode(&bytes))
    }
}

impl CodeReader {
    /// By which byte a code tells that this key signed it.
    pub fn id(&self) -> u8 {
        self.0[0]
    }

    fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let key = ed25519_compact::PublicKey::new(self.0);
        Signature::from_slice(signature).is_ok_and(|signature| key.verify(message, &signature).is_ok())
    }
}

/// Reads what a scanner read. `keys` are those that hold: two while one follows the other.
///
/// # Errors
/// [`NoCode`].
pub fn read(text: &str, keys: &[CodeReader], now: DateTime<Utc>) -> Result<CheckInCode, NoCode> {
    let letters = text.trim().strip_prefix(BEGINS).ok_or(NoCode::Other)?;
    let bytes = BASE32_NOPAD.decode(letters.as_bytes()).map_err(|_| NoCode::Other)?;
    if bytes.len() != SIGNED + Signature::BYTES || bytes[0] != VERSION {
        return Err(NoCode::Other);
    }
    let (signed, signature) = bytes.split_at(SIGNED);
    let message = [PURPOSE, signed].concat();
    if !keys.iter().any(|key| key.id() == signed[1] && key.signed(&message, signature)) {
        return Err(NoCode::Forged);
    }
    let code = CheckInCode {
        activity: i64::from_be_bytes(part(signed, 2)),
        registration: i64::from_be_bytes(part(signed, 10)),
        issued: moment(u32::from_be_bytes(part(signed, 18))),
        ends: moment(u32::from_be_bytes(part(signed, 22))),
    };
    if code.ends < now { Err(NoCode::Ended(code.ends)) } else { Ok(code) }
}

fn part<const N: usize>(bytes: &[u8], from: usize) -> [u8; N] {
    let mut part = [0; N];
    part.copy_from_slice(&bytes[from..from + N]);
    part
}

/// Seconds since 1970: until the year 2106.
fn seconds(moment: DateTime<Utc>) -> u32 {
    u32::try_from(moment.timestamp().max(0)).unwrap_or(u32::MAX)
}

fn moment(seconds: u32) -> DateTime<Utc> {
    Utc.timestamp_opt(i64::from(seconds), 0).single().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(activity: i64, registration: i64) -> CheckInCode {
        CheckInCode { activity, registration, issued: moment(1_700_000_000), ends: moment(1_800_000_000) }
    }

    fn during() -> DateTime<Utc> {
        moment(1_750_000_000)
    }

    /// What `code(7, 42)` is with the key of 32 bytes of 9: phones, mails and papers hold such codes, so this never changes.
    const GOLDEN: &str = include_str!("golden_code.txt");

    #[test]
    fn a_code_is_written_as_it_always_was_and_fits_a_qr_code_of_41_modules() {
        let written = CodeKey::new([9; 32]).write(&code(7, 42));
        assert_eq!(written, GOLDEN.trim());
        assert!(
            written.len() <= 154,
            "a QR code of version 6 holds 154 letters at level M, this has {}",
            written.len()
        );
    }

    #[test]
    fn a_code_ends_and_two_keys_hold_while_one_follows_the_other() {
        let (old, new) = (CodeKey::new([1; 32]), CodeKey::new([2; 32]));
        let text = old.write(&code(7, 42));
        assert_eq!(read(&text, &[new.reader(), old.reader()], during()), Ok(code(7, 42)));
        assert_eq!(read(&text, &[new.reader()], during()), Err(NoCode::Forged));
        let after = moment(1_800_000_001);
        assert_eq!(read(&text, &[old.reader()], after), Err(NoCode::Ended(moment(1_800_000_000))));
    }

    #[test]
    fn codes_of_others_are_not_ours() {
        for other in
            ["", "TH:", "TH:AAAA", "https://example.vn/toi/abc", "HC1:6BFOXN", "00020101021138", "th:AE"]
        {
            assert_eq!(
                read(other, &[CodeKey::new([1; 32]).reader()], during()),
                Err(NoCode::Other),
                "{other}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_code_says_what_was_written_and_no_letter_of_it_can_be_changed(activity in 1..i64::MAX, registration in 1..i64::MAX, at in 3_usize..143, to in "[A-Z2-7]") {
            let key = CodeKey::new([3; 32]);
            let text = key.write(&code(activity, registration));
            prop_assert_eq!(read(&text, &[key.reader()], during()), Ok(code(activity, registration)));
            let mut changed = text.clone();
            changed.replace_range(at..=at, &to);
            prop_assert!(changed == text || read(&changed, &[key.reader()], during()).is_err());
        }

        #[test]
        fn whatever_is_scanned_is_refused_in_words(text in "(TH:)?\\PC{0,200}") {
            prop_assert!(read(&text, &[CodeKey::new([3; 32]).reader()], during()).is_err());
        }
    }
}

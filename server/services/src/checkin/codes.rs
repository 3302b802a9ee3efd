//! The codes of registrations: the signed one that a QR code holds, and the short one that is typed.

use chrono::Duration;
use domain::{
    checkin::{
        code::{CheckInCode, CodeKey, CodeReader},
        short::ShortCode,
    },
    local,
};
use store::{
    ids::RegistrationId,
    rows::{Activity, Registration},
};

use crate::Services;

/// What the keys of codes are derived for.
const KEYS: &str = "taphuan check-in code key 1";
/// What the secrets of typed codes are derived for.
const SHORT: &str = "taphuan check-in short code 1 ";
/// How long after its activity a code still reads: a class that is moved keeps the codes that people printed.
const LIFE: Duration = Duration::days(180);

/// The codes of a registration, as people see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What the QR code holds.
    pub qr: String,
    /// What is typed where no camera reads it.
    pub typed: String,
}

/// The codes of a registration.
pub fn code_of(services: &Services, activity: &Activity, registration: &Registration) -> Shown {
    let code = CheckInCode {
        activity: activity.id.0,
        registration: registration.id.0,
        // The same registration has the same code whenever it is shown.
        issued: registration.created_at,
        ends: local::end_of(activity.ends_on) + LIFE,
    };
    Shown {
        qr: key(services).write(&code),
        typed: short_of(services, registration.id).next().unwrap_or_default(),
    }
}

/// The key that signs now.
fn key(services: &Services) -> CodeKey {
    CodeKey::new(services.keys.derived(KEYS).next().unwrap_or_default())
}

/// The public halves of the keys that hold.
pub(crate) fn readers(services: &Services) -> Vec<CodeReader> {
    services.keys.derived(KEYS).map(|secret| CodeKey::new(secret).reader()).collect()
}

/// The typed codes of a registration: by the key that signs now, and by those that hold still.
pub(crate) fn short_of(services: &Services, registration: RegistrationId) -> impl Iterator<Item = String> {
    let purpose = format!("{SHORT}{registration}");
    let codes: Vec<String> =
        services.keys.derived(&purpose).map(|secret| short(&secret).to_string()).collect();
    codes.into_iter()
}

fn short(secret: &[u8; 32]) -> ShortCode {
    let mut number = [0; 8];
    number.copy_from_slice(&secret[..8]);
    ShortCode::new(u64::from_be_bytes(number))
}

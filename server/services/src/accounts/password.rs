//! Passwords: argon2id with the parameters of RFC 9106's second choice (64 MiB, 3 passes), off the async threads.

use std::sync::{Arc, LazyLock};

use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use domain::{Problem, label};
use tokio::sync::Semaphore;

use crate::{Error, Result, secret::random};

/// The fewest letters of a password. Length is what counts (NIST SP 800-63B-4, 3.1.1.2); no rules about signs and digits.
pub const SHORTEST: usize = 12;

/// The most: hashing more would only cost.
const LONGEST: usize = 200;

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(64 * 1024, 3, 1, None).map_err(|error| Error::Fault(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A password as somebody typed it.
///
/// # Errors
/// [`Problem::Missing`], [`Problem::TooShort`], [`Problem::TooLong`], or that it is too easy.
pub(crate) fn read_password(raw: &str, email: &str) -> std::result::Result<String, Problem> {
    let letters = raw.chars().count();
    let name = email.split('@').next().unwrap_or_default().to_lowercase();
    let distinct = raw.chars().collect::<std::collections::HashSet<_>>().len();
    match letters {
        0 => Err(Problem::Missing(label::PASSWORD)),
        n if n < SHORTEST => Err(Problem::TooShort(label::PASSWORD, SHORTEST)),
        n if n > LONGEST => Err(Problem::TooLong(label::PASSWORD, LONGEST)),
        _ if distinct < 5 || (name.len() > 3 && raw.to_lowercase().contains(&name)) => Err(Problem::Said(
            "Mật khẩu này dễ đoán: đừng lặp lại ký tự, đừng dùng tên trong địa chỉ thư",
            "This password is easy to guess: don’t repeat characters and don’t use the name in your address",
        )),
        _ if is_common(raw, email) => Err(Problem::Said(
            "Mật khẩu này nằm trong số thường gặp hoặc dễ đoán: ghép vài từ không liên quan với nhau thành một câu ngắn",
            "This password is among the common ones, or easy to guess: make a short sentence of a few words that have nothing to do with each other",
        )),
        _ => Ok(raw.to_owned()),
    }
}

/// Whether somebody who knows the lists of common passwords, names and words, their usual disguises (`P@ssw0rd`), rows of keys and
/// dates needs fewer than a hundred million guesses: the limits of sign-in leave a guesser a thousand a day, but a stolen hash is
/// tried without them.
fn is_common(raw: &str, email: &str) -> bool {
    let words: Vec<&str> =
        email.split(['@', '.', '-', '_']).chain(["taphuan", "tập huấn", "tap huan"]).collect();
    u8::from(zxcvbn::zxcvbn(raw, &words).score()) < 3
}

/// The hash under which a password is stored.
///
/// # Errors
/// [`Error::Fault`] where hashing fails.
pub(crate) async fn hash(password: String) -> Result<String> {
    let salt = random::<16>()?;
    off_thread(move || {
        let hash: PasswordHash = hasher()?
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map_err(|error| Error::Fault(error.to_string()))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether a password is the one of a hash. Without a hash it takes as long and says no, so that the time tells nobody who is here.
///
/// # Errors
/// [`Error::Fault`] where hashing fails.
pub(crate) async fn matches(password: String, stored: Option<String>) -> Result<bool> {
    off_thread(move || {
        let hasher = hasher()?;
        match stored.as_deref().map(PasswordHash::new) {
            Some(Ok(hash)) => Ok(hasher.verify_password(password.as_bytes(), &hash).is_ok()),
            Some(Err(error)) => Err(Error::Fault(format!("a stored hash can't be read: {error}"))),
            None => {
                let mut out = [0; 32];
                hasher
                    .hash_password_into(password.as_bytes(), b"nobody is here", &mut out)
                    .map_err(|error| Error::Fault(error.to_string()))?;
                Ok(false)
            }
        }
    })
    .await
}

/// Each hash takes 64 MiB: a hundred at once would take the machine's memory before any password was right.
static AT_ONCE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(2)));

/// So many have a turn or wait for one, which takes some seconds at the most; whoever comes then is told to come back.
static IN_LINE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(60)));

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let too_many = || Error::Unavailable("too many passwords at once".into());
    let place = IN_LINE.clone().try_acquire_owned().map_err(|_| too_many())?;
    let turn = AT_ONCE.clone().acquire_owned().await.map_err(|_| too_many())?;
    // The turn goes along: a browser that leaves does not end the work.
    let work = move || {
        let _turn = (turn, place);
        work()
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Fault(error.to_string()))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_comes_when_the_line_is_full_is_told_and_the_others_get_their_turn() {
        let (open, door) = std::sync::mpsc::channel::<()>();
        let door = Arc::new(std::sync::Mutex::new(door));
        let waiting: Vec<_> = (0..60)
            .map(|_| {
                let door = door.clone();
                // It ends when the door does.
                tokio::spawn(off_thread(move || {
                    let _ = door.lock().map(|door| door.recv());
                    Ok(())
                }))
            })
            .collect();
        while IN_LINE.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(off_thread(|| Ok(())).await, Err(Error::Unavailable(_))));
        drop(open);
        for one in waiting {
            one.await.unwrap().unwrap();
        }
        off_thread(|| Ok(())).await.unwrap();
    }

    #[test]
    fn easy_passwords_are_refused_with_the_reason() {
        assert_eq!(read_password("short", "a@b.vn"), Err(Problem::TooShort(label::PASSWORD, SHORTEST)));
        assert!(matches!(read_password("aaaaaaaaaaaaaaaa", "a@b.vn"), Err(Problem::Said(..))));
        assert!(matches!(read_password("hoanguyen-123456", "HoaNguyen@b.vn"), Err(Problem::Said(..))));
        for common in [
            "password1234",
            "P@ssw0rd1234",
            "qwertyuiop123",
            "123456789abc",
            "iloveyou12345",
            "hoa.nguyen.1990",
            "abcdefghijkl",
        ] {
            assert!(matches!(read_password(common, "hoa.nguyen@b.vn"), Err(Problem::Said(..))), "{common}");
        }
        for good in ["mua roi tren nui Coc", "trăng sáng trên hồ", "xe lam xanh cho gao"] {
            assert!(read_password(good, "hoa.nguyen@b.vn").is_ok(), "{good}");
        }
        assert!(read_password("mưa rơi trên núi Cốc", "hoa@b.vn").is_ok());
    }
}

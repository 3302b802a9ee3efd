//! The secret of the installation, the links that it signs, and the hashes of tokens.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeZone, Utc};
use hmac::{Hmac, Mac};
use rand::TryRngCore;
use sha2::{Digest, Sha256};
use store::{Db, ids::RegistrationId};

use crate::{Error, Result};

/// The key that signs participants' links. Made once and kept in the database, so that every copy of the program has the same.
pub(crate) struct Secret([u8; 32]);

/// What a signed link is for: a link for one purpose never passes for another.
const PURPOSE: &[u8] = b"taphuan registration link 1";

impl Secret {
    /// Reads the secret, or makes it where there is none.
    ///
    /// # Errors
    /// What the database says; [`Error::Fault`] where the machine gives no random bytes.
    pub(crate) async fn load(db: &Db) -> Result<Self> {
        let fresh = random::<32>()?;
        let kept = store::secrets::get_or_put(db, "links", &fresh).await?;
        let key = kept.try_into().map_err(|_| Error::Fault("the stored secret has a wrong length".into()))?;
        Ok(Self(key))
    }

    /// The token of a participant's link: registration and end, signed.
    pub(crate) fn sign(&self, registration: RegistrationId, ends: DateTime<Utc>) -> String {
        let mut token = Vec::with_capacity(32);
        token.extend(registration.0.to_be_bytes());
        token.extend(ends.timestamp().to_be_bytes());
        let mac = self.mac(&token);
        token.extend(&mac[..16]);
        URL_SAFE_NO_PAD.encode(token)
    }

    /// The registration of a token that this installation signed and that has not ended.
    pub(crate) fn open(&self, token: &str, now: DateTime<Utc>) -> Option<RegistrationId> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (signed, mac) = (bytes.get(..16)?, bytes.get(16..)?);
        let mut check = self.hasher();
        check.update(signed);
        if mac.len() != 16 || check.verify_truncated_left(mac).is_err() {
            return None;
        }
        let registration = i64::from_be_bytes(signed.get(..8)?.try_into().ok()?);
        let ends = Utc.timestamp_opt(i64::from_be_bytes(signed.get(8..)?.try_into().ok()?), 0).single()?;
        (ends > now).then_some(RegistrationId(registration))
    }

    fn hasher(&self) -> Hmac<Sha256> {
        // HMAC takes keys of any length, so this never falls back; a key is always 32 bytes here.
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0)
            .unwrap_or_else(|_| Hmac::<Sha256>::new(&Default::default()));
        mac.update(PURPOSE);
        mac
    }

    fn mac(&self, message: &[u8]) -> [u8; 32] {
        let mut mac = self.hasher();
        mac.update(message);
        mac.finalize().into_bytes().into()
    }
}

/// Random bytes of the machine.
///
/// # Errors
/// [`Error::Fault`] where it gives none.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    rand::rngs::OsRng
        .try_fill_bytes(&mut bytes)
        .map_err(|error| Error::Fault(format!("no random bytes: {error}")))?;
    Ok(bytes)
}

/// A fresh token for an address or a cookie (256 bits), and the hash of it that is stored.
///
/// # Errors
/// As [`random`].
pub(crate) fn fresh_token() -> Result<(String, Vec<u8>)> {
    let token = URL_SAFE_NO_PAD.encode(random::<32>()?);
    let hash = token_hash(&token);
    Ok((token, hash))
}

/// The hash under which a token is stored. Tokens are random, so a plain hash is enough.
pub(crate) fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_link_opens_its_registration_until_it_ends() {
        let secret = Secret([7; 32]);
        let at = |seconds| Utc.timestamp_opt(seconds, 0).unwrap();
        let token = secret.sign(RegistrationId(42), at(1_000));
        assert_eq!(secret.open(&token, at(999)), Some(RegistrationId(42)));
        assert_eq!(secret.open(&token, at(1_000)), None);
        assert_eq!(Secret([8; 32]).open(&token, at(1)), None);
    }

    proptest! {
        #[test]
        fn a_link_with_one_bit_changed_opens_nothing(bit in 0usize..256) {
            let secret = Secret([7; 32]);
            let token = secret.sign(RegistrationId(42), Utc.timestamp_opt(1_000, 0).unwrap());
            let mut bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
            bytes[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(secret.open(&URL_SAFE_NO_PAD.encode(bytes), Utc.timestamp_opt(1, 0).unwrap()), None);
        }

        #[test]
        fn anything_else_opens_nothing(token in "\\PC{0,60}") {
            prop_assert_eq!(Secret([7; 32]).open(&token, Utc.timestamp_opt(1, 0).unwrap()), None);
        }
    }
}

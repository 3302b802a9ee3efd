//! The keys of the installation, the links that they sign, and the hashes of tokens.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeZone, Utc};
use hmac::{Hmac, KeyInit, Mac};
use rand::TryRng;
use sha2::{Digest, Sha256};
use store::{
    Db,
    ids::{DemandPersonId, RegistrationId},
};

use crate::{Error, Result};

/// The keys that sign participants' links, 32 bytes each: the first signs, and a link that any of them signed opens. While a key is
/// replaced there are two, so that the links in mails that were sent go on working.
///
/// They lie outside the database wherever they can: who steals a backup has nothing to sign with.
#[derive(Clone)]
pub struct LinkKeys {
    first: [u8; 32],
    others: Vec<[u8; 32]>,
}

/// What a signed link is for: a link for one purpose never passes for another.
const PURPOSE: &[u8] = b"taphuan registration link 2";

/// What the link of a name is for that was left at a call for interest.
const NAME_PURPOSE: &str = "taphuan name link 1";

/// What a link says: whose it is, and for which version of the registration's links it was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opened {
    pub registration: RegistrationId,
    pub version: i32,
}

/// The bytes that are signed: registration, version, end.
const SIGNED: usize = 8 + 4 + 8;

/// The bytes of the signature that a link carries: 128 bits.
const SIGNATURE: usize = 16;

impl LinkKeys {
    /// Keys as text: one or more, each of 43 letters (base64url of 32 bytes), between white space or commas. A line that begins with
    /// `#` is a remark.
    ///
    /// # Errors
    /// What is wrong, in words; never the text itself.
    pub fn parse(text: &str) -> std::result::Result<Self, String> {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let words = lines.flat_map(|line| line.split([' ', '\t', ',', '\r'])).filter(|word| !word.is_empty());
        let mut keys = Vec::new();
        for (n, word) in words.enumerate() {
            let bytes = URL_SAFE_NO_PAD.decode(word.trim_end_matches('=')).ok();
            let key: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
            keys.push(key.ok_or_else(|| {
                format!("key {} is not 43 letters of base64url; “taphuan keys new” makes one", n + 1)
            })?);
        }
        let mut keys = keys.into_iter();
        let first = keys.next().ok_or("there is no key; “taphuan keys new” makes one")?;
        Ok(Self { first, others: keys.collect() })
    }

    /// A fresh key, as text.
    ///
    /// # Errors
    /// [`Error::Fault`] where the machine gives no random bytes.
    pub fn fresh() -> Result<String> {
        Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
    }

    /// The key that lies in the database, made where there is none: for a database that several copies of the program share while
    /// nobody gave them a key. A stolen backup of it opens links.
    pub async fn of_database(db: &Db) -> Result<Self> {
        let kept = store::secrets::get_or_put(db, IN_DATABASE, &random::<32>()?).await?;
        let first = kept.try_into().map_err(|_| Error::Fault("the stored key has a wrong length".into()))?;
        Ok(Self { first, others: vec![] })
    }

    /// Takes the key out of the database once the keys lie elsewhere.
    pub async fn leave_database(db: &Db) -> Result<()> {
        Ok(store::secrets::remove(db, IN_DATABASE).await?)
    }

    /// The token of a participant's link: registration, version and end, signed.
    pub(crate) fn sign(&self, registration: RegistrationId, version: i32, ends: DateTime<Utc>) -> String {
        let mut token = Vec::with_capacity(SIGNED + SIGNATURE);
        token.extend(registration.0.to_be_bytes());
        token.extend(version.to_be_bytes());
        token.extend(ends.timestamp().to_be_bytes());
        let signature = hasher(&self.first, &token).finalize().into_bytes();
        token.extend(&signature[..SIGNATURE]);
        URL_SAFE_NO_PAD.encode(token)
    }

    /// The token of the own page of a name that was left at a call for interest: its number and end, signed for that alone.
    pub(crate) fn sign_name(&self, name: DemandPersonId, ends: DateTime<Utc>) -> String {
        let bytes = [name.0.to_be_bytes(), ends.timestamp().to_be_bytes()].concat();
        self.sign_for(NAME_PURPOSE, &bytes)
    }

    /// The name of a token that one of the keys signed and that has not ended.
    pub(crate) fn open_name(&self, token: &str, now: DateTime<Utc>) -> Option<DemandPersonId> {
        let bytes = self.open_for(NAME_PURPOSE, token)?;
        let (name, ends) = bytes.split_at_checked(8)?;
        let name = DemandPersonId(i64::from_be_bytes(name.try_into().ok()?));
        let ends = Utc.timestamp_opt(i64::from_be_bytes(ends.try_into().ok()?), 0).single()?;
        (ends > now).then_some(name)
    }

    /// A keyed hash of an address, 128 bits as hexadecimal digits: the log of changes tells two addresses apart by it, and recognizes one
    /// that is known, without holding any. It is made with the key that signs now; after that is replaced others come of the same address.
    pub(crate) fn fingerprint(&self, address: &str) -> String {
        let hash = hasher(&self.first, format!("address {address}").as_bytes()).finalize().into_bytes();
        hash[..16].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A token for something else than a participant's link: `purpose` keeps it apart from all others.
    pub(crate) fn sign_for(&self, purpose: &str, bytes: &[u8]) -> String {
        let signature = hasher_for(purpose.as_bytes(), &self.first, bytes).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode([bytes, &signature[..SIGNATURE]].concat())
    }

    /// The bytes of a token that one of the keys signed for a purpose.
    pub(crate) fn open_for(&self, purpose: &str, token: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (signed, signature) = bytes.split_at_checked(bytes.len().checked_sub(SIGNATURE)?)?;
        let ours = self
            .all()
            .any(|key| hasher_for(purpose.as_bytes(), key, signed).verify_truncated_left(signature).is_ok());
        ours.then(|| signed.to_vec())
    }

    /// A secret of 32 bytes for a purpose, of each key: that of the key that signs comes first.
    pub(crate) fn derived(&self, purpose: &str) -> impl Iterator<Item = [u8; 32]> {
        self.all().map(move |key| hasher_for(purpose.as_bytes(), key, b"").finalize().into_bytes().into())
    }

    fn all(&self) -> impl Iterator<Item = &[u8; 32]> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// What a token says that one of the keys signed and that has not ended.
    pub(crate) fn open(&self, token: &str, now: DateTime<Utc>) -> Option<Opened> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (signed, signature) = (bytes.get(..SIGNED)?, bytes.get(SIGNED..)?);
        let ours = self.all().any(|key| hasher(key, signed).verify_truncated_left(signature).is_ok());
        if signature.len() != SIGNATURE || !ours {
            return None;
        }
        let registration = RegistrationId(i64::from_be_bytes(signed.get(..8)?.try_into().ok()?));
        let version = i32::from_be_bytes(signed.get(8..12)?.try_into().ok()?);
        let ends = Utc.timestamp_opt(i64::from_be_bytes(signed.get(12..)?.try_into().ok()?), 0).single()?;
        (ends > now).then_some(Opened { registration, version })
    }
}

impl std::fmt::Debug for LinkKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} keys", 1 + self.others.len())
    }
}

/// The name of the key in the table of secrets.
const IN_DATABASE: &str = "links";

fn hasher(key: &[u8; 32], message: &[u8]) -> Hmac<Sha256> {
    hasher_for(PURPOSE, key, message)
}

fn hasher_for(purpose: &[u8], key: &[u8; 32], message: &[u8]) -> Hmac<Sha256> {
    // HMAC takes keys of any length, so this never falls back; a key is always 32 bytes here.
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).unwrap_or_else(|_| Hmac::<Sha256>::new(&Default::default()));
    mac.update(purpose);
    mac.update(message);
    mac
}

/// Random bytes of the machine.
///
/// # Errors
/// [`Error::Fault`] where it gives none.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    rand::rngs::SysRng
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

    fn keys(first: u8, others: &[u8]) -> LinkKeys {
        LinkKeys { first: [first; 32], others: others.iter().map(|&key| [key; 32]).collect() }
    }

    fn at(seconds: i64) -> DateTime<Utc> {
        Utc.timestamp_opt(seconds, 0).unwrap()
    }

    #[test]
    fn a_link_opens_its_registration_until_it_ends() {
        let token = keys(7, &[]).sign(RegistrationId(42), 3, at(1_000));
        let opened = Some(Opened { registration: RegistrationId(42), version: 3 });
        assert_eq!(keys(7, &[]).open(&token, at(999)), opened);
        assert_eq!(keys(7, &[]).open(&token, at(1_000)), None);
        assert_eq!(keys(8, &[]).open(&token, at(1)), None);
    }

    #[test]
    fn a_link_of_a_name_opens_that_alone_and_no_registration() {
        let token = keys(7, &[]).sign_name(DemandPersonId(42), at(1_000));
        assert_eq!(keys(8, &[7]).open_name(&token, at(999)), Some(DemandPersonId(42)));
        assert_eq!(keys(7, &[]).open_name(&token, at(1_000)), None);
        assert_eq!(keys(8, &[]).open_name(&token, at(1)), None);
        assert_eq!(keys(7, &[]).open(&token, at(1)), None);
        let other = keys(7, &[]).sign(RegistrationId(42), 3, at(1_000));
        assert_eq!(keys(7, &[]).open_name(&other, at(1)), None);
    }

    #[test]
    fn while_a_key_is_replaced_links_of_both_open_and_the_new_one_signs() {
        let old = keys(7, &[]).sign(RegistrationId(42), 1, at(1_000));
        let both = keys(8, &[7]);
        assert!(both.open(&old, at(1)).is_some());
        let new = both.sign(RegistrationId(42), 1, at(1_000));
        assert!(keys(8, &[]).open(&new, at(1)).is_some() && keys(7, &[]).open(&new, at(1)).is_none());
        assert!(keys(8, &[]).open(&old, at(1)).is_none(), "the old key is gone, and its links with it");
    }

    #[test]
    fn a_token_opens_for_its_own_purpose_alone() {
        let token = keys(8, &[]).sign_for("a door", b"7");
        assert_eq!(keys(9, &[8]).open_for("a door", &token), Some(b"7".to_vec()));
        assert_eq!(keys(8, &[]).open_for("another", &token), None);
        assert_eq!(keys(9, &[]).open_for("a door", &token), None);
        let link = keys(8, &[]).sign(RegistrationId(42), 1, at(1_000));
        assert_eq!(keys(8, &[]).open_for("a door", &link), None);
        assert_eq!(keys(8, &[]).open_for("a door", "AA"), None);
    }

    #[test]
    fn keys_are_read_as_they_were_made_and_what_is_wrong_is_told_without_them() {
        let (one, two) = (LinkKeys::fresh().unwrap(), LinkKeys::fresh().unwrap());
        let text = format!("# made on a day\n{one}\n{two}\n");
        let read = LinkKeys::parse(&text).unwrap();
        assert_eq!(URL_SAFE_NO_PAD.encode(read.first), one);
        assert_eq!(read.others.len(), 1);
        for wrong in ["", "# nothing", "short", &format!("{one},x")] {
            let said = LinkKeys::parse(wrong).unwrap_err();
            assert!(said.contains("taphuan keys new") && !said.contains(&one), "{said}");
        }
    }

    proptest! {
        #[test]
        fn a_link_with_one_bit_changed_opens_nothing(bit in 0usize..288) {
            let token = keys(7, &[8]).sign(RegistrationId(42), 1, at(1_000));
            let mut bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
            bytes[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(keys(7, &[8]).open(&URL_SAFE_NO_PAD.encode(bytes), at(1)), None);
        }

        #[test]
        fn anything_else_opens_nothing(token in "\\PC{0,60}") {
            prop_assert_eq!(keys(7, &[8]).open(&token, at(1)), None);
        }
    }
}

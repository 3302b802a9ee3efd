//! What every use case needs: the database, the clock, the keys, and who runs the program.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use store::Db;

use crate::{LinkKeys, Result};

/// Tells the time; tests give one that stands still.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The office that runs the program, as its papers and mails name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The body above it, in the head of a certificate.
    pub parent_body: String,
    /// Its name.
    pub name: String,
    /// Its sign in the numbers of its papers: `SNV`.
    pub sign: String,
    /// The place in `Thái Nguyên, ngày …`.
    pub place: String,
    /// The address that mails come from.
    pub mail_from: String,
    /// Whom to ask: telephone, e-mail.
    pub contact: String,
    /// How its reports write small counts.
    pub small_counts: domain::numbers::SmallCounts,
}

/// The use cases and what they work with. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    pub(crate) db: Db,
    pub(crate) keys: Arc<LinkKeys>,
    clock: Clock,
    public_url: Arc<str>,
    office: Arc<Office>,
}

impl Services {
    /// Sets up the use cases on a migrated database.
    pub fn new(db: Db, clock: Clock, public_url: &str, office: Office, keys: LinkKeys) -> Self {
        Self {
            db,
            keys: Arc::new(keys),
            clock,
            public_url: public_url.trim_end_matches('/').into(),
            office: Arc::new(office),
        }
    }

    /// The moment, to the microsecond, as both databases keep it.
    pub fn now(&self) -> DateTime<Utc> {
        (self.clock)().trunc_subsecs(6)
    }

    /// The local day.
    pub fn today(&self) -> NaiveDate {
        domain::local::day(self.now())
    }

    /// The whole address of a path, for mails, papers and QR codes. Never made from what a request claims to be for.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// The office that runs the program.
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// The database answers.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`].
    pub async fn ping(&self) -> Result<()> {
        Ok(self.db.ping().await?)
    }

    /// The version of the database: equal ones were read of equal data, whichever program wrote it.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`].
    pub async fn version(&self) -> Result<String> {
        Ok(self.db.version().await?)
    }

    /// The database takes what is written.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`], also where its disk is full.
    pub async fn try_write(&self) -> Result<()> {
        Ok(self.db.try_write().await?)
    }
}

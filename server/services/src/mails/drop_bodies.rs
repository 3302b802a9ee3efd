//! What is kept of old mails: three quarters of a registration's bytes are its mail, and nobody looks at how it was laid out half a year later.

use chrono::Duration;

use crate::{Result, Services};

/// A mail is old so long after it was written, where its activity has been over for as long.
const OLD: Duration = Duration::days(180);

/// So many in one transaction: others write between them.
const AT_ONCE: i64 = 500;

/// Of mails that are old, and wait for nothing, keeps the text alone: HTML and calendar go. To whom, when, about what and in which
/// words stays for good. Answers of how many.
pub async fn drop_bodies(services: &Services) -> Result<u64> {
    let mut all = 0;
    loop {
        let tx = services.db.begin().await?;
        let over_before = services.today() - OLD;
        let n = store::mails::drop_bodies(&tx, services.now() - OLD, over_before, AT_ONCE).await?;
        tx.commit().await?;
        all += n;
        if n == 0 {
            return Ok(all);
        }
    }
}

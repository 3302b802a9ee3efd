//! Files of documents that were removed are forgotten once nobody can put them back any more.

use chrono::Duration;

use crate::{Result, Services};

/// Longer than an act can be undone.
const KEPT: Duration = Duration::hours(24);

/// Forgets them. Answers how many files went.
pub async fn forget_documents(services: &Services) -> Result<u64> {
    let tx = services.db.begin().await?;
    let n = store::documents::forget(&tx, services.now() - KEPT).await?;
    tx.commit().await?;
    Ok(n)
}

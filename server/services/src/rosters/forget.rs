//! What was read from lists that nobody came back to is forgotten: they hold names and telephone numbers.

use chrono::Duration;

use crate::{Result, Services};

/// Somebody who was called away comes back within so many days.
const KEPT: Duration = Duration::days(7);

/// Forgets what was read from lists that nobody touched for a week. Answers how many they were.
pub async fn forget_rosters(services: &Services) -> Result<u64> {
    let tx = services.db.begin().await?;
    let n = store::rosters::forget(&tx, services.now() - KEPT).await?;
    tx.commit().await?;
    Ok(n)
}

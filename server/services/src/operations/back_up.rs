//! A copy of the whole database, while the program runs.

use std::path::Path;

use chrono::{DateTime, Utc};
use store::copies::{CopyError, CopyHolds};

/// Copies the database of `url` into `file`, which must not be there yet. The schema stays as it is, so that a copy can be made before
/// a newer program changes it.
///
/// # Errors
/// [`CopyError`]; nothing is left where the copy should be.
pub async fn back_up(url: &str, file: &Path) -> Result<CopyHolds, CopyError> {
    store::copies::write(url, file).await
}

/// The name of a copy that is made at a moment: those of one folder stand in the order of time.
pub fn usual_name(url: &str, now: DateTime<Utc>) -> String {
    let ending = if url.starts_with("sqlite:") { "sqlite" } else { "dump" };
    format!("taphuan-{}.{ending}", domain::local::at(now).format("%Y-%m-%d-%H%M%S"))
}

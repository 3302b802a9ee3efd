//! Tells a demo database from one with real data, so that neither is taken for the other.

use crate::{Result, Services};

const MARK: &str = "demo";

/// Marks the database as a demo.
pub async fn mark_demo(services: &Services) -> Result<()> {
    store::secrets::get_or_put(&services.db, MARK, b"demo").await?;
    Ok(())
}

/// The database is a demo.
pub async fn is_demo(services: &Services) -> Result<bool> {
    Ok(store::secrets::get(services.db.read(), MARK).await?.is_some())
}

//! How the database and the queue of mails stand, for whoever watches over the program.

use chrono::{DateTime, Utc};
pub use store::mail_queue::QueueState;
use store::{
    Db,
    health::{Health, Schema},
    mail_holds::Hold,
};

use crate::Result;

/// Which database it is, and what is wrong with it. Works on one of any age, and changes nothing.
pub async fn look_at_database(db: &Db) -> Result<Health> {
    Ok(store::health::look(db).await?)
}

/// Whether a newer program changed the schema, so that this one can't use the database.
pub async fn is_newer(db: &Db) -> Result<bool> {
    Ok(store::health::schema(db.read()).await? == Schema::Newer)
}

/// How the queue stands at a moment, and whether the mail server refuses everything.
pub async fn look_at_queue(db: &Db, now: DateTime<Utc>) -> Result<(QueueState, Option<Hold>)> {
    let read = db.read();
    Ok((store::mail_queue::state(read, now).await?, store::mail_holds::held(read).await?))
}

//! Somebody becomes a trainer.

use domain::accounts::access::{Action, Actor};
use serde_json::json;
use store::{ids::PersonId, rows::Trainer};

use crate::{Error, Result, Services, audit::Logged, people::form::open};

/// Makes a person a trainer, or one again who taught no more. Pressed twice, they are one once.
///
/// # Errors
/// As the gate decides.
pub async fn add_trainer(services: &Services, actor: &Actor, id: PersonId) -> Result<()> {
    let tx = services.db.begin().await?;
    store::people::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    open(&tx, actor, Action::ManagePeople, id).await?;
    match store::trainers::lock(&tx, id).await? {
        Some(row) if !row.retired => return Ok(()),
        Some(before) => {
            let row = Trainer { retired: false, version: before.version + 1, ..before.clone() };
            let row = store::update(&tx, row).await?;
            TRAINER.edited(services, &tx, actor, (&before, &row));
        }
        None => {
            let row = Trainer {
                person_id: id,
                subjects: String::new(),
                fold: String::new(),
                retired: false,
                version: 1,
            };
            let row = store::insert(&tx, row).await?;
            TRAINER.created(services, &tx, actor, &row);
        }
    }
    Ok(tx.commit().await?)
}

/// A trainer in the log of changes.
pub(crate) const TRAINER: Logged<Trainer> = Logged {
    noun: "trainer",
    id: |row| row.person_id.0,
    shown: |row| json!({ "subjects": row.subjects, "retired": row.retired }),
};

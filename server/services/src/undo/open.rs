//! Lists that were taken in and can still be taken back: a day later nobody has the banner of that moment any more.

use chrono::{DateTime, Utc};
use domain::accounts::access::Actor;
use store::ids::{ActivityId, UndoId, UserId};

use super::{Act, parse};
use crate::{Result, Services};

/// A list that was taken in and can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenUndo {
    /// The number by which.
    pub id: UndoId,
    /// When it was taken in.
    pub at: DateTime<Utc>,
    /// How many people that were.
    pub n: usize,
}

/// The lists that the actor has taken in for an activity, or for none, and can take back; the latest first.
pub async fn list_undos(
    services: &Services,
    actor: &Actor,
    activity: Option<ActivityId>,
) -> Result<Vec<OpenUndo>> {
    let Some(user) = actor.user().map(UserId) else { return Ok(vec![]) };
    let rows = store::undos::open_of_user(services.db.read(), user, services.now()).await?;
    let mut open = Vec::new();
    for row in rows {
        // What another version of the program wrote is no reason to show nothing.
        let Ok(act) = parse(&row) else { continue };
        let n = match (act, activity) {
            (Act::Roster { activity: of, list, people, .. }, _) if of == activity => {
                if of.is_some() {
                    list.len()
                } else {
                    people.len()
                }
            }
            (Act::People(people), None) => people.len(),
            _ => continue,
        };
        open.push(OpenUndo { id: row.id, at: row.made_at, n });
    }
    Ok(open)
}

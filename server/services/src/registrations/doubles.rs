//! People on one list who are likely one person under two rows: same name, birth date and telephone number, mostly of two units.

use std::collections::HashMap;

use domain::registrations::double::Likeness;
use store::{
    ConnectionTrait,
    ids::{ActivityId, RegistrationId},
    rows::{Person, Registration},
};

use crate::Result;

fn likeness(person: &Person) -> Option<Likeness> {
    Likeness::of(&person.full_name, person.birth_date, person.phone.as_deref())
}

/// Whether somebody who is likely this person stands on the list under another row already, or waits for it: one of the namesakes. The
/// activity must be locked.
pub(crate) async fn is_there_already(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
    person: &Person,
    namesakes: &[Person],
) -> Result<bool> {
    let Some(mine) = likeness(person) else { return Ok(false) };
    for other in namesakes {
        if other.id != person.id
            && likeness(other).as_ref() == Some(&mine)
            && let Some(row) = store::registrations::of(conn, activity, other.id).await?
            && !row.state.is_final()
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// For each registration of a list those of others that are likely the same person's. Who is off the list doubles nobody.
pub(crate) fn likely_doubles(
    rows: &[(Registration, Person)],
) -> HashMap<RegistrationId, Vec<RegistrationId>> {
    let mut alike: HashMap<Likeness, Vec<RegistrationId>> = HashMap::new();
    for (row, person) in rows.iter().filter(|(row, _)| !row.state.is_final()) {
        if let Some(likeness) = likeness(person) {
            alike.entry(likeness).or_default().push(row.id);
        }
    }
    let doubles = alike.into_values().filter(|ids| ids.len() > 1);
    doubles
        .flat_map(|ids| {
            let others = |id: RegistrationId| ids.iter().copied().filter(|other| *other != id).collect();
            ids.iter().map(|id| (*id, others(*id))).collect::<Vec<_>>()
        })
        .collect()
}

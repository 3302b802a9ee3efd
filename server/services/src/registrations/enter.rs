//! Somebody whom the door lets in comes onto the list, and is told.

use domain::{Lang, RegistrationSource, RegistrationState, accounts::access::Actor};
use store::{
    Tx,
    rows::{Activity, Person, Registration, Session, TypedUnit},
};

use crate::{
    Result, Services,
    mails::notify,
    questions::{given::Answered, keep::keep},
    registrations::{
        doubles::is_there_already,
        hold_seat::hold_seat,
        insert::{Entry, add},
        move_on::set_state,
        registered::Outcome,
        registrant::{Registrant, add_person, note_consent},
        seats::counted_as,
    },
};

/// Somebody before an open door.
pub(crate) struct Entering<'a> {
    /// The activity, its sessions, and the body that holds it.
    pub about: (&'a Activity, &'a [Session], &'a str),
    /// What they typed.
    pub typed: &'a Registrant,
    /// Who they are, where they are on file.
    pub on_file: Option<&'a Person>,
    /// Everybody of their name and birth date.
    pub namesakes: &'a [Person],
    /// What became of an earlier registration of theirs.
    pub listed: Option<Registration>,
    /// What the door lets them be.
    pub state: RegistrationState,
    /// What they answered.
    pub answered: Answered,
}

/// Puts somebody on the list who is let in, and tells them.
pub(crate) async fn enter(
    services: &Services,
    tx: &Tx,
    Entering { about: (activity, sessions, organizer), typed, on_file, namesakes, listed, state, answered }: Entering<'_>,
    lang: Lang,
) -> Result<Outcome> {
    let was_on_file = on_file.is_some();
    let person = match on_file {
        Some(person) => note_consent(services, tx, person).await?,
        None => add_person(services, tx, typed, lang).await?,
    };
    // Whom the list likely has under another unit takes no second seat before an organizer has looked.
    let state = match is_there_already(tx, activity.id, &person, namesakes).await? {
        true => RegistrationState::Nominated,
        false => state,
    };
    let is_first = listed.is_none();
    let row = match listed {
        // Who cancelled or declined may come back, at the end of the line. The links of what they gave up open nothing any more.
        Some(row) => {
            let row = store::links::end(tx, row.id).await?;
            // The unit is that of today, and what was typed before of another one is forgotten.
            store::typed_units::forget(tx, row.id).await?;
            let row = Registration {
                unit_id: typed.unit,
                attends: counted_as(activity, typed.attends).into(),
                ..row
            };
            set_state(services, tx, &Actor::Anonymous, row, state, "register").await?
        }
        None => {
            let entry = Entry {
                unit: typed.unit,
                state,
                source: RegistrationSource::SelfService,
                attends: typed.attends,
            };
            add(services, tx, &Actor::Anonymous, activity, &person, entry).await?
        }
    };
    if let Some(words) = &typed.other_unit {
        let (words, fold) = (words.clone(), domain::text::fold(words));
        let (unit_id, settled_at, settled_by) = (None, None, None);
        let typed = TypedUnit { registration_id: row.id, words, fold, unit_id, settled_at, settled_by };
        store::insert(tx, typed).await?;
    }
    // Who comes back answers anew.
    keep(services, tx, &Actor::Anonymous, row.id, answered).await?;
    let held = match *row.state {
        RegistrationState::Confirmed => hold_seat(services, tx, activity, &row).await?,
        _ => None,
    };
    if held.is_none() && is_first {
        notify::registered_first(services, tx, activity, &row, (&person, sessions, organizer)).await?;
    } else if held.is_none() {
        notify::registered(services, tx, activity, &row).await?;
    }
    Ok(Outcome { row, held, on_file: was_on_file.then_some(person) })
}

//! What a form of registration came to: what its sender learns, and what is kept for the same form sent again.

use chrono::{DateTime, Utc};
use domain::requirements::Unmet;
use store::{
    Tx,
    ids::RegistrationId,
    rows::{Activity, Person, Registration},
};

use crate::{Error, Result, Services, mails::own_link, requirements::Asked};

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Registered {
    /// The registration of somebody new, with the token of the person's own link.
    Done(Registration, String),
    /// The registration of somebody who was on file. Whoever knows a name, a birth date and a telephone number could have sent it, so
    /// the link is never shown: it goes to the address on file.
    OnFile(Registration, Reach),
    /// A seat is held until a moment: the link that takes it is mailed, whoever sent the form.
    Held(Registration, DateTime<Utc>),
    /// The person was on the list before. The link goes to the address on file and is shown to nobody else.
    AlreadyThere,
    /// The form offered a seat and the last one went meanwhile: nothing was done. The person may ask for a place in line.
    OnlyLineLeft,
    /// The person does not meet what the activity asks for: nothing was done. They may ask the organizer to look.
    NotEligible(Vec<Unmet>, Asked),
}

/// How somebody on file is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// By mail: the link is on its way.
    ByMail,
    /// There is no address on file: they have to ask.
    Unreached,
}

/// What a form made.
pub(crate) struct Outcome {
    /// The registration.
    pub row: Registration,
    /// Until when the seat is held.
    pub held: Option<DateTime<Utc>>,
    /// Who was on file before.
    pub on_file: Option<Person>,
}

/// Begins the outcome of a form that was about somebody on file.
const ON_FILE: &str = "on file ";

/// Begins the outcome of a form whose seat was held: its link is for the address alone, whatever became of the seat.
const HELD: &str = "held ";

impl Outcome {
    /// As it is kept for the same form sent again.
    pub(crate) fn kept(&self) -> String {
        match (self.held, &self.on_file) {
            (Some(_), _) => format!("{HELD}{}", self.row.id),
            (None, Some(_)) => format!("{ON_FILE}{}", self.row.id),
            (None, None) => self.row.id.to_string(),
        }
    }

    /// What the sender learns.
    pub(crate) fn told(self, services: &Services, activity: &Activity) -> Registered {
        match (self.held, self.on_file) {
            (Some(until), _) => Registered::Held(self.row, until),
            (None, Some(person)) if person.email.is_some() => Registered::OnFile(self.row, Reach::ByMail),
            (None, Some(_)) => Registered::OnFile(self.row, Reach::Unreached),
            (None, None) => {
                let token = own_link::token(services, activity, &self.row);
                Registered::Done(self.row, token)
            }
        }
    }
}

/// The answer that the same form had when it was sent the first time.
pub(crate) async fn sent_before(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    outcome: &str,
) -> Result<Registered> {
    if let Some(id) = outcome.strip_prefix(HELD).and_then(|id| id.parse::<RegistrationId>().ok()) {
        let row = store::registrations::by_id(tx, id).await?.ok_or(Error::NotFound)?;
        let until = store::held_seats::until(tx, id).await?;
        return Ok(until.map_or(Registered::AlreadyThere, |until| Registered::Held(row, until)));
    }
    let filed = outcome.strip_prefix(ON_FILE);
    let Ok(id) = filed.unwrap_or(outcome).parse::<RegistrationId>() else {
        return Ok(Registered::AlreadyThere);
    };
    let row = store::registrations::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    let person = store::people::by_id(tx, row.person_id).await?.ok_or(Error::NotFound)?;
    let on_file = filed.map(|_| person);
    Ok(Outcome { row, held: None, on_file }.told(services, activity))
}

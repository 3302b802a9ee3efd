//! Sends somebody the links of their registrations again. The answer never tells whether an address is known.

use domain::{RegistrationState, people::person};

use crate::{
    Error, Result, Services,
    limit_rate::{LINKS, LINKS_FROM, limit_rate, source},
    mails::notify_links,
};

/// Queues a mail for each person of the address who is on a list that is not over.
///
/// # Errors
/// [`Error::Invalid`] at `email` where it is no address; [`Error::TooMany`].
pub async fn send_links(services: &Services, email: &str, address: &str) -> Result<()> {
    let email = person::read_email(email)
        .and_then(|email| email.ok_or(domain::Problem::Missing(domain::label::EMAIL)))
        .map_err(|problem| Error::invalid("email", problem))?;
    limit_rate(services, &LINKS_FROM, &source(address)).await?;
    limit_rate(services, &LINKS, &email).await?;
    let tx = services.db.begin().await?;
    for person in store::people::by_email(&tx, &email).await? {
        let mut rows = store::registrations::of_person(&tx, person.id).await?;
        rows.retain(|row| *row.state != RegistrationState::Rejected);
        rows.truncate(20);
        if !rows.is_empty() && person.erased_at.is_none() {
            notify_links::links_again(services, &tx, &person, &rows).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

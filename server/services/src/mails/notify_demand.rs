//! The mail to somebody who left their name at a call for interest.

use documents::mail::templates;
use domain::{Lang, MailKind};
use store::{
    Tx,
    rows::{Demand, DemandPerson, Person},
};

use crate::{
    Result, Services,
    mails::{
        compose::rendered,
        fill_links::kept_name_link,
        queue::{Queued, queue},
    },
    units,
};

/// Tells somebody that their name was taken, with the link to their own page.
pub(crate) async fn named(
    services: &Services,
    tx: &Tx,
    demand: &Demand,
    (row, person): (&DemandPerson, &Person),
) -> Result<()> {
    let Some(email) = person.email.clone() else { return Ok(()) };
    let lang = Lang::from_code(&person.lang);
    let unit = store::units::by_id(tx, demand.unit_id).await?;
    let organizer = unit.map(|unit| units::find::acting_body(services, &unit)).unwrap_or_default();
    let data = templates::LeftName {
        name: &person.full_name,
        title: demand.title_in(lang),
        organizer: &organizer,
        contact: &services.office().contact,
        own_url: &kept_name_link(services, lang, row),
    };
    let mail = Queued {
        cause: format!("named:{}:{}", row.id, row.version),
        ..Queued::about_nothing(MailKind::Registration)
    };
    let preview = rendered(templates::left_name(lang, &data));
    queue(services, tx, mail, (email, person.full_name.clone()), preview).await.map(drop)
}

//! Mails with the links of a person's registrations.

use domain::{Lang, MailKind, accounts::access::Actor};
use serde_json::json;
use store::{
    Tx,
    ids::UnitId,
    rows::{Activity, Person, Registration, User},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    mails::{
        self,
        fill_links::{UNIT_LINKS, kept_link},
        notify_staff::of_account,
        queue::{Queued, queue},
    },
};

/// The links of a person's registrations, once in a quarter of an hour.
pub(crate) async fn links_again(
    services: &Services,
    tx: &Tx,
    person: &Person,
    rows: &[Registration],
) -> Result<()> {
    let Some(email) = person.email.clone() else { return Ok(()) };
    let mut links = Vec::new();
    for row in rows {
        if let Some(activity) = store::activities::by_id(tx, row.activity_id).await? {
            let url = kept_link(services, Lang::from_code(&person.lang), row);
            links.push((activity.title, url));
        }
    }
    let quarter = services.now().timestamp() / 900;
    let preview = mails::compose::links(services, Lang::from_code(&person.lang), &person.full_name, &links);
    let mail =
        Queued { cause: format!("links:{}:{quarter}", person.id), ..Queued::about_nothing(MailKind::Links) };
    let after = Some(json!({ "links": links.len() }));
    let change = Change { verb: "send_links", noun: "person", id: person.id.0, before: None, after };
    record(services, tx, &Actor::Anonymous, change);
    queue(services, tx, mail, (email, person.full_name.clone()), preview).await.map(drop)
}

/// The link of a registration in place of one that was taken back. Answers whether the person has an address.
pub(crate) async fn link_renewed(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    row: &Registration,
) -> Result<bool> {
    let person = store::people::by_id(tx, row.person_id).await?.ok_or(Error::NotFound)?;
    let Some(email) = person.email.clone() else { return Ok(false) };
    let links = [(activity.title.clone(), kept_link(services, Lang::from_code(&person.lang), row))];
    let preview = mails::compose::links(services, Lang::from_code(&person.lang), &person.full_name, &links);
    let mail = Queued {
        cause: format!("link:{}:{}", row.id, row.link_version),
        activity: Some(activity),
        registration: Some(row),
        ..Queued::about_nothing(MailKind::Links)
    };
    queue(services, tx, mail, (email, person.full_name.clone()), preview).await?;
    Ok(true)
}

/// The links of people of a unit who have no address, to its focal person, once in a quarter of an hour. Answers whether it was written.
pub(crate) async fn unit_links(
    services: &Services,
    tx: &Tx,
    focal: &User,
    (activity, unit, unit_name): (&Activity, UnitId, &str),
    rows: &[(&str, &Registration)],
) -> Result<bool> {
    let links: Vec<(String, String)> =
        rows.iter().map(|(name, row)| ((*name).to_owned(), kept_link(services, Lang::Vi, row))).collect();
    let about = (focal.name.as_str(), unit_name, activity.title.as_str());
    let preview = mails::compose::unit_links(services, Lang::Vi, about, &links);
    let quarter = services.now().timestamp() / 900;
    let mail = Queued {
        cause: format!("{UNIT_LINKS}{}:{unit}:{}:{quarter}", activity.id, focal.id),
        activity: Some(activity),
        ..Queued::about_nothing(MailKind::Links)
    };
    queue(services, tx, mail, (focal.email.clone(), focal.name.clone()), preview).await
}

/// Tells the address that somebody had that it is theirs no longer.
pub(crate) async fn address_changed(services: &Services, tx: &Tx, before: &Person) -> Result<()> {
    let Some(email) = before.email.clone() else { return Ok(()) };
    let preview = mails::compose::address_changed(services, Lang::from_code(&before.lang), &before.full_name);
    let mail = of_account(format!("address:{}:{}", before.id, before.version));
    queue(services, tx, mail, (email, before.full_name.clone()), preview).await.map(drop)
}

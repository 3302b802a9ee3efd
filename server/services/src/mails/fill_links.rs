//! Links of participants in mails. The queue keeps a mail without them, a mark with the number of the registration in their place: they
//! are signed when the mail leaves, so that whoever reads a backup opens nothing, and a mail that waited has the link that holds then.

use std::collections::BTreeSet;

use domain::{Lang, UnitPath};
use store::{
    ids::{DemandPersonId, RegistrationId, UnitId},
    rows::{DemandPerson, Mail, Registration},
};

use crate::{Error, Result, Services, checkin::code_of, demands::own::name_token, mails::own_link::token};

const OWN_PAGE: &str = "/toi/";

/// Around the number: what no token has.
const MARK: char = '~';

/// The address of the participant's own page as a mail is kept with it.
pub(crate) fn kept_link(services: &Services, lang: Lang, registration: &Registration) -> String {
    let language = lang.pick("", "/en");
    services.url(&format!("{language}{OWN_PAGE}{MARK}{}{MARK}", registration.id))
}

const NAME_PAGE: &str = "/toi/ghi-ten/";

/// The address of the own page of a name that was left at a call for interest, as a mail is kept with it.
pub(crate) fn kept_name_link(services: &Services, lang: Lang, row: &DemandPerson) -> String {
    let language = lang.pick("", "/en");
    services.url(&format!("{language}{NAME_PAGE}{MARK}{}{MARK}", row.id))
}

/// The mail with the link of a name in it, for who it is of, at the address that is on file now.
async fn with_name_links(services: &Services, mut mail: Mail) -> Result<Mail> {
    let mut ids = marks_of(NAME_PAGE, &mail.text);
    ids.extend(marks_of(NAME_PAGE, &mail.html));
    for id in ids {
        let read = services.db.read();
        let Some(row) = store::demands::name_by_id(read, DemandPersonId(id)).await? else { continue };
        let person = store::people::by_id(read, row.person_id).await?;
        if person.is_none_or(|person| person.email.as_ref() != Some(&mail.to_email)) {
            continue;
        }
        let mark = format!("{NAME_PAGE}{MARK}{id}{MARK}");
        let link = format!("{NAME_PAGE}{}", name_token(services, &row));
        mail.text = mail.text.replace(&mark, &link);
        mail.html = mail.html.replace(&mark, &link);
    }
    Ok(mail)
}

/// The beginning of the cause of a mail to a unit's focal person with the links of its people; the activity, the unit and the user follow.
pub(crate) const UNIT_LINKS: &str = "unit-links:";

/// The mail as it leaves: with its links. Those of people without an address go to a focal person of their unit. Any other link is filled in only for who it is of, at the address that is on file now, and only that of
/// the registration that the mail is about: an address that was wrong, or a mark that somebody typed, gets none, and leads to the page
/// that says so.
pub(crate) async fn filled(services: &Services, mail: Mail) -> Result<Mail> {
    let mut mail = with_name_links(services, mail).await?;
    let mut ids = marks(&mail.text);
    ids.extend(marks(&mail.html));
    ids.extend(marks(mail.qr.as_deref().unwrap_or_default()));
    let focal_of = focal_of(services, &mail).await?;
    for id in ids {
        let read = services.db.read();
        let Some(row) = store::registrations::by_id(read, RegistrationId(id)).await? else { continue };
        let person = store::people::by_id(read, row.person_id).await?;
        let passes_on = person.as_ref().is_some_and(|person| person.email.is_none())
            && mail.activity_id == Some(row.activity_id)
            && focal_of.is_some_and(|unit| row.unit_id == Some(unit));
        let is_theirs = person.is_some_and(|person| person.email.as_ref() == Some(&mail.to_email));
        if !(is_theirs || passes_on) || mail.registration_id.is_some_and(|about| about != row.id) {
            continue;
        }
        let activity = store::activities::by_id(read, row.activity_id).await?.ok_or(Error::NotFound)?;
        let mark = format!("{OWN_PAGE}{MARK}{id}{MARK}");
        let link = format!("{OWN_PAGE}{}", token(services, &activity, &row));
        mail.text = mail.text.replace(&mark, &link);
        mail.html = mail.html.replace(&mark, &link);
        // The picture shows no link: whoever photographs it at a door can give nobody's seat up with it.
        mail.qr =
            mail.qr.map(|qr| if qr.contains(&mark) { code_of(services, &activity, &row).qr } else { qr });
    }
    Ok(mail)
}

/// The unit whose people's links a mail passes on, where whoever gets it still is its focal person.
async fn focal_of(services: &Services, mail: &Mail) -> Result<Option<UnitId>> {
    let unit = mail.cause.strip_prefix(UNIT_LINKS).and_then(|rest| rest.split(':').nth(1)?.parse().ok());
    let Some(unit) = unit.map(UnitId) else { return Ok(None) };
    let read = services.db.read();
    let Some(row) = store::units::by_id(read, unit).await? else { return Ok(None) };
    let path = UnitPath::from_stored(row.path);
    let focal = store::nominations::focal_persons(read).await?;
    let still = focal.iter().any(|(user, top)| user.email == mail.to_email && top.covers(&path));
    Ok(still.then_some(unit))
}

fn marks(text: &str) -> BTreeSet<i64> {
    marks_of(OWN_PAGE, text)
}

fn marks_of(page: &str, text: &str) -> BTreeSet<i64> {
    let begins = format!("{page}{MARK}");
    text.split(&begins).skip(1).filter_map(|rest| rest.split_once(MARK)?.0.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_mark_is_found_once_whatever_stands_around_it(ids in proptest::collection::vec(1_i64..1_000_000, 0..5), around in "[a-z ~/<>\"\n]{0,20}") {
            let text: String = ids.iter().map(|id| format!("{around}https://t.vn/en/toi/~{id}~{around}")).collect();
            prop_assert!(ids.iter().all(|id| marks(&text).contains(id)), "{}", text);
            prop_assert!(marks("https://t.vn/toi/abc-DEF_1 ~5~ /toi/~x~").is_empty());
        }
    }
}

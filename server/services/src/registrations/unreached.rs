//! People on a list whom no mail reaches: by unit, with the focal person who can pass on their links.

use std::collections::BTreeMap;

use domain::{
    Lang, Problem,
    accounts::access::{Action, Actor},
};
use serde_json::json;
use store::{
    ConnectionTrait, Paged, Paging,
    ids::UnitId,
    rows::{Activity, Person, Registration, User},
};

use crate::{
    Error, Result, Services,
    activities::show::{open, open_locked},
    audit::{Change, record},
    mails::{notify_links, own_link::token},
    nominations::overview::nearest,
    registrations::list::name_of,
    units,
};

/// Somebody whom no mail reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreachedPerson {
    /// The registration.
    pub registration: Registration,
    /// Who.
    pub person: Person,
    /// The whole address of their own page. It is a secret: only who manages the list sees it.
    pub link: String,
}

/// Those of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreachedUnit {
    /// The unit; none where what was typed is no unit of the list.
    pub id: Option<UnitId>,
    /// Its name.
    pub name: String,
    /// Its focal persons, or those of the nearest unit above it.
    pub focal: Vec<User>,
    /// Its people; of a page those that are on it.
    pub people: Vec<UnreachedPerson>,
    /// How many it has on all pages.
    pub total: usize,
}

/// Everybody on the list of an activity who has no e-mail address, by unit.
///
/// # Errors
/// As the gate decides.
pub async fn list_unreached(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(Activity, Vec<UnreachedUnit>)> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageList, code).await?;
    let units = unreached(services, read, &activity).await?;
    Ok((activity, units))
}

/// The same, a page of so many people at a time: a unit may go on on the next page.
///
/// # Errors
/// As the gate decides.
pub async fn list_unreached_page(
    services: &Services,
    actor: &Actor,
    code: &str,
    paging: Paging,
) -> Result<(Activity, Paged<UnreachedUnit>)> {
    let (activity, units) = list_unreached(services, actor, code).await?;
    Ok((activity, part(units, paging)))
}

/// The units of a page with those of their people who are on it; the total is of people.
fn part(units: Vec<UnreachedUnit>, paging: Paging) -> Paged<UnreachedUnit> {
    let total = units.iter().map(|unit| unit.total as u64).sum();
    let paging = paging.fit(total);
    let mut skip = usize::try_from((paging.page - 1) * paging.size).unwrap_or(usize::MAX);
    let mut left = usize::try_from(paging.size).unwrap_or(usize::MAX);
    let mut rows = vec![];
    for mut unit in units {
        let before = skip.min(unit.people.len());
        skip -= before;
        unit.people.drain(..before);
        unit.people.truncate(left);
        left -= unit.people.len();
        if !unit.people.is_empty() {
            rows.push(unit);
        }
    }
    Paged { rows, paging, total }
}

async fn unreached(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
) -> Result<Vec<UnreachedUnit>> {
    let mut rows = store::registrations::of_activity(conn, activity.id).await?;
    rows.retain(|(row, person)| !row.state.is_final() && person.email.is_none());
    let units = units::find::by_number(conn, rows.iter().filter_map(|(row, _)| row.unit_id)).await?;
    let names = units.iter().map(|(id, unit)| (*id, unit.name.clone())).collect();
    let typed = store::typed_units::words(conn, activity.id).await?;
    let focal = store::nominations::focal_persons(conn).await?;
    let mut by_unit: BTreeMap<(Vec<u8>, Option<UnitId>), UnreachedUnit> = BTreeMap::new();
    for (registration, person) in rows {
        let name = name_of(&registration, &names, &typed);
        let unit = registration.unit_id.and_then(|id| units.get(&id));
        let language = Lang::from_code(&person.lang).pick("", "/en");
        let link = services.url(&format!("{language}/toi/{}", token(services, activity, &registration)));
        let key = (domain::people::name::collation_key(&name), registration.unit_id);
        let group = by_unit.entry(key).or_insert_with(|| UnreachedUnit {
            id: registration.unit_id,
            name,
            focal: unit.map(|unit| nearest(&focal, unit)).unwrap_or_default(),
            people: vec![],
            total: 0,
        });
        group.people.push(UnreachedPerson { registration, person, link });
        group.total += 1;
    }
    Ok(by_unit.into_values().collect())
}

/// Mails the focal persons of a unit the links of its people who have no address: one mail each. Answers how many were written.
///
/// # Errors
/// [`Error::NotFound`] where nobody of the unit is unreached; [`Error::Conflict`] where it has no focal person, or they were written to
/// within the last quarter of an hour; as the gate decides.
pub async fn send_unit_links(services: &Services, actor: &Actor, code: &str, unit: UnitId) -> Result<usize> {
    let tx = services.db.begin().await?;
    let activity = open_locked(&tx, actor, Action::ManageList, code).await?;
    let groups = unreached(services, &tx, &activity).await?;
    let group = groups.into_iter().find(|group| group.id == Some(unit)).ok_or(Error::NotFound)?;
    if group.focal.is_empty() {
        return Err(Error::conflict(
            "Đơn vị này chưa có đầu mối: in danh sách, hoặc sao chép tin nhắn cho từng người.",
            "The unit has no focal person: print the list, or copy a message for each of them.",
        ));
    }
    let rows: Vec<(&str, &Registration)> =
        group.people.iter().map(|one| (one.person.full_name.as_str(), &one.registration)).collect();
    let mut written = 0;
    for user in &group.focal {
        let about = (&activity, unit, group.name.as_str());
        written += usize::from(notify_links::unit_links(services, &tx, user, about, &rows).await?);
    }
    if written == 0 {
        return Err(Error::Conflict(Problem::Said(
            "Đầu mối của đơn vị này vừa được gửi thư này trong 15 phút qua.",
            "The focal person of this unit was sent this within the last 15 minutes.",
        )));
    }
    let after = Some(json!({ "unit": unit, "people": rows.len(), "mails": written }));
    let change = Change { verb: "send_unit_links", noun: "activity", id: activity.id.0, before: None, after };
    record(services, &tx, actor, change);
    tx.commit().await?;
    Ok(written)
}

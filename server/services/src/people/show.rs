//! One person, with what they were at, were issued, were written and taught.

use std::collections::HashMap;

use chrono::{DateTime, NaiveTime, Utc};
use domain::{
    accounts::access::{Action, Actor},
    local,
    people::units::{Span, spans},
};
use store::{
    ConnectionTrait, Paged, Paging,
    histories::{self, Attended},
    ids::{PersonId, RegistrationId, UnitId},
    rows::{Activity, Certificate, Mail, Person, Registration},
};

use crate::{
    Result, Services,
    list::listed,
    people::{
        doubles::{Pair, doubles_of},
        form::open,
        list::PersonEntry,
        unmerge::{MergedRow, merged_rows},
    },
    permit::{may_each, may_person, reach},
    trainers::hours::{Hours, taught},
    units,
};

/// Whether somebody may open what a row names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// It is one of theirs.
    Yes,
    /// It is another unit's: they learn that their own person is there, and no more.
    No,
}

/// A registration on the page of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// The registration.
    pub registration: Registration,
    /// The activity.
    pub activity: Activity,
    /// Whether the reader may open it.
    pub opens: Opens,
    /// At how many sessions the person was.
    pub there: usize,
    /// Of how many.
    pub sessions: usize,
}

/// Which pages of the long lists are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PersonPages {
    /// Of the registrations.
    pub history: Paging,
    /// Of the mails.
    pub mails: Paging,
}

/// A person as their page shows them.
#[derive(Debug, Clone)]
pub struct PersonPage {
    /// Who.
    pub entry: PersonEntry,
    /// Of which units they were, over time; the latest first.
    pub units: Vec<Span<String>>,
    /// Every registration, the latest first. Drafts of other units are nobody's business.
    pub history: Paged<HistoryRow>,
    /// At how many sessions they were, and for how many minutes.
    pub attended: (usize, i64),
    /// Their certificates, of activities that the reader may read them of.
    pub certificates: Vec<Certificate>,
    /// The mails about their registrations; none for a reader who sends none.
    pub mails: Option<Paged<Mail>>,
    /// What they taught, where they are a trainer.
    pub taught: Option<Hours>,
    /// Those whom they likely are once more.
    pub doubles: Vec<Pair>,
    /// The rows that became one with theirs.
    pub merged: Vec<MergedRow>,
}

/// One person.
///
/// # Errors
/// As the gate decides.
pub async fn show_person(
    services: &Services,
    actor: &Actor,
    id: PersonId,
    pages: PersonPages,
) -> Result<PersonPage> {
    let read = services.db.read();
    let person = open(read, actor, Action::ReadPeople, id).await?;
    let attended = histories::attended(read, id).await?;
    let total = (attended.len(), attended.iter().map(|one| one.minutes).sum());
    let history = history(services, actor, id, &attended, pages.history).await?;
    let scope = reach(actor, Action::ReadCertificates);
    let certificates = histories::certificates(read, id, scope.as_ref()).await?;
    let mails = match listed(actor, Action::SendMail) {
        Ok(tops) => Some(histories::mails(read, id, tops.as_deref(), pages.mails).await?),
        Err(_) => None,
    };
    Ok(PersonPage {
        units: unit_spans(read, &person).await?,
        history,
        attended: total,
        certificates,
        mails,
        taught: taught_by(services, id).await?,
        doubles: doubles_of(read, actor, id).await?,
        // Whoever may not part them reads nothing of a row that was another unit's.
        merged: match may_person(read, actor, Action::ManagePeople, &person).await? {
            true => merged_rows(read, id).await?,
            false => vec![],
        },
        entry: entry(read, person).await?,
    })
}

/// The person of a number, with the name of the unit.
pub(crate) async fn entry(conn: &impl ConnectionTrait, person: Person) -> Result<PersonEntry> {
    let unit_name = match person.unit_id {
        Some(unit) => units::find::name(conn, unit).await?,
        None => String::new(),
    };
    Ok(PersonEntry { person, unit_name })
}

async fn history(
    services: &Services,
    actor: &Actor,
    id: PersonId,
    attended: &[Attended],
    paging: Paging,
) -> Result<Paged<HistoryRow>> {
    let read = services.db.read();
    let scope = reach(actor, Action::ReadActivity);
    let found = histories::registered(read, id, scope.as_ref(), paging).await?;
    let activities: Vec<_> = found.rows.iter().map(|(_, activity)| activity.id).collect();
    let sessions = histories::sessions(read, &activities).await?;
    let mut there: HashMap<RegistrationId, usize> = HashMap::new();
    for one in attended {
        *there.entry(one.registration).or_default() += 1;
    }
    let readable =
        may_each(read, actor, Action::ReadActivity, found.rows.iter().map(|(_, activity)| activity)).await?;
    Ok(found.map(|(registration, activity)| HistoryRow {
        opens: if readable.contains(&activity.id) { Opens::Yes } else { Opens::No },
        there: there.get(&registration.id).copied().unwrap_or_default(),
        sessions: sessions.get(&activity.id).and_then(|n| usize::try_from(*n).ok()).unwrap_or_default(),
        registration,
        activity,
    }))
}

/// Of which units somebody was: as their row was changed, and as they were registered.
async fn unit_spans(conn: &impl ConnectionTrait, person: &Person) -> Result<Vec<Span<String>>> {
    let mut noted: Vec<(DateTime<Utc>, Option<UnitId>)> = histories::units(conn, person.id).await?;
    for change in histories::changes(conn, person.id).await? {
        for (row, at) in [(&change.before, change.at), (&change.after, change.at)] {
            // Only what tells of the unit says anything of it.
            let row: Option<serde_json::Value> =
                row.as_deref().and_then(|row| serde_json::from_str(row).ok());
            if let Some(unit) = row.as_ref().and_then(|row| row.get("unit")) {
                noted.push((at, unit.as_i64().map(UnitId)));
            }
        }
    }
    noted.push((person.updated_at, person.unit_id));
    noted.sort_by_key(|(at, _)| *at);
    let names = units::find::names(conn, noted.iter().filter_map(|(_, unit)| *unit)).await?;
    let named = noted.into_iter().filter_map(|(at, unit)| Some((local::day(at), names.get(&unit?)?.clone())));
    let mut spans = spans(named.collect());
    spans.reverse();
    Ok(spans)
}

async fn taught_by(services: &Services, id: PersonId) -> Result<Option<Hours>> {
    let read = services.db.read();
    if store::trainers::by_ids(read, &[id]).await?.is_empty() {
        return Ok(None);
    }
    let ever = (local::to_utc(chrono::NaiveDate::default(), NaiveTime::MIN), services.now());
    Ok(Some(taught(read, &[id], ever).await?.remove(&id).unwrap_or_default()))
}

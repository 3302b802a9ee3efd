//! A unit's list, as whoever names its people sees it.

use std::collections::HashMap;

use domain::{
    Admission, RegistrationState, UnitPath,
    accounts::access::Actor,
    nominations::{
        ranks::{Standing, standings},
        titles,
    },
    numbers::whole,
    requirements::Unmet,
};
use store::{
    ConnectionTrait, Paged, Paging,
    ids::PersonId,
    nominations::Listed,
    people::PeopleFilter,
    rows::{Activity, Nominee, Person, Registration, Round, RoundUnit, Unit},
};

use crate::{
    Result, Services,
    mails::organizer::organizer,
    nominations::turn::{ListOf, Open, Turn, is_open, open},
    requirements::{
        check::{Who, unmet_of},
        exceptions::Exception,
    },
};

/// A unit's list, with what decides about it.
#[derive(Debug, Clone)]
pub struct UnitList {
    /// For what.
    pub activity: Activity,
    /// The call.
    pub round: Round,
    /// Who is called.
    pub unit: Unit,
    /// What became of the call there.
    pub row: RoundUnit,
    /// The body that holds the activity.
    pub organizer: String,
    /// How many seats the unit has.
    pub seats: u32,
    /// How many of them people of the unit have who are not on the list.
    pub otherwise: u32,
    /// Whether the list can be changed.
    pub open: Open,
    /// Whom it names, in the order of ranks: those of the page that was asked for.
    pub people: Vec<NomineeEntry>,
    /// How each of all stands, on whatever page.
    pub standings: Vec<Standing>,
    /// The page.
    pub paging: Paging,
}

/// Somebody on the list.
#[derive(Debug, Clone)]
pub struct NomineeEntry {
    /// The place.
    pub nominee: Nominee,
    /// Who.
    pub person: Person,
    /// What came of it.
    pub registration: Option<Registration>,
    /// Whether they have one of the unit's seats.
    pub standing: Standing,
    /// What one should know before they are sent.
    pub warnings: Vec<Warning>,
    /// What they don't meet of what is asked for, and what was said of it.
    pub exception: Option<Exception>,
    /// The serial of their certificate.
    pub certificate: Option<String>,
}

/// What one should know before somebody is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// They were at the same course before.
    WasThere(Activity),
    /// They are expected elsewhere on the same days.
    IsElsewhere(Activity),
}

/// Somebody of the unit who could be named.
#[derive(Debug, Clone)]
pub struct CandidateEntry {
    /// Who.
    pub person: Person,
    /// Why they can't be named.
    pub why_not: Option<WhyNot>,
    /// What they don't meet of what is asked for: the organizer has to be asked to look.
    pub unmet: Vec<Unmet>,
    /// What one should know before they are sent.
    pub warnings: Vec<Warning>,
}

/// Why somebody can't be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// On the list already.
    OnList,
    /// Has a seat by another way.
    HasSeat,
    /// The organizer said no, or took them off.
    Refused,
}

impl UnitList {
    /// How many people may have a seat through the list.
    pub fn own_seats(&self) -> u32 {
        self.seats.saturating_sub(self.otherwise)
    }

    /// How many stand so.
    pub fn count(&self, standing: Standing) -> usize {
        self.standings.iter().filter(|one| **one == standing).count()
    }

    /// Which part of the list is at hand.
    pub fn page(&self) -> Paged<()> {
        Paged { rows: vec![], total: self.standings.len() as u64, paging: self.paging }
    }

    /// How many stand before those of this page.
    pub fn before(&self) -> usize {
        usize::try_from((self.paging.page - 1) * self.paging.size).unwrap_or_default()
    }

    /// What those who are named become once the list is sent.
    pub fn becomes(&self) -> RegistrationState {
        match *self.activity.admission {
            Admission::Approval => RegistrationState::Nominated,
            Admission::Open | Admission::InvitedOnly => RegistrationState::Confirmed,
        }
    }
}

/// The list of a unit, all of it: for what is printed.
///
/// # Errors
/// As the gate decides.
pub async fn show_unit_list(services: &Services, actor: &Actor, of: ListOf<'_>) -> Result<UnitList> {
    show_unit_list_page(services, actor, of, Paging { page: 1, size: u64::from(u16::MAX) }).await
}

/// The list of a unit, a page of it; of those on other pages is told how they stand, and no more.
///
/// # Errors
/// As the gate decides.
pub async fn show_unit_list_page(
    services: &Services,
    actor: &Actor,
    of: ListOf<'_>,
    paging: Paging,
) -> Result<UnitList> {
    let read = services.db.read();
    let turn = open(read, actor, of).await?;
    let listed = store::nominations::listed(read, turn.round.id, Some(turn.unit.id)).await?;
    let otherwise = store::nominations::seated_otherwise(read, &turn.round).await?;
    let otherwise = otherwise.iter().find(|(unit, _)| *unit == turn.unit.id).map_or(0, |(_, n)| whole(*n));
    let states: Vec<_> = listed.iter().map(Listed::holding).collect();
    let standings = standings(turn.seats.saturating_sub(otherwise), &states);
    let paging = paging.fit(listed.len() as u64);
    let all: Vec<_> = listed.into_iter().zip(standings.iter().copied()).collect();
    let (listed, stand): (Vec<Listed>, Vec<Standing>) = paging.part(&all).into_iter().unzip();
    let mut warnings = warnings(read, &turn.activity, listed.iter().map(|one| one.person.id)).await?;
    let certificates = certificates(read, &listed).await?;
    let people = listed
        .into_iter()
        .zip(stand)
        .map(|(Listed { nominee, person, registration, exception }, standing)| NomineeEntry {
            warnings: warnings.remove(&person.id).unwrap_or_default(),
            certificate: registration.as_ref().and_then(|row| certificates.get(&row.id).cloned()),
            exception: exception.map(Exception::from),
            nominee,
            person,
            registration,
            standing,
        })
        .collect();
    let open = is_open(services, read, actor, &turn).await?;
    let organizer = organizer(services, read, &turn.activity).await?;
    let Turn { activity, round, unit, row, seats } = turn;
    Ok(UnitList { activity, round, unit, row, organizer, seats, otherwise, open, people, standings, paging })
}

/// The unit's people whom a search finds, in the order of names, ten at the most; and how many there are.
///
/// # Errors
/// As the gate decides.
pub async fn find_candidates(
    services: &Services,
    actor: &Actor,
    of: ListOf<'_>,
    words: &str,
) -> Result<(Vec<CandidateEntry>, u64)> {
    let read = services.db.read();
    let turn = open(read, actor, of).await?;
    let scope = Some(vec![UnitPath::from_stored(turn.unit.path.clone())]);
    let filter = PeopleFilter { scope, words: words.to_owned(), ..PeopleFilter::default() };
    let found = store::people::list(read, &filter, Paging { page: 1, size: 10 }).await?;
    let mut warnings = warnings(read, &turn.activity, found.rows.iter().map(|person| person.id)).await?;
    let who: Vec<Who> = found.rows.iter().map(Who::of).collect();
    let unmet = unmet_of(read, &turn.activity, &who).await?;
    let mut entries = vec![];
    for (person, unmet) in found.rows.into_iter().zip(unmet) {
        let on_list = store::nominations::of_person(read, turn.round.id, person.id).await?.is_some();
        let registration = store::registrations::of(read, turn.activity.id, person.id).await?;
        let why_not = match registration {
            _ if on_list => Some(WhyNot::OnList),
            Some(row) if row.was_refused() => Some(WhyNot::Refused),
            Some(row) if *row.state == RegistrationState::Confirmed => Some(WhyNot::HasSeat),
            _ => None,
        };
        let warnings = warnings.remove(&person.id).unwrap_or_default();
        entries.push(CandidateEntry { person, why_not, unmet, warnings });
    }
    Ok((entries, found.total))
}

/// What one should know of each before they are sent to an activity.
async fn warnings(
    conn: &impl ConnectionTrait,
    activity: &Activity,
    people: impl Iterator<Item = PersonId>,
) -> Result<HashMap<PersonId, Vec<Warning>>> {
    let people: Vec<PersonId> = people.collect();
    let mut warnings: HashMap<PersonId, Vec<Warning>> = HashMap::new();
    for (person, other) in store::nominations::elsewhere(conn, &people, activity.id).await? {
        let overlaps = other.starts_on <= activity.ends_on && activity.starts_on <= other.ends_on;
        let warning = match overlaps {
            true => Warning::IsElsewhere(other),
            false if other.kind == activity.kind && titles::alike(&other.title, &activity.title) => {
                Warning::WasThere(other)
            }
            false => continue,
        };
        warnings.entry(person).or_default().push(warning);
    }
    Ok(warnings)
}

/// The serials of the certificates in force of those on a list.
async fn certificates(
    conn: &impl ConnectionTrait,
    listed: &[Listed],
) -> Result<HashMap<store::ids::RegistrationId, String>> {
    let mut serials = HashMap::new();
    for row in listed.iter().filter_map(|one| one.registration.as_ref()) {
        let given = match *row.state {
            RegistrationState::Confirmed => store::certificates::of_registration(conn, row.id).await?,
            _ => continue,
        };
        let valid = given.into_iter().find(|one| *one.state == domain::CertificateState::Valid);
        serials.extend(valid.map(|one| (row.id, one.serial)));
    }
    Ok(serials)
}

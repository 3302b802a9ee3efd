//! A round as its organizer sees it: unit by unit, who has answered and who has not.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{
    UnitPath,
    accounts::access::{Action, Actor},
    nominations::ranks::{Standing, standings},
    numbers::whole,
};
use store::{
    ConnectionTrait,
    ids::UnitId,
    nominations::Listed,
    rows::{Activity, Round, RoundUnit, Unit, User},
};

use crate::{Result, Services, activities::show::open, units};

/// A round, unit by unit.
#[derive(Debug, Clone)]
pub struct Overview {
    /// For what.
    pub activity: Activity,
    /// The call; none: there is none yet.
    pub round: Option<Round>,
    /// Its units, in the order of names.
    pub units: Vec<UnitLine>,
}

/// A unit in a round.
#[derive(Debug, Clone)]
pub struct UnitLine {
    /// Who is called.
    pub unit: Unit,
    /// What became of the call there.
    pub row: RoundUnit,
    /// Its seats.
    pub seats: u32,
    /// How many of them are taken, or are named for where the list was not sent yet.
    pub named: u32,
    /// How many substitutes are on its list.
    pub substitutes: u32,
    /// Who is written to.
    pub focal: Vec<User>,
}

impl UnitLine {
    /// Seats that nobody is named for.
    pub fn missing(&self) -> u32 {
        self.seats.saturating_sub(self.named)
    }

    /// It has not said that its list is ready.
    pub fn is_silent(&self) -> bool {
        self.row.answered_at.is_none()
    }
}

impl Overview {
    /// The units that were not written to yet.
    pub fn uncalled(&self) -> impl Iterator<Item = &UnitLine> {
        self.units.iter().filter(|line| line.row.called_at.is_none())
    }

    /// The units that were written to and have not answered.
    pub fn silent(&self) -> impl Iterator<Item = &UnitLine> {
        self.units.iter().filter(|line| line.row.called_at.is_some() && line.is_silent())
    }

    /// Whether units may still name people at a moment.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.round.as_ref().is_some_and(|round| round.sent_at.is_some() && now <= round.closes_at)
    }
}

/// The round of an activity.
///
/// # Errors
/// As the gate decides.
pub async fn show_round(services: &Services, actor: &Actor, code: &str) -> Result<Overview> {
    let read = services.db.read();
    let activity = open(read, actor, Action::ManageList, code).await?;
    let round = store::nominations::of_activity(read, activity.id).await?;
    let units = match &round {
        Some(round) => lines(read, round).await?,
        None => vec![],
    };
    Ok(Overview { activity, round, units })
}

/// The units of a round, in the order of names.
pub(crate) async fn lines(conn: &impl ConnectionTrait, round: &Round) -> Result<Vec<UnitLine>> {
    let rows = store::nominations::units(conn, round.id).await?;
    let quotas = store::nominations::quotas(conn, round.activity_id).await?;
    let seats: HashMap<UnitId, u32> =
        quotas.into_iter().map(|quota| (quota.unit_id, whole(quota.seats))).collect();
    let otherwise: HashMap<UnitId, u32> = store::nominations::seated_otherwise(conn, round)
        .await?
        .into_iter()
        .map(|(unit, n)| (unit, whole(n)))
        .collect();
    let mut lists: HashMap<UnitId, Vec<Listed>> = HashMap::new();
    for one in store::nominations::listed(conn, round.id, None).await? {
        lists.entry(one.nominee.unit_id).or_default().push(one);
    }
    let units = units::find::by_number(conn, rows.iter().map(|row| row.unit_id)).await?;
    let focal = store::nominations::focal_persons(conn).await?;
    let line = |row: RoundUnit| {
        let unit = units.get(&row.unit_id)?.clone();
        let seats = seats.get(&unit.id).copied().unwrap_or_default();
        let others = otherwise.get(&unit.id).copied().unwrap_or_default();
        let list = lists.get(&unit.id).map(Vec::as_slice).unwrap_or_default();
        let states: Vec<_> = list.iter().map(Listed::holding).collect();
        let stand = standings(seats.saturating_sub(others), &states);
        let count = |what| whole(stand.iter().filter(|one| **one == what).count());
        let (named, substitutes) = (others + count(Standing::Named), count(Standing::Substitute));
        let focal = nearest(&focal, &unit);
        Some(UnitLine { unit, row, seats, named, substitutes, focal })
    };
    let mut lines: Vec<UnitLine> = rows.into_iter().filter_map(line).collect();
    lines.sort_by_key(|line| (domain::people::name::collation_key(&line.unit.name), line.unit.id));
    Ok(lines)
}

/// The focal persons of a unit: its own, and where it has none, those of the nearest unit above. Whoever is it for a whole province is
/// not written to for each of its communes that has somebody.
pub(crate) fn nearest(all: &[(User, UnitPath)], unit: &Unit) -> Vec<User> {
    let path = UnitPath::from_stored(unit.path.clone());
    let above = all.iter().filter(|(_, top)| top.covers(&path));
    let length = |top: &UnitPath| top.as_str().len();
    let Some(nearest) = above.clone().map(|(_, top)| length(top)).max() else { return vec![] };
    let mut users: Vec<User> =
        above.filter(|(_, top)| length(top) == nearest).map(|(user, _)| user.clone()).collect();
    users.dedup_by_key(|user| user.id);
    users
}

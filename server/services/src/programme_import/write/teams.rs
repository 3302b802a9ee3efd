//! Volunteer teams: units below their communes, named in the lists of people.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{UnitLevel, people::name::collation_key, text};
use store::{DbErr, ids::UnitId, rows::Unit};

use super::{Writing, lost};
use crate::{
    programme_import::{outcome::Imported, read::ParticipantRow},
    units::team::new_team,
};

/// A team as lists name it: the number of its commune, and its name folded.
type TeamKey = (UnitId, String);

impl Writing<'_> {
    /// Adds the teams that are not there, numbered in the order of their names within each commune.
    pub(super) async fn teams(&mut self) -> Result<(), DbErr> {
        let there = self.teams_there();
        let mut named: HashSet<TeamKey> = HashSet::new();
        let mut new: BTreeMap<UnitId, Vec<&str>> = BTreeMap::new();
        for row in &self.input.participants {
            let Some(team) = row.team.as_deref() else { continue };
            let commune = self.unit_id(&row.unit)?;
            let key = (commune, text::fold(team));
            if named.insert(key.clone()) && !there.contains_key(&key) {
                new.entry(commune).or_default().push(team);
            }
        }
        let communes: HashMap<UnitId, &Unit> = self.units.values().map(|unit| (unit.id, unit)).collect();
        let mut rows = Vec::new();
        for (commune, mut names) in new {
            let commune = *communes.get(&commune).ok_or_else(|| lost("commune", names[0]))?;
            names.sort_by_cached_key(|name| collation_key(name));
            let codes =
                (1..).map(|n| format!("{}-T{n}", commune.code)).filter(|code| !self.units.contains_key(code));
            rows.extend(names.into_iter().zip(codes).map(|(name, code)| new_team(name, code, commune)));
        }
        self.count(Imported::Teams, rows.len(), named.len());
        store::insert_many(self.tx, rows).await?;
        self.load_units().await
    }

    /// The unit of a person on a list: the team where one is named.
    pub(super) fn unit_of(
        &self,
        row: &ParticipantRow,
        teams: &HashMap<TeamKey, UnitId>,
    ) -> Result<UnitId, DbErr> {
        let unit = self.unit_id(&row.unit)?;
        match row.team.as_deref() {
            None => Ok(unit),
            Some(team) => teams.get(&(unit, text::fold(team))).copied().ok_or_else(|| lost("team", team)),
        }
    }

    /// Every team that is there.
    pub(super) fn teams_there(&self) -> HashMap<TeamKey, UnitId> {
        self.units
            .values()
            .filter(|unit| *unit.level == UnitLevel::Team)
            .filter_map(|unit| unit.parent_id.map(|parent| ((parent, unit.fold.clone()), unit.id)))
            .collect()
    }
}

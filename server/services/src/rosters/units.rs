//! The units that a list names, in whichever words: those of today, and those that were before a reform.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use domain::{Problem, UnitMap, accounts::access::Actor, text, units::name::without_committee};
use store::{ConnectionTrait, ids::UnitId, rows::Unit};

use crate::{
    Result, Services,
    units::{
        find::{Typed, in_force, problem, resolve},
        succession::succession,
    },
};

use super::bring::in_reach;

/// A unit that a list names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub unit: UnitId,
    /// The list has the name of a unit that is no more; this one followed it.
    pub is_successor: bool,
}

/// So many ways to write a unit that named none are searched for in a list.
const MOST_UNKNOWN: usize = 300;

type Found = std::result::Result<Named, Problem>;

/// All units, and what each way to write one came to: lists repeat them.
pub(super) struct Units {
    units: HashMap<UnitId, Unit>,
    map: UnitMap<UnitId>,
    today: NaiveDate,
    /// The folded names of those in force.
    current: HashSet<String>,
    /// The units of each folded name, also those that are no more.
    named: HashMap<String, Vec<UnitId>>,
    /// How many ways to write a unit named none.
    unknown: usize,
    found: HashMap<String, Found>,
}

impl Units {
    pub(super) async fn read(services: &Services, conn: &impl ConnectionTrait) -> Result<Self> {
        let units = store::units::all(conn).await?;
        let map = succession(&units, store::units::successions(conn).await?);
        let today = services.today();
        let mut named: HashMap<String, Vec<UnitId>> = HashMap::new();
        let mut current = HashSet::new();
        for unit in &units {
            let name = text::fold(&unit.name);
            if in_force(unit, today) {
                current.insert(name.clone());
            }
            named.entry(name).or_default().push(unit.id);
        }
        let units = units.into_iter().map(|unit| (unit.id, unit)).collect();
        Ok(Self { units, map, today, current, named, unknown: 0, found: HashMap::new() })
    }

    /// Whether words name a unit, of today or of before.
    pub(super) fn knows(&self, words: &str) -> bool {
        self.named.contains_key(&parts(words).0)
    }

    /// The unit that words name.
    pub(super) async fn find(
        &mut self,
        services: &Services,
        conn: &impl ConnectionTrait,
        actor: &Actor,
        words: &str,
    ) -> Result<Found> {
        let key = text::fold(words);
        if let Some(known) = self.found.get(&key) {
            return Ok(known.clone());
        }
        let found = match self.successors(words).as_deref() {
            // A column of addresses has a thousand ways to name nothing: each would be searched for.
            None if self.unknown >= MOST_UNKNOWN => Err(problem(words, &[])),
            None => match resolve(services, conn, None, words).await? {
                Typed::Found(unit) => Ok(Named { unit, is_successor: false }),
                Typed::Choices(choices) if choices.is_empty() => {
                    self.unknown += 1;
                    Err(problem(words, &choices))
                }
                Typed::Choices(choices) => Err(several(choices.iter().map(|choice| choice.label.as_str()))),
            },
            Some([]) => Err(Problem::SaidOf(
                format!("“{words}” không còn: ghi tên xã, phường hoặc cơ quan hiện nay"),
                format!("“{words}” is no more: write the commune, ward or office of today"),
            )),
            Some([only]) => Ok(Named { unit: *only, is_successor: true }),
            Some(many) => {
                let names = many.iter().filter_map(|id| self.units.get(id));
                Err(several(names.map(|unit| unit.name.as_str())))
            }
        };
        let found = match found {
            Ok(named) => in_reach(conn, actor, named.unit).await?.map(|_| named),
            Err(problem) => Err(problem),
        };
        self.found.insert(key, found.clone());
        Ok(found)
    }

    /// The units in force that followed those of a name that no unit has any more; with the unit above, where that is written too. Where a
    /// unit went into one of another level, a person of it could be of anywhere there. None: it is no such name.
    fn successors(&self, words: &str) -> Option<Vec<UnitId>> {
        let (name, above) = parts(words);
        if self.current.contains(&name) {
            return None;
        }
        let lies_there = |unit: &&Unit| {
            let parent = unit.parent_id.and_then(|parent| self.units.get(&parent));
            let parent = parent.map(|parent| text::fold(&parent.name)).unwrap_or_default();
            above.is_empty() || (!parent.is_empty() && (parent.contains(&above) || above.contains(&parent)))
        };
        let old = self.named.get(&name)?.iter().filter_map(|id| self.units.get(id));
        let old: Vec<&Unit> = old.filter(lies_there).collect();
        if old.is_empty() {
            return None;
        }
        let level = |id: &UnitId| self.units.get(id).map(|unit| *unit.level);
        let now = old.iter().map(|unit| (*unit.level, self.map.in_force(unit.id, self.today)));
        let now: BTreeSet<UnitId> =
            now.filter(|(was, now)| level(now) == Some(*was)).map(|(_, now)| now).collect();
        Some(now.into_iter().collect())
    }
}

/// The folded name of a unit, and of the one that it lies in where that is written behind it.
fn parts(words: &str) -> (String, String) {
    let words = without_committee(words);
    let (name, above) = words.split_once(',').unwrap_or((words, ""));
    (text::fold(name), text::fold(above))
}

/// Several units have the name.
fn several<'a>(names: impl Iterator<Item = &'a str>) -> Problem {
    let names = names.collect::<Vec<_>>().join("; ");
    Problem::SaidOf(
        format!("Có nhiều đơn vị như vậy, ghi rõ một trong: {names}"),
        format!("There are several; write which: {names}"),
    )
}

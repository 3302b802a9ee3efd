//! What a report adds up, for all of its days or for some of them.

use std::collections::HashMap;

use domain::{ActivityKind, MaterialKind};
use store::{
    ConnectionTrait,
    figures::{
        communications::{self, CommunicationFilter, Given},
        held::{self, HeldFilter, HeldSum},
        present::{self, Distinct},
    },
};

use crate::{Result, reports::basis::Basis};

/// What was added up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sums {
    /// Activities that were held, by kind and unit.
    pub held: Vec<HeldSum>,
    /// Those present by name at them.
    pub distinct: Distinct,
    /// Pieces that the units of the report had made.
    pub made: HashMap<MaterialKind, u64>,
    /// Pieces that they were given, whoever had them made.
    pub given: HashMap<MaterialKind, u64>,
    /// Of these, what none of them had made: what the report counts as made is not counted again as given.
    pub given_from_elsewhere: HashMap<MaterialKind, u64>,
    /// Media items.
    pub media: u64,
    /// Broadcasts: entries, and how many times they were aired.
    pub broadcasts: (u64, u64),
}

impl Sums {
    /// Adds up activities and communications; nothing where none are asked for.
    pub(crate) async fn of(
        conn: &impl ConnectionTrait,
        basis: &Basis,
        activities: Option<&HeldFilter<'_>>,
        communications: Option<&CommunicationFilter<'_>>,
    ) -> Result<Self> {
        let mut sums = Self::default();
        if let Some(filter) = activities {
            sums.held = held::sums(conn, filter).await?;
            if !sums.held.is_empty() {
                sums.distinct = present::distinct(conn, filter).await?;
            }
        }
        if let Some(filter) = communications {
            let made = communications::made(conn, filter).await?;
            sums.made = made.into_iter().map(|(kind, pieces)| (*kind, pieces.unsigned_abs())).collect();
            for Given { kind, made_by, pieces } in communications::given(conn, filter).await? {
                *sums.given.entry(*kind).or_default() += pieces.unsigned_abs();
                if !basis.counts(made_by) {
                    *sums.given_from_elsewhere.entry(*kind).or_default() += pieces.unsigned_abs();
                }
            }
            sums.media = communications::media(conn, filter).await?.unsigned_abs();
            let (entries, times) = communications::broadcasts(conn, filter).await?;
            sums.broadcasts = (entries.unsigned_abs(), times.unsigned_abs());
        }
        Ok(sums)
    }

    /// What the activities of a kind come to.
    pub(super) fn held(&self, kind: ActivityKind, count: impl Fn(&HeldSum) -> i64) -> u64 {
        self.held.iter().filter(|sum| *sum.kind == kind).map(|sum| count(sum).unsigned_abs()).sum()
    }
}

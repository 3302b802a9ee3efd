//! How a year's plan stands: each target, with what is done, scheduled and missing of it.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    ActivityKind, Level, Period, PlanSubject, Word,
    accounts::access::Actor,
    plans::{paragraph::PlanLine, progress::Progress},
};
use store::{
    Coded, ConnectionTrait,
    figures::{
        held::{self, HeldSum},
        planned::{self, Among, PlannedFilter, PlannedSum},
    },
    ids::UnitId,
    rows::YearTarget,
};

use crate::{
    Result, Services,
    plans::plan::PlanFilter,
    reports::{
        basis::{Basis, basis},
        figure::value,
        sums::Sums,
    },
};

/// A row of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// What it is of.
    pub subject: PlanSubject,
    /// How many.
    pub amount: Progress,
    /// The people at activities (lượt người): those who came, and the seats of what is scheduled.
    pub people: Progress,
    /// Of the seats of what is scheduled, how many are taken.
    pub taken: u64,
    /// Of the activities that were held, of how many nothing is known yet.
    pub unmarked: u64,
    /// How many activities are being prepared; they count for nothing.
    pub drafts: u64,
    /// The budget line.
    pub note: String,
}

impl PlanRow {
    fn new(subject: PlanSubject) -> Self {
        let none = Progress::default();
        Self { subject, amount: none, people: none, taken: 0, unmarked: 0, drafts: 0, note: String::new() }
    }

    /// There is nothing in it.
    pub fn is_nothing(&self) -> bool {
        self.amount.is_nothing() && self.people.is_nothing() && self.drafts == 0
    }

    /// As the paragraph tells it.
    pub fn line(&self) -> PlanLine {
        PlanLine { subject: self.subject, amount: self.amount, people: self.people }
    }
}

/// How a plan stands.
#[derive(Debug, Clone)]
pub struct YearPlan {
    /// The year.
    pub year: i32,
    /// The unit's name.
    pub unit_name: String,
    /// The day by whose units is counted.
    pub as_of: NaiveDate,
    /// A row for each subject, in order.
    pub rows: Vec<PlanRow>,
    /// The units that it followed whose own plans for the year are added in.
    pub inherited: Vec<String>,
}

impl YearPlan {
    /// Of how many activities that were held nothing is known yet.
    pub fn unmarked(&self) -> u64 {
        self.rows.iter().map(|row| row.unmarked).sum()
    }

    /// How many activities are being prepared.
    pub fn drafts(&self) -> u64 {
        self.rows.iter().map(|row| row.drafts).sum()
    }

    /// A target was set.
    pub fn has_targets(&self) -> bool {
        self.rows.iter().any(|row| row.amount.target.is_some())
    }
}

/// Looks how a plan stands. What is done is what a report of the year says; what is scheduled are published activities that begin after
/// today. All of it is read in one snapshot of the database.
///
/// # Errors
/// As the gate decides: whoever may read reports of the unit may.
pub async fn compose_plan(services: &Services, actor: &Actor, filter: &PlanFilter) -> Result<YearPlan> {
    let snapshot = services.db.snapshot().await?;
    let basis = basis(services, &snapshot, actor, &filter.report).await?;
    let mut rows: HashMap<PlanSubject, PlanRow> =
        PlanSubject::ALL.iter().map(|subject| (*subject, PlanRow::new(*subject))).collect();
    let inherited = set_targets(&snapshot, &basis, filter, &mut rows).await?;
    set_done(&snapshot, &basis, &mut rows).await?;
    for (among, days) in [
        (Among::Published, coming(filter.report.period, services.today())),
        (Among::Drafts, Some(filter.report.period)),
    ] {
        let Some(days) = days else { continue };
        let units = basis.counting();
        let wanted = PlannedFilter { among, days, kind: None, level: None, units };
        for sum in planned::sums(&snapshot, &wanted).await? {
            let row = rows.get_mut(&PlanSubject::Activities(*sum.kind, *sum.level));
            row.into_iter().for_each(|row| set_planned(row, among, &sum));
        }
    }
    let name = |unit: UnitId| basis.name_of(Some(unit)).to_owned();
    Ok(YearPlan {
        year: filter.year,
        unit_name: filter.report.unit.map(name).unwrap_or_default(),
        as_of: filter.as_of(),
        rows: PlanSubject::ALL.iter().filter_map(|subject| rows.remove(subject)).collect(),
        inherited: inherited.into_iter().map(name).collect(),
    })
}

/// The days of a period after today.
pub(crate) fn coming(period: Period, today: NaiveDate) -> Option<Period> {
    Period::new(period.from().max(today.succ_opt()?), period.to())
}

/// The targets: those of the unit's own plan, and of the plans of those that it followed. A district that ended left its communes to the
/// province, whose plan was for them all along: only who took the place of a unit of the same level has its targets as well.
async fn set_targets(
    conn: &impl ConnectionTrait,
    basis: &Basis,
    filter: &PlanFilter,
    rows: &mut HashMap<PlanSubject, PlanRow>,
) -> Result<Vec<UnitId>> {
    let level_of = |unit: UnitId| basis.units.get(&unit).map(|unit| *unit.level);
    let own = filter.report.unit;
    let counts = |unit: UnitId| {
        Some(unit) == own || (basis.standing.contains(&unit) && level_of(unit) == own.and_then(level_of))
    };
    let mut plans = store::plans::of_year(conn, filter.year).await?;
    plans.retain(|plan| counts(plan.unit_id));
    if plans.is_empty() {
        return Ok(vec![]);
    }
    for target in store::plans::targets(conn, plans.iter().map(|plan| plan.id)).await? {
        if let Some(row) = rows.get_mut(&target.subject) {
            add_target(row, target);
        }
    }
    Ok(plans.into_iter().map(|plan| plan.unit_id).filter(|unit| Some(*unit) != own).collect())
}

fn add_target(row: &mut PlanRow, target: YearTarget) {
    let of = |n: i32| Progress { target: Some(n.unsigned_abs().into()), ..Progress::default() };
    row.amount = row.amount.plus(of(target.amount));
    row.people = row.people.plus(target.people.map(of).unwrap_or_default());
    if row.note.is_empty() {
        row.note = target.note;
    } else if !target.note.is_empty() {
        row.note = format!("{}; {}", row.note, target.note);
    }
}

/// What is done: the figures of a report of the year.
async fn set_done(
    conn: &impl ConnectionTrait,
    basis: &Basis,
    rows: &mut HashMap<PlanSubject, PlanRow>,
) -> Result<()> {
    // Who was there by name is no part of a plan, and takes longest to count.
    let mut sums = Sums::of(conn, basis, None, basis.communications().as_ref()).await?;
    if let Some(held) = basis.activities(None) {
        sums.held = held::sums(conn, &held).await?;
    }
    for row in rows.values_mut() {
        match row.subject {
            PlanSubject::Activities(kind, level) => {
                let of = |count: fn(&HeldSum) -> i64| sum(&sums.held, (kind, level), count);
                row.amount.done = of(|sum| sum.activities);
                row.people.done = of(|sum| sum.people);
                row.unmarked = of(|sum| sum.unmarked);
            }
            subject => row.amount.done = value(subject.figure(), &sums),
        }
    }
    Ok(())
}

fn sum(held: &[HeldSum], (kind, level): (ActivityKind, Level), count: fn(&HeldSum) -> i64) -> u64 {
    let of = held.iter().filter(|sum| (sum.kind, sum.level) == (Coded(kind), Coded(level)));
    of.map(|sum| count(sum).unsigned_abs()).sum()
}

fn set_planned(row: &mut PlanRow, among: Among, sum: &PlannedSum) {
    match among {
        Among::Drafts => row.drafts = sum.activities.unsigned_abs(),
        Among::Published | Among::Unmarked => {
            row.amount.scheduled = sum.activities.unsigned_abs();
            row.people.scheduled = sum.seats.unsigned_abs();
            row.taken = sum.taken.unsigned_abs();
        }
    }
}

//! The form of a plan: all of its targets at once.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    PlanSubject, Problem, Problems, Word,
    accounts::access::{Action, Actor},
    fields::{read_number, read_optional_line},
    label,
    numbers::{number, stored},
    text,
};
use store::{
    ConnectionTrait,
    ids::{YearPlanId, YearTargetId},
    rows::{Unit, YearPlan, YearTarget},
};

use crate::{Error, Result, Services, permit::require_unit, plans::plan::YEARS};

/// A target as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TargetForm {
    /// How many; empty: no target.
    pub amount: String,
    /// For how many people, of activities; may stay empty.
    pub people: String,
    /// The budget line; may stay empty.
    pub note: String,
}

/// A plan as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanForm {
    /// Its targets. What is not in it has none.
    pub targets: BTreeMap<PlanSubject, TargetForm>,
    /// The version that was loaded; empty: there was none.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// The form of a unit's plan for a year, with the targets of the year before in it where that is wanted; and whether there are any to be
/// wanted, and when the plan was last changed.
///
/// # Errors
/// As [`open_plan`].
pub async fn load_plan_form(
    services: &Services,
    actor: &Actor,
    (unit, year): (&str, i32),
    copies_last_year: LastYear,
) -> Result<LoadedPlan> {
    let read = services.db.read();
    let (unit, plan) = open_plan(read, actor, (unit, year)).await?;
    let before = match store::plans::of_unit(read, unit.id, year - 1).await? {
        Some(plan) => store::plans::targets(read, [plan.id]).await?,
        None => vec![],
    };
    let has_last_year = !before.is_empty();
    let targets = match (&plan, copies_last_year) {
        (_, LastYear::Copied) => before,
        (Some(plan), LastYear::Left) => store::plans::targets(read, [plan.id]).await?,
        (None, LastYear::Left) => vec![],
    };
    let form = PlanForm {
        targets: targets.iter().map(|row| (*row.subject, typed(row))).collect(),
        version: plan.as_ref().map(|plan| plan.version.to_string()).unwrap_or_default(),
        key: crate::send_once::new_form_key()?,
    };
    Ok(LoadedPlan { form, unit, has_last_year, changed_at: plan.map(|plan| plan.updated_at) })
}

/// What becomes of last year's targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastYear {
    /// They go into the form, in place of what the plan has.
    Copied,
    /// They stay where they are.
    Left,
}

/// The form of a plan, with what its page tells.
#[derive(Debug, Clone)]
pub struct LoadedPlan {
    /// The form.
    pub form: PlanForm,
    /// The unit.
    pub unit: Unit,
    /// The year before has targets.
    pub has_last_year: bool,
    /// When the plan was last changed; none: there is none yet.
    pub changed_at: Option<DateTime<Utc>>,
}

/// The unit of a code, whose plan the actor may change, and its plan for a year.
///
/// # Errors
/// [`Error::NotFound`] for a year that can't have one; [`Error::Conflict`] where the unit was not in force in it; as the gate decides.
pub(crate) async fn open_plan(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    (unit, year): (&str, i32),
) -> Result<(Unit, Option<YearPlan>)> {
    let unit = store::units::by_code(conn, unit).await?.ok_or(Error::NotFound)?;
    require_unit(conn, actor, Action::ManageActivity, unit.id).await?;
    let period = domain::Period::year(year).filter(|_| (YEARS.0..=YEARS.1).contains(&i64::from(year)));
    let period = period.ok_or(Error::NotFound)?;
    let begins_later = unit.valid_from.is_some_and(|first| first > period.to());
    let ended_before = unit.valid_to.is_some_and(|last| last < period.from());
    if begins_later || ended_before {
        return Err(Error::conflict(
            "Đơn vị này không có hiệu lực trong năm đã chọn. Chọn năm khác, hoặc đơn vị có hiệu lực trong năm đó.",
            "This unit was not in force in that year. Choose another year, or the unit that was.",
        ));
    }
    let plan = store::plans::of_unit(conn, unit.id, year).await?;
    Ok((unit, plan))
}

/// A target as its form holds it.
fn typed(row: &YearTarget) -> TargetForm {
    let dotted = |n: i32| number(n.unsigned_abs().into());
    TargetForm {
        amount: dotted(row.amount),
        people: row.people.map(dotted).unwrap_or_default(),
        note: row.note.clone(),
    }
}

/// Reads the targets of a form; what is wrong is noted at the fields of each.
pub(crate) fn read(form: &PlanForm, plan: YearPlanId, problems: &mut Problems) -> Vec<YearTarget> {
    let empty = TargetForm::default();
    let of = |subject: PlanSubject| form.targets.get(&subject).unwrap_or(&empty);
    PlanSubject::ALL.iter().filter_map(|subject| read_one(*subject, of(*subject), plan, problems)).collect()
}

/// The most people of a target.
const MOST_PEOPLE: i64 = 10_000_000;

fn read_one(
    subject: PlanSubject,
    typed: &TargetForm,
    plan_id: YearPlanId,
    problems: &mut Problems,
) -> Option<YearTarget> {
    let fields = subject.fields();
    let is_empty = |typed: &str| text::line(typed).is_empty();
    let is_of_people = subject.kind().is_some();
    let people = match is_empty(&typed.people) || !is_of_people {
        true => Some(None),
        false => {
            let read = read_number(&typed.people, label::TARGET_PEOPLE, 1, MOST_PEOPLE);
            problems.check(fields.people, read).map(Some)
        }
    };
    let note = problems.check(fields.note, read_optional_line(&typed.note, label::NOTE, 300));
    if is_empty(&typed.amount) {
        if people != Some(None) || note.as_deref() != Some("") {
            problems.add(
                fields.amount,
                Problem::Said(
                    "Nhập chỉ tiêu, hoặc để trống cả dòng",
                    "Enter the target, or leave the whole row empty",
                ),
            );
        }
        return None;
    }
    let amount = problems.check(fields.amount, read_number(&typed.amount, label::TARGET, 1, subject.most()));
    Some(YearTarget {
        id: YearTargetId::NEW,
        plan_id,
        subject: subject.into(),
        amount: stored(amount?),
        people: people?.map(stored),
        note: note?,
    })
}

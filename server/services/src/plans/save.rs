//! Saves the targets of a plan, all at once.

use domain::{Problems, Word, accounts::access::Actor};
use serde_json::{Value, json};
use store::{
    Turn,
    ids::YearPlanId,
    rows::{YearPlan, YearTarget},
    take_turn,
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    error::valid,
    plans::form::{PlanForm, open_plan, read},
    send_once::do_once,
};

/// Saves the targets of a unit's plan for a year, unless somebody else did since it was loaded. Saved as it was, nothing is written.
///
/// # Errors
/// [`Error::Invalid`] at the fields of a subject; [`Error::Stale`]; as [`crate::plans::load_plan_form`].
pub async fn save_plan(
    services: &Services,
    actor: &Actor,
    (unit, year): (&str, i32),
    form: &PlanForm,
) -> Result<()> {
    let key = (form.key.as_str(), (unit, year, form));
    let saved: Result<YearPlanId> = do_once(services, actor, key, async |tx| {
        // Of two who begin a plan at once, the second finds it there.
        take_turn(tx, Turn::Plans).await?;
        let (unit, _) = open_plan(tx, actor, (unit, year)).await?;
        let before = store::plans::lock(tx, unit.id, year).await?;
        let mut problems = Problems::default();
        let targets = read(form, before.as_ref().map_or(YearPlanId::NEW, |plan| plan.id), &mut problems);
        valid(problems)?;
        let version = before.as_ref().map(|plan| plan.version.to_string()).unwrap_or_default();
        if form.version != version {
            return Err(Error::Stale(before.map_or_else(|| services.now(), |plan| plan.updated_at)));
        }
        let old = match &before {
            Some(plan) => store::plans::targets(tx, [plan.id]).await?,
            None => vec![],
        };
        let (was, is) = (shown(year, unit.id.0, &old), shown(year, unit.id.0, &targets));
        match &before {
            Some(plan) if was == is => return Ok(plan.id),
            None if targets.is_empty() => return Ok(YearPlanId::NEW),
            _ => {}
        }
        let now = services.now();
        let plan = match before.clone() {
            Some(plan) => {
                let version = plan.version + 1;
                store::update(tx, YearPlan { updated_at: now, version, ..plan }).await?
            }
            None => {
                let id = YearPlanId::NEW;
                let row =
                    YearPlan { id, unit_id: unit.id, year, created_at: now, updated_at: now, version: 1 };
                store::insert(tx, row).await?
            }
        };
        let targets = targets.into_iter().map(|row| YearTarget { plan_id: plan.id, ..row }).collect();
        store::plans::replace_targets(tx, plan.id, targets).await?;
        let verb = if before.is_some() { "edit" } else { "create" };
        let change =
            Change { verb, noun: "year_plan", id: plan.id.0, before: before.map(|_| was), after: Some(is) };
        record(services, tx, actor, change);
        Ok(plan.id)
    })
    .await;
    saved.map(drop)
}

/// The targets of a plan in the log of changes.
fn shown(year: i32, unit: i64, targets: &[YearTarget]) -> Value {
    let mut targets: Vec<&YearTarget> = targets.iter().collect();
    targets.sort_by_key(|row| row.subject.0);
    let targets: Vec<Value> = targets
        .into_iter()
        .map(|row| {
            json!({ "subject": row.subject.code(), "amount": row.amount, "people": row.people, "note": row.note })
        })
        .collect();
    json!({ "year": year, "unit": unit, "targets": targets })
}

//! A material goes to many units at once: one day, a number for each.

use std::collections::BTreeMap;

use domain::{
    Problem, UnitLevel,
    accounts::access::{Action, Actor},
    fields, label,
    numbers::{number, number_in, stored},
};
use store::{
    ids::{DistributionId, UnitId},
    rows::{Distribution, Unit},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    communications::{
        communication::Checked, list_distributions::list_distributions, list_materials::MaterialEntry,
        record_distribution::shown,
    },
    people::form::NotSaved,
    permit::require_unit,
    send_once::{Sent, send_once},
};

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ManyForm {
    /// The day on which the pieces were given.
    pub given_on: String,
    /// How many each unit was given, by its number; nothing typed: none.
    pub quantities: BTreeMap<UnitId, String>,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// A material, and the units in force to which its office can give: those below its own, from the top down.
///
/// # Errors
/// As the gate decides.
pub async fn units_to_give(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(MaterialEntry, Vec<Unit>)> {
    let (entry, _) = list_distributions(services, actor, code).await?;
    let read = services.db.read();
    require_unit(read, actor, Action::ManageMaterials, entry.material.unit_id).await?;
    let all = store::units::all(read).await?;
    Ok((entry.clone(), below(&all, entry.material.unit_id, services)))
}

/// The units below one that are in force today; teams get theirs from their commune.
fn below(all: &[Unit], top: UnitId, services: &Services) -> Vec<Unit> {
    let today = services.today();
    let Some(top) = all.iter().find(|unit| unit.id == top) else { return vec![] };
    let path = format!("{}.", top.path);
    let mut units: Vec<Unit> = all
        .iter()
        .filter(|unit| unit.path.starts_with(&path) && *unit.level != UnitLevel::Team)
        .filter(|unit| {
            unit.valid_from.is_none_or(|day| day <= today) && unit.valid_to.is_none_or(|day| day >= today)
        })
        .cloned()
        .collect();
    units.sort_by_cached_key(|unit| domain::people::name::collation_key(&unit.name));
    units
}

/// Enters what each of many units was given, all or none. Answers how many units.
///
/// # Errors
/// [`Error::Invalid`] at `given_on`, and at `quantity` with the unit's name in its sentence; as the gate decides.
pub async fn distribute_material(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &ManyForm,
) -> std::result::Result<usize, NotSaved> {
    let (tx, today) = (services.db.begin().await?, services.today());
    let once = match send_once(services, &tx, actor, &form.key, &(code, form)).await? {
        Sent::First(once) => once,
        Sent::Before(n) => return Ok(n.parse().map_err(|_| Error::NotFound)?),
    };
    let material = store::materials::lock(&tx, code).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, material.unit_id).await?;
    let units = below(&store::units::all(&tx).await?, material.unit_id, services);
    let mut checked = Checked::default();
    let given_on = checked.day("given_on", &form.given_on, label::DATE, today);
    if given_on.is_some_and(|day| day < material.produced_on) {
        checked.problems.add("given_on", crate::communications::record_distribution::before_made(&material));
    }
    let mut rows = Vec::new();
    for (unit, typed) in form.quantities.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
        let Some(unit) = units.iter().find(|one| one.id == *unit) else {
            return Err(Error::NotFound.into());
        };
        match fields::read_number(typed, label::QUANTITY, 0, 100_000_000) {
            Ok(0) => {}
            Ok(n) => rows.push((unit.id, n)),
            Err(problem) => {
                let told = |lang| format!("{}: {}", unit.name, problem.text(lang));
                let problem = Problem::SaidOf(told(domain::Lang::Vi), told(domain::Lang::En));
                checked.problems.add("quantity", problem);
            }
        }
    }
    let given: i64 =
        store::distributions::given(&tx, &[material.id]).await?.into_iter().map(|(_, n)| n).sum();
    let left = (i64::from(material.quantity) - given).max(0);
    let wanted: i64 = rows.iter().map(|(_, n)| *n).sum();
    if wanted > left {
        checked.problems.add("quantity", too_many(wanted, left));
    } else if rows.is_empty() && checked.problems.of("quantity").is_none() {
        checked.problems.add(
            "quantity",
            Problem::Said("Nhập số lượng cho ít nhất một đơn vị", "Enter a number for at least one unit"),
        );
    }
    let (Some(given_on), true) = (given_on, checked.problems.is_empty()) else {
        return Err(checked.not_saved());
    };
    for (unit_id, quantity) in &rows {
        let row = Distribution {
            id: DistributionId::NEW,
            material_id: material.id,
            given_on,
            unit_id: *unit_id,
            quantity: stored(*quantity),
            import_key: None,
            created_at: services.now(),
        };
        let row = store::insert(&tx, row).await?;
        let after = Some(shown(&row));
        let change = Change { verb: "create", noun: "distribution", id: row.id.0, before: None, after };
        record(services, &tx, actor, change);
    }
    once.made(&tx, &rows.len().to_string()).await?;
    tx.commit().await?;
    Ok(rows.len())
}

fn too_many(wanted: i64, left: i64) -> Problem {
    let [wanted, left] = [wanted, left].map(i64::unsigned_abs);
    let en = |n| number_in(domain::Lang::En, n);
    Problem::SaidOf(
        format!("Tổng cộng {} mà chỉ còn {} chưa cấp phát: giảm bớt số lượng", number(wanted), number(left)),
        format!("That is {} in all, and {} are left to give out: enter less", en(wanted), en(left)),
    )
}

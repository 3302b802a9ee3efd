//! A material goes to many units at once: one day, a number for each.

use std::collections::BTreeMap;

use domain::{
    Lang, Problem, Problems, UnitLevel,
    accounts::access::{Action, Actor},
    fields, label,
    numbers::{number, number_in},
};
use store::{ids::UnitId, rows::Unit};

use crate::{
    Error, Result, Services,
    checked::NotSaved,
    communications::{
        giving::{Giving, MOST, begin_giving, give},
        list_distributions::list_distributions,
        list_materials::MaterialEntry,
    },
    permit::require_unit,
    send_once::do_once,
    units::find::in_force,
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
        .filter(|unit| in_force(unit, today))
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
    do_once(services, actor, (&form.key, (code, form)), async |tx| {
        let Giving { material, left, given_on, mut checked } =
            begin_giving(services, tx, actor, code, &form.given_on).await?;
        let units = below(&store::units::all(tx).await?, material.unit_id, services);
        let wanted = read_quantities(form, &units, &mut checked.problems)?;
        let sum: i64 = wanted.iter().map(|(_, n)| *n).sum();
        if sum > left {
            checked.problems.add("quantity", too_many(sum, left));
        } else if wanted.is_empty() && checked.problems.of("quantity").is_none() {
            checked.problems.add(
                "quantity",
                Problem::Said("Nhập số lượng cho ít nhất một đơn vị", "Enter a number for at least one unit"),
            );
        }
        let (Some(given_on), true) = (given_on, checked.problems.is_empty()) else {
            return Err(checked.not_saved());
        };
        for one in &wanted {
            give(services, tx, actor, (&material, given_on), *one).await?;
        }
        Ok(wanted.len())
    })
    .await
}

/// How many each unit is to get; those that get none are left out.
///
/// # Errors
/// [`Error::NotFound`] for a unit that can't be given to; a wrong number is noted at `quantity`, with the unit's name.
fn read_quantities(form: &ManyForm, units: &[Unit], problems: &mut Problems) -> Result<Vec<(UnitId, i64)>> {
    let mut wanted = Vec::new();
    for (unit, typed) in form.quantities.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
        let unit = units.iter().find(|one| one.id == *unit).ok_or(Error::NotFound)?;
        match fields::read_number(typed, label::QUANTITY, 0, MOST) {
            Ok(0) => {}
            Ok(n) => wanted.push((unit.id, n)),
            Err(problem) => {
                let told = |lang| format!("{}: {}", unit.name, problem.text(lang));
                problems.add("quantity", Problem::SaidOf(told(Lang::Vi), told(Lang::En)));
            }
        }
    }
    Ok(wanted)
}

fn too_many(wanted: i64, left: i64) -> Problem {
    let [wanted, left] = [wanted, left].map(i64::unsigned_abs);
    let en = |n| number_in(Lang::En, n);
    Problem::SaidOf(
        format!("Tổng cộng {} mà chỉ còn {} chưa cấp phát: giảm bớt số lượng", number(wanted), number(left)),
        format!("That is {} in all, and {} are left to give out: enter less", en(wanted), en(left)),
    )
}

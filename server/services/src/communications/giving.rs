//! Pieces of a material are given out: what is the same for one unit and for many.

use chrono::NaiveDate;
use documents::dates;
use domain::{
    Lang, Problem,
    accounts::access::{Action, Actor},
    label,
    numbers::stored,
};
use serde_json::json;
use store::{
    Tx,
    ids::{DistributionId, UnitId},
    rows::{Distribution, Material},
};

use crate::{
    Error, Result, Services, audit::Logged, checked::Checked, communications::communication::read_past_day,
    permit::require_unit,
};

/// The most pieces that a field takes.
pub(crate) const MOST: i64 = 100_000_000;

/// A material that is given out, and what is checked of the form so far.
pub(crate) struct Giving {
    /// The material, locked: nobody else gives of it until this transaction ends.
    pub material: Material,
    /// How many pieces were not given out yet.
    pub left: i64,
    /// The day, where it is right.
    pub given_on: Option<NaiveDate>,
    /// What is wrong so far.
    pub checked: Checked,
}

/// Opens the material of a code to give of it, and reads the day. The office that had it made gives it to whom it will.
///
/// # Errors
/// As the gate decides; a wrong day is noted at `given_on`.
pub(crate) async fn begin_giving(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    code: &str,
    given_on: &str,
) -> Result<Giving> {
    let material = store::materials::lock(tx, code).await?.ok_or(Error::NotFound)?;
    require_unit(tx, actor, Action::ManageMaterials, material.unit_id).await?;
    let mut checked = Checked::default();
    let given_on = read_past_day(given_on, label::DATE, services.today());
    let given_on = checked.problems.check("given_on", given_on);
    if given_on.is_some_and(|day| day < material.produced_on) {
        checked.problems.add("given_on", before_made(&material));
    }
    let given: i64 = store::distributions::given(tx, &[material.id]).await?.into_iter().map(|(_, n)| n).sum();
    let left = (i64::from(material.quantity) - given).max(0);
    Ok(Giving { material, left, given_on, checked })
}

/// It can't be given before it was made.
fn before_made(material: &Material) -> Problem {
    let [made, made_en] = [Lang::Vi, Lang::En].map(|lang| dates::day(material.produced_on, lang));
    Problem::SaidOf(
        format!("Ấn phẩm được sản xuất ngày {made}: chọn ngày đó hoặc sau đó"),
        format!("The material was made on {made_en}: choose that day or a later one"),
    )
}

/// Writes down what a unit was given on a day.
pub(crate) async fn give(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (material, given_on): (&Material, NaiveDate),
    (unit_id, quantity): (UnitId, i64),
) -> Result<Distribution> {
    let row = Distribution {
        id: DistributionId::NEW,
        material_id: material.id,
        given_on,
        unit_id,
        quantity: stored(quantity),
        import_key: None,
        created_at: services.now(),
    };
    let row = store::insert(tx, row).await?;
    DISTRIBUTION.created(services, tx, actor, &row);
    Ok(row)
}

/// A distribution in the log of changes.
pub(crate) const DISTRIBUTION: Logged<Distribution> = Logged {
    noun: "distribution",
    id: |row| row.id.0,
    shown: |row| {
        json!({
            "material": row.material_id, "unit": row.unit_id, "given_on": row.given_on, "quantity": row.quantity,
        })
    },
};

//! Where the pieces of a material went.

use documents::dates;
use domain::{
    Lang, Problem,
    accounts::access::{Action, Actor},
    fields, label,
    numbers::{number, number_in, stored},
};
use serde_json::json;
use store::{
    ids::DistributionId,
    rows::{Distribution, Material},
};

use crate::{
    Error, Services,
    audit::{Change, record},
    communications::communication::Checked,
    people::form::NotSaved,
    permit::require_unit,
    send_once::{Sent, send_once},
};

/// A distribution as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DistributionForm {
    /// The day on which the pieces were given.
    pub given_on: String,
    /// How many.
    pub quantity: String,
    /// To which unit, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Enters what a unit was given of the material of a code. The office that had it made gives it to whom it will.
///
/// # Errors
/// [`Error::Invalid`] at `given_on`, `quantity`, `unit`, with units to choose from; as the gate decides.
pub async fn record_distribution(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &DistributionForm,
) -> std::result::Result<DistributionId, NotSaved> {
    let (tx, today) = (services.db.begin().await?, services.today());
    let once = match send_once(services, &tx, actor, &form.key, &(code, form)).await? {
        Sent::First(once) => once,
        Sent::Before(id) => return Ok(id.parse().map_err(|_| Error::NotFound)?),
    };
    let material = store::materials::lock(&tx, code).await?.ok_or(Error::NotFound)?;
    require_unit(&tx, actor, Action::ManageMaterials, material.unit_id).await?;
    let mut checked = Checked::default();
    let given_on = checked.day("given_on", &form.given_on, label::DATE, today);
    if given_on.is_some_and(|day| day < material.produced_on) {
        checked.problems.add("given_on", before_made(&material));
    }
    let given: i64 =
        store::distributions::given(&tx, &[material.id]).await?.into_iter().map(|(_, n)| n).sum();
    let left = (i64::from(material.quantity) - given).max(0);
    let quantity = fields::read_number(&form.quantity, label::QUANTITY, 1, 100_000_000);
    let quantity = checked
        .problems
        .check("quantity", quantity.and_then(|n| if n > left { Err(too_many(left)) } else { Ok(n) }));
    let unit_id = checked.unit(services, &tx, &form.unit_id, &form.unit).await?;
    let (Some(given_on), Some(quantity), Some(unit_id), true) =
        (given_on, quantity, unit_id, checked.problems.is_empty())
    else {
        return Err(checked.not_saved());
    };
    let row = Distribution {
        id: DistributionId::NEW,
        material_id: material.id,
        given_on,
        unit_id,
        quantity: stored(quantity),
        import_key: None,
        created_at: services.now(),
    };
    let row = store::insert(&tx, row).await?;
    let after = Some(shown(&row));
    let change = Change { verb: "create", noun: "distribution", id: row.id.0, before: None, after };
    record(services, &tx, actor, change);
    once.made(&tx, &row.id.to_string()).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// It can't be given before it was made.
pub(crate) fn before_made(material: &Material) -> Problem {
    let [made, made_en] = [Lang::Vi, Lang::En].map(|lang| dates::day(material.produced_on, lang));
    Problem::SaidOf(
        format!("Ấn phẩm được sản xuất ngày {made}: chọn ngày đó hoặc sau đó"),
        format!("The material was made on {made_en}: choose that day or a later one"),
    )
}

fn too_many(left: i64) -> Problem {
    let left = left.unsigned_abs();
    let (left, left_en) = (number(left), number_in(Lang::En, left));
    Problem::SaidOf(
        format!("Chỉ còn {left} chưa cấp phát: nhập số lượng không quá số đó"),
        format!("Only {left_en} are left to give out: enter no more than that"),
    )
}

/// What the log says of one.
pub(crate) fn shown(row: &Distribution) -> serde_json::Value {
    json!({ "material": row.material_id, "unit": row.unit_id, "given_on": row.given_on, "quantity": row.quantity })
}

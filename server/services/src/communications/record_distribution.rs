//! A unit is given pieces of a material.

use domain::{
    Lang, Problem,
    accounts::access::Actor,
    fields, label,
    numbers::{number, number_in},
};
use store::ids::DistributionId;

use crate::{
    Services,
    checked::NotSaved,
    communications::giving::{Giving, MOST, begin_giving, give},
    send_once::do_once,
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
/// [`crate::Error::Invalid`] at `given_on`, `quantity`, `unit`, with units to choose from; as the gate decides.
pub async fn record_distribution(
    services: &Services,
    actor: &Actor,
    code: &str,
    form: &DistributionForm,
) -> std::result::Result<DistributionId, NotSaved> {
    do_once(services, actor, (&form.key, (code, form)), async |tx| {
        let Giving { material, left, given_on, mut checked } =
            begin_giving(services, tx, actor, code, &form.given_on).await?;
        let quantity = fields::read_number(&form.quantity, label::QUANTITY, 1, MOST)
            .and_then(|n| if n > left { Err(too_many(left)) } else { Ok(n) });
        let quantity = checked.problems.check("quantity", quantity);
        let unit = checked.unit(services, tx, (&form.unit_id, &form.unit)).await?;
        let (Some(given_on), Some(quantity), Some(unit), true) =
            (given_on, quantity, unit, checked.problems.is_empty())
        else {
            return Err(checked.not_saved());
        };
        Ok(give(services, tx, actor, (&material, given_on), (unit, quantity)).await?.id)
    })
    .await
}

fn too_many(left: i64) -> Problem {
    let left = left.unsigned_abs();
    let (left, left_en) = (number(left), number_in(Lang::En, left));
    Problem::SaidOf(
        format!("Chỉ còn {left} chưa cấp phát: nhập số lượng không quá số đó"),
        format!("Only {left_en} are left to give out: enter no more than that"),
    )
}

//! Units that are typed one a line.

use domain::{Problem, UnitLevel, UnitPath};
use store::{ConnectionTrait, ids::UnitId, rows::Unit};

use crate::{
    Result, Services,
    units::find::{self, Typed, UnitChoice, in_force},
};

/// The unit of a line, by its number and words; `seen` are those of the lines above, of which it must be none.
pub(crate) async fn unit_of_line(
    services: &Services,
    conn: &impl ConnectionTrait,
    (at, name): (usize, &str),
    seen: &[UnitId],
) -> Result<std::result::Result<UnitId, Problem>> {
    let unit = match find::resolve_in_force(services, conn, None, name).await? {
        Typed::Found(unit) => unit,
        Typed::Choices(choices) => return Ok(Err(which(at, name, &choices))),
    };
    if seen.contains(&unit) {
        return Ok(Err(Problem::SaidOf(
            format!("Dòng {at}: “{name}” đã có ở dòng trên, bỏ bớt một dòng"),
            format!("Line {at}: “{name}” is on a line above, take one of them away"),
        )));
    }
    Ok(Ok(unit))
}

/// Every unit of the lowest level in force within a unit, in the order of their names.
pub(crate) async fn communes_below(
    services: &Services,
    conn: &impl ConnectionTrait,
    top: &Unit,
) -> Result<Vec<UnitChoice>> {
    let path = UnitPath::from_stored(top.path.clone());
    let within = |unit: &Unit| {
        *unit.level == UnitLevel::Commune
            && in_force(unit, services.today())
            && path.covers(&UnitPath::from_stored(unit.path.clone()))
    };
    let all = store::units::all(conn).await?.into_iter().filter(within).collect();
    let mut choices = find::labelled(conn, all).await?;
    choices.sort_by_key(|choice| domain::people::name::collation_key(&choice.label));
    Ok(choices)
}

fn which(at: usize, name: &str, choices: &[UnitChoice]) -> Problem {
    if choices.is_empty() {
        return Problem::SaidOf(
            format!("Dòng {at}: không tìm thấy đơn vị “{name}”"),
            format!("Line {at}: there is no unit “{name}”"),
        );
    }
    let like = choices.iter().take(3).map(|choice| format!("“{}”", choice.label)).collect::<Vec<_>>();
    let like = like.join(", ");
    Problem::SaidOf(
        format!("Dòng {at}: có nhiều đơn vị giống “{name}”, ghi đầy đủ: {like}"),
        format!("Line {at}: several units are like “{name}”, write one in full: {like}"),
    )
}

//! The units that are called, as they are typed: a line a unit, with its seats behind the name.

use std::collections::HashMap;

use domain::{
    Problem,
    accounts::access::{Action, Actor},
    numbers::{number, whole},
};
use store::{
    ConnectionTrait, Tx,
    ids::UnitId,
    rows::{Activity, Round},
};

use crate::{
    Result, Services,
    activities::show::open,
    units::{
        self,
        find::{Typed, UnitChoice},
        lines::{communes_below, unit_of_line},
    },
};

/// The most seats that one unit can be given.
const MOST: u32 = 10_000;
/// The most units in one call.
const MOST_UNITS: usize = 1_000;

/// A unit with its seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Called {
    pub unit: UnitId,
    pub name: String,
    pub seats: u32,
}

/// The units of a call and their seats, as they are typed.
pub(crate) async fn lines(conn: &impl ConnectionTrait, round: &Round) -> Result<String> {
    let rows = store::nominations::units(conn, round.id).await?;
    let quotas = store::nominations::quotas(conn, round.activity_id).await?;
    let seats: HashMap<UnitId, i32> = quotas.into_iter().map(|quota| (quota.unit_id, quota.seats)).collect();
    let rows = units::find::by_number(conn, rows.iter().map(|row| row.unit_id)).await?.into_values();
    let mut choices = units::find::labelled(conn, rows.collect()).await?;
    choices.sort_by_key(|choice| domain::people::name::collation_key(&choice.label));
    let line = |choice: &UnitChoice| {
        format!("{}: {}", choice.label, seats.get(&choice.id).copied().unwrap_or_default())
    };
    Ok(choices.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// A line for each unit of the lowest level in force within a unit, with so many seats each; they are put below what was typed.
///
/// # Errors
/// [`crate::Error::Invalid`] at `below` where it is no unit, with what it is like; as the gate decides.
pub async fn units_below(
    services: &Services,
    actor: &Actor,
    code: &str,
    (below, each): (&str, &str),
) -> Result<String> {
    let read = services.db.read();
    open(read, actor, Action::ManageList, code).await?;
    let mut problems = domain::Problems::default();
    let seats = domain::fields::read_number(each, domain::label::CAPACITY, 0, MOST.into());
    let seats = problems.check("each", seats);
    let top = match units::find::resolve(services, read, None, below).await? {
        Typed::Found(unit) => store::units::by_id(read, unit).await?,
        Typed::Choices(choices) => {
            problems.add("below", units::find::problem(below, &choices));
            None
        }
    };
    let (Some(seats), Some(top)) = (seats, top) else { return Err(crate::Error::Invalid(problems)) };
    let choices = communes_below(services, read, &top).await?;
    Ok(choices.iter().map(|choice| format!("{}: {seats}", choice.label)).collect::<Vec<_>>().join("\n"))
}

/// Reads the units that were typed.
pub(crate) async fn read(
    services: &Services,
    tx: &Tx,
    activity: &Activity,
    typed: &str,
) -> Result<std::result::Result<Vec<Called>, Problem>> {
    let mut called: Vec<Called> = vec![];
    let lines = typed.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    for (at, line) in lines.filter(|(_, line)| !line.is_empty()) {
        let Some((name, seats)) = split(line) else { return Ok(Err(no_seats(at, line))) };
        let seen: Vec<UnitId> = called.iter().map(|one| one.unit).collect();
        let unit = match unit_of_line(services, tx, (at, name), &seen).await? {
            Ok(unit) => unit,
            Err(problem) => return Ok(Err(problem)),
        };
        let name = units::find::name(tx, unit).await?;
        called.push(Called { unit, name, seats });
    }
    Ok(fits(activity, called))
}

/// At least one unit, and no more seats than the activity has.
fn fits(activity: &Activity, called: Vec<Called>) -> std::result::Result<Vec<Called>, Problem> {
    if called.is_empty() {
        return Err(Problem::Said(
            "Nhập ít nhất một đơn vị kèm số chỗ, ví dụ “Xã Định Hóa: 5”",
            "Enter at least one unit with its seats, such as “Xã Định Hóa: 5”",
        ));
    }
    if called.len() > MOST_UNITS {
        return Err(Problem::Said(
            "Mỗi đợt gọi nhiều nhất 1.000 đơn vị",
            "A round calls 1,000 units at the most",
        ));
    }
    let sum: u64 = called.iter().map(|one| u64::from(one.seats)).sum();
    let capacity: u32 = whole(activity.capacity);
    if sum > u64::from(capacity) {
        let [sum, capacity] = [sum, capacity.into()].map(number);
        return Err(Problem::SaidOf(
            format!("Tổng số chỗ giao cho các đơn vị là {sum}, vượt quá {capacity} chỗ của hoạt động"),
            format!("The units have {sum} seats together, more than the {capacity} of the activity"),
        ));
    }
    Ok(called)
}

/// `Xã Định Hóa: 5`, `Xã Định Hóa 5`, and with a tab between the cells of a sheet.
fn split(line: &str) -> Option<(&str, u32)> {
    let (name, seats) = line.rsplit_once([':', '\t', ';', ' '])?;
    let seats = seats.trim().parse().ok().filter(|seats| *seats <= MOST)?;
    let name = name.trim_end_matches([':', ';', '\t', ' ', '-', '–']).trim();
    (!name.is_empty()).then_some((name, seats))
}

fn no_seats(at: usize, line: &str) -> Problem {
    Problem::SaidOf(
        format!("Dòng {at} (“{line}”): ghi số chỗ ở cuối dòng, ví dụ “Xã Định Hóa: 5”"),
        format!("Line {at} (“{line}”): put the number of seats at its end, such as “Xã Định Hóa: 5”"),
    )
}

//! Where what is filled happens, and when.

use chrono::{Duration, NaiveDate};
use domain::UnitLevel;
use store::{ids::UnitId, rows::Unit};

use crate::{Error, Result, Services, units::team::new_team};

/// The units that hold activities and send people.
pub(super) struct Units {
    /// The province, which holds the largest.
    pub top: Unit,
    /// Districts, communes and departments.
    pub holders: Vec<UnitId>,
    /// Communes and teams.
    pub senders: Vec<Unit>,
}

/// The units of today.
///
/// # Errors
/// [`Error::Conflict`] where there are activities or people already, or no units yet.
pub(super) async fn where_to(services: &Services) -> Result<Units> {
    let read = services.db.read();
    let scale = store::figures::size::of(read).await?;
    if scale.activities > 0 || scale.people > 0 {
        return Err(Error::conflict(
            "Cơ sở dữ liệu này đã có hoạt động hoặc người: chỉ gieo dữ liệu thử vào cơ sở dữ liệu trống.",
            "This database has activities or people already: only an empty one is filled.",
        ));
    }
    let today = services.today();
    let mut units = store::units::all(read).await?;
    units.retain(|unit| unit.valid_to.is_none_or(|last: NaiveDate| last >= today));
    if !units.iter().any(|unit| *unit.level == UnitLevel::Team) {
        units.extend(add_teams(services, &units).await?);
    }
    let at = |levels: &[UnitLevel]| {
        units.iter().filter(|unit| levels.contains(&unit.level)).cloned().collect::<Vec<_>>()
    };
    let holders = at(&[UnitLevel::Province, UnitLevel::Department, UnitLevel::Commune]);
    let senders = at(&[UnitLevel::Commune, UnitLevel::Team]);
    match (at(&[UnitLevel::Province]).into_iter().next(), senders.is_empty()) {
        (Some(top), false) => {
            Ok(Units { top, holders: holders.iter().map(|unit| unit.id).collect(), senders })
        }
        _ => Err(Error::conflict(
            "Chưa có đơn vị nào: nhập danh mục đơn vị trước.",
            "There are no units yet: import them first.",
        )),
    }
}

/// A team of volunteers in each commune: half of the people are of one.
async fn add_teams(services: &Services, units: &[Unit]) -> Result<Vec<Unit>> {
    let communes = units.iter().filter(|unit| *unit.level == UnitLevel::Commune);
    let tx = services.db.begin().await?;
    let mut teams = Vec::new();
    for commune in communes {
        let (code, name) = (format!("GIEO-{}", commune.code), format!("Đội tình nguyện {}", commune.name));
        let team = new_team(&name, code, commune);
        teams.push(store::insert(&tx, team).await?);
    }
    tx.commit().await?;
    Ok(teams)
}

/// The first and the last day on which activities begin: ten years back, and two months on.
pub(super) fn span(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today - Duration::days(3_650), today + Duration::days(60))
}

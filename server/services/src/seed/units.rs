//! Where what is filled happens, and when.

use chrono::{Duration, NaiveDate};
use domain::UnitLevel;
use store::{ids::UnitId, rows::Unit};

use crate::{Error, Result, Services};

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
    let units = store::units::all(read).await?;
    let today = services.today();
    let in_force: Vec<&Unit> =
        units.iter().filter(|unit| unit.valid_to.is_none_or(|last: NaiveDate| last >= today)).collect();
    let at = |levels: &[UnitLevel]| {
        in_force
            .iter()
            .filter(|unit| levels.contains(&unit.level))
            .map(|unit| (*unit).clone())
            .collect::<Vec<_>>()
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

/// The first and the last day on which activities begin: ten years back, and two months on.
pub(super) fn span(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today - Duration::days(3_650), today + Duration::days(60))
}

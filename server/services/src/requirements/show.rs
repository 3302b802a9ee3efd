//! What an activity asks of those who come, as everybody may read it.

use domain::{UnitLevel, Word, requirements::Requirements, text::fold};
use store::{
    ConnectionTrait,
    ids::ActivityId,
    rows::{Activity, Requirement},
};

use crate::{Error, Result, Services, units};

/// What an activity asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words of titles.
    pub positions: Vec<String>,
    /// Levels of units.
    pub levels: Vec<UnitLevel>,
    /// Names of units.
    pub units: Vec<String>,
    /// The course that has to be completed before.
    pub needs: Option<String>,
    /// What the same course is called, and how many years pass before one comes to it again.
    pub again: Option<(String, u32)>,
}

/// What a published activity asks for; none: anybody may come.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn show_requirements(services: &Services, code: &str) -> Result<Option<Asked>> {
    let read = services.db.read();
    let activity = store::activities::by_code(read, code).await?.ok_or(Error::NotFound)?;
    asked(read, &activity).await
}

/// What an activity asks for, in words.
pub(crate) async fn asked(conn: &impl ConnectionTrait, activity: &Activity) -> Result<Option<Asked>> {
    let Some(row) = store::requirements::of_activity(conn, activity.id).await? else { return Ok(None) };
    let units = store::requirements::units(conn, activity.id).await?;
    let mut names: Vec<String> = units::find::names(conn, units).await?.into_values().collect();
    names.sort_by_key(|name| domain::people::name::collation_key(name));
    let asked = Asked {
        positions: row.positions.lines().map(str::to_owned).collect(),
        levels: levels(&row),
        units: names,
        needs: Some(row.needs.clone()).filter(|needs| !needs.is_empty()),
        again: row.again_after_years.map(|years| (course(&row, activity), domain::numbers::whole(years))),
    };
    Ok(Some(asked).filter(|asked| *asked != Asked::default()))
}

/// The rule itself, with the row that it stands in.
pub(crate) async fn rules(
    conn: &impl ConnectionTrait,
    activity: ActivityId,
) -> Result<Option<(Requirement, Requirements)>> {
    let Some(row) = store::requirements::of_activity(conn, activity).await? else { return Ok(None) };
    let units = store::requirements::units(conn, activity).await?;
    let units = units::find::by_number(conn, units).await?;
    let rules = Requirements {
        positions: row.positions.lines().map(fold).collect(),
        levels: levels(&row),
        units: units.into_values().map(|unit| domain::UnitPath::from_stored(unit.path)).collect(),
        needs_course: !row.needs_fold.is_empty(),
        again_after_years: row.again_after_years.map(domain::numbers::whole),
    };
    Ok((!rules.is_none()).then_some((row, rules)))
}

/// What the same course is called everywhere.
pub(crate) fn course(row: &Requirement, activity: &Activity) -> String {
    if row.course.is_empty() { activity.title.clone() } else { row.course.clone() }
}

pub(crate) fn levels(row: &Requirement) -> Vec<UnitLevel> {
    row.levels.split(' ').filter_map(UnitLevel::parse).collect()
}

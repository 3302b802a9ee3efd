//! The choices of a filter for units, grouped by what they are and where they lie.

use domain::{Lang, Word};
use services::units::{Force, OfferedUnit, UnitGroup};
use ui::Choice;

use crate::{App, pages::units::words as t, visit::Staff};

/// The code of the unit that somebody’s figures are of where they asked for none: the one at the top of their own that is in force; a
/// province that was merged away comes last.
pub(crate) async fn usual_unit(app: &App, staff: &Staff) -> services::Result<String> {
    let units = services::reports::report_units(&app.services, staff.actor()).await?;
    let unit = units.iter().find(|unit| unit.valid_to.is_none()).or(units.first());
    Ok(unit.map(|unit| unit.code.clone()).unwrap_or_default())
}

/// The units as choices, in their groups. A code that is none of them stands first as it is, so that nothing else takes its place.
pub(crate) fn unit_choices(lang: Lang, groups: &[UnitGroup], asked: &str) -> Vec<Choice> {
    let is_there = asked.is_empty() || find_offered(groups, asked).is_some();
    let unknown = (!is_there).then(|| Choice::new(asked, asked)).into_iter();
    let offered = groups.iter().flat_map(|group| {
        let heading = heading(lang, group);
        group.units.iter().map(move |unit| Choice::new(&unit.code, label(lang, unit)).group(&heading))
    });
    unknown.chain(offered).collect()
}

/// The unit of a code among those that are offered.
pub(crate) fn find_offered<'a>(groups: &'a [UnitGroup], asked: &str) -> Option<&'a OfferedUnit> {
    groups.iter().flat_map(|group| &group.units).find(|unit| unit.code == asked)
}

/// The words of a unit that is among the choices.
pub(crate) fn unit_label(lang: Lang, groups: &[UnitGroup], asked: &str) -> Option<String> {
    find_offered(groups, asked).map(|unit| label(lang, unit))
}

fn heading(lang: Lang, group: &UnitGroup) -> String {
    let level = group.level.name(lang);
    group.parent.as_ref().map_or_else(|| level.into(), |parent| format!("{level} · {parent}"))
}

fn label(lang: Lang, unit: &OfferedUnit) -> String {
    match unit.force {
        Force::Now => unit.name.clone(),
        Force::From(first) => t::from(lang, &unit.name, first),
        Force::Until(last) => t::until(lang, &unit.name, last),
    }
}

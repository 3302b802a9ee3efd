//! The form of who may come.

use domain::{
    Label, Problem, UnitLevel, Word,
    accounts::access::{Action, Actor},
    fields::{read_number, read_optional_line},
    numbers::stored,
    text::{self, fold},
};
use store::{
    ConnectionTrait,
    ids::UnitId,
    rows::{Activity, Requirement},
};

use crate::{
    Result, Services,
    activities::show::open,
    checked::Checked,
    requirements::show::levels,
    units::{self, lines::unit_of_line},
};

const POSITIONS: Label = Label { vi: "các chức vụ", en: "the titles" };
const COURSE: Label = Label { vi: "tên khóa học", en: "the name of the course" };
const YEARS: Label = Label { vi: "số năm", en: "the number of years" };

/// Who may come, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequirementsForm {
    /// Words of titles, one a line.
    pub positions: String,
    /// Codes of levels of units.
    pub levels: Vec<String>,
    /// Units, one a line.
    pub units: String,
    /// What the same course is called; empty: as the activity.
    pub course: String,
    /// The course that has to be completed before.
    pub needs: String,
    /// How many years pass before one comes to the same course again.
    pub years: String,
    /// The version that was loaded; empty where nothing was asked for.
    pub version: String,
}

/// Who may come to an activity, in the form; with what courses are called elsewhere.
///
/// # Errors
/// As the gate decides.
pub async fn load_requirements_form(
    services: &Services,
    actor: &Actor,
    code: &str,
) -> Result<(Activity, RequirementsForm, Vec<String>)> {
    let conn = services.db.read();
    let activity = open(conn, actor, Action::ManageActivity, code).await?;
    let courses = store::requirements::courses(conn).await?;
    let Some(row) = store::requirements::of_activity(conn, activity.id).await? else {
        return Ok((activity, RequirementsForm::default(), courses));
    };
    let units = store::requirements::units(conn, activity.id).await?;
    let units = units::find::by_number(conn, units).await?.into_values().collect();
    let mut units = units::find::labelled(conn, units).await?;
    units.sort_by_key(|choice| domain::people::name::collation_key(&choice.label));
    let form = RequirementsForm {
        levels: levels(&row).into_iter().map(|level| level.code().to_owned()).collect(),
        units: units.into_iter().map(|choice| choice.label).collect::<Vec<_>>().join("\n"),
        years: row.again_after_years.map(|years| years.to_string()).unwrap_or_default(),
        positions: row.positions,
        course: row.course,
        needs: row.needs,
        version: row.version.to_string(),
    };
    Ok((activity, form, courses))
}

/// Reads who may come, with the units.
pub(crate) async fn read(
    services: &Services,
    conn: &impl ConnectionTrait,
    activity: &Activity,
    form: &RequirementsForm,
) -> Result<(Requirement, Vec<UnitId>)> {
    let mut checked = Checked::default();
    let units = units(services, conn, &form.units).await?;
    let problems = &mut checked.problems;
    let units = problems.check("units", units);
    let positions = problems.check("positions", positions(&form.positions));
    let unknown = Problem::NotOneOf(UnitLevel::expected());
    let levels: Option<Vec<UnitLevel>> = form.levels.iter().map(|code| UnitLevel::parse(code)).collect();
    let levels = problems.check("levels", levels.ok_or(unknown));
    let course = problems.check("course", read_optional_line(&form.course, COURSE, 300));
    let needs = problems.check("needs", read_optional_line(&form.needs, COURSE, 300));
    let years = match text::line(&form.years).as_str() {
        "" => Some(None),
        typed => problems.check("years", read_number(typed, YEARS, 1, 20)).map(|years| Some(stored(years))),
    };
    match (units, positions, levels, course, needs, years) {
        (Some(units), Some(positions), Some(levels), Some(course), Some(needs), Some(years)) => {
            let levels = levels.into_iter().map(UnitLevel::code).collect::<Vec<_>>().join(" ");
            let row = Requirement {
                activity_id: activity.id,
                positions,
                levels,
                course_fold: fold(&course),
                course,
                needs_fold: fold(&needs),
                needs,
                again_after_years: years,
                updated_at: services.now(),
                version: 1,
            };
            Ok((row, units))
        }
        _ => Err(checked.not_saved().error),
    }
}

/// Words of titles, one a line, or with commas between.
fn positions(raw: &str) -> std::result::Result<String, Problem> {
    let lines = raw.split(['\n', ',', ';']).map(text::line).filter(|line| !fold(line).is_empty());
    let lines = lines.collect::<Vec<_>>().join("\n");
    if lines.chars().count() > 2_000 { Err(Problem::TooLong(POSITIONS, 2_000)) } else { Ok(lines) }
}

async fn units(
    services: &Services,
    conn: &impl ConnectionTrait,
    typed: &str,
) -> Result<std::result::Result<Vec<UnitId>, Problem>> {
    let mut found: Vec<UnitId> = vec![];
    let lines = typed.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    for (at, line) in lines.filter(|(_, line)| !line.is_empty()) {
        match unit_of_line(services, conn, (at, line), &found).await? {
            Ok(unit) => found.push(unit),
            Err(problem) => return Ok(Err(problem)),
        }
    }
    Ok(Ok(found))
}

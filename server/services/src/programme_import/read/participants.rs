//! `participants.csv`.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{AttendanceStatus, PersonName, Sex, fields, label, people::person, units::name::written};

use super::{Reading, Seen};
use crate::programme_import::{
    cells::{code, optional},
    problem::{Findings, Place, said},
    table::Row,
};

/// A person on the list of an activity, with the same mark at each of its sessions. `activity` and `unit` are codes.
#[derive(Debug, Clone)]
pub(crate) struct ParticipantRow {
    pub at: Place,
    pub activity: String,
    pub person: String,
    pub name: Option<PersonName>,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub team: Option<String>,
    pub unit: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub mark: Mark,
}

/// What stands in the column of attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The same at each session.
    Is(AttendanceStatus),
    /// Nothing: the list was made before the activity.
    Empty,
    /// A word that is not known, which was noted.
    Wrong,
}

impl Mark {
    /// The status, where there is one.
    pub(crate) fn status(self) -> Option<AttendanceStatus> {
        match self {
            Mark::Is(status) => Some(status),
            Mark::Empty | Mark::Wrong => None,
        }
    }
}

pub(super) fn read(rows: &[Row], reading: &mut Reading<'_>) -> Vec<ParticipantRow> {
    let mut seen = Seen::new();
    let rows: Vec<ParticipantRow> =
        rows.iter().filter_map(|row| participant(row, reading, &mut seen)).collect();
    one_person_a_code(&rows, reading.findings);
    rows
}

fn participant(
    row: &Row,
    Reading { findings, today }: &mut Reading<'_>,
    seen: &mut Seen<(String, String)>,
) -> Option<ParticipantRow> {
    let activity = row.check(findings, "activity_code", |raw| code(raw, label::ACTIVITY_CODE));
    let person_ = row.check(findings, "person_code", |raw| code(raw, label::CODE));
    let name = row.check(findings, "full_name", PersonName::parse);
    let birth_date =
        row.check(findings, "birth_date", |raw| optional(raw, |raw| person::read_birth_date(raw, *today)));
    let sex = row.check(findings, "sex", |raw| optional(raw, Sex::read));
    let team = row.check(findings, "team", |raw| {
        fields::read_optional_line(raw, label::TEAM, 300).map(|team| written(&team))
    });
    let unit = row.check(findings, "unit_code", |raw| code(raw, label::UNIT));
    let email = row.check(findings, "email", person::read_email);
    let phone = row.check(findings, "phone", person::read_phone);
    let mark = match row.check(findings, "attendance", |raw| optional(raw, AttendanceStatus::read)) {
        Some(Some(status)) => Mark::Is(status),
        Some(None) => Mark::Empty,
        None => Mark::Wrong,
    };
    let (activity, person_) = (activity?, person_?);
    if let Some(first) = seen.before((activity.clone(), person_.clone()), row.at.line) {
        let problem = said(
            format!("Người này đã có trong danh sách của hoạt động ở dòng {first}: giữ lại một dòng"),
            format!("This person is on the list of the activity on line {first} already: keep one row"),
        );
        findings.problem_with(row.at, "person_code", &person_, problem);
        return None;
    }
    Some(ParticipantRow {
        at: row.at,
        activity,
        person: person_,
        name,
        birth_date: birth_date.flatten(),
        sex: sex.flatten(),
        team: team.filter(|team| !team.is_empty()),
        unit: unit.unwrap_or_default(),
        email: email.flatten(),
        phone: phone.flatten(),
        mark,
    })
}

/// A code that stands for two people: the name, birth date or sex is not that of the first row with it.
fn one_person_a_code(rows: &[ParticipantRow], findings: &mut Findings) {
    let mut first_of: HashMap<&str, &ParticipantRow> = HashMap::new();
    for row in rows {
        let first = *first_of.entry(&row.person).or_insert(row);
        let shown = |name: &Option<PersonName>| name.as_ref().map(|name| name.as_str().to_owned());
        let date = |date: Option<NaiveDate>| date.map(|date| date.format("%d/%m/%Y").to_string());
        let sex = |sex: Option<Sex>| sex.map(|sex| domain::Word::name(sex, domain::Lang::Vi).to_owned());
        for (column, had, has) in [
            ("full_name", shown(&first.name), shown(&row.name)),
            ("birth_date", date(first.birth_date), date(row.birth_date)),
            ("sex", sex(first.sex), sex(row.sex)),
        ] {
            let (Some(had), Some(has)) = (had, has) else { continue };
            if had != has {
                let (code, line) = (&row.person, first.at.line);
                let problem = said(
                    format!("Mã “{code}” ở dòng {line} là của “{had}”: một mã chỉ cho một người"),
                    format!("The code “{code}” is that of “{had}” on line {line}: one code for one person"),
                );
                findings.problem_with(row.at, column, &has, problem);
            }
        }
    }
}

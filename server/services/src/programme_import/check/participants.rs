//! Lists of people.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::{ActivityState, Problem, RegistrationState, UnitLevel, Word, label, numbers::whole, text};
use store::rows::Person;

use super::Checking;
use crate::programme_import::{
    known::KnownRegistration,
    problem::said,
    read::{ActivityRow, Mark, ParticipantRow},
};

/// A team's code is that of its commune and `-T1`, and codes have 30 letters at the most.
const LONGEST_WITH_TEAMS: usize = 24;

pub(super) fn check(checking: &mut Checking<'_, '_>) {
    let (input, known) = (checking.input, checking.known);
    let of_file: HashMap<&str, &ActivityRow> =
        input.activities.iter().map(|row| (row.code.as_str(), row)).collect();
    let mut lists: BTreeMap<&str, Vec<&ParticipantRow>> = BTreeMap::new();
    for row in &input.participants {
        let Some(starts_on) = activity(checking, row, &of_file) else { continue };
        unit(checking, row);
        if row.mark == Mark::Empty && starts_on <= checking.today {
            checking.findings.problem_with(row.at, "attendance", "", Problem::Missing(label::ATTENDANCE));
        }
        if let Some(stored) = known.people.get(&row.person) {
            person(checking, row, stored);
        }
        lists.entry(&row.activity).or_default().push(row);
    }
    for (code, rows) in lists {
        list(checking, code, of_file.get(code).copied(), &rows);
    }
}

/// The first day of the row's activity.
fn activity(
    checking: &mut Checking<'_, '_>,
    row: &ParticipantRow,
    of_file: &HashMap<&str, &ActivityRow>,
) -> Option<NaiveDate> {
    if let Some(stored) = checking.known.activities.get(&row.activity) {
        if *stored.row.state == ActivityState::Cancelled {
            let problem = Problem::Said(
                "Hoạt động này đã hủy: bỏ dòng này, hoặc sửa mã hoạt động",
                "This activity is cancelled: remove the row, or correct the activity code",
            );
            checking.findings.problem_with(row.at, "activity_code", &row.activity, problem);
        }
        return Some(stored.row.starts_on);
    }
    let of_file = of_file.get(row.activity.as_str());
    if of_file.is_none() {
        let problem = Problem::Unknown(label::ACTIVITY, row.activity.clone());
        checking.findings.problem(row.at, "activity_code", problem);
    }
    of_file.map(|activity| activity.starts_on)
}

fn unit(checking: &mut Checking<'_, '_>, row: &ParticipantRow) {
    let Some(unit) = checking.unit(row.at, &row.unit) else { return };
    if row.team.is_some() && row.unit.len() > LONGEST_WITH_TEAMS {
        let problem = said(
            format!("Mã đơn vị dài quá {LONGEST_WITH_TEAMS} ký tự thì không đặt được mã cho đội"),
            format!("A unit code of more than {LONGEST_WITH_TEAMS} characters leaves no room for the team’s"),
        );
        checking.findings.problem_with(row.at, "unit_code", &row.unit, problem);
    }
    if row.team.is_some() && unit.level != UnitLevel::Commune {
        let (name, level) = (unit.name, unit.level);
        let problem = said(
            format!(
                "Đội thuộc một xã, phường hoặc thị trấn, còn “{name}” là {}: sửa mã đơn vị",
                level.name(domain::Lang::Vi).to_lowercase()
            ),
            format!(
                "A team belongs to a commune, and “{name}” is a {}: correct the unit code",
                level.name(domain::Lang::En).to_lowercase()
            ),
        );
        checking.findings.problem_with(row.at, "unit_code", &row.unit, problem);
    }
}

/// A person who is there: the same one, though something may have been corrected since.
fn person(checking: &mut Checking<'_, '_>, row: &ParticipantRow, stored: &Person) {
    // Nothing of an erased person is told or taken up again.
    let (Some(name), None) = (&row.name, stored.erased_at) else { return };
    let other_name = text::fold(name.as_str()) != stored.fold;
    let other_birth = row.birth_date.zip(stored.birth_date).is_some_and(|(has, had)| has != had);
    if other_name && other_birth {
        let (code, had) = (&row.person, &stored.full_name);
        let problem = said(
            format!("Mã “{code}” trong hệ thống là của “{had}”: dùng mã khác cho người này"),
            format!("The code “{code}” is that of “{had}” in the program: use another code for this person"),
        );
        checking.findings.problem_with(row.at, "person_code", name.as_str(), problem);
        return;
    }
    let given = |value: &Option<String>, stored: &Option<String>| {
        // An empty cell says nothing about what is there.
        (value.clone().or_else(|| stored.clone()).unwrap_or_default(), stored.clone().unwrap_or_default())
    };
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string());
    let sex = |sex: Option<domain::Sex>| sex.map(|sex| sex.code().to_owned());
    let (birth, had_birth) = given(&date(row.birth_date), &date(stored.birth_date));
    let (is, was) = given(&sex(row.sex), &sex(stored.sex.map(|sex| *sex)));
    let (email, had_email) = given(&row.email, &stored.email);
    let (phone, had_phone) = given(&row.phone, &stored.phone);
    checking.compare(
        row.at,
        [
            ("full_name", name.as_str().to_owned(), stored.full_name.clone()),
            ("birth_date", birth, had_birth),
            ("sex", is, was),
            ("email", email, had_email),
            ("phone", phone, had_phone),
        ],
    );
}

/// The whole list of one activity: those who are on it already, and whether the others have seats.
fn list(checking: &mut Checking<'_, '_>, code: &str, file: Option<&ActivityRow>, rows: &[&ParticipantRow]) {
    let known = checking.known;
    let stored = known.activities.get(code);
    let mut fresh: Vec<&ParticipantRow> = Vec::new();
    for row in rows {
        let person = known.people.get(&row.person);
        match person
            .zip(stored)
            .and_then(|(person, activity)| known.registrations.get(&(activity.row.id, person.id)))
        {
            Some(registration) => on_the_list(checking, row, registration),
            None => fresh.push(row),
        }
    }
    let (capacity, taken, headcount) = match (stored, file) {
        (Some(stored), _) => (stored.row.capacity, stored.row.seats_taken, stored.headcount),
        (None, Some(file)) => (file.capacity, 0, file.headcount),
        (None, None) => return,
    };
    let free = usize::try_from(capacity.saturating_sub(taken)).unwrap_or(0);
    if let Some(first_without) = fresh.get(free) {
        let wanted = fresh.len();
        checking.findings.problem(
            first_without.at,
            "activity_code",
            said(
                format!("Hoạt động “{code}” còn {free} chỗ, danh sách có {wanted} người: tăng số chỗ (capacity) hoặc bớt người"),
                format!("The activity “{code}” has {free} seats left and {wanted} people on the list: raise its capacity or shorten the list"),
            ),
        );
    }
    let there: HashSet<&str> = rows
        .iter()
        .filter(|row| row.mark.status().is_some_and(domain::AttendanceStatus::was_there))
        .map(|row| row.person.as_str())
        .collect();
    if domain::attendance::headcount_below_list(
        headcount.and_then(|count| u32::try_from(count).ok()),
        whole(there.len()),
    ) {
        let (listed, counted) = (there.len(), headcount.unwrap_or_default());
        checking.findings.note(
            rows[0].at,
            "activity_code",
            said(
                format!("Hoạt động “{code}”: danh sách có {listed} người có mặt, số người đếm được chỉ {counted}; báo cáo tính theo danh sách"),
                format!("The activity “{code}”: {listed} people of the list were there, the headcount is {counted}; the report counts the list"),
            ),
        );
    }
}

/// Somebody who is on the list already.
fn on_the_list(checking: &mut Checking<'_, '_>, row: &ParticipantRow, stored: &KnownRegistration) {
    if *stored.row.state != RegistrationState::Confirmed {
        let state = *stored.row.state;
        checking.findings.note(
            row.at,
            "person_code",
            said(
                format!("Đăng ký này trong hệ thống là “{}”: giữ nguyên", state.name(domain::Lang::Vi)),
                format!("This registration is “{}” in the program: left so", state.name(domain::Lang::En)),
            ),
        );
    }
    if let Some(given) = row.mark.status()
        && stored.marks.iter().any(|(status, _)| *status != given)
    {
        let vi = |status: domain::AttendanceStatus| status.name(domain::Lang::Vi).to_lowercase();
        let had: Vec<String> =
            stored.marks.iter().map(|(status, n)| format!("{n} buổi {}", vi(*status))).collect();
        checking.compare(row.at, [("attendance", vi(given), had.join(", "))]);
    }
}

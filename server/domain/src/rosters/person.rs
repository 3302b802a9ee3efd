//! One person of a roster, out of the cells of a line.

use chrono::NaiveDate;

use super::{
    Column, Heal, Healed,
    heal::{
        birth::birth,
        blank::says_nothing,
        email::email,
        name::name,
        phone::phone,
        sex::{marked, sex},
        unit::unit,
    },
};
use crate::{
    PersonName, Problem, Sex,
    fields::read_optional_line,
    label,
    people::{name::MAX_LETTERS, person::Birth},
    text,
};

/// The most letters of a post.
const MOST_OF_POST: usize = 200;

/// The most letters of a code.
const MOST_OF_CODE: usize = 50;

/// What a line says of somebody, each value or what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPerson {
    /// The full name.
    pub name: Result<PersonName, Problem>,
    /// The birth date, or the year.
    pub birth: Result<Option<Birth>, Problem>,
    /// The sex.
    pub sex: Result<Option<Sex>, Problem>,
    /// The words for the unit; whether there is such a unit is not known here.
    pub unit_words: String,
    /// The post; empty where none is given.
    pub position: Result<String, Problem>,
    /// The e-mail address.
    pub email: Result<Option<String>, Problem>,
    /// The telephone number.
    pub phone: Result<Option<String>, Problem>,
    /// The code of the office for its staff.
    pub code: Result<Option<String>, Problem>,
    /// What was done to each value.
    pub heals: Vec<(Column, Heal)>,
}

impl ReadPerson {
    /// What is wrong, by column.
    pub fn problems(&self) -> Vec<(Column, Problem)> {
        let all = [
            (Column::Name, self.name.as_ref().err()),
            (Column::BirthDate, self.birth.as_ref().err()),
            (Column::Sex, self.sex.as_ref().err()),
            (Column::Position, self.position.as_ref().err()),
            (Column::Email, self.email.as_ref().err()),
            (Column::Phone, self.phone.as_ref().err()),
            (Column::Code, self.code.as_ref().err()),
        ];
        all.into_iter().filter_map(|(column, problem)| Some((column, problem?.clone()))).collect()
    }
}

/// Reads a person from the cells of a line; a column that the list lacks is empty. Days are numbered from 1904 in some workbooks.
///
/// What is wrong with the birth date or the sex is a problem of [`Column::BirthDate`] and [`Column::Sex`], whichever column it stands in.
pub fn read_person<'a>(cell: impl Fn(Column) -> &'a str, starts_1904: bool, today: NaiveDate) -> ReadPerson {
    let mut heals = Heals::default();
    let (birth_column, birth_cell) = birth_cell(&cell);
    let birth = read_birth(birth_cell, starts_1904, today);
    let unit_words = unit(cell(Column::Unit));
    heals.note(Column::Unit, &unit_words.how);
    ReadPerson {
        name: heals.keep(Column::Name, name(&full_name(&cell))),
        birth: heals.keep(birth_column, birth),
        sex: heals.keep(Column::Sex, read_sex(&cell, birth_column)),
        unit_words: unit_words.value,
        position: heals.keep(Column::Position, read_post(cell(Column::Position))),
        email: heals.keep(Column::Email, email(cell(Column::Email))),
        phone: heals.keep(Column::Phone, phone(cell(Column::Phone))),
        code: read_optional_line(cell(Column::Code), label::CODE, MOST_OF_CODE)
            .map(|code| Some(code).filter(|code| !code.is_empty())),
        heals: heals.0,
    }
}

/// The name of one column, or joined from two.
fn full_name<'a>(cell: &impl Fn(Column) -> &'a str) -> String {
    let [whole, family, given] =
        [Column::Name, Column::Family, Column::Given].map(|column| text::line(cell(column)));
    match (whole.is_empty(), family.is_empty() || given.is_empty()) {
        (false, _) => whole,
        // Long text is refused as a whole, not joined to be longer still.
        (true, true) => family + &given,
        (true, false) => format!("{family} {given}").chars().take(MAX_LETTERS + 1).collect(),
    }
}

/// The birth date of the one column that has it.
fn birth_cell<'a>(cell: &impl Fn(Column) -> &'a str) -> (Column, &'a str) {
    let columns = [Column::BirthDate, Column::BornMale, Column::BornFemale];
    let filled =
        columns.into_iter().map(|column| (column, cell(column))).find(|(_, cell)| !cell.trim().is_empty());
    filled.unwrap_or((Column::BirthDate, ""))
}

fn read_birth(cell: &str, starts_1904: bool, today: NaiveDate) -> Result<Healed<Option<Birth>>, Problem> {
    match nothing(cell) {
        Some(how) => Ok(Healed { value: None, how }),
        None => birth(cell, starts_1904, today).map(|read| read.map(Some)),
    }
}

fn read_post(cell: &str) -> Result<Healed<String>, Problem> {
    match nothing(cell) {
        Some(how) => Ok(Healed { value: String::new(), how }),
        None => {
            let post = read_optional_line(cell, label::POSITION, MOST_OF_POST)?;
            Ok(Healed { value: post, how: vec![] })
        }
    }
}

/// What was done to a cell that says nothing; none where it says something.
fn nothing(cell: &str) -> Option<Vec<Heal>> {
    let clean = text::line(cell);
    if clean.is_empty() {
        return Some(vec![]);
    }
    says_nothing(&clean).then(|| vec![Heal::Nothing])
}

/// The sex in words, by marks, or by the column in which the birth date stands.
fn read_sex<'a>(cell: &impl Fn(Column) -> &'a str, birth: Column) -> Result<Healed<Option<Sex>>, Problem> {
    let written = cell(Column::Sex);
    if nothing(written).is_none() {
        return sex(written);
    }
    let marked = marked(cell(Column::SexMale), cell(Column::SexFemale))?;
    let by_birth = match birth {
        Column::BornMale => Some(Sex::Male),
        Column::BornFemale => Some(Sex::Female),
        _ => None,
    };
    Ok(match (marked.value, by_birth) {
        (None, Some(_)) => Healed { value: by_birth, how: vec![Heal::SexSign] },
        _ => marked,
    })
}

/// What was done, by column.
#[derive(Default)]
struct Heals(Vec<(Column, Heal)>);

impl Heals {
    fn note(&mut self, column: Column, how: &[Heal]) {
        self.0.extend(how.iter().map(|heal| (column, *heal)));
    }

    fn keep<T>(&mut self, column: Column, read: Result<Healed<T>, Problem>) -> Result<T, Problem> {
        read.map(|healed| {
            self.note(column, &healed.how);
            healed.value
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, 3).unwrap()
    }

    fn read(cells: &[(Column, &str)]) -> ReadPerson {
        let cell = |column| cells.iter().find(|(known, _)| *known == column).map_or("", |(_, cell)| *cell);
        read_person(cell, false, today())
    }

    #[test]
    fn a_line_is_read_as_it_was_meant() {
        let person = read(&[
            (Column::Name, "NGUYỄN THỊ ẨN"),
            (Column::BirthDate, "8/8/88"),
            (Column::Sex, "Nữ"),
            (Column::Unit, "UBND xã Cát Nê"),
            (Column::Position, "Công chức"),
            (Column::Email, "An@Gmail,com"),
            (Column::Phone, "912111004"),
            (Column::Code, "CB01"),
        ]);
        assert_eq!(person.name.as_ref().unwrap().as_str(), "Nguyễn Thị Ẩn");
        assert_eq!(person.birth.unwrap().unwrap().typed(), "8/8/1988");
        assert_eq!(person.sex, Ok(Some(Sex::Female)));
        assert_eq!(person.unit_words, "Xã Cát Nê");
        assert_eq!(person.position.as_deref(), Ok("Công chức"));
        assert_eq!(person.email, Ok(Some("an@gmail.com".into())));
        assert_eq!(person.phone, Ok(Some("0912111004".into())));
        assert_eq!(person.code, Ok(Some("CB01".into())));
        let mut heals = person.heals;
        heals.sort_unstable();
        let meant = [
            (Column::Name, Heal::Capitals),
            (Column::BirthDate, Heal::ShortYear),
            (Column::Unit, Heal::UnitPrefix),
            (Column::Email, Heal::Signs),
            (Column::Phone, Heal::ZeroPut),
        ];
        assert_eq!(heals, meant);
    }

    #[test]
    fn the_column_of_the_birth_date_says_the_sex() {
        let person = read(&[(Column::Family, "Lê Văn"), (Column::Given, "An"), (Column::BornMale, "1980")]);
        assert_eq!(person.name.unwrap().as_str(), "Lê Văn An");
        assert_eq!((person.birth, person.sex), (Ok(Some(Birth::Year(1980))), Ok(Some(Sex::Male))));
        let marked = read(&[(Column::Name, "Lê Thị An"), (Column::SexFemale, "x")]);
        assert_eq!((marked.birth, marked.sex), (Ok(None), Ok(Some(Sex::Female))));
    }

    #[test]
    fn every_problem_is_told_at_its_column() {
        let wrong = read(&[(Column::Phone, "12"), (Column::Email, "x"), (Column::BornFemale, "31/6/1990")]);
        let columns: Vec<Column> = wrong.problems().into_iter().map(|(column, _)| column).collect();
        assert_eq!(columns, [Column::Name, Column::BirthDate, Column::Email, Column::Phone]);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(cells in proptest::collection::vec("\\PC{0,20}", 14)) {
            use crate::Word;
            let place = |column| Column::ALL.iter().position(|known| *known == column).unwrap();
            let _ = read_person(|column| cells[place(column)].as_str(), false, today());
        }
    }
}

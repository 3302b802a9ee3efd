//! Whom a participant names in their own place: what is typed about them, and who they are among those on file.

use chrono::NaiveDate;
use domain::{
    Label, Lang, PersonName, Problem, Problems,
    accounts::access::Actor,
    fields::read_optional_line,
    label,
    people::person::{self, Birth},
    registrations::changes::HandOver,
    text,
};
use store::{
    ConnectionTrait, Tx,
    ids::{PersonId, UnitId},
    people::Known,
    rows::{Activity, Person, Registration, Substitute},
};

use crate::{
    Error, Result, Services,
    people::form::{PERSON, born},
    requirements::check as requirements,
    units::{
        self,
        find::{Typed, UnitChoice},
    },
};

/// What is typed about somebody who is to have a seat in the place of another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SuccessorForm {
    /// Full name.
    pub full_name: String,
    /// Birth date, or the year.
    pub birth_date: String,
    /// The post; may stay empty.
    pub position: String,
    /// E-mail address; this or a telephone number.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// The unit by name, where it may be another; empty: the same.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Somebody who is to have a seat in the place of another.
pub(crate) struct Successor {
    pub name: PersonName,
    pub birth: Birth,
    pub position: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub unit: Option<UnitId>,
}

const BIRTH: Label = label::BIRTH_DATE;

/// Reads the form; what is wrong is named in `problems`, with units to choose from. Who has the seat now is of `own` unit.
pub(crate) async fn read(
    services: &Services,
    conn: &impl ConnectionTrait,
    form: &SuccessorForm,
    (activity, own): (&Activity, Option<UnitId>),
    problems: &mut Problems,
) -> Result<(Option<Successor>, Vec<UnitChoice>)> {
    let name = problems.check("full_name", PersonName::parse(&form.full_name));
    let birth = match text::line(&form.birth_date).as_str() {
        "" => Err(Problem::Missing(BIRTH)),
        typed => person::read_birth(typed, services.today()),
    };
    let birth = problems.check("birth_date", birth);
    let position = problems.check("position", read_optional_line(&form.position, label::POSITION, 200));
    let email = problems.check("email", person::read_email(&form.email));
    let phone = problems.check("phone", person::read_phone(&form.phone));
    if (email.as_ref(), phone.as_ref()) == (Some(&None), Some(&None)) {
        problems.add("email", Problem::NoContact);
    }
    let mut choices = vec![];
    let other = *activity.hand_over == HandOver::Anybody && !text::line(&form.unit).is_empty();
    let unit = if other {
        match units::find::resolve_in_force(services, conn, form.unit_id.parse().ok(), &form.unit).await? {
            Typed::Found(unit) => Some(Some(unit)),
            Typed::Choices(found) => {
                problems.add("unit", units::find::problem(&form.unit, &found));
                choices = found;
                None
            }
        }
    } else {
        Some(own)
    };
    let read = (|| {
        Some(Successor {
            name: name?,
            birth: birth?,
            position: position?,
            email: email?,
            phone: phone?,
            unit: unit?,
        })
    })();
    Ok((read.filter(|_| problems.is_empty()), choices))
}

/// Whom somebody named before, should they not be able to come.
pub(crate) fn named_before(row: &Substitute) -> Result<Successor> {
    let wrong = |_| Error::Fault("a substitute without a name".into());
    let birth = row.birth_date.map(Birth::Day).or(row.birth_year.map(Birth::Year));
    Ok(Successor {
        name: PersonName::parse(&row.full_name).map_err(wrong)?,
        birth: birth.ok_or_else(|| Error::Fault("a substitute without a birth date".into()))?,
        position: row.position.clone(),
        email: row.email.clone(),
        phone: row.phone.clone(),
        unit: row.unit_id,
    })
}

/// Who a successor is.
pub(crate) enum Who {
    /// Somebody on file, with what became of an earlier registration of theirs.
    OnFile(Box<Person>, Option<Box<Registration>>),
    /// Somebody new.
    New,
    /// Somebody who is on the list already, whom the organizer does not want there, or who does not meet what is asked for: why they can't
    /// have the seat.
    Not(Problem),
}

/// Finds out who a successor is. The activity must be locked.
///
/// On file is who has the name, the birth date, the unit and the address: a link that opens somebody's registration goes to the address on
/// file alone. Whoever has the name and the birth date and is on the list already counts as the same person, whatever the address.
pub(crate) async fn who(tx: &Tx, activity: &Activity, successor: &Successor) -> Result<Who> {
    let fold = text::fold(successor.name.as_str());
    let alike = store::people::known_by(tx, Known::Fold, std::slice::from_ref(&fold)).await?;
    let same_name = |person: &&Person| {
        text::spelling(&person.full_name) == text::spelling(successor.name.as_str())
            && Birth::agree(born(person), Some(successor.birth))
    };
    let alike: Vec<&Person> = alike.iter().filter(same_name).collect();
    let mut found = None;
    for person in alike {
        let row = store::registrations::of(tx, activity.id, person.id).await?;
        if let Some(problem) = row.as_ref().and_then(|row| why_not(row, person)) {
            return Ok(Who::Not(problem));
        }
        let reached = match (&successor.email, &successor.phone) {
            (Some(_), _) => person.email == successor.email,
            (None, phone) => phone.is_some() && person.phone == *phone,
        };
        if found.is_none() && person.unit_id == successor.unit && reached {
            found = Some(Who::OnFile(Box::new(person.clone()), row.map(Box::new)));
        }
    }
    let found = found.unwrap_or(Who::New);
    Ok(match may_not_come(tx, activity, successor, &found).await? {
        Some(problem) => Who::Not(problem),
        None => found,
    })
}

/// Why a successor may not come: what the activity asks for is asked of them too.
async fn may_not_come(
    tx: &Tx,
    activity: &Activity,
    successor: &Successor,
    found: &Who,
) -> Result<Option<Problem>> {
    let (people, on_file) = match found {
        Who::OnFile(person, _) => (vec![person.id], person.position.as_str()),
        Who::New | Who::Not(_) => (vec![], ""),
    };
    let position = if successor.position.is_empty() { on_file } else { successor.position.as_str() };
    let who = requirements::Who {
        name: successor.name.as_str().to_owned(),
        people,
        position: position.to_owned(),
        unit: successor.unit,
    };
    requirements::why_not(tx, activity, who).await
}

fn why_not(row: &Registration, person: &Person) -> Option<Problem> {
    let name = &person.full_name;
    if !row.state.is_final() {
        return Some(Problem::SaidOf(
            format!(
                "{name} đã có trong danh sách của hoạt động này: chọn người khác, hoặc hủy đăng ký để nhường chỗ."
            ),
            format!(
                "{name} is on the list of this activity already: choose somebody else, or cancel your registration to free the seat."
            ),
        ));
    }
    row.was_refused().then(|| {
        Problem::SaidOf(
            format!("Ban tổ chức đã từ chối hoặc đưa {name} ra khỏi danh sách: chọn người khác, hoặc liên hệ ban tổ chức."),
            format!("The organizer said no to {name}, or took them off the list: choose somebody else, or ask the organizer."),
        )
    })
}

/// Puts somebody new on file. Another one gave these data; the person has agreed to nothing yet.
pub(crate) async fn add_person(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    successor: &Successor,
) -> Result<Person> {
    let now = services.now();
    let row = Person {
        id: PersonId::NEW,
        code: None,
        full_name: successor.name.as_str().into(),
        fold: text::fold(successor.name.as_str()),
        sort_key: successor.name.sort_key(),
        birth_date: successor.birth.day(),
        birth_year: successor.birth.year_alone(),
        sex: None,
        unit_id: successor.unit,
        position: successor.position.clone(),
        email: successor.email.clone(),
        phone: successor.phone.clone(),
        lang: Lang::Vi.code().into(),
        consented_at: None,
        erased_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let row = store::insert(tx, row).await?;
    PERSON.created(services, tx, actor, &row);
    Ok(row)
}

/// The birth date as the form of a substitute has it.
pub(crate) fn typed_birth(day: Option<NaiveDate>, year: Option<i32>) -> String {
    day.map(Birth::Day).or(year.map(Birth::Year)).map(Birth::typed).unwrap_or_default()
}

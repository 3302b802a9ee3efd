//! Who registers: what they typed about themselves, and the person on file or anew.

use domain::{
    Attends, HeldWay, Lang, PersonName, Problem, Problems, Sex, Word,
    accounts::access::Actor,
    fields::{read_block, read_optional_line},
    label,
    people::person,
};
use serde_json::json;
use store::{
    ConnectionTrait, Tx,
    ids::{PersonId, UnitId},
    rows::{Activity, Person},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    questions::AnswersForm,
    units::{
        self,
        find::{Typed, UnitChoice},
    },
};

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegistrationForm {
    /// Full name.
    pub full_name: String,
    /// Birth date, day/month/year.
    pub birth_date: String,
    /// `nam` or `nu`.
    pub sex: String,
    /// The unit, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// `yes` where the unit is none of the list: its words are then kept for an organizer.
    pub other_unit: String,
    /// E-mail address; this or a telephone number.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// The title, where the activity asks for one.
    pub position: String,
    /// `yes` where somebody who does not meet what is asked for wants the organizer to look.
    pub asks: String,
    /// What they write to the organizer then.
    pub plea: String,
    /// `yes` where the person agrees that these data are kept.
    pub consent: String,
    /// What was answered to the questions of the activity.
    pub answers: AnswersForm,
    /// The code of how they take part, where the activity is held both ways.
    pub attends: String,
    /// `seat` where the form offered a seat, `seat-room` or `seat-online` where it did so of that way alone: a place in line is then not given
    /// without asking.
    pub offered: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

impl RegistrationForm {
    /// Whether the form offered a seat to somebody who takes part in a way.
    pub(crate) fn was_offered_seat(&self, attends: Attends) -> bool {
        match self.offered.strip_prefix("seat") {
            Some("") => true,
            Some(way) => way.strip_prefix('-') == Some(attends.code()),
            None => false,
        }
    }
}

pub(crate) struct Registrant {
    pub name: PersonName,
    pub birth_date: chrono::NaiveDate,
    pub sex: Sex,
    /// None: it is none of the list.
    pub unit: Option<UnitId>,
    /// The unit's words, where it is none of the list.
    pub other_unit: Option<String>,
    pub position: String,
    /// What they write to the organizer.
    pub plea: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// In the room or online, where the activity is held both ways.
    pub attends: Attends,
}

/// How somebody takes part in an activity: where it is held both ways, as the form says.
pub(crate) fn read_attends(activity: &Activity, form: &RegistrationForm, problems: &mut Problems) -> Attends {
    if *activity.way != HeldWay::Hybrid {
        return Attends::Room;
    }
    let problem = Problem::Said(
        "Chọn dự tại chỗ hay trực tuyến",
        "Choose whether you come to the room or take part online",
    );
    problems.check("attends", Attends::parse(&form.attends).ok_or(problem)).unwrap_or(Attends::Room)
}

/// What the form says, as far as it says something that can be; the rest is named in `problems`, with units to choose from.
pub(crate) async fn read(
    services: &Services,
    conn: &impl ConnectionTrait,
    form: &RegistrationForm,
    problems: &mut Problems,
) -> Result<(Option<Registrant>, Vec<UnitChoice>)> {
    let name = problems.check("full_name", PersonName::parse(&form.full_name));
    let birth_date =
        problems.check("birth_date", person::read_birth_date(&form.birth_date, services.today()));
    let sex = problems.check("sex", Sex::read(&form.sex).map_err(|_| Problem::NotChosen(label::SEX)));
    let mut choices = vec![];
    let found = units::find::resolve_in_force(services, conn, form.unit_id.parse().ok(), &form.unit).await?;
    let unit = match found {
        // Somebody who says that it is none of the list may not have seen it there.
        Typed::Found(unit)
            if form.other_unit != "yes" || units::find::is_called(conn, unit, &form.unit).await? =>
        {
            Some((Some(unit), None))
        }
        _ if form.other_unit == "yes" => problems
            .check("unit", domain::units::typed::read_typed(&form.unit))
            .map(|words| (None, Some(words))),
        Typed::Choices(found) => {
            problems.add("unit", units::find::problem(&form.unit, &found));
            choices = found;
            None
        }
        Typed::Found(unit) => Some((Some(unit), None)),
    };
    let position = problems.check("position", read_optional_line(&form.position, label::POSITION, 200));
    let plea = problems.check("plea", read_block(&form.plea, label::REASON, 500));
    let email = problems.check("email", person::read_email(&form.email));
    let phone = problems.check("phone", person::read_phone(&form.phone));
    if (email.as_ref(), phone.as_ref()) == (Some(&None), Some(&None)) {
        problems.add("email", Problem::NoContact);
    }
    if form.consent != "yes" {
        problems.add(
            "consent",
            Problem::Said(
                "Đánh dấu vào ô đồng ý để chúng tôi được lưu thông tin và ghi tên ông (bà) vào danh sách",
                "Tick the box to agree that we keep these data, so that we can put you on the list",
            ),
        );
    }
    let typed = (|| {
        let (unit, other_unit) = unit?;
        Some(Registrant {
            name: name?,
            birth_date: birth_date?,
            sex: sex?,
            unit,
            other_unit,
            position: position?,
            plea: plea?,
            email: email?,
            phone: phone?,
            attends: Attends::Room,
        })
    })();
    Ok((typed, choices))
}

/// Somebody on file agrees that their data are kept.
///
/// Nothing is ever added to somebody who is there: with a colleague's name and birth date and an address of one's own, one would
/// get all the links that are the colleague's.
pub(crate) async fn note_consent(services: &Services, tx: &Tx, person: &Person) -> Result<Person> {
    let person = store::people::lock(tx, person.id).await?.ok_or(Error::NotFound)?;
    let now = services.now();
    let row = Person { consented_at: Some(now), updated_at: now, version: person.version + 1, ..person };
    let row = store::update(tx, row).await?;
    let change = Change {
        verb: "consent",
        noun: "person",
        id: row.id.0,
        before: None,
        after: Some(json!({ "version": row.version })),
    };
    record(services, tx, &Actor::Anonymous, change);
    Ok(row)
}

/// Somebody who is not on file.
pub(crate) async fn add_person(
    services: &Services,
    tx: &Tx,
    typed: &Registrant,
    lang: Lang,
) -> Result<Person> {
    let now = services.now();
    let row = Person {
        id: PersonId::NEW,
        code: None,
        full_name: typed.name.as_str().into(),
        fold: domain::text::fold(typed.name.as_str()),
        sort_key: typed.name.sort_key(),
        birth_date: Some(typed.birth_date),
        birth_year: None,
        sex: Some(typed.sex.into()),
        unit_id: typed.unit,
        position: typed.position.clone(),
        email: typed.email.clone(),
        phone: typed.phone.clone(),
        lang: lang.code().into(),
        consented_at: Some(now),
        erased_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let row = store::insert(tx, row).await?;
    let change = Change {
        verb: "create",
        noun: "person",
        id: row.id.0,
        before: None,
        after: Some(json!({ "unit": row.unit_id })),
    };
    record(services, tx, &Actor::Anonymous, change);
    Ok(row)
}

/// Everybody of that name and birth date, of whichever unit.
pub(crate) async fn namesakes(tx: &Tx, typed: &Registrant) -> Result<Vec<Person>> {
    Ok(store::people::namesakes(tx, typed.name.as_str(), typed.birth_date).await?)
}

/// The one of the namesakes who is of that unit and reached in the same way. Two rows for one person can be merged later; one row for
/// two people could not be taken apart.
pub(crate) fn on_file<'a>(namesakes: &'a [Person], typed: &Registrant) -> Option<&'a Person> {
    let reached = |person: &&Person| match (&typed.email, &typed.phone) {
        (Some(_), _) => person.email == typed.email,
        (None, Some(_)) => person.phone == typed.phone,
        (None, None) => false,
    };
    namesakes.iter().filter(|person| person.unit_id == typed.unit).find(reached)
}

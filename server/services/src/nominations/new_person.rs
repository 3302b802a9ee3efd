//! A unit names somebody who is not on file yet: what has to be known, and no more.

use domain::{
    Lang, PersonName, Problem, Sex,
    accounts::access::Actor,
    fields, label,
    people::person::{self, Birth},
};
use store::{Tx, ids::PersonId, people::Known, rows::Person};

use crate::{
    Error, Result, Services,
    checked::{Checked, NotSaved},
    nominations::{
        name::put,
        turn::{ListOf, Turn, change},
    },
    people::form::{PERSON, born, some},
    send_once::do_once,
    undo::Done,
};

/// Somebody new, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewNomineeForm {
    /// Full name.
    pub full_name: String,
    /// Birth date, or the year alone.
    pub birth_date: String,
    /// `nam`, `nu`, or nothing.
    pub sex: String,
    /// The post.
    pub position: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// `yes` where somebody of the same name is known to be another person.
    pub another: String,
    /// Why the organizer should look, of somebody who does not meet what is asked for.
    pub plea: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Somebody new, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Full name.
    pub name: PersonName,
    /// Birth date, or the year.
    pub birth: Option<Birth>,
    /// The sex.
    pub sex: Option<Sex>,
    /// The post; may be empty.
    pub position: String,
    /// Telephone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// Adds somebody to the unit's people, and puts them at the end of its list.
///
/// # Errors
/// [`Error::Invalid`] by field, at `plea` where they don't meet what is asked for, at `full_name` also where the unit has somebody of that name who may be the same; [`Error::Conflict`]
/// where it is too late; as the gate decides.
pub async fn name_new_person(
    services: &Services,
    actor: &Actor,
    of: ListOf<'_>,
    form: &NewNomineeForm,
) -> std::result::Result<Done, NotSaved> {
    do_once(services, actor, (&form.key, (of, form)), async |tx| {
        let work = async |tx: &Tx, turn: &Turn| Ok((1, vec![add(services, tx, actor, turn, form).await?]));
        Ok(change(services, tx, actor, of, work).await?)
    })
    .await
}

async fn add(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    turn: &Turn,
    form: &NewNomineeForm,
) -> Result<PersonId> {
    let row = read(services, turn, form)?;
    refuse_namesake(tx, turn, &row, form.another == "yes").await?;
    let row = store::insert(tx, row).await?;
    PERSON.created(services, tx, actor, &row);
    put(services, tx, actor, turn, (&row, Some(&form.plea))).await?;
    Ok(row.id)
}

/// The person that a form comes to.
fn read(services: &Services, turn: &Turn, form: &NewNomineeForm) -> Result<Person> {
    let mut checked = Checked::default();
    let problems = &mut checked.problems;
    let name = problems.check("full_name", PersonName::parse(&form.full_name));
    // Without it the next one of that name can't be told from this one.
    let birth = problems.check("birth_date", person::read_birth(&form.birth_date, services.today()));
    let sex = problems.check("sex", some(&form.sex, Sex::read));
    let position = fields::read_optional_line(&form.position, label::POSITION, 200);
    let position = problems.check("position", position);
    let phone = problems.check("phone", person::read_phone(&form.phone));
    let email = problems.check("email", person::read_email(&form.email));
    if (email.as_ref(), phone.as_ref()) == (Some(&None), Some(&None)) {
        problems.add("phone", Problem::NoContact);
    }
    let (Some(name), Some(birth), Some(sex), Some(position), Some(phone), Some(email)) =
        (name, birth, sex, position, phone, email)
    else {
        return Err(checked.not_saved().error);
    };
    crate::error::valid(checked.problems)?;
    Ok(newcomer(services, turn, &Newcomer { name, birth: Some(birth), sex, position, phone, email }))
}

/// The row of somebody new of the unit.
pub(crate) fn newcomer(services: &Services, turn: &Turn, new: &Newcomer) -> Person {
    let now = services.now();
    Person {
        id: PersonId::NEW,
        code: None,
        full_name: new.name.as_str().into(),
        fold: domain::text::fold(new.name.as_str()),
        sort_key: new.name.sort_key(),
        birth_date: new.birth.and_then(Birth::day),
        birth_year: new.birth.and_then(Birth::year_alone),
        sex: new.sex.map(Into::into),
        unit_id: Some(turn.unit.id),
        position: new.position.clone(),
        email: new.email.clone(),
        phone: new.phone.clone(),
        lang: Lang::Vi.code().into(),
        // The unit gave these data; the person agrees to nothing by that.
        consented_at: None,
        erased_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// That the unit has nobody of that name who was born then, or may have been: such a one is named from its list, unless somebody said
/// that it is another.
async fn refuse_namesake(tx: &Tx, turn: &Turn, row: &Person, is_another: bool) -> Result<()> {
    let known = store::people::known_by(tx, Known::Fold, std::slice::from_ref(&row.fold)).await?;
    let same = |other: &&Person| {
        other.unit_id == Some(turn.unit.id)
            && domain::text::spelling(&other.full_name) == domain::text::spelling(&row.full_name)
            && Birth::agree(born(other), born(row))
    };
    let Some(other) = known.iter().find(same) else { return Ok(()) };
    // Of two with one birth date as well, one is the other.
    if is_another && (other.birth_date.is_none() || row.birth_date.is_none()) {
        return Ok(());
    }
    let birth = born(other).map(Birth::typed).unwrap_or_default();
    Err(Error::invalid(
        "full_name",
        Problem::SaidOf(
            format!(
                "Đơn vị đã có {} (sinh {birth}): tìm tên này ở mục “Người của đơn vị” rồi bấm “Cử”",
                other.full_name
            ),
            format!(
                "The unit has {} (born {birth}) already: find the name among the unit’s people and press “Name”",
                other.full_name
            ),
        ),
    ))
}

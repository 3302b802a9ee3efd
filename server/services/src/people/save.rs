//! People of the own units: added, changed.

use domain::{
    Lang, PersonName, Problem, Sex,
    accounts::access::{Action, Actor},
    fields, label,
    people::person::{self, Birth},
};
use store::{
    Tx,
    ids::{PersonId, UnitId},
    rows::Person,
};

use crate::{
    Error, Result, Services,
    checked::{Checked, NotSaved},
    people::{
        form::{PERSON, PersonForm, may_add_people, open, some},
        move_address::move_address,
    },
    permit::require_unit,
    send_once::do_once,
};

/// Adds a person, or changes one unless somebody else did meanwhile.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; [`Error::Stale`]; as the gate decides.
pub async fn save_person(
    services: &Services,
    actor: &Actor,
    id: Option<PersonId>,
    form: &PersonForm,
) -> std::result::Result<PersonId, NotSaved> {
    may_add_people(actor)?;
    do_once(services, actor, (&form.key, (id, form)), async |tx| {
        let before = match id {
            Some(id) => {
                let person = store::people::lock(tx, id).await?.ok_or(Error::NotFound)?;
                open(tx, actor, Action::ManagePeople, id).await?;
                Some(person)
            }
            None => None,
        };
        let typed = read(services, tx, form).await?;
        require_unit(tx, actor, Action::ManagePeople, typed.unit).await?;
        let row = row(services, before.as_ref(), typed, &form.lang);
        if let Some(before) = before.as_ref().filter(|person| form.version != person.version.to_string()) {
            return Err(Error::Stale(before.updated_at).into());
        }
        refuse_namesake(tx, before.as_ref(), &row).await?;
        let Some(before) = before else {
            let row = store::insert(tx, row).await?;
            PERSON.created(services, tx, actor, &row);
            return Ok(row.id);
        };
        let row = store::update(tx, row).await?;
        PERSON.edited(services, tx, actor, (&before, &row));
        if before.email != row.email {
            move_address(services, tx, actor, &before, &row).await?;
        }
        Ok(row.id)
    })
    .await
}

/// The fields as they were read.
struct Typed {
    name: PersonName,
    birth: Option<Birth>,
    sex: Option<Sex>,
    unit: UnitId,
    position: String,
    email: Option<String>,
    phone: Option<String>,
}

async fn read(services: &Services, tx: &Tx, form: &PersonForm) -> std::result::Result<Typed, NotSaved> {
    let mut checked = Checked::default();
    let name = checked.problems.check("full_name", PersonName::parse(&form.full_name));
    let birth = checked
        .problems
        .check("birth_date", some(&form.birth_date, |raw| person::read_birth(raw, services.today())));
    let sex = checked.problems.check("sex", some(&form.sex, Sex::read));
    let unit = checked.unit(services, tx, (&form.unit_id, &form.unit)).await?;
    let position =
        checked.problems.check("position", fields::read_optional_line(&form.position, label::POSITION, 200));
    let email = checked.problems.check("email", person::read_email(&form.email));
    let phone = checked.problems.check("phone", person::read_phone(&form.phone));
    match (name, birth, sex, unit, position, email, phone) {
        (Some(name), Some(birth), Some(sex), Some(unit), Some(position), Some(email), Some(phone)) => {
            Ok(Typed { name, birth, sex, unit, position, email, phone })
        }
        _ => Err(checked.not_saved()),
    }
}

/// The row as it is to be; what the form does not ask stays as it was.
fn row(services: &Services, before: Option<&Person>, typed: Typed, lang: &str) -> Person {
    let now = services.now();
    Person {
        id: before.map_or(PersonId::NEW, |person| person.id),
        code: before.and_then(|person| person.code.clone()),
        full_name: typed.name.as_str().into(),
        fold: domain::text::fold(typed.name.as_str()),
        sort_key: typed.name.sort_key(),
        birth_date: typed.birth.and_then(Birth::day),
        birth_year: typed.birth.and_then(Birth::year_alone),
        sex: typed.sex.map(Into::into),
        unit_id: Some(typed.unit),
        position: typed.position,
        email: typed.email,
        phone: typed.phone,
        lang: match (lang, before) {
            ("", Some(person)) => person.lang.clone(),
            (code, _) => Lang::from_code(code).code().into(),
        },
        consented_at: before.and_then(|person| person.consented_at),
        erased_at: None,
        created_at: before.map_or(now, |person| person.created_at),
        updated_at: now,
        version: before.map_or(1, |person| person.version + 1),
    }
}

/// That nobody else of that name, birth date and unit is there.
async fn refuse_namesake(tx: &Tx, before: Option<&Person>, row: &Person) -> Result<()> {
    // Where two were alike before, the rest of either can still be put right.
    let who =
        |person: &Person| (domain::text::spelling(&person.full_name), person.birth_date, person.unit_id);
    if before.map(who) != Some(who(row))
        && let Some(day) = row.birth_date
        && store::people::same(tx, &row.full_name, day, row.unit_id)
            .await?
            .iter()
            .any(|person| person.id != row.id)
    {
        return Err(Error::invalid(
            "full_name",
            Problem::Said(
                "Đã có người cùng họ tên, ngày sinh và đơn vị: tìm người đó trong danh sách",
                "Somebody of that name, birth date and unit is there: look them up in the list",
            ),
        ));
    }
    Ok(())
}

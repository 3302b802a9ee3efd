//! People of the own units: added, changed.

use chrono::NaiveDate;
use domain::{
    Lang, PersonName, Problem, Problems, Sex,
    accounts::access::{Action, Actor},
    fields, label,
    people::person,
};
use store::{
    Tx,
    ids::{PersonId, UnitId},
    rows::Person,
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    error::valid,
    people::{
        form::{NotSaved, PersonForm, may_add_people, open, shown, some},
        move_address::move_address,
    },
    permit::require_unit,
    send_once::{Sent, send_once},
    units,
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
    let tx = services.db.begin().await?;
    let once = match send_once(services, &tx, actor, &form.key, &(id, form)).await? {
        Sent::First(once) => once,
        Sent::Before(id) => return Ok(id.parse().map_err(|_| Error::NotFound)?),
    };
    let before = match id {
        Some(id) => {
            let person = store::people::lock(&tx, id).await?.ok_or(Error::NotFound)?;
            open(&tx, actor, Action::ManagePeople, id).await?;
            Some(person)
        }
        None => None,
    };
    let typed = read(services, &tx, form).await?;
    require_unit(&tx, actor, Action::ManagePeople, typed.unit).await?;
    let row = row(services, before.as_ref(), typed, &form.lang);
    let verb = match &before {
        Some(person) if form.version != person.version.to_string() => {
            return Err(Error::Stale(person.updated_at).into());
        }
        Some(_) => "edit",
        None => "create",
    };
    refuse_namesake(&tx, before.as_ref(), &row).await?;
    let row = if before.is_some() { store::update(&tx, row).await? } else { store::insert(&tx, row).await? };
    let change = Change {
        verb,
        noun: "person",
        id: row.id.0,
        before: before.as_ref().map(shown),
        after: Some(shown(&row)),
    };
    record(services, &tx, actor, change);
    if let Some(before) = before.filter(|person| person.email != row.email) {
        move_address(services, &tx, actor, &before, &row).await?;
    }
    once.made(&tx, &row.id.to_string()).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// The fields as they were read.
struct Typed {
    name: PersonName,
    birth_date: Option<NaiveDate>,
    sex: Option<Sex>,
    unit: UnitId,
    position: String,
    email: Option<String>,
    phone: Option<String>,
}

async fn read(services: &Services, tx: &Tx, form: &PersonForm) -> std::result::Result<Typed, NotSaved> {
    let mut problems = Problems::default();
    let mut choices = vec![];
    let name = problems.check("full_name", PersonName::parse(&form.full_name));
    let birth_date = problems
        .check("birth_date", some(&form.birth_date, |raw| person::read_birth_date(raw, services.today())));
    let sex = problems.check("sex", some(&form.sex, Sex::read));
    let unit = match units::find::resolve(services, tx, form.unit_id.parse().ok(), &form.unit).await? {
        units::find::Typed::Found(unit) => Some(unit),
        units::find::Typed::Choices(found) => {
            problems.add("unit", units::find::problem(&form.unit, &found));
            choices = found;
            None
        }
    };
    let position =
        problems.check("position", fields::read_optional_line(&form.position, label::POSITION, 200));
    let email = problems.check("email", person::read_email(&form.email));
    let phone = problems.check("phone", person::read_phone(&form.phone));
    match (name, birth_date, sex, unit, position, email, phone) {
        (Some(name), Some(birth_date), Some(sex), Some(unit), Some(position), Some(email), Some(phone)) => {
            Ok(Typed { name, birth_date, sex, unit, position, email, phone })
        }
        _ => Err(NotSaved { error: valid(problems).err().unwrap_or(Error::NotFound), choices }),
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
        birth_date: typed.birth_date,
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

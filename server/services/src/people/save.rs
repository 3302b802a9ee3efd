//! People of the own units: added, changed.

use domain::{
    Lang, PersonName, Problem, Problems, Sex,
    accounts::access::{Action, Actor},
    fields, label,
    people::person,
};
use store::{
    ids::{PersonId, UnitId},
    rows::Person,
};

use crate::{
    Error, Services,
    audit::{Change, record},
    error::valid,
    people::{
        form::{NotSaved, PersonForm, may_add_people, open, shown, some},
        move_address::move_address,
    },
    permit::require_unit,
    send_once::{Sent, send_once},
    units::{self, find::Typed},
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
    let mut problems = Problems::default();
    let mut choices = vec![];
    let name = problems.check("full_name", PersonName::parse(&form.full_name));
    let birth_date = problems
        .check("birth_date", some(&form.birth_date, |raw| person::read_birth_date(raw, services.today())));
    let sex = problems.check("sex", some(&form.sex, Sex::read));
    let unit: Option<UnitId> =
        match units::find::resolve(services, &tx, form.unit_id.parse().ok(), &form.unit).await? {
            Typed::Found(unit) => Some(unit),
            Typed::Choices(found) => {
                problems.add("unit", units::find::problem(&form.unit, &found));
                choices = found;
                None
            }
        };
    let position =
        problems.check("position", fields::read_optional_line(&form.position, label::POSITION, 200));
    let email = problems.check("email", person::read_email(&form.email));
    let phone = problems.check("phone", person::read_phone(&form.phone));
    let (Some(name), Some(birth_date), Some(sex), Some(unit), Some(position), Some(email), Some(phone)) =
        (name, birth_date, sex, unit, position, email, phone)
    else {
        return Err(NotSaved { error: valid(problems).err().unwrap_or(Error::NotFound), choices });
    };
    require_unit(&tx, actor, Action::ManagePeople, unit).await?;
    let now = services.now();
    let row = Person {
        id: before.as_ref().map_or(PersonId::NEW, |person| person.id),
        code: before.as_ref().and_then(|person| person.code.clone()),
        full_name: name.as_str().into(),
        fold: domain::text::fold(name.as_str()),
        sort_key: name.sort_key(),
        birth_date,
        sex: sex.map(Into::into),
        unit_id: Some(unit),
        position,
        email,
        phone,
        lang: match (form.lang.as_str(), &before) {
            ("", Some(person)) => person.lang.clone(),
            (code, _) => Lang::from_code(code).code().into(),
        },
        consented_at: before.as_ref().and_then(|person| person.consented_at),
        erased_at: None,
        created_at: before.as_ref().map_or(now, |person| person.created_at),
        updated_at: now,
        version: before.as_ref().map_or(1, |person| person.version + 1),
    };
    let verb = match &before {
        Some(person) if form.version != person.version.to_string() => {
            return Err(Error::Stale(person.updated_at).into());
        }
        Some(_) => "edit",
        None => "create",
    };
    // Where two were alike before, the rest of either can still be put right.
    let who =
        |person: &Person| (domain::text::spelling(&person.full_name), person.birth_date, person.unit_id);
    if before.as_ref().map(who) != Some(who(&row))
        && let Some(day) = birth_date
        && store::people::same(&tx, &row.full_name, day, Some(unit))
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
        )
        .into());
    }
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

//! People of the own units: added, changed.

use domain::{
    Lang, PersonName, Problem, Problems, Sex, Word,
    access::{Action, Actor},
    label, person,
};
use serde_json::json;
use store::{
    ConnectionTrait,
    ids::{PersonId, UnitId},
    rows::Person,
};

use crate::{
    Error, Result, Services, UnitChoice,
    audit::{Change, record},
    error::valid,
    find_units::{self, Typed},
    notify,
    permit::{require_person, require_somewhere, require_unit},
    send_once::{Sent, send_once},
};

/// A person as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonForm {
    /// Full name.
    pub full_name: String,
    /// Birth date; may stay empty.
    pub birth_date: String,
    /// `nam` or `nu`; may stay empty.
    pub sex: String,
    /// The unit, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// The post.
    pub position: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// The code of the language of mails; empty: as it was, Vietnamese for somebody new.
    pub lang: String,
    /// The version that was loaded.
    pub version: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// What is wrong with a person, with the units to choose from where what was typed was not one.
#[derive(Debug)]
pub struct NotSaved {
    /// Why.
    pub error: Error,
    /// Units like the one typed.
    pub choices: Vec<UnitChoice>,
}

impl<E: Into<Error>> From<E> for NotSaved {
    fn from(error: E) -> Self {
        Self { error: error.into(), choices: vec![] }
    }
}

/// What the form would hold for somebody who is there.
///
/// # Errors
/// As the gate decides.
pub async fn load_person_form(services: &Services, actor: &Actor, id: PersonId) -> Result<PersonForm> {
    let read = services.db.read();
    let person = open(read, actor, Action::ManagePeople, id).await?;
    let unit = match person.unit_id {
        Some(unit) => store::units::by_id(read, unit).await?,
        None => None,
    };
    let unit = match unit {
        Some(unit) => find_units::find_unit(services, &unit.code).await?.map(|choice| choice.label),
        None => None,
    };
    Ok(PersonForm {
        full_name: person.full_name,
        birth_date: person.birth_date.map(|day| day.format("%-d/%-m/%Y").to_string()).unwrap_or_default(),
        sex: person.sex.map(|sex| sex.code().to_owned()).unwrap_or_default(),
        unit: unit.unwrap_or_default(),
        unit_id: person.unit_id.map(|unit| unit.to_string()).unwrap_or_default(),
        position: person.position,
        email: person.email.unwrap_or_default(),
        phone: person.phone.unwrap_or_default(),
        lang: person.lang,
        version: person.version.to_string(),
        key: String::new(),
    })
}

/// Whether the actor may add people of some unit: asked before an empty form is shown.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn may_add_people(actor: &Actor) -> Result<()> {
    require_somewhere(actor, Action::ManagePeople)
}

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
        match find_units::resolve(services, &tx, form.unit_id.parse().ok(), &form.unit).await? {
            Typed::Found(unit) => Some(unit),
            Typed::Choices(found) => {
                problems.add("unit", find_units::problem(&form.unit, &found));
                choices = found;
                None
            }
        };
    let position =
        problems.check("position", person::read_optional_line(&form.position, label::POSITION, 200));
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
    record(services, &tx, actor, change).await?;
    if let Some(before) = before.filter(|person| person.email != row.email) {
        move_address(services, &tx, actor, &before, &row).await?;
    }
    once.made(&tx, &row.id.to_string()).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// Somebody has another address: the old one is told and its links open nothing any more; the new one gets links of its own.
async fn move_address(
    services: &Services,
    tx: &store::Tx,
    actor: &Actor,
    before: &Person,
    now: &Person,
) -> Result<()> {
    let hash = |person: &Person| person.email.as_ref().map(|email| services.keys.fingerprint(email));
    let old = Some(json!({ "email_hash": hash(before) }));
    let after = Some(json!({ "email_hash": hash(now), "version": now.version }));
    let change = Change { verb: "change_email", noun: "person", id: now.id.0, before: old, after };
    record(services, tx, actor, change).await?;
    if before.email.is_none() {
        return Ok(());
    }
    notify::address_changed(services, tx, before).await?;
    store::registrations::end_links_of(tx, now.id).await?;
    for row in store::registrations::of_person(tx, now.id).await? {
        let activity = store::activities::by_id(tx, row.activity_id).await?.ok_or(Error::NotFound)?;
        if activity.ends_on >= services.today() && !row.state.is_final() {
            notify::link_renewed(services, tx, &activity, &row).await?;
        }
    }
    Ok(())
}

/// The log must not hold personal data beyond what an erasure can reach: it names what changed, not to what.
fn shown(person: &Person) -> serde_json::Value {
    json!({ "unit": person.unit_id, "has_email": person.email.is_some(), "has_phone": person.phone.is_some(), "version": person.version })
}

/// The person of a number, where the actor may do `action` to them.
///
/// # Errors
/// [`Error::NotFound`], and as the gate decides.
pub(crate) async fn open(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    action: Action,
    id: PersonId,
) -> Result<Person> {
    let person = store::people::by_id(conn, id)
        .await?
        .filter(|person| person.erased_at.is_none())
        .ok_or(Error::NotFound)?;
    require_person(conn, actor, action, &person).await?;
    Ok(person)
}

fn some<T>(
    raw: &str,
    read: impl FnOnce(&str) -> std::result::Result<T, Problem>,
) -> std::result::Result<Option<T>, Problem> {
    if domain::text::line(raw).is_empty() { Ok(None) } else { read(raw).map(Some) }
}

//! Somebody leaves their name at a call for interest. No seat hangs on it; who comes again changes what they said.

use domain::{
    Lang, Problem, Problems, Word,
    accounts::access::Actor,
    demands::{DemandAudience, DemandState, Suits},
    fields::read_optional_line,
    label,
};
use serde_json::json;
use store::{
    Tx,
    ids::{DemandId, DemandPersonId},
    rows::{Demand, DemandPerson, Person},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    demands::own::name_token,
    error::valid,
    limit_rate::{REGISTRATIONS_FROM, REGISTRATIONS_TO, limit_all, limit_rate, source},
    mails::notify_demand,
    registrations::registrant::{
        Registrant, RegistrationForm, add_person, namesakes, note_consent, on_file, read,
    },
    send_once::{Sent, send_once},
    units::find::UnitChoice,
};

/// The form as typed: who somebody is, as when they register, and when they could come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameForm {
    /// Who they are.
    pub who: RegistrationForm,
    /// The code of when they could come; empty: whenever it is.
    pub suits: String,
    /// A line about that.
    pub note: String,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Somebody new: with the token of their own page.
    New(String),
    /// Somebody on file, or who was there before. Whoever knows a name, a birth date and a telephone number could have sent the form, so
    /// the link goes to the address on file, where there is one, and is not shown.
    OnFile(Kept),
}

/// Whether what was said before was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// They were not there before.
    Added,
    /// They were, and what they said then holds no more.
    Changed,
}

/// Why a name was not taken, with units to choose from where what was typed was not one.
#[derive(Debug)]
pub struct NotNamed {
    /// Why.
    pub error: Error,
    /// Units like the one typed.
    pub choices: Vec<UnitChoice>,
}

impl<E: Into<Error>> From<E> for NotNamed {
    fn from(error: E) -> Self {
        Self { error: error.into(), choices: vec![] }
    }
}

/// Begins the outcome of a form that was about somebody on file.
const ADDED: &str = "added";
const CHANGED: &str = "changed";

/// Keeps the name of somebody, or changes what they said before.
///
/// # Errors
/// [`Error::Invalid`] by field, with units to choose from; [`Error::Conflict`] where the call takes no names; [`Error::TooMany`].
pub async fn leave_name(
    services: &Services,
    id: DemandId,
    form: &NameForm,
    lang: Lang,
    address: &str,
) -> std::result::Result<Named, NotNamed> {
    let from = source(address);
    let named = try_to_name(services, id, form, lang, &from).await;
    if let Err(NotNamed { error, .. }) = &named
        && !matches!(error, Error::Unavailable(_) | Error::Collision(_))
    {
        // What was refused is a try as well.
        limit_rate(services, &REGISTRATIONS_FROM, &from).await?;
    }
    named
}

async fn try_to_name(
    services: &Services,
    id: DemandId,
    form: &NameForm,
    lang: Lang,
    from: &str,
) -> std::result::Result<Named, NotNamed> {
    let read_only = services.db.read();
    let mut problems = Problems::default();
    let (typed, choices) = read(services, read_only, &form.who, &mut problems).await?;
    let suits = match form.suits.as_str() {
        "" => Some(Suits::Any),
        code => problems.check("suits", Suits::parse(code).ok_or(Problem::NotOneOf(Suits::expected()))),
    };
    let note = problems.check("note", read_optional_line(&form.note, label::NOTE, 200));
    let tx = services.db.begin_shared().await?;
    let once = match send_once(services, &tx, &Actor::Anonymous, &form.who.key, &(id, form)).await? {
        Sent::First(once) => once,
        Sent::Before(outcome) => {
            return Ok(match outcome.as_str() {
                ADDED => Named::OnFile(Kept::Added),
                CHANGED => Named::OnFile(Kept::Changed),
                id => {
                    let id = id.parse().map_err(|_| Error::NotFound)?;
                    let row = store::demands::name_by_id(&tx, id).await?.ok_or(Error::NotFound)?;
                    Named::New(name_token(services, &row))
                }
            });
        }
    };
    let demand = store::demands::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    require_open(services, &demand)?;
    let (Some(typed), Some(suits), Some(note), true) = (typed, suits, note, problems.is_empty()) else {
        return Err(NotNamed { error: valid(problems).err().unwrap_or(Error::NotFound), choices });
    };
    let mut limits = vec![(&REGISTRATIONS_FROM, from)];
    if let Some(recipient) = typed.email.as_ref().or(typed.phone.as_ref()) {
        limits.push((&REGISTRATIONS_TO, recipient.as_str()));
    }
    limit_all(services, &tx, &limits).await?;
    let (named, outcome) = keep(services, &tx, &demand, (&typed, suits, note), lang).await?;
    once.made(&tx, &outcome).await?;
    tx.commit().await?;
    Ok(named)
}

fn require_open(services: &Services, demand: &Demand) -> Result<()> {
    if *demand.audience != DemandAudience::Public {
        return Err(Error::NotFound);
    }
    match demand.stands(services.now()) {
        DemandState::Open => Ok(()),
        _ => Err(Error::conflict(
            "Đợt ghi tên này đã kết thúc. Xin ông (bà) theo dõi danh sách hoạt động.",
            "Names are no longer taken here. Please look at the list of activities.",
        )),
    }
}

/// Writes it down and sends the link. Answers what the sender learns, and what is kept for the same form sent again.
async fn keep(
    services: &Services,
    tx: &Tx,
    demand: &Demand,
    (typed, suits, note): (&Registrant, Suits, String),
    lang: Lang,
) -> Result<(Named, String)> {
    let namesakes = namesakes(tx, typed).await?;
    let found = on_file(&namesakes, typed);
    let person = match found {
        Some(person) => note_consent(services, tx, person).await?,
        None => add_person(services, tx, typed, lang).await?,
    };
    let before = store::demands::of_person(tx, demand.id, person.id).await?;
    let now = services.now();
    let row = DemandPerson {
        id: before.as_ref().map_or(DemandPersonId::NEW, |row| row.id),
        demand_id: demand.id,
        person_id: person.id,
        unit_id: typed.unit,
        other_unit: typed.other_unit.clone().unwrap_or_default(),
        suits: suits.into(),
        note,
        named_at: before.as_ref().map_or(now, |row| row.named_at),
        updated_at: now,
        version: before.as_ref().map_or(1, |row| row.version + 1),
        withdrawn_at: None,
        activity_id: before.as_ref().and_then(|row| row.activity_id),
    };
    let row = match &before {
        Some(_) => store::update(tx, row).await?,
        None => store::insert(tx, row).await?,
    };
    log(services, tx, &row, if before.is_some() { "edit" } else { "create" });
    notify_demand::named(services, tx, demand, (&row, &person)).await?;
    Ok(match (found.is_some(), before.is_some_and(|row| row.withdrawn_at.is_none())) {
        (false, _) => (Named::New(name_token(services, &row)), row.id.to_string()),
        (true, true) => (Named::OnFile(Kept::Changed), CHANGED.to_owned()),
        (true, false) => (Named::OnFile(Kept::Added), ADDED.to_owned()),
    })
}

/// The log says at which call, and never who: the row has it.
fn log(services: &Services, tx: &Tx, row: &DemandPerson, verb: &'static str) {
    let after = Some(json!({ "demand": row.demand_id, "unit": row.unit_id, "suits": row.suits.code() }));
    let change = Change { verb, noun: "demand_name", id: row.id.0, before: None, after };
    record(services, tx, &Actor::Anonymous, change);
}

/// Whether a person can be written to.
pub(crate) fn has_address(person: &Person) -> bool {
    person.email.is_some()
}

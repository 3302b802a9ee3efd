//! The focal person of a unit says how many people it would send.

use domain::{
    Label, Problem, Problems, UnitPath,
    accounts::access::{Action, Actor},
    demands::DemandState,
    fields::{read_number, read_optional_line},
    label,
    numbers::stored,
    text,
};
use serde_json::json;
use store::{
    ConnectionTrait, Tx,
    ids::{DemandId, UnitId, UserId},
    rows::{Demand, DemandUnit, Unit},
};

use crate::{
    Error, Result, Services,
    audit::{Change, record},
    error::valid,
    permit::{Scope, require_unit, scope},
    units,
};

/// How many a unit would send, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskForm {
    /// So many people; empty or 0: nobody any more.
    pub people: String,
    /// A line about it.
    pub note: String,
    /// The version that was loaded; empty: nothing was said before.
    pub version: String,
}

/// A call, with what a unit said to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitAsk {
    /// The call.
    pub demand: Demand,
    /// Where it stands.
    pub stands: DemandState,
    /// The body that would hold it.
    pub organizer: String,
    /// The unit.
    pub unit: Unit,
    /// What it said.
    pub said: Option<DemandUnit>,
}

const PEOPLE: Label = Label { vi: "số người cần cử", en: "how many people" };

/// The calls that take names now, for each unit at the top of what the actor names people of. Who names people of every unit is asked
/// nothing here.
///
/// # Errors
/// What the database says.
pub async fn list_asks(services: &Services, actor: &Actor) -> Result<Vec<UnitAsk>> {
    let read = services.db.read();
    let Scope::Within(tops) = scope(actor, Action::Nominate) else { return Ok(vec![]) };
    let focal = actor.has(&[domain::accounts::access::Role::Focal]);
    if tops.is_empty() || !focal {
        return Ok(vec![]);
    }
    let mut asks = vec![];
    for demand in store::demands::open_at(read, services.now(), None).await? {
        for top in &tops {
            let Some(unit) = unit_of(read, top).await? else { continue };
            asks.push(ask(services, read, demand.clone(), unit).await?);
        }
    }
    Ok(asks)
}

async fn unit_of(conn: &impl ConnectionTrait, top: &UnitPath) -> Result<Option<Unit>> {
    Ok(store::units::by_code(conn, top.code()).await?)
}

async fn ask(
    services: &Services,
    conn: &impl ConnectionTrait,
    demand: Demand,
    unit: Unit,
) -> Result<UnitAsk> {
    let holder = store::units::by_id(conn, demand.unit_id).await?;
    Ok(UnitAsk {
        stands: demand.stands(services.now()),
        organizer: holder.map(|unit| units::find::acting_body(services, &unit)).unwrap_or_default(),
        said: store::demands::asked_by(conn, demand.id, unit.id).await?,
        demand,
        unit,
    })
}

/// What a unit said to a call, and the form of it.
///
/// # Errors
/// [`Error::NotFound`]; as the gate decides of the unit.
pub async fn load_ask_form(
    services: &Services,
    actor: &Actor,
    (id, unit): (DemandId, &str),
) -> Result<(UnitAsk, AskForm)> {
    let read = services.db.read();
    let unit = open_unit(read, actor, unit).await?;
    let demand = store::demands::by_id(read, id).await?.ok_or(Error::NotFound)?;
    let ask = ask(services, read, demand, unit).await?;
    let form = match &ask.said {
        Some(said) => AskForm {
            people: said.people.to_string(),
            note: said.note.clone(),
            version: said.version.to_string(),
        },
        None => AskForm::default(),
    };
    Ok((ask, form))
}

async fn open_unit(conn: &impl ConnectionTrait, actor: &Actor, code: &str) -> Result<Unit> {
    let unit = store::units::by_code(conn, code).await?.ok_or(Error::NotFound)?;
    require_unit(conn, actor, Action::Nominate, unit.id).await?;
    Ok(unit)
}

/// Keeps how many a unit would send; nobody: what it said before is taken back.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Stale`]; [`Error::Conflict`] where the call takes nothing any more; as the gate decides.
pub async fn save_ask(
    services: &Services,
    actor: &Actor,
    (id, unit): (DemandId, &str),
    form: &AskForm,
) -> Result<()> {
    let tx = services.db.begin().await?;
    let unit = open_unit(&tx, actor, unit).await?;
    let demand = store::demands::lock(&tx, id).await?.ok_or(Error::NotFound)?;
    if demand.stands(services.now()) != DemandState::Open {
        return Err(Error::conflict(
            "Đợt ghi nhu cầu này đã kết thúc.",
            "This call has ended; what units say is no longer taken.",
        ));
    }
    let mut problems = Problems::default();
    let typed = text::line(&form.people);
    let people = match typed.as_str() {
        "" | "0" => Some(None),
        typed => problems.check("people", read_number(typed, PEOPLE, 1, 10_000)).map(Some),
    };
    let note = problems.check("note", read_optional_line(&form.note, label::NOTE, 300));
    let before = store::demands::asked_by(&tx, id, unit.id).await?;
    if people == Some(None) && before.is_none() && problems.is_empty() {
        problems.add("people", Problem::Missing(PEOPLE));
    }
    valid(problems)?;
    let (Some(people), Some(note)) = (people, note) else { return Err(Error::NotFound) };
    let version = before.as_ref().map(|row| row.version.to_string()).unwrap_or_default();
    if form.version != version {
        return Err(Error::Stale(before.map_or_else(|| services.now(), |row| row.asked_at)));
    }
    write(services, &tx, actor, (id, unit.id), (before, people.map(stored), note)).await?;
    Ok(tx.commit().await?)
}

async fn write(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    (demand_id, unit_id): (DemandId, UnitId),
    (before, people, note): (Option<DemandUnit>, Option<i32>, String),
) -> Result<()> {
    match people {
        None => store::demands::forget_asked(tx, demand_id, unit_id).await?,
        Some(people) => {
            let row = DemandUnit {
                demand_id,
                unit_id,
                people,
                note,
                asked_by: actor.user().map(UserId),
                asked_at: services.now(),
                version: before.as_ref().map_or(1, |row| row.version + 1),
            };
            match &before {
                Some(_) => store::update(tx, row).await?,
                None => store::insert(tx, row).await?,
            };
        }
    }
    let was = before.map(|row| json!({ "unit": unit_id, "people": row.people }));
    let is = json!({ "unit": unit_id, "people": people });
    let change = Change { verb: "ask", noun: "demand", id: demand_id.0, before: was, after: Some(is) };
    record(services, tx, actor, change);
    Ok(())
}

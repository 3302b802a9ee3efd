//! Materials that were made: panels, handbooks, leaflets.

use chrono::Datelike;
use domain::{
    MaterialKind, Problem, Word, accounts::access::Actor, fields, label, numbers::stored, units::map,
};
use serde_json::json;
use store::{ConnectionTrait, Turn, Tx, ids::MaterialId, rows::Material, take_turn};

use crate::{
    Result, Services,
    activities::programme::find_programme,
    audit::Logged,
    checked::{Checked, NotSaved},
    communications::communication::{may_somewhere, read_past_day, require_for},
    send_once::do_once,
};

/// A material as typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MaterialForm {
    /// The code; empty: the next free one of its kind and year.
    pub code: String,
    /// The code of its kind.
    pub kind: String,
    /// What it is called; may stay empty.
    pub title: String,
    /// The day on which it was made.
    pub produced_on: String,
    /// How many pieces.
    pub quantity: String,
    /// The unit that had it made, by name.
    pub unit: String,
    /// The unit chosen from a list, by number.
    pub unit_id: String,
    /// The form's own number: sent twice, it does its work once.
    pub key: String,
}

/// Enters a material, and gives its code.
///
/// # Errors
/// [`crate::Error::Invalid`] at `code`, `kind`, `title`, `produced_on`, `quantity`, `unit`, with units to choose from; as the gate decides.
pub async fn record_material(
    services: &Services,
    actor: &Actor,
    form: &MaterialForm,
) -> std::result::Result<String, NotSaved> {
    may_somewhere(actor)?;
    do_once(services, actor, (&form.key, form), async |tx| {
        let row = read(services, tx, actor, form).await?;
        let row = store::insert(tx, row).await?;
        MATERIAL.created(services, tx, actor, &row);
        Ok(row.code)
    })
    .await
}

/// The row that a form comes to.
async fn read(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    form: &MaterialForm,
) -> std::result::Result<Material, NotSaved> {
    let mut checked = Checked::default();
    let kind = checked
        .problems
        .check("kind", MaterialKind::parse(&form.kind).ok_or(Problem::NotChosen(label::KIND)));
    let title = checked.problems.check("title", fields::read_optional_line(&form.title, label::TITLE, 300));
    let produced_on = read_past_day(&form.produced_on, label::DATE, services.today());
    let produced_on = checked.problems.check("produced_on", produced_on);
    let quantity = checked
        .problems
        .check("quantity", fields::read_number(&form.quantity, label::QUANTITY, 1, 100_000_000));
    let unit_id = checked.unit(services, tx, (&form.unit_id, &form.unit)).await?;
    let code = checked.problems.check("code", read_code(&form.code));
    if let Some(Some(code)) = &code
        && store::materials::by_code(tx, code).await?.is_some()
    {
        checked.problems.add("code", Problem::Taken(label::CODE, code.clone()));
    }
    let (Some(kind), Some(code), Some(title), Some(produced_on), Some(quantity), Some(unit_id), true) =
        (kind, code, title, produced_on, quantity, unit_id, checked.problems.is_empty())
    else {
        return Err(checked.not_saved());
    };
    require_for(tx, actor, unit_id).await?;
    let code = match code {
        Some(code) => code,
        None => {
            // Of two who enter one at once, the second waits here and gets the next number.
            take_turn(tx, Turn::Material).await?;
            next_code(tx, kind, produced_on.year()).await?
        }
    };
    Ok(Material {
        id: MaterialId::NEW,
        code,
        programme_id: find_programme(services, tx, actor, unit_id, produced_on).await?,
        unit_id,
        kind: kind.into(),
        title,
        produced_on,
        quantity: stored(quantity),
        created_at: services.now(),
    })
}

/// A material in the log of changes.
pub(crate) const MATERIAL: Logged<Material> = Logged {
    noun: "material",
    id: |row| row.id.0,
    shown: |row| {
        json!({
            "code": row.code, "kind": row.kind.code(), "title": row.title, "unit": row.unit_id,
            "produced_on": row.produced_on, "quantity": row.quantity,
        })
    },
};

fn read_code(raw: &str) -> std::result::Result<Option<String>, Problem> {
    let code = domain::text::line(raw);
    match code.as_str() {
        "" => Ok(None),
        code if map::is_code(code) => Ok(Some(code.to_owned())),
        _ => Err(Problem::Said(
            "Mã chỉ gồm chữ cái không dấu, chữ số và dấu gạch nối, tối đa 30 ký tự",
            "A code has letters without accents, digits and hyphens, 30 characters at the most",
        )),
    }
}

/// The next free code of a kind in a year: `PA-2026-01`.
async fn next_code(conn: &impl ConnectionTrait, kind: MaterialKind, year: i32) -> Result<String> {
    let prefix = format!("{}-{year}-", kind.code()[..2].to_uppercase());
    let codes = store::materials::codes_beginning(conn, &prefix).await?;
    let last = codes.iter().filter_map(|code| code.strip_prefix(&prefix)?.parse::<u32>().ok()).max();
    Ok(format!("{prefix}{:02}", last.unwrap_or(0) + 1))
}

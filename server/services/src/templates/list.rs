//! Templates, a page at a time.

use std::collections::HashMap;

use domain::{
    UnitPath,
    accounts::access::{Action, Actor},
    agenda::{AgendaTime, days},
};
use store::{Paged, Paging, ids::TemplateId, rows::Template};

use crate::{
    Result, Services,
    permit::{Scope, scope},
    templates::show::offered_to,
    units,
};

/// A template in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateEntry {
    /// The template.
    pub template: Template,
    /// The name of the unit that it belongs to.
    pub unit_name: String,
    /// How many days its agenda has, and how many sessions.
    pub agenda: (i64, usize),
    /// How many questions it brings along.
    pub questions: u32,
    /// The actor may change it; else it is of a unit above, and may be used.
    pub is_own: bool,
}

/// A page of the templates that are offered to the actor, by name.
///
/// # Errors
/// [`crate::Error::Forbidden`] for somebody who manages no activities anywhere.
pub async fn list_templates(
    services: &Services,
    actor: &Actor,
    paging: Paging,
) -> Result<Paged<TemplateEntry>> {
    let (read, tops) = (services.db.read(), offered_to(actor)?);
    let found = store::templates::list(read, tops.as_deref(), paging).await?;
    let mut agendas: HashMap<TemplateId, Vec<AgendaTime>> = HashMap::new();
    for session in store::templates::sessions(read, found.rows.iter().map(|row| row.id)).await? {
        agendas.entry(session.template_id).or_default().push(session.time());
    }
    let counts = store::questions::counts(read, found.rows.iter().map(|row| row.id)).await?;
    let counts: HashMap<TemplateId, i64> = counts.into_iter().collect();
    let units = units::find::by_number(read, found.rows.iter().map(|row| row.unit_id)).await?;
    let own = match scope(actor, Action::ManageActivity) {
        Scope::All => None,
        Scope::Within(tops) => Some(tops),
    };
    Ok(found.map(|template| {
        let agenda = agendas.remove(&template.id).unwrap_or_default();
        let unit = units.get(&template.unit_id);
        let path = unit.map(|unit| UnitPath::from_stored(unit.path.clone()));
        let is_own =
            own.as_ref().is_none_or(|tops| path.is_some_and(|path| tops.iter().any(|top| top.covers(&path))));
        TemplateEntry {
            unit_name: unit.map(|unit| units::find::acting_body(services, unit)).unwrap_or_default(),
            questions: counts.get(&template.id).copied().map_or(0, domain::numbers::whole),
            agenda: (days(agenda.iter().copied()), agenda.len()),
            is_own,
            template,
        }
    }))
}

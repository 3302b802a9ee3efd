//! Proposes the dates of a tour. Nothing is written.

use std::{sync::atomic::AtomicBool, time::Duration};

use domain::{
    Slot, Word,
    accounts::access::{Action, Actor},
    fields::typed_day,
    tours::{agenda::Begins, place::place},
};
use store::ids::PersonId;
use timetable::{Half, HalfDay, Limits, Placed, Proposal};

use crate::{
    Error, Result, Services,
    permit::require_somewhere,
    schedule::names::Known,
    tours::{
        conditions::{Conditions, read},
        form::{TourForm, TourRow},
        problem::problem,
        told::{Told, told},
    },
};

/// No proposal takes longer.
const TIME: Duration = Duration::from_secs(5);

/// A proposal.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proposed {
    /// The row of each unit, in the order of their days.
    pub rows: Vec<TourRow>,
    /// How good it is, and what it could not do.
    pub told: Told,
}

/// Proposes for each unit a first day, a trainer and a place.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Error::Forbidden`] for somebody who plans nowhere.
pub async fn propose_tour(services: &Services, actor: &Actor, form: &TourForm) -> Result<Proposed> {
    require_somewhere(actor, Action::ManageActivity)?;
    let conn = services.db.read();
    let known = Known::teaching(conn).await?;
    let terms = read(services, conn, actor, (form, &known)).await?;
    let problem = problem(conn, &terms).await?;
    // A solver keeps a processor to itself: on a thread of its own it keeps nobody waiting.
    let solved = tokio::task::spawn_blocking(move || {
        let stop = AtomicBool::new(false);
        timetable::propose(&problem, Limits { time: TIME, rounds: None, seed: 1, stop: &stop }, |_| {})
    });
    let proposal = solved.await.map_err(|error| Error::Fault(error.to_string()))?;
    let name = |id| known.called(PersonId(id)).unwrap_or_default();
    Ok(Proposed { rows: rows(&terms, &proposal, name), told: told(&terms, &proposal, name) })
}

fn rows(terms: &Conditions, proposal: &Proposal, name: impl Fn(i64) -> String) -> Vec<TourRow> {
    let placed = |at: usize| -> Option<&Placed> {
        proposal.placed.iter().find(|placed| usize::try_from(placed.class) == Ok(at))
    };
    let mut rows: Vec<(Option<HalfDay>, TourRow)> = vec![];
    for (at, visited) in terms.units.iter().enumerate() {
        let found = placed(at);
        let slot = match found.map(|placed| placed.from.half) {
            Some(Half::Afternoon) => Slot::Afternoon,
            _ => Slot::Morning,
        };
        let row = TourRow {
            unit_id: visited.unit.id.to_string(),
            unit: visited.label.clone(),
            day: found.map(|placed| typed_day(placed.from.day)).unwrap_or_default(),
            slot: match terms.model.agenda.begins {
                Begins::Either => slot.code().to_owned(),
                Begins::Morning | Begins::Afternoon => String::new(),
            },
            trainer: found.map(|placed| name(placed.trainer)).unwrap_or_default(),
            place: place(&terms.pattern, &visited.unit.name),
            out: String::new(),
        };
        rows.push((found.map(|placed| placed.from), row));
    }
    // Those without a day come last: they are what is left to do.
    rows.sort_by_key(|(from, _)| (from.is_none(), *from));
    rows.into_iter().map(|(_, row)| row).collect()
}

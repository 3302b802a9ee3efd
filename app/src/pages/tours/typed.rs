//! The form of a tour as the browser sends it.

use serde::Deserialize;
use services::tours::{TourForm, TourRow};

/// The form; of its rows one list a column.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    /// Which button was pressed: `fill`, `propose`, `check`, `create`.
    pub act: String,
    model: String,
    units: String,
    /// The unit whose communes are filled in.
    pub below: String,
    first: String,
    last: String,
    trainers: String,
    place: String,
    most: String,
    weekends: String,
    publish: String,
    stand_reason: String,
    key: String,
    unit_id: Vec<String>,
    unit: Vec<String>,
    day: Vec<String>,
    slot: Vec<String>,
    trainer: Vec<String>,
    held_at: Vec<String>,
    /// The numbers of the units that are left out.
    out: Vec<String>,
}

impl Typed {
    /// What a use case takes.
    pub(crate) fn form(self) -> TourForm {
        let at = |column: &[String], n: usize| column.get(n).cloned().unwrap_or_default();
        let row = |(n, unit_id): (usize, &String)| TourRow {
            unit_id: unit_id.clone(),
            unit: at(&self.unit, n),
            day: at(&self.day, n),
            slot: at(&self.slot, n),
            trainer: at(&self.trainer, n),
            place: at(&self.held_at, n),
            out: if self.out.contains(unit_id) { "yes".into() } else { String::new() },
        };
        TourForm {
            rows: self.unit_id.iter().enumerate().map(row).collect(),
            model: self.model,
            units: self.units,
            first: self.first,
            last: self.last,
            trainers: self.trainers,
            place: self.place,
            most: self.most,
            weekends: self.weekends,
            publish: self.publish,
            reason: self.stand_reason,
            key: self.key,
        }
    }
}

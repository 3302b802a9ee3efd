//! A page of the rows behind a figure of a report, which add up to it.

use std::collections::HashMap;

use domain::{ReportFigure, accounts::access::Actor};
use store::{Paging, ids::UnitId};

use crate::{
    Result, Services,
    reports::{
        basis::basis,
        figure::{Counted, rows},
        filter::ReportFilter,
        rows::ReportRows,
    },
};

/// A figure with a page of its rows.
#[derive(Debug, Clone)]
pub struct FigureRows {
    /// Which figure.
    pub figure: ReportFigure,
    /// What the rows of all pages add up to: their amounts, or themselves where each stands for one. The figure of the report.
    pub value: u64,
    /// The rows of this page.
    pub rows: ReportRows,
    /// How many rows all pages have.
    pub total: u64,
    /// Which page it is.
    pub paging: Paging,
    /// The name of the unit that was asked for.
    pub unit_name: Option<String>,
    /// The names of the units that rows belong to.
    pub units: HashMap<UnitId, String>,
}

impl FigureRows {
    /// The name of a unit; nothing where there is none.
    pub fn name_of(&self, unit: UnitId) -> &str {
        self.units.get(&unit).map_or("", String::as_str)
    }
}

/// A page of the rows behind a figure, all of one moment.
///
/// # Errors
/// As [`crate::reports::compose_report`].
pub async fn list_report_rows(
    services: &Services,
    actor: &Actor,
    filter: &ReportFilter,
    figure: ReportFigure,
    paging: Paging,
) -> Result<FigureRows> {
    let snapshot = services.db.snapshot().await?;
    let basis = basis(services, &snapshot, actor, filter).await?;
    let Counted { value, total, rows } = rows(&snapshot, figure, &basis, paging).await?;
    Ok(FigureRows {
        figure,
        value,
        rows,
        total,
        paging: paging.fit(total),
        unit_name: filter.unit.map(|unit| basis.name_of(Some(unit)).to_owned()),
        units: basis.units.into_iter().map(|(id, unit)| (id, unit.name)).collect(),
    })
}

//! The rows of a list that are wrong, as a file for the office that sent it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use services::ids::RosterId;

use crate::{App, page_error::PageError, sheet, visit::Staff};

pub(crate) async fn download(
    State(app): State<App>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id: RosterId = id.parse().map_err(|_| services::Error::NotFound)?;
    let bytes = services::rosters::write_wrong_rows(&app.services, staff.actor(), id, staff.lang).await?;
    Ok(sheet::workbook("dong-can-sua.xlsx", bytes))
}

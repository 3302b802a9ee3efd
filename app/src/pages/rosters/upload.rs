//! The form with a list, as browsers send it with a file.

use axum::{
    extract::{Multipart, multipart::MultipartRejection},
    http::StatusCode,
};
use services::rosters::RosterForm;

/// Reads part after part; what came before one that is too large is kept in `form`.
///
/// # Errors
/// The status that says what is wrong with the request.
pub(super) async fn read(
    sent: Result<Multipart, MultipartRejection>,
    form: &mut RosterForm,
) -> Result<(), StatusCode> {
    let mut parts = sent.map_err(|_| StatusCode::BAD_REQUEST)?;
    while let Some(part) = parts.next_field().await.map_err(|error| error.status())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(|error| error.status())?;
        if name == "file" {
            // A browser sends an unnamed empty part where no file was chosen; a named one that is empty was.
            form.file = (!file_name.is_empty() || !bytes.is_empty()).then(|| (file_name, bytes.to_vec()));
            continue;
        }
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| StatusCode::BAD_REQUEST)?;
        let text = domain::text::compose(&text);
        match name.as_str() {
            "text" => form.text = text,
            "unit" => form.unit = text,
            "unit_id" => form.unit_id = text,
            _ => {}
        }
    }
    Ok(())
}

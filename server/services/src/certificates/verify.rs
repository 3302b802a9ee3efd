//! Verifies a certificate by the code that is printed on it.

use domain::certificates::read_code;
use store::rows::Certificate;

use crate::{
    Error, Result, Services,
    limit_rate::{CODES_FROM, limit_rate},
};

/// What a code says: the certificate as printed, and whether it holds. Also the serial of the one in its place.
///
/// # Errors
/// [`Error::NotFound`] for a code that isn't one or was never given; [`Error::TooMany`].
pub async fn verify_certificate(
    services: &Services,
    code: &str,
    address: &str,
) -> Result<(Certificate, Option<String>)> {
    limit_rate(services, &CODES_FROM, address).await?;
    let code = read_code(code).ok_or(Error::NotFound)?;
    let read = services.db.read();
    let row = store::certificates::by_code(read, &code).await?.ok_or(Error::NotFound)?;
    let instead = match row.replaced_by {
        Some(id) => store::certificates::by_id(read, id).await?.map(|other| other.serial),
        None => None,
    };
    Ok((row, instead))
}

/// The address that a certificate's QR code leads to.
pub(crate) fn verification_url(services: &Services, code: &str) -> String {
    services.url(&format!("/chung-nhan/{code}"))
}

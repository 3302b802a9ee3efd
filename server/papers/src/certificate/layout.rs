//! Where everything on a certificate stands. Pure: measures and places, draws nothing, so a test can see that nothing leaves
//! the frame or runs into something else, whatever the data.
//!
//! Three bands: the heads from above, signature and verification from below, the body centred in what is left, smaller when
//! long texts need it.

use super::foot;
use super::placed::Placed;
use super::sheet::Sheet;
use super::words::Words;
use crate::faces::Faces;
use documents::DocumentError;

/// Places all of it, in reading order.
///
/// # Errors
/// `MissingGlyph`, `TooLong`, `QrTooLong`.
pub fn layout(words: &Words, faces: &Faces) -> Result<Vec<Placed>, DocumentError> {
    let mut sheet = Sheet { faces, placed: Vec::new() };
    let left = sheet.left_head(words)?;
    let right = sheet.right_head()?;
    let foot = foot::foot(words, faces)?;
    sheet.body(words, left.min(right), foot.top)?;
    sheet.placed.extend(foot.placed);
    Ok(sheet.placed)
}

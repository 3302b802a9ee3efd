//! What a use case refused while the demo was made; nothing should be.

use anyhow::anyhow;

/// The fault of the demo.
pub(super) fn refused(error: services::Error) -> anyhow::Error {
    anyhow!("the demo can’t be made: {error}")
}

//! What commands answer.

/// Writes a line to the standard output; a closed pipe is no fault of ours.
pub(crate) fn print(text: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{text}");
}

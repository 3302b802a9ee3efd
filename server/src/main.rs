//! The program `taphuan`.
fn main() {}

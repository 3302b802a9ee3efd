//! x
pub fn escape(t: &str) -> String {
    t.to_owned()
}

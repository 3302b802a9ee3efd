//! What narrows a page, as the foot of the printed page tells it.

use leptos::prelude::*;

/// What the components of a page have told; the shell puts it into the context before the page is made.
#[derive(Clone, Copy)]
pub struct PrintedFilter(StoredValue<Vec<String>>);

impl Default for PrintedFilter {
    fn default() -> Self {
        Self(StoredValue::new(Vec::new()))
    }
}

impl PrintedFilter {
    /// All that was told.
    pub fn told(self) -> Vec<String> {
        self.0.get_value()
    }
}

/// Tells one filter that narrows the page: “Hội thảo”, “Từ ngày 1/10/2026”. Chips and pagers tell theirs themselves.
pub fn tell_filter(words: impl Into<String>) {
    if let Some(PrintedFilter(told)) = use_context() {
        told.update_value(|told| told.push(words.into()));
    }
}

//! A text that may be missing, as a prop takes it.

/// What a component's text prop takes: `"…"`, a `String`, or an `Option` of either, so that a page can hand on
/// what its form has found without a detour.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OptText(Option<String>);

impl OptText {
    /// The text, if there is one that isn't empty.
    pub fn into_option(self) -> Option<String> {
        self.0.filter(|text| !text.is_empty())
    }

    /// Whether there is a text to show.
    pub fn is_some(&self) -> bool {
        self.0.as_ref().is_some_and(|text| !text.is_empty())
    }
}

impl From<&str> for OptText {
    fn from(text: &str) -> Self {
        Self(Some(text.to_owned()))
    }
}

impl From<String> for OptText {
    fn from(text: String) -> Self {
        Self(Some(text))
    }
}

impl From<Option<String>> for OptText {
    fn from(text: Option<String>) -> Self {
        Self(text)
    }
}

impl From<Option<&str>> for OptText {
    fn from(text: Option<&str>) -> Self {
        Self(text.map(str::to_owned))
    }
}

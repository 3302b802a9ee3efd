//! What all form controls share: label, hint, error, and the ids that tie them to the input.

use super::icon::{Icon, Sign};
use super::opt_text::OptText;
use super::words::words;
use leptos::prelude::*;

/// Whether a field may stay empty. Fields are needed unless they say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Need {
    /// Must be filled in; nothing marks it.
    #[default]
    Required,
    /// May stay empty; “(không bắt buộc)” stands after its label.
    Optional,
    /// One of its group is needed; the legend of the group says so.
    OneOfGroup,
}

/// How wide a field is: as wide as what goes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// The whole reading width.
    #[default]
    Full,
    /// About 30 letters: an e-mail address, a long name.
    Letters30,
    /// About 20 letters: a name.
    Letters20,
    /// About 10: a telephone number, a date.
    Letters10,
    /// About 4: a count.
    Letters4,
}

impl Width {
    /// Class of the input.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Full => "input",
            Self::Letters30 => "input w-30",
            Self::Letters20 => "input w-20",
            Self::Letters10 => "input w-10",
            Self::Letters4 => "input w-4",
        }
    }
}

/// One control's texts and ids.
pub(super) struct Notes {
    id: String,
    hint: Option<String>,
    error: Option<String>,
}

impl Notes {
    pub(super) fn new(id: &str, hint: OptText, error: OptText) -> Self {
        Self { id: id.to_owned(), hint: hint.into_option(), error: error.into_option() }
    }

    /// Class of the box around the control.
    pub(super) fn class(&self) -> &'static str {
        if self.error.is_some() { "field has-error" } else { "field" }
    }

    /// Value of `aria-invalid`.
    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    /// Value of `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }

    /// Hint and error, between label and input.
    pub(super) fn view(self) -> AnyView {
        let Self { id, hint, error } = self;
        let hint = hint.map(|text| view! { <p class="field-hint" id=format!("{id}-hint")>{text}</p> });
        let error = error.map(|text| {
            view! {
                <p class="field-error" id=format!("{id}-error")>
                    <Icon sign=Sign::Warn />
                    <span><span class="hidden-text">{words().error_prefix}</span>{text}</span>
                </p>
            }
        });
        view! { {hint}{error} }.into_any()
    }
}

/// The words of a label, with the mark of what may stay empty.
pub(super) fn label_words(label: String, need: Need) -> AnyView {
    let mark =
        (need == Need::Optional).then(|| view! { " "<span class="field-optional">{words().optional}</span> });
    view! { {label}{mark} }.into_any()
}

/// The id of a control: its name unless it was given one.
pub(super) fn id_or_name(id: OptText, name: &str) -> String {
    id.into_option().unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hint_and_error_are_both_read_with_the_input() {
        let notes = Notes::new("email", "Ví dụ".into(), "Thiếu".into());
        assert_eq!(notes.described_by().as_deref(), Some("email-hint email-error"));
        assert_eq!(notes.class(), "field has-error");
    }

    #[test]
    fn an_empty_error_is_none() {
        let notes = Notes::new("email", OptText::default(), "".into());
        assert_eq!(notes.described_by(), None);
        assert_eq!(notes.invalid(), None);
    }
}

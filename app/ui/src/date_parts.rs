//! A day that everybody knows by heart (a birth date): three fields.

use super::control::{Need, Notes, label_words};
use super::opt_text::OptText;
use super::words::words;
use leptos::prelude::*;

/// A day as it was typed, right or wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateTyped {
    /// Day of the month.
    pub day: String,
    /// Month.
    pub month: String,
    /// Year, four digits.
    pub year: String,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePart {
    /// Day of the month.
    Day,
    /// Month.
    Month,
    /// Year.
    Year,
}

impl DatePart {
    /// Name and id of the part's input, for the form and for the error summary's link to the first wrong part.
    pub fn id(self, name: &str) -> String {
        match self {
            Self::Day => format!("{name}_day"),
            Self::Month => format!("{name}_month"),
            Self::Year => format!("{name}_year"),
        }
    }
}

/// Three inputs named `{name}_day`, `{name}_month`, `{name}_year`.
///
/// ```text
/// <DateParts name="birth" label="Ngày sinh" value=form.birth hint="Ví dụ: 23 11 1986"
///     wrong=vec![DatePart::Year] error=errors.get("birth") autocomplete="bday"/>
/// ```
#[component]
pub fn DateParts(
    /// What the names of the three inputs begin with.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What is in it.
    #[prop(optional)]
    value: DateTyped,
    /// Under the question.
    #[prop(into, optional)]
    hint: OptText,
    /// What is wrong.
    #[prop(into, optional)]
    error: OptText,
    /// The parts that are wrong; all when there is an error and none is named.
    #[prop(optional)]
    wrong: Vec<DatePart>,
    /// Whether it may stay empty.
    #[prop(optional)]
    need: Need,
    /// `bday` for a birth date.
    #[prop(into, optional)]
    autocomplete: OptText,
) -> impl IntoView {
    let notes = Notes::new(&name, hint, error);
    let class = notes.class();
    let described_by = notes.described_by();
    let has_error = notes.invalid().is_some();
    let autocomplete = autocomplete.into_option();
    let part = |part: DatePart, label: &'static str, value: String, suffix: &'static str| {
        let id = part.id(&name);
        let invalid = (has_error && (wrong.is_empty() || wrong.contains(&part))).then_some("true");
        let class = if part == DatePart::Year { "date-part date-part-year" } else { "date-part" };
        let autocomplete = autocomplete.as_ref().map(|word| format!("{word}-{suffix}"));
        view! {
            <div class=class>
                <label for=id.clone()>{label}</label>
                <input
                    class="input"
                    type="text"
                    inputmode="numeric"
                    id=id.clone()
                    name=id
                    value=value
                    autocomplete=autocomplete
                    aria-invalid=invalid
                />
            </div>
        }
        .into_any()
    };
    let parts = [
        part(DatePart::Day, words().day, value.day, "day"),
        part(DatePart::Month, words().month, value.month, "month"),
        part(DatePart::Year, words().year, value.year, "year"),
    ];
    view! {
        <fieldset class=class aria-describedby=described_by>
            <legend class="field-label">{label_words(label, need)}</legend>
            {notes.view()}
            <div class="date-parts">{parts.into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

//! A field for a unit: typed by name, with suggestions where there is a script.

use super::choice::Choice;
use super::choices::Radios;
use super::control::Need;
use super::field::Field;
use super::opt_text::OptText;
use super::words::words;
use domain::units::map::OFFERED;
use islands::UnitPicker;
use leptos::prelude::*;

/// A field for a unit, sent as `unit` (its words) and `unit_id` (its number, where one was chosen). Where the server found
/// several units, `choices` has them, one more than [`OFFERED`] where there are more. The field still offers units while its words are
/// changed.
///
/// ```text
/// <UnitField label="Đơn vị" hint="Gõ có dấu hoặc không dấu" value=form.unit unit_id=form.unit_id choices error=errors.get("unit")/>
/// ```
#[component]
pub fn UnitField(
    /// Above the input.
    #[prop(into)]
    label: String,
    /// Under the label.
    #[prop(into, optional)]
    hint: OptText,
    /// What was typed.
    #[prop(into, optional)]
    value: String,
    /// The number of the unit that was chosen.
    #[prop(into, optional)]
    unit_id: String,
    /// Units like the one that was typed.
    #[prop(optional)]
    choices: Vec<Choice>,
    /// What is wrong.
    #[prop(into, optional)]
    error: OptText,
    /// Whether it may stay empty.
    #[prop(optional)]
    need: Need,
) -> impl IntoView {
    let words = words();
    let mut choices = choices;
    let more = (choices.len() > OFFERED).then(|| view! { <p class="soft">{words.more_units}</p> });
    choices.truncate(OFFERED);
    // One number is sent: the choice's, until the picker has one. An input that is disabled sends none.
    let (typed_number, is_chosen_below) = match choices.is_empty() {
        true => (unit_id.clone(), false),
        false => (String::new(), true),
    };
    let radios = is_chosen_below.then(|| {
        view! { <Radios id="unit_id-choice" name="unit_id" label=words.which_unit value=unit_id choices/> {more} }
    });
    view! {
        <div class="unit-field">
            <Field name="unit" label hint value need autocomplete="off" error/>
            <input type="hidden" id="unit_id" name="unit_id" value=typed_number disabled=is_chosen_below/>
            <UnitPicker field="unit".to_owned() number="unit_id".to_owned() address="/api/don-vi".to_owned() label=words.suggestions.to_owned()
                found=words.units_found.to_owned() more=words.more_units.to_owned() nothing=words.no_units.to_owned()/>
        </div>
        {radios}
    }
    .into_any()
}

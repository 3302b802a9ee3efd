//! One choice of many, in the platform's own list.

use super::choice::Choice;
use super::control::{Need, Notes, Width, id_or_name, label_words};
use super::opt_text::OptText;
use leptos::prelude::*;

/// A select. Up to six choices are better as [`super::Radios`].
///
/// ```text
/// <Select name="kind" label="Loại hoạt động" value=form.kind blank="Tất cả"
///     choices=vec![Choice::new("workshop", "Hội thảo")] error=errors.get("kind")/>
/// ```
#[component]
pub fn Select(
    /// Name in the form, and the id unless one is given.
    #[prop(into)]
    name: String,
    /// Above the list.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The value of what is chosen.
    #[prop(into, optional)]
    value: String,
    /// Words of a first choice with an empty value: “Tất cả”, “Chọn…”.
    #[prop(into, optional)]
    blank: OptText,
    /// Under the label.
    #[prop(into, optional)]
    hint: OptText,
    /// What is wrong.
    #[prop(into, optional)]
    error: OptText,
    /// Whether it may stay empty.
    #[prop(optional)]
    need: Need,
    /// As wide as its longest choice.
    #[prop(optional)]
    width: Width,
    /// When it must differ from the name.
    #[prop(into, optional)]
    id: OptText,
) -> impl IntoView {
    let id = id_or_name(id, &name);
    let notes = Notes::new(&id, hint, error);
    let class = notes.class();
    let blank = blank.into_option().map(|words| Choice::new("", words));
    let choices: Vec<Choice> = blank.into_iter().chain(choices).collect();
    let options = choices
        .chunk_by(|one, next| one.group == next.group)
        .map(|some| options(some, &value))
        .collect_view();
    let select = view! {
        <select
            class=width.class()
            id=id.clone()
            name=name
            aria-describedby=notes.described_by()
            aria-invalid=notes.invalid()
        >
            {options}
        </select>
    }
    .into_any();
    view! {
        <div class=class>
            <label class="field-label" for=id>
                {label_words(label, need)}
            </label>
            {notes.view()}
            {select}
        </div>
    }
    .into_any()
}

/// Choices that follow each other under one heading, or under none.
fn options(choices: &[Choice], chosen: &str) -> AnyView {
    let options = choices
        .iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value.clone() selected=selected>{choice.label.clone()}</option> }
        })
        .collect_view();
    match choices.first().and_then(|choice| choice.group.clone()) {
        Some(heading) => view! { <optgroup label=heading>{options}</optgroup> }.into_any(),
        None => options.into_any(),
    }
}
